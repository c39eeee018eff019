"""The table of a model's quality: that each row is measured on what it names."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from benchmarks import quality
from gallery_sorter.app.session import Session
from tests.drawn import CLASSES, draw
from tools.starter.corruptions import corruptions


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    for name in (*CLASSES, "None of them"):
        (tmp_path / "labelled" / name).mkdir(parents=True)
        for number in range(2):
            draw(CLASSES[0] if name not in CLASSES else name, number, (160, 120)).save(
                tmp_path / "labelled" / name / f"{number}.png"
            )
    return tmp_path / "labelled"


def test_copies_are_changed_and_the_last_ones_go(labelled: Path, tmp_path: Path) -> None:
    original = (labelled / CLASSES[0] / "0.png").read_bytes()
    copies = quality.copied(labelled, tmp_path / "place", None, None)
    assert (copies / CLASSES[0] / "0.png").read_bytes() == original
    copies = quality.copied(labelled, tmp_path / "place", corruptions()["grey"], 1)
    assert sorted(path.name for path in (copies / CLASSES[0]).iterdir()) == ["0.png.jpg"]
    with Image.open(copies / CLASSES[0] / "0.png.jpg") as grey:
        pixels = np.asarray(grey.convert("RGB"), dtype=np.int16)
    assert np.abs(pixels[..., 0] - pixels[..., 2]).max() <= 3
    assert (labelled / CLASSES[0] / "0.png").read_bytes() == original


def test_a_row_says_what_was_measured(session: Session, labelled: Path) -> None:
    figures = quality.measure(session, labelled)
    assert figures.pictures == 2 * len(CLASSES)
    assert figures.outside is not None
    cells = [cell.strip() for cell in quality.row("as they are", [figures]).strip("|").split("|")]
    assert cells[:2] == ["as they are", f"{figures.macro_f1:.3f}"]
    assert len(cells) == 7
    with pytest.raises(ValueError, match="without its Evaluated"):
        quality.measure(session, labelled / "..")
