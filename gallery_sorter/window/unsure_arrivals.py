"""The unsure pictures that arrived in watched folders and that nobody has looked at since: the tray counts them."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from gallery_sorter.app.events import Event, KeptReason, MoveRecord, Picture, Status
from gallery_sorter.app.session import Session
from gallery_sorter.window.door import Door


class UnsureArrivals(QObject):
    """One that was given a class, or is not there any more, waits for nobody; taken back, it waits again."""

    counted = Signal(int)
    failed = Signal(object)  # a SorterError

    def __init__(self, session: Session, door: Door, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._door = session, door
        self._told: dict[Path, Picture] = {}  # whose outcome is to come
        self._places: dict[bytes, Path] = {}  # by content
        self._waiting: list[Path] = []

    def take(self, events: Iterable[Event]) -> None:
        """What the watched folders tell: each picture, and then what became of it."""
        for event in events:
            if isinstance(event, Picture):
                self._told[event.path] = event
            elif isinstance(event, MoveRecord) and (picture := self._told.pop(event.source, None)):
                moved = event.status is Status.DONE and event.target is not None  # to the folder of unsure ones
                if not picture.sure and (moved or event.reason is KeptReason.UNSURE):
                    self._places[picture.content_hash] = event.target if moved and event.target else event.source

    def recount(self, *_: object) -> None:
        """Some arrived, or were moved, or something was said of pictures."""
        if not self._places:
            return
        places, session = dict(self._places), self._session

        def waiting() -> list[Path]:
            labels = session.labels()
            return [path for content, path in places.items() if content not in labels and path.exists()]

        self._door.send(waiting, self._take, self.failed.emit)

    def look(self) -> list[Path]:
        """Somebody looks at them: the folders in which they wait."""
        folders = sorted({path.parent for path in self._waiting})
        self._places.clear()
        self._take([])
        return folders

    def _take(self, waiting: list[Path]) -> None:
        self._waiting = waiting if self._places else []
        self.counted.emit(len(self._waiting))
