"""The worker and the door: everything arrives, in the GUI thread, in few batches; and it stops when told."""

import threading
import time
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from gallery_sorter.app.events import Event, Events, Note
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.window.door import Door, named_pool
from gallery_sorter.window.worker import Stream


class Gathered:
    """A reader that keeps what it is told."""

    def __init__(self) -> None:
        self.batches: list[list[Event]] = []
        self.threads: set[int] = set()
        self.errors: list[SorterError | None] = []

    def take(self, events: list[Event]) -> None:
        self.batches.append(events)
        self.threads.add(threading.get_ident())

    def end(self, error: SorterError | None) -> None:
        self.errors.append(error)
        self.threads.add(threading.get_ident())

    @property
    def messages(self) -> list[str]:
        return [event.message for batch in self.batches for event in batch if isinstance(event, Note)]


@pytest.fixture
def stream(qtbot: QtBot) -> Iterator[Stream]:
    made = Stream()
    yield made
    assert made.shut_down()


def notes(number: int, pause: float = 0.0) -> Events:
    for step in range(number):
        time.sleep(pause)
        yield Note("info", str(step))


def test_everything_arrives_in_order_in_few_batches_in_the_gui_thread(qtbot: QtBot, stream: Stream) -> None:
    reader = Gathered()
    began = time.monotonic()
    stream.run(lambda cancel: notes(600, 0.001), reader)
    qtbot.waitUntil(lambda: bool(reader.errors), timeout=20_000)
    assert reader.messages == [str(number) for number in range(600)]
    assert len(reader.batches) <= 20 * (time.monotonic() - began) + 2
    assert reader.threads == {threading.get_ident()}
    assert reader.errors == [None]


def test_the_last_event_does_not_wait_for_a_later_one(qtbot: QtBot, stream: Stream) -> None:
    reader = Gathered()

    def job(cancel: Cancel) -> Events:
        yield Note("info", "first")
        yield Note("info", "second")
        cancel.wait(20)

    stream.run(job, reader)
    qtbot.waitUntil(lambda: reader.messages == ["first", "second"], timeout=2_000)
    assert stream.busy
    stream.cancel()
    qtbot.waitUntil(lambda: not stream.busy, timeout=2_000)


def test_expected_and_unexpected_errors_are_told_after_what_came_before(
    qtbot: QtBot, stream: Stream, caplog: pytest.LogCaptureFixture
) -> None:
    expected, unexpected = Gathered(), Gathered()

    def fails(error: Exception) -> Events:
        yield Note("info", "before")
        raise error

    stream.run(lambda cancel: fails(SorterError(ErrorCode.NO_MODEL, "There is no model.")), expected)
    stream.run(lambda cancel: fails(ZeroDivisionError("oops")), unexpected)
    qtbot.waitUntil(lambda: bool(unexpected.errors), timeout=5_000)
    assert expected.messages == unexpected.messages == ["before"]
    assert expected.errors[0] is not None
    assert expected.errors[0].code is ErrorCode.NO_MODEL
    assert unexpected.errors[0] is not None
    assert unexpected.errors[0].code is ErrorCode.INTERNAL
    assert "oops" not in unexpected.errors[0].message
    assert "ZeroDivisionError: oops" in caplog.text


def test_runs_come_one_after_the_other_and_all_can_be_cancelled(qtbot: QtBot, stream: Stream) -> None:
    first, second = Gathered(), Gathered()
    waits = lambda cancel: iter([Note("info", str(cancel.wait(20)))])  # noqa: E731
    stream.run(waits, first)
    stream.run(waits, second)
    stream.cancel()
    qtbot.waitUntil(lambda: not stream.busy, timeout=2_000)
    assert first.messages == second.messages == ["True"]


def test_shutting_down_in_the_middle_ends_the_work(qtbot: QtBot) -> None:
    stream = Stream()

    def job(cancel: Cancel) -> Events:
        while not cancel:
            time.sleep(0.01)
            yield Note("info", "on")

    reader = Gathered()
    stream.run(job, reader)
    qtbot.waitUntil(lambda: bool(reader.batches), timeout=5_000)
    assert stream.shut_down()


def test_the_door_brings_results_and_errors_to_the_gui_thread(qtbot: QtBot) -> None:
    pool = named_pool("test", 2)
    door = Door(pool)
    came: list[tuple[str, object, int]] = []

    def fails() -> int:
        raise SorterError(ErrorCode.NO_SPACE, "The disk is full.")

    door.send(
        threading.get_ident,
        lambda value: came.append(("result", value, threading.get_ident())),
        lambda error: came.append(("error", error, threading.get_ident())),
    )
    door.send(
        fails,
        lambda value: came.append(("result", value, threading.get_ident())),
        lambda error: came.append(("error", error.message, threading.get_ident())),
    )
    qtbot.waitUntil(lambda: len(came) == 2, timeout=5_000)
    by_kind = {kind: (value, thread) for kind, value, thread in came}
    assert by_kind["result"][0] != threading.get_ident()
    assert by_kind["error"][0] == "The disk is full."
    assert {thread for _, thread in by_kind.values()} == {threading.get_ident()}
    assert pool.waitForDone(1_000)
