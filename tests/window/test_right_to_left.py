"""Where one reads from right to left, figures, paths and keys are still read as they are written."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication

from gallery_sorter.window.shortcuts_dialog import native
from gallery_sorter.window.typography import label
from gallery_sorter.window.wording import left_to_right, path_text, percent

HEBREW = "תמונות"


@pytest.fixture
def mirrored(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def seen(text: str) -> str:
    """The letters of a line that runs from right to left, as they stand from left to right."""
    layout = QTextLayout(text)
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(10_000)
    layout.endLayout()
    places = []
    for place, letter in enumerate(text):
        places += [(run.positions()[0].x(), letter) for run in line.glyphRuns(place, 1)]
    return "".join(letter for _, letter in sorted(places) if letter.isprintable())


SAID: dict[str, Callable[[], str]] = {
    ">99 %": lambda: percent(0.999),
    "<1 %": lambda: percent(0.001),
    "/home/ada/2020-01-02.jpg": lambda: path_text("/home/ada/2020-01-02.jpg"),
    "20201027_132333.jpg": lambda: path_text("20201027_132333.jpg"),
    "4,032 × 3,024": lambda: left_to_right("4,032 × 3,024"),
    "Ctrl++": lambda: native("Ctrl++"),
}


@pytest.mark.usefixtures("mirrored")
@pytest.mark.parametrize("written", SAID)
def test_it_stands_as_it_is_written(written: str) -> None:
    assert written in seen(f"{HEBREW} {SAID[written]()} {HEBREW}")
    assert written not in seen(f"{HEBREW} {written} {HEBREW}")


def test_nothing_is_added_where_one_reads_from_left_to_right() -> None:
    assert (percent(0.999), path_text("/home")) == (">99 %", "/home")


@pytest.mark.usefixtures("mirrored")
def test_a_label_begins_on_the_right_whatever_its_first_letter_is() -> None:
    assert label("Cars").alignment() & Qt.AlignmentFlag.AlignRight
    assert label("Cars").alignment() & Qt.AlignmentFlag.AlignAbsolute
