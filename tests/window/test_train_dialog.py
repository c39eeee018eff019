"""The pages say what the records say, and nothing can be begun that can't be done."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from pytestqt.qtbot import QtBot

from gallery_sorter.window.door import named_pool
from gallery_sorter.window.thumbnails import Thumbnails
from gallery_sorter.window.train_dialog import Page, TrainDialog
from gallery_sorter.window.train_pictures import Told
from gallery_sorter.window.train_steps import StepLine
from tests.window.training_records import LABELS, Record, change, epoch, progress, result, seen, start


@pytest.fixture
def dialog(qtbot: QtBot) -> TrainDialog:
    made = TrainDialog(Thumbnails(lambda _: None, named_pool("none", 1)))
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_asks_what_would_be_learned_before_anything_can_be_begun(qtbot: QtBot, dialog: TrainDialog) -> None:
    assert not dialog.go.isEnabled()
    with qtbot.waitSignal(dialog.asked):
        dialog.sources.offer_folder(Path("/phone/own"), ticked=True)
    assert dialog.arguments() == ["--corrections", "/phone/own"]
    dialog.take_start(start())
    assert dialog.go.isEnabled()
    rows = [dialog.sources.table.topLevelItem(row) for row in range(3)]
    shown = [[item.text(column).strip() for column in range(4)] for item in rows if item is not None]
    assert shown == [["Cars", "8", "200", ""], ["Trees", "0", "170", ""], ["Boats", "3", "–", "too few: it needs 5"]]
    assert "63 pictures left out: this program put them there" in dialog.sources.notes.text()
    assert "1 picture left out: unreadable" in dialog.sources.notes.text()
    assert "differ much in size" in dialog.sources.notes.text()


@pytest.mark.parametrize("direction", Qt.LayoutDirection)
def test_the_steps_begin_where_one_begins_to_read(qtbot: QtBot, direction: Qt.LayoutDirection) -> None:
    line = StepLine(["Learn from", "How"])
    qtbot.addWidget(line)
    line.setLayoutDirection(direction)
    line.resize(400, 24)
    seen = line.grab().toImage()
    accent = line.palette().color(QPalette.ColorRole.Highlight)
    marked = [x for x in range(seen.width()) if seen.pixelColor(x, 5) == accent]
    assert marked
    assert (marked[0] > 350) is line.isRightToLeft()
    assert (marked[-1] < 50) is not line.isRightToLeft()


def test_a_folder_whose_name_a_child_can_not_be_told_is_not_learned_from(dialog: TrainDialog) -> None:
    dialog.sources.offer_folder(Path("/phone/caf\udce9"), ticked=True)
    assert dialog.arguments() == ["--corrections"]
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
    assert dialog.arguments() == ["--corrections", "/phone/own", "--looked-through-class=Cars"]
    dialog.take_start(start())
    assert dialog.arguments()[-1] == "--looked-through-class=Cars", "it stays when the counts come anew"
    dialog.sources.corrections.setChecked(False)
    assert dialog.arguments() == ["/phone/own", "--looked-through-class=Cars"]


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


def test_recipes_in_words_and_a_better_base_where_it_pays(qtbot: QtBot, dialog: TrainDialog) -> None:
    dialog.take_start(start())
    dialog.go.click()
    dialog.take_start(start())
    assert dialog.recipe.estimate.text().startswith("About 12 s on the processor")
    assert dialog.arguments() == ["--corrections", "--recipe", "quick"]
    dialog.recipe.recipes["deep"].setChecked(True)
    assert not dialog.recipe.better_base.isEnabled(), "too few pictures"
    dialog.take_start(start(pictures={"Cars": 20, "Trees": 31}))
    dialog.recipe.better_base.setChecked(True)
    dialog.recipe.only.setChecked(True)
    assert dialog.arguments() == ["--corrections", "--recipe", "deep", "--only", "--base", "imagenet"]
    dialog.recipe._on_file("/phone/resnet34.pth")
    assert dialog.arguments()[-2:] == ["--base", "/phone/resnet34.pth"]
    dialog.recipe.recipes["quick"].setChecked(True)
    assert dialog.arguments() == ["--corrections", "--recipe", "quick", "--only"]


def test_without_torch_it_says_what_the_full_installation_adds(qtbot: QtBot, dialog: TrainDialog) -> None:
    dialog.show_page(Page.RECIPE)
    assert not dialog.recipe._full_note.isVisible()
    dialog.recipe.leave_out_torch()
    assert [name for name, button in dialog.recipe.recipes.items() if button.isEnabled()] == ["quick"]
    assert dialog.recipe._full_note.isVisible()
    assert "full installation with torch" in dialog.recipe._full_note.text()


def test_curves_grow_and_the_time_left_is_told(qtbot: QtBot, dialog: TrainDialog) -> None:
    dialog.show_page(Page.PROGRESS)
    dialog.progress.begin()
    dialog.progress.take_start(start())
    assert "11 pictures of yours and 370 remembered" in dialog.progress.status.text()
    for number in (1, 2):
        dialog.progress.take_epoch(epoch(number))
    assert dialog.progress.status.text() == "Epoch 2 of 5, 6 s left"
    assert dialog.progress.bar.value() == 2
    curves = dialog.progress.curves
    assert curves.loss.accessibleDescription() == "left-out pictures 0.60, learned pictures 0.50"
    assert curves.accuracy.accessibleDescription() == "accuracy 95 %"
    assert not dialog.grab().isNull()
    dialog.progress.begin()
    dialog.progress.take_epoch({**epoch(1), "epoch": 0, "seconds_left": 12.0})
    assert dialog.progress.status.text() == "The start is measured, 12 s left"
    with qtbot.waitSignal(dialog.cancel_wanted):
        dialog.cancel.click()
    dialog.show_ended("Cancelled", "The models are as they were.")
    dialog.back.click()
    assert dialog.page is Page.RECIPE


@pytest.mark.parametrize(
    ("record", "says", "bar"),
    [
        (progress("finding", 1240, None), "Looking for your pictures: 1,240 so far", (1240, 0)),
        (
            progress("fetching", 12_000_000, 87_319_819, 65.0),
            "Fetching the better base: 12.0 MB of 87.3 MB, about 65 s left in all",
            (11_718, 85_273),
        ),
        (progress("reading", 120, 900, 240.0), "Reading pictures: 120 of 900, about 4 min left in all", (120, 900)),
        (
            progress("reading", 900, 900, 60.0),
            "900 pictures read, about 60 s left in all",
            (900, 0),
        ),
    ],
)
def test_before_the_first_epoch_it_says_what_is_done(
    qtbot: QtBot, dialog: TrainDialog, record: Record, says: str, bar: tuple[int, int]
) -> None:
    dialog.show_page(Page.PROGRESS)
    dialog.progress.begin()
    dialog.progress.take_progress(record)
    assert dialog.progress.status.text() == says
    assert (dialog.progress.bar.value(), dialog.progress.bar.maximum()) == bar
    dialog.progress.take_epoch(epoch(1))
    assert (dialog.progress.bar.value(), dialog.progress.bar.maximum()) == (1, 5)


def test_the_result_and_the_pictures_behind_a_cell(qtbot: QtBot, dialog: TrainDialog) -> None:
    pictures = [seen("a", "Cars", "Trees", "Trees", 0.9), seen("b", "Cars", "Trees", "Cars"), seen("c", *["Trees"] * 3)]
    dialog.show_result(result(), pictures, [change("d", "Trees", "Cars")])
    page = dialog.outcome
    assert page.figures.title.text() == "Better: 98.5 % right, before 95.0 %"
    assert page.figures.texts()[4:] == ["Before", "95.0 %", "0.940", "0.020", "After", "98.5 %", "0.981", "0.015"]
    assert page.matrix.chosen == ("Cars", "Trees"), "the mistake that there are pictures of"
    assert [told.path.name for told in page.behind.pictures] == ["a.jpg"]
    page.before.setChecked(True)
    assert [told.path.name for told in page.behind.pictures] == ["a.jpg", "b.jpg"]
    assert page.behind.pictures[1].text == "before: Trees, 70 % · now: Cars, 90 %"
    qtbot.keyClick(page.matrix, Qt.Key.Key_Down)
    assert page.matrix.chosen == ("Trees", "Trees")
    assert [told.path.name for told in page.behind.pictures] == ["c.jpg"]
    place = page.matrix.cell_area(2, 1).center()
    qtbot.mouseClick(page.matrix, Qt.MouseButton.LeftButton, pos=place)
    assert page.matrix.chosen == ("Whatsapp_Screenshots", "Trees")
    assert page.behind.pictures == []
    assert "remembers these as numbers" in page.behind.placeholder
    assert [page.tabs.tabText(n) for n in (1, 2)] == ["Doubtful (1)", "Would change (1)"]
    assert not dialog.grab().isNull()


@pytest.mark.parametrize(
    ("key", "name"),
    [
        (Qt.Key.Key_Return, "Trees"),
        (Qt.Key.Key_K, "Cars"),
        (Qt.Key.Key_3, "Whatsapp_Screenshots"),
        (Qt.Key.Key_9, None),
    ],
)
def test_one_key_says_what_a_doubtful_picture_is(
    qtbot: QtBot, dialog: TrainDialog, key: Qt.Key, name: str | None
) -> None:
    agreed = seen("c", "Cars", "Cars", "Cars", 0.8)  # the model is sure of what the person said
    hardly = {**seen("b", "Trees", "Trees", "Trees"), "after_confidence": 0.4}
    dialog.show_result(result(), [agreed, hardly, seen("a", "Cars", "Cars", "Trees", 0.9)], [])
    page = dialog.outcome
    page.tabs.setCurrentIndex(1)
    said: list[tuple[Told, str]] = []
    page.relabelled.connect(lambda told, chosen: said.append((told, chosen)))
    qtbot.keyClick(page.doubtful, key)
    if name is None:
        assert said == []
        return
    ((told, chosen),) = said
    assert (told.path.name, chosen) == ("a.jpg", name)
    assert [left.path.name for left in page.doubtful.pictures] == ["b.jpg"]
    assert page.doubtful.marked is not None
    assert page.tabs.tabText(1) == "Doubtful (1)"
    assert page.note.text() == "1 picture corrected. Train again to learn from that."


def test_what_another_network_would_change_is_not_said_to_be_nothing(qtbot: QtBot, dialog: TrainDialog) -> None:
    dialog.show_result(result(), [], [])
    assert dialog.outcome.tabs.tabText(2) == "Would change (0)"
    assert not dialog.outcome.tabs.tabToolTip(2)
    dialog.show_result(result(recipe="deep", changes="likely"), [], [change("a", "Cars", "Trees")])
    assert dialog.outcome.tabs.tabText(2) == "Would likely change (1)"
    assert "Keep looks at each" in dialog.outcome.tabs.tabToolTip(2)
    dialog.show_result(result(recipe="deep", changes="unknown"), [], [])
    assert dialog.outcome.tabs.tabText(2) == "Would change (?)"
    assert "Nobody knows yet" in dialog.outcome.changes.placeholder


def test_no_model_is_certain(qtbot: QtBot, dialog: TrainDialog) -> None:
    dialog.show_result(result(), [{**seen("a", "Cars", "Cars", "Cars"), "after_confidence": 1.0}], [])
    dialog.outcome.matrix.choose("Cars", "Cars")
    assert dialog.outcome.behind.pictures[0].text == "you: Cars · model: Cars, >99 %"


def test_return_goes_to_the_pictures_and_never_keeps_a_model_unasked(qtbot: QtBot, dialog: TrainDialog) -> None:
    doubtful = [seen(name, "Cars", "Trees", "Trees", 0.9) for name in ("a", "b")]
    dialog.show_result(result(), doubtful, [])
    page = dialog.outcome
    kept: list[bool] = []
    dialog.kept.connect(lambda: kept.append(True))
    said: list[str] = []
    page.relabelled.connect(lambda told, _: said.append(told.path.name))
    page.matrix.setFocus()
    qtbot.keyClick(page.matrix, Qt.Key.Key_Return)
    qtbot.waitUntil(page.behind.hasFocus)
    qtbot.keyClick(page.behind, Qt.Key.Key_Return)
    assert said == ["a.jpg"]
    assert [told.path.name for told in page.doubtful.pictures] == ["b.jpg"], "what was said holds in every list"
    page.matrix.choose("Trees", "Trees")
    page.matrix.choose("Cars", "Trees")
    assert [told.path.name for told in page.behind.pictures] == ["b.jpg"], "also when the cell is opened again"
    bar = page.tabs.tabBar()
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(1).center())
    qtbot.waitUntil(page.doubtful.hasFocus)
    qtbot.keyClick(page.doubtful, Qt.Key.Key_Return)
    assert said == ["a.jpg", "b.jpg"]
    assert kept == []


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


def test_many_classes_have_room(qtbot: QtBot, dialog: TrainDialog) -> None:
    names = [f"Class number {n}" for n in range(40)]
    rows = [[5 if i == j else 0 for j in range(40)] for i in range(40)]
    confusion = {"labels": names, "rows": rows}
    dialog.show_result(result(classes=names, confusion_before=confusion, confusion_after=confusion), [], [])
    assert dialog.outcome.matrix.chosen == (names[0], names[0])
    assert dialog.outcome.matrix.height() >= 40 * 28
    assert LABELS[0] not in names
