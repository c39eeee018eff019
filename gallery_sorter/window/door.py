"""The one way back from a worker thread to the GUI thread: it carries a result or an error, and never drops one.

Work runs in a pool; what it returned, or a `SorterError` in its place, is handed over in the GUI thread.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal

from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.base.sentence import Sentence

_log = logging.getLogger(__name__)

Result = TypeVar("Result")


class Pool(Protocol):
    """Where work runs. A test puts one in its place that runs at once."""

    def start(self, work: Callable[[], None], /) -> None: ...


def named_pool(purpose: str, threads: int, parent: QObject | None = None) -> QThreadPool:
    """A pool called after its purpose, so that a log or a debugger says what a thread is for."""
    pool = QThreadPool(parent)
    pool.setObjectName(purpose)
    pool.setMaxThreadCount(threads)
    return pool


def told(error: Exception) -> SorterError:
    """The error as a person is told it: expected ones as they are, any other is logged and told in a sentence."""
    if isinstance(error, SorterError):
        return error
    _log.error("Unexpected error in a worker", exc_info=error)
    return SorterError(
        ErrorCode.INTERNAL,
        Sentence("Something went wrong that should not have."),
        Sentence("Nothing was lost. The details are in the log: Help, then Open the log folder."),
    )


@dataclass(frozen=True, slots=True)
class _Delivery:
    """What came back of the question with this number: an answer, or the error in its place."""

    number: int
    answer: Any
    error: SorterError | None


class Door(QObject):
    """Sends work to a pool and hands over what comes back. Lives in the GUI thread; so do `then` and `failed`."""

    _arrived = Signal(object)

    def __init__(self, pool: Pool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = pool
        self._sent = 0
        # Kept here: were the worker's the last to let go of them, a widget that they belong to would end in its thread.
        self._asked: dict[int, tuple[Callable[[Any], None], Callable[[SorterError], None]]] = {}
        self._arrived.connect(self._deliver)

    def send(
        self, work: Callable[[], Result], then: Callable[[Result], None], failed: Callable[[SorterError], None]
    ) -> None:
        """Run `work` in the pool, then call `then` with its result, or `failed`, in the GUI thread."""
        self._sent += 1
        number = self._sent
        self._asked[number] = then, failed

        def run() -> None:
            try:
                delivery = _Delivery(number, work(), None)
            except Exception as error:  # noqa: BLE001 - the edge of a worker: nothing may be dropped here
                delivery = _Delivery(number, None, told(error))
            self._arrived.emit(delivery)

        self._pool.start(run)

    def _deliver(self, delivery: _Delivery) -> None:
        then, failed = self._asked.pop(delivery.number)
        if delivery.error is not None:
            failed(delivery.error)
        else:
            then(delivery.answer)
