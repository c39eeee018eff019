"""Delete: the selected pictures go to the bin at once, without a question, since it can be taken back exactly."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from gallery_sorter.app.discard import discard
from gallery_sorter.app.events import Event, MoveRecord, Receipt
from gallery_sorter.app.session import Session
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.window.door import Door
from gallery_sorter.window.sections import Item
from gallery_sorter.window.sorting import Sorting, Told


class Discarding(QObject):
    """Throws away beside what else runs: the bin must not wait for a folder that is being read."""

    discarded = Signal(object)  # Told
    failed = Signal(object)  # a SorterError

    def __init__(self, session: Session, sorting: Sorting, door: Door, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._sorting = sorting
        self._door = door

    def discard(self, items: Sequence[Item]) -> None:
        """Put these into the bin; ends in `discarded` or `failed`. What could not be read is left alone."""
        pictures = [item.picture for item in items if item.picture is not None]
        if pictures:
            self._door.send(
                lambda: list(discard(self._session, pictures, Cancel())), self._on_discarded, self.failed.emit
            )

    def _on_discarded(self, events: list[Event]) -> None:
        told = Told(records=[event for event in events if isinstance(event, MoveRecord)])
        told.receipt = next(event for event in events if isinstance(event, Receipt))
        self._sorting.finish(told, None, self.discarded.emit, None)
