"""Asks the child what a training would learn, and how long it would take, anew whenever the choice changes."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from gallery_sorter.app.session import Session
from gallery_sorter.window.train_process import Record, TrainProcess


class Asking(QObject):
    """One dry run at a time; only what was asked last is answered."""

    counted = Signal(int)  # pictures so far
    answered = Signal(object, str)  # the `start` record, and why it can't be begun so; empty where it can
    refused = Signal(str)  # why there is no answer

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process = TrainProcess(session, self)
        self._process.told.connect(self._on_told)
        self._process.ended.connect(self._on_ended)
        self._wanted: Sequence[str] | None = None  # what is to be asked when the child has ended
        self._answer: Record | None = None  # what the child told, until it has ended

    def ask(self, arguments: Sequence[str]) -> None:
        """Ask this; what was asked before is not answered any more."""
        self._wanted = arguments
        if self._process.running:
            self._process.cancel()  # its end asks anew
        else:
            self._start(arguments)

    def drop(self) -> None:
        """Nobody waits for an answer any more."""
        self._wanted = None
        self._process.cancel()

    def shut_down(self) -> None:
        """The window closes: no child outlives it."""
        self._process.shut_down()

    def _start(self, arguments: Sequence[str]) -> None:
        self._wanted = None
        self._process.start([*arguments, "--dry-run"])

    def _on_told(self, record: Record) -> None:
        if record["type"] == "start":
            self._answer = record
        elif record["type"] == "progress" and not self._process.cancelled:
            self.counted.emit(record["done"])

    def _on_ended(self, failure: str) -> None:
        answer, self._answer = self._answer, None
        if self._wanted is not None:
            self._start(self._wanted)
        elif self._process.cancelled:
            return
        elif answer is not None:
            self.answered.emit(answer, failure)
        elif failure:
            self.refused.emit(failure)
