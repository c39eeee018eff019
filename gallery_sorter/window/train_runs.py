"""The trainings that the window runs: whose each is, what its child told, and that one begins where another has ended.

A dialog may be closed, and another one opened, while the child of the first still ends: what it tells is not for the
second. Where a child ends without a result, the shelf is looked at: one that was killed may have written its model.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gallery_sorter.app import models
from gallery_sorter.app.session import Session
from gallery_sorter.base.wording import printable
from gallery_sorter.window.door import Door
from gallery_sorter.window.train_process import Record, TrainProcess
from gallery_sorter.window.wording import translate

if TYPE_CHECKING:
    from gallery_sorter.window.train_dialog import TrainDialog


@dataclass(eq=False, slots=True)
class Run:
    """One training."""

    dialog: "TrainDialog | None"  # that shows it; None once it was closed
    arguments: Sequence[str]
    seen: list[Record] = field(default_factory=list)  # and those that are doubted, though the network has learned them
    changes: list[Record] = field(default_factory=list)
    result: Record | None = None
    before: frozenset[str] | None = None  # the models that there were when it began
    left: frozenset[str] | None = None  # new ones that it has told nothing of; None where nobody could look


class TrainRuns(QObject):
    """One child at a time; each Run that was begun ends with exactly one `ended`."""

    ended = Signal(object, str)  # a Run, and why it has no result; empty where it has one, or was cancelled

    def __init__(self, session: Session, door: Door, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._door = door  # one thread: the shelf is looked at in the order of the questions
        self.process = TrainProcess(session, self)
        self.process.told.connect(self._on_told)
        self.process.ended.connect(self._on_ended)
        self._untold: list[Run] = []  # whose `ended` is still to come
        self._current: Run | None = None  # whose child runs
        self._next: Run | None = None  # begins when the child of the one before has ended

    def begin(self, run: Run) -> None:
        """Train, and show it in the run's dialog."""
        assert run.dialog is not None
        self._untold.append(run)
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
            waited.left = frozenset()
            self._tell_end(waited, "")
        elif self._current is not None and self._current.dialog is dialog:
            self.process.cancel()

    def let_go(self, dialog: "TrainDialog") -> None:
        """The dialog was closed: nothing is shown in it any more."""
        for run in self._untold:
            if run.dialog is dialog:
                run.dialog = None

    def shut_down(self) -> list[Record]:
        """The window closes: no child outlives it. The results that nobody was told of, or `model` alone."""
        self.process.shut_down()
        told = [run.result for run in self._untold if run.result is not None]
        silent = [run.before for run in self._untold if run.result is None and run.before is not None]
        if silent:
            left = self._names() - frozenset.union(*silent) - {result["model"] for result in told}
            told += [{"model": name} for name in sorted(left)]
        return told

    def _start(self, run: Run) -> None:
        self._current = run
        self._door.send(self._names, lambda names: setattr(run, "before", names), lambda _error: None)
        self.process.start(run.arguments)

    def _names(self) -> frozenset[str]:
        return frozenset(version.name for version in models.models(self._session))

    def _on_told(self, record: Record) -> None:
        run, kind = self._current, record["type"]
        assert run is not None
        if kind in ("seen", "doubt"):
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
        if run.result is not None:
            self._tell_end(run, failure)
        else:
            self._door.send(
                self._names,
                lambda names: self._tell_left(run, names, failure),
                lambda _error: self._tell_end(run, failure),
            )
        if waiting is not None and waiting.dialog is not None:
            waiting.dialog.begin_progress()
            self._start(waiting)

    def _tell_left(self, run: Run, names: frozenset[str], failure: str) -> None:
        if run.before is not None:
            run.left = names - run.before
        self._tell_end(run, failure)

    def _tell_end(self, run: Run, failure: str) -> None:
        self._untold.remove(run)
        self.ended.emit(run, failure)


def told_of_shelf(run: Run) -> str:
    """What a training that has no result has left there, as a sentence; empty where nobody could look."""
    if run.left is None:
        return ""
    if not run.left:
        return translate("TrainDesk", "The models are as they were.")
    said = translate("TrainDesk", "It had written a new model by then: {}. The window asks whether to keep it.")
    return said.format(printable(", ".join(sorted(run.left))))
