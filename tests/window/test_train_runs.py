"""What a child tells is for the dialog that started it, and the next training waits for its end."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gallery_sorter.window.main_window import MainWindow
from gallery_sorter.window.train_dialog import Page
from tests.window.acting import PATIENCE
from tests.window.scripted_child import DEAF, HEARS, Child, begin, child, under_way
from tests.window.training_records import result

__all__ = ["child"]


def test_the_end_of_a_training_reaches_no_other_dialog(qtbot: QtBot, window: MainWindow, child: Child) -> None:
    child.does(DEAF)
    first = begin(qtbot, window)
    under_way(qtbot, first)
    qtbot.keyClick(first, Qt.Key.Key_Escape)
    assert window.training.dialog is None
    child.does(result())
    with qtbot.waitSignal(window.training._runs.ended, timeout=PATIENCE) as ended:
        window.menus["train"].trigger()
    second = window.training.dialog
    assert second is not None
    assert ended.args is not None
    assert ended.args[0].dialog is None
    assert second.page is Page.SOURCES
    assert second.progress._title.text() == ""
    assert second.cancel.text() == "Close"


def test_a_training_waits_for_the_end_of_the_one_before(qtbot: QtBot, window: MainWindow, child: Child) -> None:
    child.does(DEAF)
    first = begin(qtbot, window)
    under_way(qtbot, first)
    qtbot.keyClick(first, Qt.Key.Key_Escape)
    child.does(HEARS)
    window.menus["train"].trigger()
    second = window.training.dialog
    assert second is not None
    second.train_wanted.emit()  # sooner than a hand could be
    assert second.page is Page.PROGRESS
    assert "is just ending" in second.progress.status.text()
    assert len(child.trainings) == 1
    under_way(qtbot, second)
    assert len(child.trainings) == 2
    second.cancel.click()
    qtbot.waitUntil(second.back.isEnabled, timeout=PATIENCE)
    assert second.progress._title.text() == "Cancelled"


def test_one_that_waits_can_be_cancelled(qtbot: QtBot, window: MainWindow, child: Child) -> None:
    child.does(DEAF)
    first = begin(qtbot, window)
    under_way(qtbot, first)
    qtbot.keyClick(first, Qt.Key.Key_Escape)
    window.menus["train"].trigger()
    second = window.training.dialog
    assert second is not None
    second.train_wanted.emit()
    second.cancel.click()
    assert second.progress._title.text() == "Cancelled"
    assert second.back.isEnabled()
    qtbot.waitUntil(lambda: not window.training._runs.process.running, timeout=PATIENCE)
    assert len(child.trainings) == 1, "nothing begins afterwards"


def test_an_answer_for_one_dialog_is_not_given_to_another(qtbot: QtBot, window: MainWindow, child: Child) -> None:
    process = window.training._asking._process
    with child.held():
        with qtbot.waitSignal(process.told, timeout=PATIENCE):
            window.menus["train"].trigger()
        first = window.training.dialog
        assert first is not None
        assert process.running
        first.reject()
        window.menus["train"].trigger()
        second = window.training.dialog
        assert second is not None
        second._settling.stop()  # so that it asks nothing itself
    qtbot.waitUntil(lambda: not process.running, timeout=PATIENCE)
    assert not second.go.isEnabled()
