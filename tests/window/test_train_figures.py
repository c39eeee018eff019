"""What a training came to is told as it was measured: better or not, on which pictures, and how sure of them."""

import pytest
from pytestqt.qtbot import QtBot

from gallery_sorter.base.sentence import Sentence
from gallery_sorter.window.train_dialog import TrainDialog
from tests.window.training_dialog import dialog
from tests.window.training_records import LABELS, result

__all__ = ["dialog"]


def test_a_worse_model_is_told_as_such_and_not_offered_first(qtbot: QtBot, dialog: TrainDialog) -> None:
    worse = result(worse="Trees are found less often.", after={**result()["after"], "accuracy": 0.9})
    dialog.show_result(worse, [], [])
    assert dialog.outcome.figures.title.text() == "Not better than before: 90.0 % right, before 95.0 %"
    assert dialog.outcome.note.text() == "Trees are found less often."
    assert dialog.go.text() == "&Keep all the same"
    with qtbot.waitSignal(dialog.discarded):
        dialog.cancel.click()


def test_a_little_less_without_anything_new_is_said_as_such(qtbot: QtBot, dialog: TrainDialog) -> None:
    dialog.show_result(result(after={**result()["after"], "accuracy": 0.949}), [], [])
    assert dialog.outcome.figures.title.text() == "About as good as before: 94.9 % right, before 95.0 %"


def test_new_classes_are_measured_apart(qtbot: QtBot, dialog: TrainDialog) -> None:
    grown = result(classes=[*LABELS, "Boats"], after={**result()["after"], "accuracy": 0.94})
    dialog.show_result(grown, [], [])
    figures = dialog.outcome.figures
    assert figures.title.text() == "Little is lost for what is new: 94.0 % right, before 95.0 %"
    assert figures.texts()[-5:] == ["After, with the new: Boats", "98.0 %", "0.970", "0.020", "79.0 %"]


def test_the_figures_say_which_pictures_they_are_of(qtbot: QtBot, dialog: TrainDialog) -> None:
    turns = Sentence("the pictures that it learned from, each fifth of them left out in turn ({} heads)", 5)
    told = result(measured_on=str(turns), measured_on_sentence=turns.packed())
    told["found"] = {"Boats": {"right": 4, "pictures": 5}, "Big_Houses": {"right": 9, "pictures": 10}}
    dialog.show_result(told, [], [])
    figures = dialog.outcome.figures
    on, own, new, strangers = figures.about.text().splitlines()
    assert on.startswith("Both were asked about the same 120 pictures: the pictures that it learned from, each fifth")
    assert own.startswith(
        "Of 40 of yours among them 36 were right before, 39 are now. What is not yours is remembered;"
    )
    assert new == "New: Boats found in 4 of 5 · Big Houses found in 9 of 10."
    assert strangers == "Of 90 pictures that fit no class 9 were called sure all the same, 11 are now."
    assert not figures.warning.isVisible()
    assert figures.texts()[4:10] == ["sure of", "Before", "95.0 %", "0.940", "0.020", "84.0 %"]


def test_what_there_is_nothing_of_is_not_spoken_of(qtbot: QtBot, dialog: TrainDialog) -> None:
    nothing = {"pictures": 0, "before": 0, "after": 0}
    dialog.show_result(result(own=nothing, strangers=nothing), [], [])
    assert len(dialog.outcome.figures.about.text().splitlines()) == 1
    dialog.show_result(result(own={"pictures": 120, "before": 110, "after": 111}, strangers=nothing), [], [])
    assert "remembered" not in dialog.outcome.figures.about.text()


@pytest.mark.parametrize(("share", "warns"), [(0.0, True), (0.001, False)])
def test_a_model_that_is_sure_of_nothing_is_warned_of(
    qtbot: QtBot, dialog: TrainDialog, share: float, *, warns: bool
) -> None:
    told = result()
    dialog.show_result({**told, "after": {**told["after"], "sure": share}}, [], [])
    figures = dialog.outcome.figures
    assert figures.warning.isVisible() is warns
    assert figures.warning.text().startswith("The new model is sure of none of them") is warns


def test_the_model_before_is_named_where_another_one_is_in_charge(qtbot: QtBot, dialog: TrainDialog) -> None:
    dialog.show_result(result(compared="trained-4"), [], [])
    assert dialog.outcome.figures.texts()[5] == "Before (trained-4)"
