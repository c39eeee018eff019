"""A new model is neither lost by a slip of a key nor left on the shelf without a word."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gallery_sorter.window.main_window import MainWindow
from gallery_sorter.window.train_dialog import Page, TrainDialog
from gallery_sorter.window.train_question import KeepQuestion
from tests.window.training_dialog import dialog
from tests.window.training_records import result

__all__ = ["dialog"]


def asked(dialog: TrainDialog) -> KeepQuestion:
    assert dialog.question is not None
    assert dialog.question.isVisible()
    return dialog.question


def leave(qtbot: QtBot, dialog: TrainDialog, way: str) -> None:
    if way == "Escape":
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    else:
        dialog.close()


@pytest.mark.parametrize("way", ["Escape", "title bar"])
def test_a_result_is_not_left_without_a_word(qtbot: QtBot, dialog: TrainDialog, way: str) -> None:
    dialog.show_result(result(), [], [])
    decided: list[str] = []
    dialog.kept.connect(lambda: decided.append("kept"))
    dialog.discarded.connect(lambda: decided.append("discarded"))
    leave(qtbot, dialog, way)
    assert dialog.isVisible()
    question = asked(dialog)
    leave(qtbot, dialog, way)
    assert asked(dialog) is question, "once is enough"
    qtbot.keyClick(question, Qt.Key.Key_Escape)
    assert dialog.question is None
    assert dialog.isVisible()
    assert dialog.page is Page.RESULT
    assert decided == []
    for button, word in (("keep", "kept"), ("discard", "discarded")):
        leave(qtbot, dialog, way)
        getattr(asked(dialog), button).click()
        assert decided.pop() == word


@pytest.mark.parametrize("worse", [None, "Trees are found less often."])
def test_return_keeps_what_is_better_and_goes_back_where_it_is_worse(
    qtbot: QtBot, dialog: TrainDialog, worse: str | None
) -> None:
    kept: list[bool] = []
    dialog.kept.connect(lambda: kept.append(True))
    dialog.show_result(result(worse=worse), [], [])
    dialog.reject()
    question = asked(dialog)
    assert question.keep.text() == ("&Keep all the same" if worse else "&Keep")
    qtbot.waitExposed(question)
    focused = question.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_Return)
    assert bool(kept) is (worse is None)
    assert dialog.question is None


def test_other_pages_are_left_at_once(qtbot: QtBot, dialog: TrainDialog) -> None:
    dialog.show_page(Page.RECIPE)
    dialog.reject()
    assert not dialog.isVisible()


def test_added_folders_stay_for_the_sitting(qtbot: QtBot, window: MainWindow) -> None:
    def open_on(folder: Path) -> TrainDialog:
        window.training.open(folder)
        assert window.training.dialog is not None
        return window.training.dialog

    dialog = open_on(Path("/phone/looked at"))
    dialog.sources._on_folder("/phone/own")
    dialog.sources._on_folder("/phone/other")
    dialog.sources._folders[-1][1].setChecked(False)
    dialog.close_for_good()
    dialog = open_on(Path("/phone/own"))
    assert [(folder, box.isChecked()) for folder, box in dialog.sources._folders] == [
        (Path("/phone/own"), True),
        (Path("/phone/other"), False),
    ], "and what the window showed meanwhile does not pile up"
    dialog.close_for_good()
    dialog = open_on(Path("/phone/looked at"))
    assert list(dialog.sources.folders) == [Path("/phone/own"), Path("/phone/other")]
    assert not dialog.sources.looked_through(), "what was looked through may have more pictures by now"
    dialog.close_for_good()
