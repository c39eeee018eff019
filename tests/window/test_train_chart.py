"""The lines across a chart stand at numbers that can be read, and no value lies above the highest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QPalette
from pytestqt.qtbot import QtBot

from gallery_sorter.window.train_chart import Chart, Line, _digits, _round_top
from gallery_sorter.window.typography import GRID


@pytest.mark.parametrize(
    ("value", "top"), [(0.177, 0.25), (0.2, 0.25), (0.24, 0.25), (0.9, 1.0), (2.3, 2.5), (3.1, 5.0), (0.0, 1.0)]
)
def test_tops(value: float, top: float) -> None:
    assert _round_top(value) == pytest.approx(top)


@pytest.mark.parametrize(("top", "digits"), [(1.0, 2), (0.25, 2), (2.5, 2), (0.125, 3), (0.05, 2), (0.01, 3)])
def test_numbers_of_an_axis_differ(top: float, digits: int) -> None:
    assert _digits(top) == digits


@given(st.floats(1e-6, 1e6))
def test_no_value_lies_above(value: float) -> None:
    assert value <= _round_top(value) * (1 + 1e-9)
    assert _round_top(value) <= 2.6 * value


@pytest.mark.parametrize(("first", "values"), [(0, [0.9, 0.5, 0.4, 0.3]), (1, [0.9, 0.5, 0.4]), (2, [0.5, 0.4])])
def test_the_last_epoch_stands_at_the_right_end(qtbot: QtBot, first: int, values: list[float]) -> None:
    """An axis may begin at the start itself, or where a training went on."""
    chart = Chart("Loss")
    qtbot.addWidget(chart)
    chart.resize(400, 300)
    chart.set_lines((Line("loss", values),), 3, first)
    image = chart.grab().toImage()
    curve = chart.palette().color(QPalette.ColorRole.Highlight)
    columns = [x for x in range(400) for y in range(60, 300) if image.pixelColor(x, y) == curve]
    assert 400 - 4 * GRID < max(columns) < 400 - GRID


def test_points_are_not_joined_and_each_stands_in_the_middle_of_its_part(qtbot: QtBot) -> None:
    chart = Chart("Loss")
    qtbot.addWidget(chart)
    chart.resize(400, 300)
    chart.set_points((Line("left out", [0.9, 0.1]),), 2, "a point for each half")
    image = chart.grab().toImage()
    point = chart.palette().color(QPalette.ColorRole.Highlight)
    columns = {x for x in range(400) for y in range(60, 300) if image.pixelColor(x, y) == point}
    room = 400 - 12 * GRID - 2 * GRID
    middles = [12 * GRID + room * share for share in (0.25, 0.75)]
    assert all(min(abs(x - middle) for middle in middles) <= 5 for x in columns)
    assert all(any(abs(x - middle) <= 1 for x in columns) for middle in middles)
    assert chart.accessibleDescription() == "left out 0.90, 0.10", "none counts more than the others"
