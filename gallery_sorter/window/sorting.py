"""Sorting and taking back: previews and moves run on the worker, and the gallery follows where the files went."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from gallery_sorter.app import history, sort
from gallery_sorter.app.discard import COMMAND
from gallery_sorter.app.events import Action, Event, MoveRecord, Note, Picture, Receipt, Status
from gallery_sorter.app.session import Session
from gallery_sorter.app.sort import SortOptions
from gallery_sorter.base.errors import Refused, SorterError
from gallery_sorter.base.progress import Progress
from gallery_sorter.window.gallery_model import Gallery
from gallery_sorter.window.steps import Steps
from gallery_sorter.window.wording import picture_count
from gallery_sorter.window.worker import Job, Stream


@dataclass(slots=True)
class Told:
    """Everything that one run told: a sort, a preview of one, an undo or a redo."""

    options: SortOptions | None = None  # of a sort or a preview
    records: list[MoveRecord] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    receipt: Receipt | None = None

    @property
    def events(self) -> list[Event]:
        """All of it again, the receipt last."""
        return [*self.records, *self.refused, *([self.receipt] if self.receipt else [])]


class _Reader:
    """Gathers what a run tells, and hands it over at its end."""

    def __init__(
        self, sorting: "Sorting", told: Told, hand_over: Callable[[Told], None], step: "SortedBatch | None" = None
    ) -> None:
        self._sorting = sorting
        self._told = told
        self._hand_over = hand_over
        self._step = step

    def take(self, events: list[Event]) -> None:
        for event in events:
            match event:
                case MoveRecord():
                    self._told.records.append(event)
                case Refused():
                    self._told.refused.append(event)
                case Note():
                    self._told.notes.append(event)
                case Receipt():
                    self._told.receipt = event
                case Progress():
                    self._sorting.progressed.emit(event)

    def end(self, error: SorterError | None) -> None:
        self._sorting.finish(self._told, error, self._hand_over, self._step)


class SortedBatch:
    """A batch of moves as a step that can be taken back and done again."""

    def __init__(self, sorting: "Sorting", batch: str, text: str) -> None:
        self.batch = batch
        self.text = text
        self._sorting = sorting

    def undo(self) -> None:
        self._sorting.undo(self.batch, self)

    def redo(self) -> None:
        self._sorting.redo(self.batch, self)


class Sorting(QObject):
    """Runs the use cases that move files. One at a time; the worker's queue sees to that."""

    begun = Signal()
    progressed = Signal(object)  # Progress
    previewed = Signal(object)  # Told
    sorted_ = Signal(object)  # Told
    undone = Signal(object)  # Told
    redone = Signal(object)  # Told
    came_back = Signal()  # pictures that were thrown away in another sitting are where they were
    failed = Signal(object)  # SorterError

    def __init__(self, session: Session, stream: Stream, gallery: Gallery, steps: Steps, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._stream = stream
        self._gallery = gallery
        self._steps = steps
        self.receipts: dict[str, Told] = {}  # what was moved in this sitting, by batch
        self._in_bin: dict[Path, Picture] = {}  # what was thrown away in this sitting, by where it was

    def preview(self, options: SortOptions) -> None:
        """Find out what a sort would do; ends in `previewed`."""
        dry = replace(options, dry_run=True)
        told = Told(options)
        self._run(lambda cancel: sort.sort(self._session, dry, cancel), _Reader(self, told, self.previewed.emit))

    def sort(self, options: SortOptions) -> None:
        """Move the pictures; the person has said yes."""
        real = replace(options, dry_run=False)
        told = Told(options)
        self._run(lambda cancel: sort.sort(self._session, real, cancel), _Reader(self, told, self.sorted_.emit))

    def undo(self, batch: str | None, step: SortedBatch | None = None) -> None:
        """Take back a batch; None: the newest that was not."""
        reader = _Reader(self, Told(), self.undone.emit, step)
        self._run(lambda cancel: history.undo(self._session, batch, cancel), reader)

    def redo(self, batch: str | None, step: SortedBatch | None = None) -> None:
        """Do a batch again; None: the one undone last."""
        reader = _Reader(self, Told(), self.redone.emit, step)
        self._run(lambda cancel: history.redo(self._session, batch, cancel), reader)

    def finish(
        self, told: Told, error: SorterError | None, hand_over: Callable[[Told], None], step: SortedBatch | None
    ) -> None:
        """A run has ended, in the GUI thread: what was moved is shown where it is now, whatever went wrong."""
        self.show_moves(told.records)
        if error is not None:
            if step is not None:
                self._steps.forget(step)
            self.failed.emit(error)
            return
        receipt = told.receipt
        if receipt is not None and receipt.batch is not None and receipt.command in ("sort", COMMAND):
            self.receipts[receipt.batch] = told
            step_text = self.tr("Sort {}") if receipt.command == "sort" else self.tr("Put {} in the bin")
            text = step_text.format(picture_count(moved_in(receipt)))
            self._steps.add(SortedBatch(self, receipt.batch, text))
        hand_over(told)

    def show_moves(self, records: list[MoveRecord]) -> None:
        """The gallery follows the files: to other folders, into the bin, and out of it."""
        pairs = [(r.source, r.target, r.action) for r in records if r.status is Status.DONE and r.target is not None]
        moves = [(old, new) for old, new, action in pairs if action is Action.MOVE]
        if moves:
            self._gallery.move(moves)
        thrown = [old for old, _, action in pairs if action is Action.TRASH and self._gallery.find(old) is not None]
        if thrown:
            self._in_bin.update({picture.path: picture for picture in self._gallery.drop(thrown)})
        back = [new for _, new, action in pairs if action is Action.TRASH and new in self._in_bin]
        if back:
            self._gallery.take([self._in_bin.pop(path) for path in back])
        elif not thrown and any(action is Action.TRASH for *_, action in pairs):
            self.came_back.emit()

    def _run(self, job: Job, reader: _Reader) -> None:
        self._stream.run(job, reader)
        self.begun.emit()


def moved_in(receipt: Receipt) -> int:
    """How many pictures a receipt says went to another place."""
    return sum(receipt.counts.get(name, 0) for name in ("moved", "copied", "removed"))
