"""Opening folders and pictures: runs the recognition, and feeds what it tells into the gallery."""

import gc
from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from gallery_sorter.app import classify
from gallery_sorter.app.events import Event, Events, Note, Picture, Receipt
from gallery_sorter.app.session import Session
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import ErrorCode, Refused, SorterError
from gallery_sorter.base.progress import Progress
from gallery_sorter.base.wording import printable
from gallery_sorter.window.door import Door
from gallery_sorter.window.gallery_model import Gallery
from gallery_sorter.window.worker import Stream


class _Reading:
    """Reads one run of the recognition; what comes after another was begun is let go."""

    def __init__(self, opening: "Opening", *, again: bool = False) -> None:
        self._opening = opening
        self.again = again  # the second try, after the first one broke off

    def take(self, events: list[Event]) -> None:
        self._opening.take_from(self, events)

    def end(self, error: SorterError | None) -> None:
        self._opening.end_of(self, error)


class Opening(QObject):
    """What is open, and how far its pictures are recognised."""

    begun = Signal()
    progressed = Signal(object)  # Progress
    told = Signal(object)  # a Note
    ended = Signal(object)  # the Receipt
    failed = Signal(object)  # a SorterError
    judged = Signal()  # the threshold moved pictures between their class and Unsure
    _classes_known = Signal(object)

    def __init__(self, session: Session, stream: Stream, gallery: Gallery, door: Door, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._stream = stream
        self._gallery = gallery
        self._door = door
        self._reading: _Reading | None = None
        self.paths: tuple[Path, ...] = ()
        self.folder: Path | None = None  # the folder that is open; None where it is several things, or loose pictures
        self.threshold: float | None = None
        self.receipt: Receipt | None = None
        self._classes_known.connect(gallery.set_classes)

    @property
    def title(self) -> str:
        """What is open, in a few words."""
        if len(self.paths) == 1:
            return printable(self.paths[0].name or str(self.paths[0]))
        return self.tr("%Ln place(s)", "", len(self.paths))

    @property
    def reading(self) -> bool:
        """Whether pictures are still being recognised."""
        return self._reading is not None

    def open(self, paths: Sequence[Path]) -> None:
        """Show these folders and pictures in place of what is shown."""
        self._stream.cancel()
        gc.unfreeze()
        self.paths = tuple(paths)
        self.folder = paths[0] if len(paths) == 1 and paths[0].is_dir() else None
        self.receipt = None
        self._gallery.start(self._gallery.classes)
        self._run(_Reading(self))
        self.begun.emit()

    def set_threshold(self, threshold: float | None) -> None:
        """Decide anew which pictures are sure; None takes the model's own thresholds."""
        self.threshold = threshold
        pictures = self._gallery.pictures
        if not pictures:
            return
        self._door.send(
            lambda: (threshold, self._session.rejudge(pictures, threshold)), self._take_judged, self.failed.emit
        )

    def take_from(self, reading: _Reading, events: list[Event]) -> None:
        """Events of a run, in the GUI thread."""
        if reading is not self._reading:
            return
        shown = [event for event in events if isinstance(event, Picture | Refused)]
        if shown:
            self._gallery.take(shown)
            gc.freeze()  # they stay for the sitting: looked through again, 100,000 of them take 0.2 s each time
        steps = [event for event in events if isinstance(event, Progress)]
        if steps:
            self.progressed.emit(steps[-1])
        for event in events:
            if isinstance(event, Note):
                self.told.emit(event)
            elif isinstance(event, Receipt):
                self.receipt = event

    def end_of(self, reading: _Reading, error: SorterError | None) -> None:
        """A run has ended, in the GUI thread."""
        if reading is not self._reading:
            return
        if error is not None and error.code is ErrorCode.INTERNAL and not reading.again:
            self._run(_Reading(self, again=True))  # what was recognised is in the catalogue: nothing is done twice
            return
        self._reading = None
        self._gallery.settle()
        gc.freeze()
        if error is not None:
            self.failed.emit(error)
        self.ended.emit(self.receipt)

    def _run(self, reading: _Reading) -> None:
        self._reading = reading
        self._stream.run(_Classifying(self, self._session, self.paths), reading)

    def tell_classes(self, names: tuple[str, ...]) -> None:
        """From the worker thread: which classes the model and the person have."""
        self._classes_known.emit(names)

    def _take_judged(self, answer: tuple[float | None, list[Picture]]) -> None:
        threshold, pictures = answer
        if threshold == self.threshold:  # else the slider has moved on, and the next answer is on its way
            self._gallery.judge(pictures)
            self.judged.emit()


class _Classifying:
    """The job that the worker runs for one opening. Called in the worker thread."""

    def __init__(self, opening: Opening, session: Session, paths: tuple[Path, ...]) -> None:
        self._opening = opening
        self._session = session
        self._paths = paths
        self._threshold = opening.threshold

    def __call__(self, cancel: Cancel) -> Events:
        self._opening.tell_classes(self._session.class_names())
        options = classify.ClassifyOptions(self._paths, threshold=self._threshold)
        return self._judged(classify.classify(self._session, options, cancel))

    def _judged(self, events: Events) -> Iterator[Event]:
        """Pictures that come after the threshold was moved are judged by the new one."""
        for event in events:
            if isinstance(event, Picture) and self._opening.threshold != self._threshold:
                yield next(iter(self._session.rejudge([event], self._opening.threshold)), event)
            else:
                yield event
