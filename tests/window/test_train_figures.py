"""What a training came to is told as it was measured: better or not, on which pictures, and how sure of them."""

import pytest
from pytestqt.qtbot import QtBot

from gallery_sorter.base.sentence import Sentence
from gallery_sorter.window.train_dialog import TrainDialog
from tests.window.training_dialog import dialog
from tests.window.training_records import LABELS, result

__all__ = ["dialog"]


def test_a_worse_model_is_told_as_such_and_not_offered_first(qtbot: QtBot, dialog: TrainDialog) -> None:
    worse = result(worse="Trees are found less often.", after={"accuracy": 0.9, "macro_f1": 0.9, "ece": 0.1})
    dialog.show_result(worse, [], [])
    assert dialog.outcome.figures.title.text() == "Not better than before: 90.0 % right, before 95.0 %"
    assert dialog.outcome.note.text() == "Trees are found less often."
    assert dialog.go.text() == "&Keep all the same"
    assert "looks wrong" in dialog.outcome.doubtful.placeholder
    with qtbot.waitSignal(dialog.discarded):
        dialog.cancel.click()


def test_a_little_less_without_anything_new_is_said_as_such(qtbot: QtBot, dialog: TrainDialog) -> None:
    dialog.show_result(result(after={"accuracy": 0.949, "macro_f1": 0.93, "ece": 0.02}), [], [])
    assert dialog.outcome.figures.title.text() == "About as good as before: 94.9 % right, before 95.0 %"


def test_new_classes_are_measured_apart(qtbot: QtBot, dialog: TrainDialog) -> None:
    grown = result(classes=[*LABELS, "Boats"], after={"accuracy": 0.94, "macro_f1": 0.93, "ece": 0.02})
    dialog.show_result(grown, [], [])
    figures = dialog.outcome.figures
    assert figures.title.text() == "Little is lost for what is new: 94.0 % right, before 95.0 %"
    assert figures.texts()[-4:] == ["After, with the new: Boats", "98.0 %", "0.970", "0.020"]


def test_the_figures_say_which_pictures_they_are_of(qtbot: QtBot, dialog: TrainDialog) -> None:
    turns = Sentence("the pictures that it learned from, each fifth of them left out in turn ({} heads)", 5)
    dialog.show_result(result(measured_on=str(turns), measured_on_sentence=turns.packed()), [], [])
    figures = dialog.outcome.figures
    assert figures.about.text() == (
        "Both were asked about the same 120 pictures: the pictures that it learned from, each fifth of them left out "
        "in turn (5 heads).\nSure of 84 % of them before, 79 % now."
    )
    assert not figures.warning.isVisible()
    assert figures.texts()[4] == "Before"


def test_what_was_not_told_is_not_claimed(qtbot: QtBot, dialog: TrainDialog) -> None:
    """As by a child of an older version, or where nobody knows."""
    unknown = ("measured_on", "measured_on_sentence", "sure_before", "sure_after", "compared")
    dialog.show_result({key: value for key, value in result().items() if key not in unknown}, [], [])
    figures = dialog.outcome.figures
    assert figures.about.text() == "Both were asked about the same 120 pictures."
    assert figures.texts()[4] == "Before"
    dialog.show_result(result(sure_before=None), [], [])
    assert figures.about.text().endswith("\nSure of 79 % of them now.")
    dialog.show_result(result(sure_before=None, sure_after=0.0), [], [])
    assert not figures.warning.isVisible()


@pytest.mark.parametrize(("after", "warns"), [(0.0, True), (0.001, False)])
def test_a_model_that_is_sure_of_nothing_is_warned_of(
    qtbot: QtBot, dialog: TrainDialog, after: float, *, warns: bool
) -> None:
    dialog.show_result(result(sure_after=after), [], [])
    figures = dialog.outcome.figures
    assert figures.warning.isVisible() is warns
    assert figures.warning.text().startswith("The new model is sure of none of them") is warns
    assert figures.about.text().endswith("Sure of 84 % of them before, 0 % now." if warns else "<1 % now.")


def test_the_model_before_is_named_where_another_one_is_in_charge(qtbot: QtBot, dialog: TrainDialog) -> None:
    dialog.show_result(result(compared="trained-4"), [], [])
    assert dialog.outcome.figures.texts()[4] == "Before (trained-4)"
