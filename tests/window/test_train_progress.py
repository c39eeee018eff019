"""The third page says what the child tells, and how long it still takes."""

import pytest
from pytestqt.qtbot import QtBot

from gallery_sorter.window.train_dialog import Page, TrainDialog
from tests.window.training_dialog import dialog
from tests.window.training_records import Record, epoch, progress, result, start

__all__ = ["dialog"]


def test_curves_grow_and_the_time_left_is_told(qtbot: QtBot, dialog: TrainDialog) -> None:
    dialog.show_page(Page.PROGRESS)
    dialog.progress.begin()
    dialog.progress.take_start(start(recipe="deep", replayed={}))
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


def test_of_several_networks_each_has_its_own_curve_and_the_kept_ones_stays(dialog: TrainDialog) -> None:
    dialog.show_page(Page.PROGRESS)
    dialog.progress.begin()
    dialog.progress.take_start(start(recipe="deep", networks=5))
    for network, number in ((1, 1), (1, 2), (2, 1)):
        dialog.progress.take_epoch({**epoch(number, 2, network, 5), "seconds_left": 14.0})
    assert dialog.progress.status.text() == "Network 2 of 5: Epoch 1 of 2, 14 s left"
    assert (dialog.progress.bar.value(), dialog.progress.bar.maximum()) == (3, 10)
    assert dialog.progress.curves.accuracy.accessibleDescription() == "accuracy 90 %"
    dialog.progress.take_epoch({**epoch(2, 2, 5, 5), "seconds_left": 0.0})
    assert dialog.progress.status.text() == "Network 5 of 5: Epoch 2 of 2"
    dialog.show_result(result(recipe="deep", epochs=[epoch(1, 2, 1, 5), epoch(2, 2, 1, 5)]), [], [])
    assert dialog.outcome.curves.loss.accessibleDescription() == "left-out pictures 0.60, learned pictures 0.50"


def test_the_fifths_of_quick_are_no_epochs(qtbot: QtBot, dialog: TrainDialog) -> None:
    dialog.show_page(Page.PROGRESS)
    dialog.progress.begin()
    dialog.progress.take_start(start())
    for number in (1, 2):
        dialog.progress.take_epoch(epoch(number))
    assert dialog.progress.status.text() == "Fifth 2 of 5 left out, 6 s left"
    charts = dialog.progress.curves
    assert charts.loss.accessibleDescription() == "left-out pictures 1.20, 0.60; learned pictures 1.00, 0.50"
    assert not charts.loss._joined
    dialog.show_result(result(), [], [])
    assert not dialog.outcome.curves.accuracy._joined
    assert dialog.outcome.tabs.tabText(3) == "Fifth by fifth"
    dialog.show_result(result(recipe="deep"), [], [])
    assert dialog.outcome.curves.accuracy._joined
    assert dialog.outcome.tabs.tabText(3) == "Curves"


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
