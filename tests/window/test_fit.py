"""Nothing that is to be read is cut off: in no dialog as it opens, in either language, with a large font neither."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QMainWindow,
    QPushButton,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gallery_sorter.app.watch import WatchRule
from gallery_sorter.base.settings import LANGUAGES, Look, Settings
from gallery_sorter.window.class_dialog import ClassDialog
from gallery_sorter.window.empty_note import EmptyNote
from gallery_sorter.window.empty_page import EmptyPage
from gallery_sorter.window.empty_states import Empty
from gallery_sorter.window.history_dialog import HistoryDialog
from gallery_sorter.window.menus import Menus
from gallery_sorter.window.settings_dialog import SettingsDialog
from gallery_sorter.window.shortcuts_dialog import ShortcutsDialog
from gallery_sorter.window.sort_sheet import SortSheet
from gallery_sorter.window.theme import Theme
from gallery_sorter.window.typography import ElidedLabel
from gallery_sorter.window.watch_dialog import WatchDialog

READ = (QLabel, QCheckBox, QRadioButton, QPushButton, QComboBox)
PHONE = Path("/phone")
DIALOGS: dict[str, Callable[[], QWidget]] = {
    "settings": lambda: SettingsDialog(Settings()),
    "history": HistoryDialog,
    "sheet": SortSheet,
    "watch": lambda: WatchDialog([WatchRule(PHONE, PHONE)], {}),
    "watch-none": lambda: WatchDialog([], {}),
    "class": lambda: ClassDialog(["Cars", "Whatsapp_Screenshots"]),
    "start": EmptyPage,
    **{f"note-{empty.name}": lambda empty=empty: EmptyNote(empty) for empty in Empty},
}


def cut_off(top: QWidget) -> list[str]:
    """What is narrower or lower than its text asks for."""
    found = []
    for widget in top.findChildren(QWidget):
        if not isinstance(widget, READ) or isinstance(widget, ElidedLabel) or not widget.isVisibleTo(top):
            continue
        wanted = widget.sizeHint()
        if isinstance(widget, QLabel):
            if widget.wordWrap():
                wanted = QSize(0, widget.heightForWidth(widget.width()))
            text = widget.text()
        else:
            text = widget.currentText() if isinstance(widget, QComboBox) else widget.text()
        if widget.width() < wanted.width() or widget.height() < wanted.height():
            found.append(f"{text!r}: {widget.size().toTuple()}, not {wanted.toTuple()}")
    return found


@pytest.fixture(params=[1.0, 1.5], ids=["usual", "large"])
def font(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    before = qapp.font()
    larger = qapp.font()
    larger.setPointSizeF(before.pointSizeF() * request.param)
    qapp.setFont(larger)
    Theme(qapp, Look.LIGHT)
    yield
    qapp.setStyleSheet("")
    qapp.setFont(before)


@pytest.mark.usefixtures("font")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", DIALOGS)
def test_nothing_is_cut_off(qtbot: QtBot, speaking: Callable[[str], None], name: str, language: str) -> None:
    speaking(language)
    shown = DIALOGS[name]()
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitExposed(shown)
    assert cut_off(shown) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_is_cut_off(qtbot: QtBot, speaking: Callable[[str], None], language: str) -> None:
    speaking(language)
    window = QMainWindow()
    sheet = ShortcutsDialog(Menus(window).shortcuts(), window)
    qtbot.addWidget(window)
    sheet.show()
    qtbot.waitExposed(sheet)
    for column in range(2):
        assert sheet.list.sizeHintForColumn(column) <= sheet.list.columnWidth(column)


def test_what_is_cut_off_would_be_found(qtbot: QtBot) -> None:
    top = QDialog()
    qtbot.addWidget(top)
    QCheckBox("A long sentence that needs room", top).setGeometry(0, 0, 40, 20)
    assert len(cut_off(top)) == 1
