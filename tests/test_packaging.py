"""What packaging/ and resources/desktop hold fits the program: its dependencies, its types, its icons."""

import re
import tomllib
from pathlib import Path

from gallery_sorter.app.desktop import ICON_SIZES
from gallery_sorter.base.resources import resource
from gallery_sorter.pictures.kinds import PICTURE_EXTENSIONS

CHECKOUT = Path(__file__).resolve().parent.parent
PACKAGING = CHECKOUT / "packaging"


def test_the_small_installation_is_the_whole_one_without_torch() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = (PACKAGING / "requirements-small.txt").read_text(encoding="utf-8").splitlines()
    small = [line for line in lines if line and not line.startswith("#")]
    assert small == [d for d in project["dependencies"] if re.split(r"[<>=~!]", d)[0] not in ("torch", "torchvision")]


def test_the_entry_opens_what_the_program_reads() -> None:
    entry = resource("desktop", "gallery-sorter.desktop").read_text(encoding="utf-8")
    types = re.findall(r"^MimeType=(.*);$", entry, re.MULTILINE)[0].split(";")
    same = {"jpg": "jpeg", "tif": "tiff"}
    assert set(types) == {"inode/directory"} | {f"image/{same.get(e, e)}" for e in PICTURE_EXTENSIONS}


def test_the_icons_are_what_the_drawings_give() -> None:
    """Drawn anew, each is the shipped one but for the rounding of another version of Qt."""
    from PySide6.QtGui import QImage

    from tools.draw_icons import SIZES, drawn

    assert SIZES == ICON_SIZES
    for size in SIZES:
        shipped, fresh = QImage(str(resource("icons", "app", f"{size}.png"))), drawn(size)
        assert (shipped.width(), shipped.height()) == (size, size)
        assert fresh.pixelColor(0, 0).alpha() < 60  # a round corner
        assert fresh.pixelColor(size // 2, size // 2).alpha() == 255
        step = max(1, size // 16)
        for x in range(0, size, step):
            for y in range(0, size, step):
                one, other = shipped.pixelColor(x, y).getRgb(), fresh.pixelColor(x, y).getRgb()
                assert max(abs(a - b) for a, b in zip(one, other, strict=True)) <= 12, (size, x, y)
