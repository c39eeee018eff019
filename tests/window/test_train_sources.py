"""The first page says what would be learned from, and nothing can be begun that can't be done."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gallery_sorter.window.train_dialog import Page, TrainDialog
from tests.window.training_dialog import dialog
from tests.window.training_records import start

__all__ = ["dialog"]


def test_it_asks_what_would_be_learned_before_anything_can_be_begun(qtbot: QtBot, dialog: TrainDialog) -> None:
    assert not dialog.go.isEnabled()
    with qtbot.waitSignal(dialog.asked):
        dialog.sources.offer_folder(Path("/phone/own"), ticked=True)
    assert dialog.arguments() == ["--corrections", "/phone/own", "--leave-out-few"]
    dialog.take_start(start())
    assert dialog.go.isEnabled()
    rows = [dialog.sources.table.topLevelItem(row) for row in range(3)]
    shown = [[item.text(column).strip() for column in range(4)] for item in rows if item is not None]
    assert shown == [["Cars", "8", "200", ""], ["Trees", "0", "170", ""], ["Boats", "3", "–", "too few: it needs 5"]]
    assert "63 pictures left out: this program put them there" in dialog.sources.notes.text()
    assert "1 picture left out: unreadable" in dialog.sources.notes.text()
    assert "differ much in size" in dialog.sources.notes.text()


def test_a_folder_whose_name_a_child_can_not_be_told_is_not_learned_from(dialog: TrainDialog) -> None:
    dialog.sources.offer_folder(Path("/phone/caf\udce9"), ticked=True)
    assert dialog.arguments() == ["--corrections", "--leave-out-few"]
    ((_, box),) = dialog.sources._folders
    assert not box.isEnabled()
    assert "\\xe9: a name with odd bytes" in box.text()


def test_a_tick_says_that_a_folder_was_looked_through(qtbot: QtBot, dialog: TrainDialog) -> None:
    dialog.sources.offer_folder(Path("/phone/own"), ticked=True)
    dialog.take_start(start())
    item = dialog.sources.table.topLevelItem(0)
    assert item is not None
    with qtbot.waitSignal(dialog.asked):
        item.setCheckState(0, Qt.CheckState.Checked)
    assert dialog.sources.arguments() == ["--corrections", "/phone/own", "--looked-through-class=Cars"]
    dialog.take_start(start())
    assert dialog.sources.arguments()[-1] == "--looked-through-class=Cars", "it stays when the counts come anew"
    dialog.sources.corrections.setChecked(False)
    assert dialog.sources.arguments() == ["/phone/own", "--looked-through-class=Cars"]


def test_why_it_can_not_be_done_stands_on_the_page_that_it_is_about(qtbot: QtBot, dialog: TrainDialog) -> None:
    dialog.show_problem("Each class needs 5 pictures to learn from: Boats has 3.")
    assert "Boats has 3" in dialog.sources.notes.text()
    assert not dialog.go.isEnabled()
    dialog.take_start(start())
    dialog.go.click()
    assert dialog.page is Page.RECIPE
    dialog.show_problem("Thorough needs torch.")
    assert dialog.recipe.estimate.text() == "Thorough needs torch."
    assert not dialog.go.isEnabled()


def test_without_a_picture_of_ones_own_there_is_nothing_to_learn(qtbot: QtBot, dialog: TrainDialog) -> None:
    dialog.take_start(start(pictures={"Cars": 0, "Trees": 0}), "Nothing of yours to learn from yet.")
    assert dialog.sources.notes.text().startswith("Nothing of yours")
    assert "63 pictures left out" in dialog.sources.notes.text(), "which says what to do about it"
    assert dialog.sources.table.isEnabled()
    assert not dialog.go.isEnabled()


def test_a_new_class_with_too_few_pictures_is_left_out_and_holds_up_nothing(dialog: TrainDialog) -> None:
    told = start(pictures={"Cars": 8, "Trees": 6}, few={"Pets": 2}, excluded={"too-few": 2})
    dialog.take_start(told)
    assert dialog.go.isEnabled()
    table, notes = dialog.sources.table, dialog.sources.notes
    last = table.topLevelItem(2)
    assert last is not None
    shown = [last.text(column).strip() for column in range(4)]
    assert shown == ["Pets", "2", "–", "too few yet: it needs 5; left out"]
    assert last.foreground(0) == dialog.palette().placeholderText()
    assert "Left out this time, with fewer than 5 pictures yet: Pets." in notes.text()
    assert "unreadable" not in notes.text()
    dialog.go.click()
    dialog.take_start({**told, "recipe": "seed", "few": {"Pets": 2, "Big_Boats": 4}})
    assert "fewer than 5 pictures yet: Pets and Big Boats." in dialog.recipe.estimate.text()
    dialog.take_start({**told, "recipe": "seed", "networks": 5})
    assert "A class has few pictures: up to 5 networks learn" in dialog.recipe.estimate.text()
    dialog.take_start({**told, "recipe": "seed", "networks": 1})
    assert "networks" not in dialog.recipe.estimate.text()
    dialog.take_start(told, "A model needs two classes at least.")
    assert dialog.recipe.estimate.text().startswith("A model needs two classes at least.\nLeft out this time")
    dialog.back.click()
    dialog.take_start(start(pictures={}, few={"Pets": 2}), "Nothing of yours to learn from yet.")
    assert table.isVisible(), "it says what is missing"


def test_what_is_remembered_but_does_not_count_is_told_as_both(dialog: TrainDialog) -> None:
    """A network learns from pixels; its head, from what is remembered besides."""
    dialog.take_start(start(recipe="deep", pictures={"Cars": 8, "Trees": 2}, replayed={}))
    rows = [dialog.sources.table.topLevelItem(row) for row in range(2)]
    shown = [[item.text(column).strip() for column in range(1, 4)] for item in rows if item is not None]
    assert [row[:2] for row in shown] == [["8", "200"], ["2", "170"]]
    assert shown[1][2] == "too few: it needs 5"
    assert "Remembered:" in dialog.sources.notes.text()


def test_new_is_what_the_model_lacks_whatever_is_remembered(dialog: TrainDialog) -> None:
    told = start(pictures={"Cars": 8, "Trees": 6, "Boats": 5}, replayed={}, remembered={})
    column = 3

    def said() -> list[str]:
        rows = [dialog.sources.table.topLevelItem(row) for row in range(3)]
        return [item.text(column).strip() for item in rows if item is not None]

    dialog.take_start(told, "Thorough needs torch.")
    assert said() == ["", "", ""], "nobody has told yet what the model knows"
    dialog.sources.set_known(["Cars", "Trees"])
    assert said() == ["", "", "new"]
    assert dialog.sources.notes.text().startswith("Thorough needs torch."), "which still holds"
    dialog.take_start(told)
    assert said() == ["", "", "new"]
    assert "Thorough" not in dialog.sources.notes.text()
