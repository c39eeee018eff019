"""Long work holds still while the GUI thread has the floor, and goes on afterwards."""

import threading
import time

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gallery_sorter.window.floor import FLOOR, CourteousCancel, Floor, courteous

PATIENCE = 10.0


def test_work_holds_still_until_the_floor_is_free() -> None:
    floor, went_on = Floor(), threading.Event()
    floor.take()
    floor.take()

    def work() -> None:
        until = time.monotonic() + PATIENCE
        while floor.wait() and time.monotonic() < until:
            pass
        went_on.set()

    thread = threading.Thread(target=work)
    thread.start()
    floor.give_back()
    assert not went_on.wait(0.05)  # it was taken twice
    floor.give_back()
    assert went_on.wait(PATIENCE)
    thread.join()


def test_work_goes_on_where_the_floor_is_never_given_back() -> None:
    floor = Floor()
    with floor:
        for _ in range(10_000):  # were each to wait for a tenth of a second, a quarter of an hour
            assert floor.wait()
    assert not floor.wait()


def test_the_floor_is_given_back_after_what_was_changed_is_painted(qtbot: QtBot) -> None:
    floor, seen = Floor(), []

    class Shown(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
            seen.append(floor.wait())

    widget = Shown()
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitUntil(lambda: bool(seen))
    seen.clear()
    widget.update()
    floor.take_until_painted()
    qtbot.waitUntil(lambda: not floor.wait())
    assert seen == [True]


def test_long_work_takes_its_next_item_when_the_floor_is_free() -> None:
    taken = []

    def work() -> None:
        taken.extend(courteous("ab"))

    FLOOR.take()
    thread = threading.Thread(target=work)
    thread.start()
    time.sleep(0.02)
    assert not taken
    FLOOR.give_back()
    thread.join(PATIENCE)
    assert taken == ["a", "b"]


def test_a_cancel_waits_and_still_says_what_it_is() -> None:
    cancel = CourteousCancel()
    with FLOOR:
        assert not cancel
    cancel.set()
    assert cancel
