"""Whatever the width: nothing overlaps, nothing is lost at the edge, and what is hidden takes no room."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gallery_sorter.window.flow_layout import FlowLayout

GAP = 12


def laid_out(sizes: list[tuple[int, int]], width: int, direction: Qt.LayoutDirection) -> tuple[list[QRect], int]:
    top = QWidget()
    top.setLayoutDirection(direction)
    flow = FlowLayout(top, GAP)
    flow.setContentsMargins(4, 4, 4, 4)
    parts = []
    for wide, high in sizes:
        part = QWidget()
        part.setFixedSize(wide, high)
        flow.addWidget(part)
        parts.append(part)
    height = flow.heightForWidth(width)
    flow.setGeometry(QRect(0, 0, width, height))
    return [part.geometry() for part in parts], height


@given(
    st.lists(st.tuples(st.integers(10, 200), st.integers(10, 40)), min_size=1, max_size=8),
    st.integers(208, 900),
    st.sampled_from([Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]),
)
@settings(deadline=None, max_examples=40)
def test_everything_is_inside_and_apart(
    qapp: object, sizes: list[tuple[int, int]], width: int, direction: Qt.LayoutDirection
) -> None:
    areas, height = laid_out(sizes, width, direction)
    assert all(QRect(0, 0, width, height).contains(area) for area in areas)
    assert not any(one.intersects(other) for one, other in itertools.combinations(areas, 2))


def test_what_is_hidden_takes_no_room(qtbot: QtBot) -> None:
    top = QWidget()
    qtbot.addWidget(top)
    flow = FlowLayout(top, GAP)
    parts = [QWidget() for _ in range(2)]
    for part in parts:
        part.setFixedSize(100, 20)
        flow.addWidget(part)
    narrow = 150
    both = flow.heightForWidth(narrow)
    parts[1].hide()
    assert flow.heightForWidth(narrow) < both
