"""The last page: the pictures behind every figure, each with one key to say what it is."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gallery_sorter.window.train_dialog import TrainDialog
from gallery_sorter.window.train_pictures import Told
from tests.window.training_dialog import dialog
from tests.window.training_records import LABELS, change, doubt, result, seen

__all__ = ["dialog"]


def test_the_result_and_the_pictures_behind_a_cell(qtbot: QtBot, dialog: TrainDialog) -> None:
    pictures = [seen("a", "Cars", "Trees", "Trees", 0.9), seen("b", "Cars", "Trees", "Cars"), seen("c", *["Trees"] * 3)]
    dialog.show_result(result(), pictures, [change("d", "Trees", "Cars")])
    page = dialog.outcome
    assert page.figures.title.text() == "Better: 98.5 % right, before 95.0 %"
    assert page.figures.texts()[5:9] == ["Before", "95.0 %", "0.940", "0.020"]
    assert page.figures.texts()[10:14] == ["After", "98.5 %", "0.981", "0.015"]
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
    done = "confirmed" if key == Qt.Key.Key_K else "corrected"
    assert page.note.text() == f"1 picture {done}. Train again to learn from that."


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


def test_many_classes_have_room(qtbot: QtBot, dialog: TrainDialog) -> None:
    names = [f"Class number {n}" for n in range(40)]
    rows = [[5 if i == j else 0 for j in range(40)] for i in range(40)]
    confusion = {"labels": names, "rows": rows}
    dialog.show_result(result(classes=names, confusion_before=confusion, confusion_after=confusion), [], [])
    assert dialog.outcome.matrix.chosen == (names[0], names[0])
    assert dialog.outcome.matrix.height() >= 40 * 20
    assert LABELS[0] not in names


@pytest.mark.parametrize("size", [None, (900, 600)], ids=["as it opens", "small"])
def test_eight_classes_fit_whole(qtbot: QtBot, dialog: TrainDialog, size: tuple[int, int] | None) -> None:
    names = [*LABELS, "Memes", "Mountains", "Selfies", "Pets", "Boats"]
    confusion = {"labels": names, "rows": [[5] * 8] * 8}
    found = {"Pets": {"right": 4, "pictures": 5}, "Boats": {"right": 9, "pictures": 10}}
    if size is not None:
        dialog.resize(*size)
    told = result(
        classes=names, confusion_before=confusion, confusion_after=confusion, found=found, worse="It is worse."
    )
    dialog.show_result(told, [], [])
    matrix = dialog.outcome.matrix
    dialog.grab()  # which lays out
    last = matrix.cell_area(7, 7)
    assert matrix.visibleRegion().contains(last)
    assert last.width() > last.height() or last.height() >= 28, "what is wide is used"
    for text in ("1,234", "12"):
        assert matrix.fontMetrics().horizontalAdvance(text) < last.width()
    dialog.outcome.tabs.setCurrentIndex(1)
    assert not dialog.outcome.after.isVisible()


def test_what_was_said_stands_beside_the_reason_why_the_model_is_worse(qtbot: QtBot, dialog: TrainDialog) -> None:
    pictures = [seen(name, "Cars", "Trees", "Trees", 0.9) for name in ("a", "b", "c")]
    dialog.show_result(result(worse="Trees are found less often."), pictures, [])
    page = dialog.outcome
    page.tabs.setCurrentIndex(1)
    for key in (Qt.Key.Key_K, Qt.Key.Key_Return, Qt.Key.Key_K):
        qtbot.keyClick(page.doubtful, key)
    done = "1 picture corrected, 2 pictures confirmed. Train again to learn from that."
    assert page.note.text() == f"Trees are found less often. {done}"
    dialog.show_result(result(), pictures, [])
    assert not page.note.isVisible()


def test_an_unsure_model_that_agrees_is_told_as_such(qtbot: QtBot, dialog: TrainDialog) -> None:
    hardly = {**seen("a", "Cars", "Cars", "Cars"), "after_confidence": 0.48}
    other = {**seen("b", "Cars", "Cars", "Trees", 0.9), "after_confidence": 0.48}
    dialog.show_result(result(), [hardly, other], [])
    shown = [told.text for told in dialog.outcome.doubtful.pictures]
    assert shown == ["you: Cars · model: Trees, 48 %", "you: Cars · model: the same, but unsure, 48 %"]


def test_what_the_network_has_learned_is_doubted_by_the_others(dialog: TrainDialog) -> None:
    left_out = [seen("a", "Cars", "Cars", "Trees", 0.7), {**seen("b", "Cars", "Cars", "Cars"), "after_confidence": 0.5}]
    learned = [
        doubt("c", "Cars", "Trees", 0.9),
        doubt("d", "Cars", "Trees", 0.4),
        doubt("e", "Trees", "Trees", 0.3, 0.45),
        doubt("f", "Trees", "Trees", 0.1),
    ]
    page = dialog.outcome
    dialog.show_result(result(), [*left_out, *learned], [])
    assert [told.path.stem for told in page.doubtful.pictures] == ["c", "a", "e", "b"]
    shown = [told.text for told in page.doubtful.pictures]
    assert shown[0] == "you: Cars · judged by other pictures: Trees, 80 %"
    assert shown[2] == "you: Trees · judged by other pictures: the same, but unsure, 45 %"
    assert [told.path.stem for told in page.behind.pictures] == ["a"], "the matrix is of those left out alone"
    dialog.show_result(result(worse="Trees are found less often."), [*left_out, *learned], [])
    assert [told.path.stem for told in page.doubtful.pictures] == ["c", "e"], "which says nothing against these"


def test_what_a_worse_model_alone_doubts_is_not_listed(qtbot: QtBot, dialog: TrainDialog) -> None:
    both = seen("both", "Cars", "Trees", "Trees", 0.9)
    alone = seen("alone", "Cars", "Cars", "Trees", 0.9)
    hardly = {**seen("hardly", "Cars", "Cars", "Cars"), "after_confidence": 0.4}
    unknown = seen("unknown", "Boats", "Trees", "Trees", 0.9)  # which the one before can't have called rightly
    unasked = {**seen("unasked", "Cars", "Cars", "Trees", 0.9), "before": None, "before_confidence": None}
    unsure = {**seen("unsure", "Cars", "Cars", "Cars"), "after_confidence": 0.4, "before_confidence": 0.5}
    page = dialog.outcome
    dialog.show_result(result(worse="Trees are found less often."), [both, alone, hardly, unknown, unasked, unsure], [])
    page.tabs.setCurrentIndex(1)
    assert [told.path.name for told in page.doubtful.pictures] == ["both.jpg", "unsure.jpg"]
    assert page._doubts.hint.isVisible()
    dialog.show_result(result(worse="Trees are found less often."), [alone, hardly], [])
    assert page.tabs.tabText(1) == "Doubtful (0)"
    assert "its own doubts are no help" in page.doubtful.placeholder
    assert not page._doubts.hint.isVisible()
    dialog.show_result(result(), [alone, hardly], [])
    assert page.tabs.tabText(1) == "Doubtful (2)"
    assert not page._doubts.hint.isVisible()
    assert "looks wrong" in page.doubtful.placeholder
