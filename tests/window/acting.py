"""How tests act on the real window: open, wait, press, look."""

import hashlib
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gallery_sorter.window.main_window import MainWindow
from gallery_sorter.window.sections import Item, Key, Kind

PER_CLASS = 2
PATIENCE = 60_000


def digests(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def settled(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until nothing runs, on the worker or on the way to the journal."""
    qtbot.waitUntil(lambda: not window.stream.busy, timeout=PATIENCE)
    for pool in window._pools:
        assert pool.waitForDone(PATIENCE)
    QApplication.processEvents()


def opened(qtbot: QtBot, window: MainWindow, *paths: Path) -> None:
    window.open_paths(paths)
    settled(qtbot, window)


def first_of(window: MainWindow, kind: Kind, name: str = "") -> Item:
    return next(section for section in window.gallery.sections if section.key == Key(kind, name)).shown[0]


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    window.view.setFocus()
    QTest.keyClick(window.view, key, modifiers)
