"""The line of steps above the pages."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from pytestqt.qtbot import QtBot

from gallery_sorter.window.train_steps import StepLine


@pytest.mark.parametrize("direction", Qt.LayoutDirection)
def test_the_steps_begin_where_one_begins_to_read(qtbot: QtBot, direction: Qt.LayoutDirection) -> None:
    line = StepLine(["Learn from", "How"])
    qtbot.addWidget(line)
    line.setLayoutDirection(direction)
    line.resize(400, 24)
    seen = line.grab().toImage()
    accent = line.palette().color(QPalette.ColorRole.Highlight)
    marked = [x for x in range(seen.width()) if seen.pixelColor(x, 5) == accent]
    assert marked
    assert (marked[0] > 350) is line.isRightToLeft()
    assert (marked[-1] < 50) is not line.isRightToLeft()
