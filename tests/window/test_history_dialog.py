"""The history offers for each batch what can be done with it, and nothing else."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gallery_sorter.window.history_dialog import HistoryDialog
from tests.window.made import FOLDER, make_batch


@pytest.fixture
def dialog(qtbot: QtBot) -> HistoryDialog:
    made = HistoryDialog()
    qtbot.addWidget(made)
    made.show()
    return made


def test_without_batches_it_says_so(dialog: HistoryDialog) -> None:
    assert dialog._stack.currentIndex() == 0
    assert not dialog.undo_button.isEnabled()
    assert not dialog.redo_button.isEnabled()


def test_the_newest_is_marked_and_its_receipt_asked_for(qtbot: QtBot, dialog: HistoryDialog) -> None:
    with qtbot.waitSignal(dialog.receipt_requested) as told:
        dialog.set_batches([make_batch("b2"), make_batch("b1", "undone")])
    assert told.args == ["b2"]
    with qtbot.waitSignal(dialog.receipt_requested) as told:
        qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert told.args == ["b1"]


@pytest.mark.parametrize(
    ("state", "undo", "redo"), [("done", True, False), ("undone", False, True), ("partly-undone", True, True)]
)
def test_only_what_can_be_done_is_offered(dialog: HistoryDialog, state: str, undo: bool, redo: bool) -> None:
    dialog.set_batches([make_batch("b1", state)])
    assert (dialog.undo_button.isEnabled(), dialog.redo_button.isEnabled()) == (undo, redo)
    dialog.set_busy(True)
    assert not dialog.undo_button.isEnabled()
    assert not dialog.redo_button.isEnabled()
    dialog.set_busy(False)
    assert (dialog.undo_button.isEnabled(), dialog.redo_button.isEnabled()) == (undo, redo)


def test_undo_and_redo_tell_the_marked_batch(qtbot: QtBot, dialog: HistoryDialog) -> None:
    dialog.set_batches([make_batch("b1", "partly-undone")])
    with qtbot.waitSignal(dialog.undo_requested) as told:
        qtbot.mouseClick(dialog.undo_button, Qt.MouseButton.LeftButton)
    assert told.args == ["b1"]
    with qtbot.waitSignal(dialog.redo_requested) as told:
        qtbot.mouseClick(dialog.redo_button, Qt.MouseButton.LeftButton)
    assert told.args == ["b1"]


def test_a_batch_is_told_in_words(dialog: HistoryDialog) -> None:
    dialog.set_batches([make_batch("b1", "undone", refused=3, recovered=True, copied=4)])
    item = dialog.list.topLevelItem(0)
    assert item is not None
    assert [item.text(column) for column in (1, 2, 3, 4)] == [
        "sorted",
        "3,030",
        "/phone/DCIM",
        "taken back, 3 refused, set right after a crash",
    ]


def test_the_marked_batch_stays_marked_when_the_list_is_read_anew(dialog: HistoryDialog) -> None:
    dialog.set_batches([make_batch("b2"), make_batch("b1")])
    dialog.list.setCurrentItem(dialog.list.topLevelItem(1))
    dialog.set_batches([make_batch("b3"), make_batch("b2"), make_batch("b1", "undone")])
    assert dialog.marked == "b1"
    assert dialog.redo_button.isEnabled()


def test_a_receipt_opens_beside_its_batch_and_goes_with_it(dialog: HistoryDialog) -> None:
    dialog.set_batches([make_batch("b2"), make_batch("b1")])
    dialog.show_receipt([("/a/x\n.jpg", "/a/Cars/x.jpg", "done")])
    rows = dialog._receipt_rows
    assert [rows.index(0, column).data() for column in range(3)] == [r"/a/x\n.jpg", "/a/Cars/x.jpg", "done"]
    assert dialog._receipt_title.text() == "Receipt: 1 file"
    dialog.show_receipt([(str(FOLDER / "b" / "x.jpg"), "/elsewhere/x.jpg", "done")])
    shown = [rows.data(rows.index(0, column)) for column in range(2)]
    assert shown == [str(Path("b") / "x.jpg"), "/elsewhere/x.jpg"]
    assert str(FOLDER) in str(rows.data(rows.index(0, 0), Qt.ItemDataRole.ToolTipRole))
    dialog.list.setCurrentItem(dialog.list.topLevelItem(1))
    assert dialog._receipt_rows.rowCount() == 0
