"""Bars are as long as the probabilities, and readable without seeing them."""

from PySide6.QtGui import QColor, QImage, QPalette
from pytestqt.qtbot import QtBot

from gallery_sorter.window.probability_bars import ProbabilityBars
from tests.window.made import PROBABILITIES


def test_they_are_told_likeliest_first(qtbot: QtBot) -> None:
    bars = ProbabilityBars()
    qtbot.addWidget(bars)
    bars.set_probabilities({"Memes": 0.003, "Cars": 0.996, "Whatsapp_Screenshots": 0.001}, "Cars")
    assert bars.accessibleDescription() == "Cars >99 %, Memes <1 %, Whatsapp Screenshots <1 %"


def test_the_chosen_bar_is_as_long_as_its_probability(qtbot: QtBot) -> None:
    bars = ProbabilityBars()
    qtbot.addWidget(bars)
    bars.set_probabilities(PROBABILITIES, "Cars")
    bars.resize(200, bars.sizeHint().height())
    accent = bars.palette().color(QPalette.ColorRole.Highlight)
    assert abs(_longest_run(bars.grab().toImage(), accent) - 0.8 * 200) <= 4  # the ends are round


def _longest_run(image: QImage, colour: QColor) -> int:
    rows = range(image.height())
    return max(sum(image.pixelColor(x, y) == colour for x in range(image.width())) for y in rows)
