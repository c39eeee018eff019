"""A picture keeps its proportions, whatever room it has."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from gallery_sorter.window.picture_view import PictureView


@pytest.mark.parametrize(("width", "height"), [(4000, 3000), (300, 900), (1000, 10), (1, 1), (20, 20)])
def test_it_is_never_stretched_nor_cut_nor_blown_up(qtbot: QtBot, width: int, height: int) -> None:
    view = PictureView()
    qtbot.addWidget(view)
    view.resize(256, 200)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    view.set_image(image)
    shown = view.picture_rect()
    assert shown.width() / shown.height() == pytest.approx(width / height)
    assert view.rect().toRectF().contains(shown)
    assert shown.width() <= 2 * width
    assert view.grab().toImage().pixelColor(128, 100) == QColor(Qt.GlobalColor.red)
