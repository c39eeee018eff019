"""What a training came to is told as it was measured: better or not, on which pictures, and how sure of them."""

from pytestqt.qtbot import QtBot

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
