"""Icons follow the palette, and the accent button can be read."""

import pytest
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gallery_sorter.window.buttons import AccentButton, dress


def _coloured(text: str, accent: str, on_accent: str) -> QPalette:
    palette = QPalette()
    for role, colour in (
        (QPalette.ColorRole.ButtonText, text),
        (QPalette.ColorRole.WindowText, text),
        (QPalette.ColorRole.Highlight, accent),
        (QPalette.ColorRole.HighlightedText, on_accent),
    ):
        palette.setColor(role, QColor(colour))
    return palette


def _colours(image: QImage) -> set[str]:
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {image.pixelColor(*point).name() for point in points if image.pixelColor(*point).alpha() == 255}


def test_an_icon_takes_the_colour_of_its_text_again_and_again(qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    dress(button, "undo")
    for colour in ("#102030", "#e0d0c0"):
        button.setPalette(_coloured(colour, "#0000ff", "#ffffff"))
        assert colour in _colours(button.icon().pixmap(32).toImage())


def test_a_missing_drawing_is_an_error(qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    with pytest.raises(FileNotFoundError):
        dress(button, "no-such-drawing")


def test_the_accent_button_is_filled_with_the_accent_while_it_can_be_pressed(qtbot: QtBot) -> None:
    button = AccentButton("Sort", "sort")
    qtbot.addWidget(button)
    button.setPalette(_coloured("#000000", "#0b5fd0", "#fefefe"))
    button.resize(button.sizeHint())
    shown = _colours(button.grab().toImage())
    assert {"#0b5fd0", "#fefefe"} <= shown
    button.setEnabled(False)
    assert "#0b5fd0" not in _colours(button.grab().toImage())
