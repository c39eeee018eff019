"""The sheet of keys has what the menus have, and F1 opens it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItemIterator
from pytestqt.qtbot import QtBot

from gallery_sorter.window.main_window import MainWindow
from gallery_sorter.window.shortcuts_dialog import ShortcutsDialog


def rows(dialog: ShortcutsDialog) -> dict[str, str]:
    found = {}
    walk = QTreeWidgetItemIterator(dialog.list)
    while (item := walk.value()) is not None:
        found[item.text(0)] = item.text(1)
        walk += 1
    return found


def test_f1_shows_every_key_of_the_menus(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitExposed(window)
    QTest.keyClick(window, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: window.findChild(ShortcutsDialog) is not None)
    dialog = window.findChild(ShortcutsDialog)
    assert isinstance(dialog, ShortcutsDialog)
    shown = rows(dialog)
    for one in window.menus.shortcuts():
        assert shown[one.text] == one.keys
    actions = window.findChildren(QAction)
    own = {action.text().replace("&", "").removesuffix("…") for action in actions if not action.shortcut().isEmpty()}
    assert own - set(window.gallery.classes) <= set(shown)
    dialog.reject()
