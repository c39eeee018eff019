"""Delete puts pictures into the bin through the journal, and everything comes back: names, bytes and times."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gallery_sorter.app import history
from gallery_sorter.app.session import Session
from gallery_sorter.window.main_window import MainWindow
from gallery_sorter.window.sections import Kind
from tests.moves.trees import tree
from tests.window.acting import first_of, opened, press, settled

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the bin is the system's own there")


@pytest.fixture(autouse=True)
def bin_(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    return tmp_path / "share" / "Trash"


def test_delete_and_undo_and_redo(qtbot: QtBot, window: MainWindow, dump: Path, session: Session, bin_: Path) -> None:
    opened(qtbot, window, dump)
    before, shown = tree(dump), window.gallery.total
    item = first_of(window, Kind.CLASS, "Cars")
    path = item.shown.path
    path.with_suffix(".xmp").write_text("steps", encoding="utf-8")
    before = tree(dump)
    following = window.gallery.section_of(item).shown[1]
    window.view.select(item)
    press(window, Qt.Key.Key_Delete)
    settled(qtbot, window)
    assert not path.exists()
    assert not path.with_suffix(".xmp").exists()
    assert sorted(file.name for file in (bin_ / "files").iterdir()) == [path.name, path.with_suffix(".xmp").name]
    assert window.gallery.total == shown - 1
    assert window.view.selection.items == [following]
    assert window.workspace.toast.text == "1 picture put in the bin"
    assert window.menus["undo"].text() == "&Undo: Put 1 picture in the bin"

    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, window)
    assert tree(dump) == before
    assert window.gallery.total == shown
    assert list((bin_ / "info").iterdir()) == []

    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    settled(qtbot, window)
    assert not path.exists()
    assert window.gallery.total == shown - 1
    (batch,) = history.history(session)
    assert (batch.command, batch.moved, batch.state) == ("trash", 1, "done")


def test_what_was_thrown_away_in_another_sitting_comes_back_into_view(
    qtbot: QtBot, window: MainWindow, dump: Path, session: Session
) -> None:
    opened(qtbot, window, dump)
    before, shown = tree(dump), window.gallery.total
    window.view.select_all()
    press(window, Qt.Key.Key_Delete)
    settled(qtbot, window)
    assert [path.name for path in dump.rglob("*.jpg")] == ["broken.jpg"], "what could not be read is left alone"
    opened(qtbot, window, dump)
    window.sorting._in_bin.clear()  # as in a new sitting
    window.sorting.undo(None)
    settled(qtbot, window)
    settled(qtbot, window)
    assert tree(dump) == before
    assert window.gallery.total == shown


def test_a_picture_that_changed_meanwhile_is_left(qtbot: QtBot, window: MainWindow, dump: Path) -> None:
    opened(qtbot, window, dump)
    item = first_of(window, Kind.CLASS, "Cars")
    item.shown.path.write_bytes(b"the person's edit")
    window.view.select(item)
    press(window, Qt.Key.Key_Delete)
    settled(qtbot, window)
    assert item.shown.path.read_bytes() == b"the person's edit"
    assert "left alone" in window.workspace.toast.text
    assert window.gallery.find(item.shown.path) is item
