"""A toast says one thing, offers one thing, goes by itself, and is in nobody's way."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from gallery_sorter.window.toast import STAYS_MS, Toast


@pytest.fixture
def around(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


def test_it_lies_over_the_lower_edge_and_follows_it(around: QWidget) -> None:
    toast = Toast(around)
    assert not toast.isVisible()
    toast.show_message("3 moved to Memes", "Undo")
    for width, height in ((600, 400), (300, 200), (120, 90)):
        around.resize(width, height)
        assert around.rect().contains(toast.geometry())
        assert abs(toast.geometry().center().x() - around.rect().center().x()) <= 1
        assert toast.geometry().bottom() > height - 40


def test_it_lies_over_what_is_seen(qtbot: QtBot) -> None:
    pages, first, second = QStackedWidget(), QWidget(), QWidget()
    qtbot.addWidget(pages)
    pages.resize(600, 400)
    pages.addWidget(first)
    pages.addWidget(second)
    pages.show()
    toast = Toast(first)
    toast.also_over(second)
    pages.setCurrentWidget(second)
    toast.show_message("3 moved to Memes", "Undo")
    assert toast.isVisible()
    assert second.rect().contains(toast.geometry())
    pages.setCurrentWidget(first)
    assert toast.isVisible()
    assert toast.parentWidget() is first
    toast.hide()
    pages.setCurrentWidget(second)
    assert not toast.isVisible()


def test_its_action_is_told_and_ends_it(qtbot: QtBot, around: QWidget) -> None:
    toast = Toast(around)
    toast.show_message("3 moved to Memes", "Undo")
    with qtbot.waitSignal(toast.action_clicked):
        qtbot.mouseClick(toast.button, Qt.MouseButton.LeftButton)
    assert not toast.isVisible()


def test_it_goes_by_itself_but_not_from_under_the_pointer(qtbot: QtBot, around: QWidget) -> None:
    toast = Toast(around)
    toast._timer.setInterval(30)
    toast.show_message("3 moved to Memes")
    assert not toast.button.isVisible()
    here = QPointF(5, 5)
    QApplication.sendEvent(toast, QEnterEvent(here, here, here))
    qtbot.wait(90)
    assert toast.isVisible()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: not toast.isVisible())
    assert STAYS_MS == 6_000


def test_it_takes_no_focus(qtbot: QtBot, around: QWidget) -> None:
    line = QLineEdit(around)
    line.show()
    line.setFocus()
    toast = Toast(around)
    toast.show_message("3 moved to Memes", "Undo")
    qtbot.mouseClick(toast, Qt.MouseButton.LeftButton)
    assert line.hasFocus()
    assert toast.button.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_a_long_sentence_wraps_where_there_is_no_room_for_it(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    around.resize(240, 200)
    toast = Toast(around)
    around.show()
    toast.show_message("Every picture that is here could be read, and nothing has to be looked at before the sort.")
    assert around.rect().contains(toast.geometry())
    text = toast.findChild(QLabel)
    assert isinstance(text, QLabel)
    assert text.heightForWidth(toast.width() - 2 * 16) <= toast.height()
    assert toast.height() > 2 * text.fontMetrics().height()
