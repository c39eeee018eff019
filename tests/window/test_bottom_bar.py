"""The bottom bar tells how far the work is, which threshold holds, and sorts when it may."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gallery_sorter.base.progress import Progress
from gallery_sorter.window.bottom_bar import BottomBar


@pytest.fixture
def bar(qtbot: QtBot) -> BottomBar:
    made = BottomBar()
    qtbot.addWidget(made)
    made.resize(1100, 48)
    made.show()
    return made


def test_progress_is_told_with_rate_and_time_left(bar: BottomBar) -> None:
    bar.show_progress(Progress(2110, 3214, 96.2, 12.0))
    assert bar.text == "2,110 of 3,214 · 96/s · 12 s left"
    assert bar.cancel_button.isVisible()


def test_without_a_known_end_no_bar_pretends_one(bar: BottomBar) -> None:
    bar.show_progress(Progress(40, None, 8.0, None))
    assert bar.text.startswith("40")
    assert "of" not in bar.text
    assert not bar._bar.isVisible()


def test_cancel_is_told_once_and_offered_again_for_the_next_work(qtbot: QtBot, bar: BottomBar) -> None:
    bar.show_progress(Progress(1, 9, 1.0, 8.0))
    with qtbot.waitSignal(bar.cancel_clicked):
        qtbot.mouseClick(bar.cancel_button, Qt.MouseButton.LeftButton)
    bar.show_progress(Progress(2, 9, 1.0, 7.0))
    assert not bar.cancel_button.isEnabled()
    bar.idle("Stopped.")
    assert not bar.cancel_button.isVisible()
    assert bar.text == "Stopped."
    bar.show_progress(Progress(0, 9, 0.0, None))
    assert bar.cancel_button.isEnabled()


def test_sort_waits_for_pictures_and_for_the_end_of_work(qtbot: QtBot, bar: BottomBar) -> None:
    assert not bar.sort_button.isEnabled()
    bar.set_sortable(3026)
    assert bar.sort_button.text() == "So&rt 3,026"
    bar.show_progress(Progress(1, 9, 1.0, 8.0))
    assert not bar.sort_button.isEnabled()
    bar.idle("")
    with qtbot.waitSignal(bar.sort_clicked):
        qtbot.mouseClick(bar.sort_button, Qt.MouseButton.LeftButton)
    bar.set_sortable(0)
    assert not bar.sort_button.isEnabled()


def test_the_models_own_thresholds_hold_until_one_is_chosen(qtbot: QtBot, bar: BottomBar) -> None:
    assert bar.threshold is None
    assert not bar.slider.isVisible()
    with qtbot.waitSignal(bar.threshold_changed) as told:
        bar.measured.click()
    assert told.args == [0.8]
    assert bar.slider.isVisible()
    with qtbot.waitSignal(bar.threshold_changed) as told:
        bar.measured.click()
    assert told.args == [None]


def test_a_drag_is_told_a_few_times_and_ends_at_its_last_value(qtbot: QtBot, bar: BottomBar) -> None:
    bar.set_threshold(0.5)
    told: list[float | None] = []
    bar.threshold_changed.connect(told.append)
    for value in range(51, 91):
        bar.slider.setValue(value)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [0.9]


def test_a_threshold_set_from_elsewhere_is_shown_and_not_told(qtbot: QtBot, bar: BottomBar) -> None:
    with qtbot.assertNotEmitted(bar.threshold_changed, wait=100):
        bar.set_threshold(0.65)
    assert (bar.threshold, bar.slider.value()) == (0.65, 65)
    bar.set_threshold(None)
    assert bar.threshold is None
