"""The trainings that the window runs: whose each is, what its child told, and that one begins where another has ended.

A dialog may be closed, and another one opened, while the child of the first still ends: what it tells is not for the
second.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gallery_sorter.app.session import Session
from gallery_sorter.window.train_process import Record, TrainProcess

if TYPE_CHECKING:
    from gallery_sorter.window.train_dialog import TrainDialog


@dataclass(eq=False, slots=True)
class Run:
    """One training."""

    dialog: "TrainDialog | None"  # that shows it; None once it was closed
    arguments: Sequence[str]
    seen: list[Record] = field(default_factory=list)
    changes: list[Record] = field(default_factory=list)
    result: Record | None = None


class TrainRuns(QObject):
    """One child at a time; each Run that was begun ends with exactly one `ended`."""

    ended = Signal(object, str)  # a Run, and why it has no result; empty where it has one, or was cancelled

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.process = TrainProcess(session, self)
        self.process.told.connect(self._on_told)
        self.process.ended.connect(self._on_ended)
        self._current: Run | None = None
        self._next: Run | None = None  # begins when the child of the one before has ended

    def begin(self, run: Run) -> None:
        """Train, and show it in the run's dialog."""
        assert run.dialog is not None
        run.dialog.begin_progress()
        if self.process.running:
            self._next = run
            run.dialog.progress.show_waiting()
        else:
            self._start(run)

    def cancel(self, dialog: "TrainDialog") -> None:
        """End the training of this dialog, where it has one."""
        if self._next is not None and self._next.dialog is dialog:
            waited, self._next = self._next, None
            self.ended.emit(waited, "")
        elif self._current is not None and self._current.dialog is dialog:
            self.process.cancel()

    def let_go(self, dialog: "TrainDialog") -> None:
        """The dialog was closed: nothing is shown in it any more."""
        if self._current is not None and self._current.dialog is dialog:
            self._current.dialog = None

    def shut_down(self) -> None:
        """The window closes: no child outlives it."""
        self._next = None
        self.process.shut_down()

    def _start(self, run: Run) -> None:
        self._current = run
        self.process.start(run.arguments)

    def _on_told(self, record: Record) -> None:
        run, kind = self._current, record["type"]
        assert run is not None
        if kind == "seen":
            run.seen.append(record)
        elif kind == "change":
            run.changes.append(record)
        elif kind == "result":
            run.result = record
        elif run.dialog is not None:
            page = run.dialog.progress
            take = {"start": page.take_start, "progress": page.take_progress, "epoch": page.take_epoch}.get(kind)
            if take is not None:
                take(record)

    def _on_ended(self, failure: str) -> None:
        run, self._current = self._current, None
        waiting, self._next = self._next, None
        assert run is not None
        self.ended.emit(run, failure)
        if waiting is not None and waiting.dialog is not None:
            waiting.dialog.begin_progress()
            self._start(waiting)
