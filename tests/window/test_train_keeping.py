"""A new model is neither lost by a slip of a key nor left on the shelf without a word."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gallery_sorter.window.door import named_pool
from gallery_sorter.window.thumbnails import Thumbnails
from gallery_sorter.window.train_dialog import Page, TrainDialog
from gallery_sorter.window.train_question import KeepQuestion
from tests.window.training_records import result


@pytest.fixture
def dialog(qtbot: QtBot) -> TrainDialog:
    made = TrainDialog(Thumbnails(lambda _: None, named_pool("none", 1)))
    qtbot.addWidget(made, before_close_func=lambda widget: widget.close_for_good())
    made.show()
    made.show_result(result(), [], [])
    return made


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


def test_return_keeps_what_is_better_and_goes_back_where_it_is_worse(qtbot: QtBot, dialog: TrainDialog) -> None:
    dialog.reject()
    assert asked(dialog).defaultButton() is asked(dialog).keep
    asked(dialog).back.click()
    dialog.show_result(result(worse="Trees are found less often."), [], [])
    dialog.reject()
    assert asked(dialog).defaultButton() is asked(dialog).back
    assert asked(dialog).keep.text() == "&Keep all the same"


def test_other_pages_are_left_at_once(qtbot: QtBot, dialog: TrainDialog) -> None:
    dialog.show_page(Page.RECIPE)
    dialog.reject()
    assert not dialog.isVisible()
