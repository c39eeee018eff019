"""The window's own thread reads no picture, opens no database and lists no folder: that is the workers' business."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gallery_sorter.base.resources import resource
from gallery_sorter.window.main_window import MainWindow
from gallery_sorter.window.sections import Kind
from tests.window.acting import first_of, opened, press, settled

WATCHED = {
    "open",
    "sqlite3.connect",
    "os.scandir",
    "os.listdir",
    "os.rename",
    "os.remove",
    "os.mkdir",
    "shutil.copyfile",
}
_armed = threading.Event()
_heard: list[str] = []


def _hear(event: str, arguments: tuple[object, ...]) -> None:
    if event in WATCHED and _armed.is_set() and threading.current_thread() is threading.main_thread():
        _heard.append(f"{event}: {arguments[0]!s}")


@pytest.fixture(scope="module", autouse=True)
def _hook() -> None:
    sys.addaudithook(_hear)  # Python has no way to take it away again: it does nothing while it is not armed


@pytest.fixture
def heard() -> Iterator[list[str]]:
    _heard.clear()
    _armed.set()
    yield _heard
    _armed.clear()


def _of_pictures_or_data(heard: list[str]) -> list[str]:
    """Without modules that are imported late, and the program's own icons."""
    own = str(resource("icons").parent)
    return [one for one in heard if own not in one and not one.endswith((".py", ".pyc", ".so", ".svg", ".json"))]


def test_opening_correcting_sorting_and_undoing_touch_no_file_in_the_gui_thread(
    qtbot: QtBot, window: MainWindow, dump: Path, heard: list[str]
) -> None:
    opened(qtbot, window, dump)
    window.view.select(first_of(window, Kind.CLASS, "Cars"))
    settled(qtbot, window)
    press(window, Qt.Key.Key_2)
    press(window, Qt.Key.Key_Space)
    settled(qtbot, window)
    window.look_at_all()
    window.begin_sort()
    settled(qtbot, window)
    assert window.sort_desk.sheet is not None
    window.sort_desk.sheet.accept()
    settled(qtbot, window)
    window.steps.undo()
    settled(qtbot, window)
    assert _of_pictures_or_data(heard) == []


def test_the_hook_would_hear_it(heard: list[str], tmp_path: Path) -> None:
    (tmp_path / "picture.jpg").write_bytes(b"")
    assert _of_pictures_or_data(heard)[-1] == f"open: {tmp_path / 'picture.jpg'}"
