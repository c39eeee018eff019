"""Runs the app's event streams on one long-lived thread, and brings the events to the GUI thread in batches.

The worker appends to a mailbox and rings once; the GUI thread empties it at most some twenty times a second. So a
stream of a thousand pictures a second costs twenty signals, and the last event never waits for a later one.
"""

import logging
import os
import sys
import threading
import time
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QThread, QTimer, Signal

from gallery_sorter.app.events import Event, Events
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import SorterError
from gallery_sorter.window.door import told
from gallery_sorter.window.floor import FLOOR, CourteousCancel

_log = logging.getLogger(__name__)

Job = Callable[[Cancel], Events]

SHORTEST_PAUSE = 0.05  # seconds between two batches: twenty a second
A_TURN = 0.0003  # seconds that a worker holds the interpreter while the GUI thread waits for it; Python's own are 5
PATIENCE = 10.0  # seconds that a closing window gives the work to reach its next step


class Reader(Protocol):
    """Whoever wants the events of one run. Called in the GUI thread alone."""

    def take(self, events: list[Event]) -> None:
        """Some more events, in their order."""

    def end(self, error: SorterError | None) -> None:
        """The stream has ended; with an error where it could not go on."""


class _Run:
    """One stream on its way: its token, its reader, and the mailbox between the threads."""

    def __init__(self, job: Job, reader: Reader) -> None:
        self.job = job
        self.reader = reader
        self.cancel = CourteousCancel()
        self._lock = threading.Lock()
        self._mail: list[Event] = []

    def post(self, event: Event) -> bool:
        """Put an event into the mailbox; True when it was empty, and the bell must be rung."""
        with self._lock:
            self._mail.append(event)
            return len(self._mail) == 1

    def empty(self) -> list[Event]:
        """Everything that lies in the mailbox."""
        with self._lock:
            mail, self._mail = self._mail, []
        return mail


class _Worker(QObject):
    """Lives in the worker thread and reads one stream after the other to its end."""

    rang = Signal(object)  # a _Run whose mailbox is no longer empty
    ended = Signal(object, object)  # the _Run, and a SorterError or None

    def run(self, run: _Run) -> None:
        """Read the stream of `run` to its end."""
        error = None
        try:
            for event in run.job(run.cancel):
                if run.post(event):
                    self.rang.emit(run)
                FLOOR.wait()
        except Exception as trouble:  # noqa: BLE001 - the edge of the worker: told in the window, logged there
            error = told(trouble)
        self.ended.emit(run, error)


class Stream(QObject):
    """The GUI thread's end of the worker: start a run, cancel it, shut down."""

    busy_changed = Signal(bool)
    _begin = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runs: list[_Run] = []  # those that have not ended, oldest first
        self._last_batch = 0.0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._deliver)
        self._thread = QThread()
        self._thread.setObjectName("events")
        self._worker = _Worker()
        self._worker.moveToThread(self._thread)
        self._begin.connect(self._worker.run)
        self._worker.rang.connect(self._on_rang)
        self._worker.ended.connect(self._on_ended)
        sys.setswitchinterval(A_TURN)
        self._thread.start()

    @property
    def busy(self) -> bool:
        """Whether a run has not ended yet."""
        return bool(self._runs)

    def run(self, job: Job, reader: Reader) -> None:
        """Start a stream once those before it have ended."""
        run = _Run(job, reader)
        self._runs.append(run)
        self._begin.emit(run)
        if len(self._runs) == 1:
            self.busy_changed.emit(True)

    def cancel(self) -> None:
        """Ask everything that runs or waits to stop at its next step; each still ends with its receipt."""
        for run in self._runs:
            run.cancel.set()

    def shut_down(self) -> bool:
        """Stop the work and end the thread. True when it ended in time; then nothing of it runs any more."""
        self.cancel()
        self._pause.stop()
        self._thread.quit()
        ended = self._thread.wait(int(PATIENCE * 1000))
        if not ended:
            _log.error("The worker did not stop within %s s", PATIENCE)
        return ended

    def _on_rang(self, _run: _Run) -> None:
        left = SHORTEST_PAUSE - (time.monotonic() - self._last_batch)
        if left <= 0:
            self._deliver()
        elif not self._pause.isActive():
            self._pause.start(int(left * 1000) + 1)

    def _deliver(self) -> None:
        self._last_batch = time.monotonic()
        FLOOR.take_until_painted()
        for run in list(self._runs):
            if mail := run.empty():
                run.reader.take(mail)

    def _on_ended(self, run: _Run, error: SorterError | None) -> None:
        if mail := run.empty():
            run.reader.take(mail)
        self._runs.remove(run)
        if not self._runs:
            self.busy_changed.emit(False)
        run.reader.end(error)


def leave_now(code: int) -> None:
    """End the process where a worker would not stop: what it moved is journaled, and nothing else is at stake."""
    logging.shutdown()
    os._exit(code)
