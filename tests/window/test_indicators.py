"""Tick boxes can be seen on any ground, and a tick can be seen in them."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from gallery_sorter.window.indicators import indicator_sheet


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[Callable[[QPalette], None]]:
    """Gives the program a palette and the sheet for it until the test ends."""
    before = QApplication.palette(), qapp.styleSheet()

    def dress(palette: QPalette) -> None:
        QApplication.setPalette(palette)
        qapp.setStyleSheet(indicator_sheet(palette))

    yield dress
    qapp.setStyleSheet(before[1])
    QApplication.setPalette(before[0])


@pytest.mark.parametrize(
    "colours",
    [("#f4f4f6", "#5c5c66", "#0b5fd0", "#ffffff"), ("#1d1d20", "#a9a9b3", "#5aa5ff", "#071a33")],
)
def test_frame_and_tick_stand_out(qtbot: QtBot, dressed: Callable[[QPalette], None], colours: tuple[str, ...]) -> None:
    ground, frame, accent, tick = colours
    palette = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, ground),
        (QPalette.ColorRole.Base, ground),
        (QPalette.ColorRole.PlaceholderText, frame),
        (QPalette.ColorRole.Highlight, accent),
        (QPalette.ColorRole.HighlightedText, tick),
    ):
        palette.setColor(role, QColor(colour))
    dressed(palette)
    box = QCheckBox("Sure as measured")
    qtbot.addWidget(box)
    assert frame in _colours(box.grab().toImage())
    box.setChecked(True)
    assert {accent, tick} <= _colours(box.grab().toImage())


def _colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(20) for y in range(image.height())}
