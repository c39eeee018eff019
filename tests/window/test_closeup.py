"""The larger picture has the pixels of the file, whatever its width is to a line of an image in memory."""

from pathlib import Path

import pytest
from PIL import Image

from gallery_sorter.app.session import Session
from gallery_sorter.window.closeup import load
from tests.drawn import draw


@pytest.mark.parametrize("width", [64, 65, 66, 67])
def test_every_pixel_is_in_its_place(session: Session, tmp_path: Path, width: int) -> None:
    picture = draw("Cars", 1, (width, 50))
    picture.save(tmp_path / "a.png")
    load(session, tmp_path / "a.png", b"").save(str(tmp_path / "shown.png"))
    with Image.open(tmp_path / "shown.png") as shown:
        assert shown.convert("RGB").tobytes() == picture.tobytes()


def test_where_the_picture_can_not_be_read_its_thumbnail_is_shown(session: Session, tmp_path: Path) -> None:
    assert load(session, tmp_path / "gone.png", bytes(32)).isNull(), "there is none"
