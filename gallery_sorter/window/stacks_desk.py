"""Finds look-alikes off the GUI thread, shows them, and hands what was marked to the bin."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gallery_sorter.app.events import Picture
from gallery_sorter.app.lookalikes import find_lookalikes
from gallery_sorter.window.discarding import Discarding
from gallery_sorter.window.door import Door
from gallery_sorter.window.gallery_model import Gallery
from gallery_sorter.window.stacks import StacksDialog
from gallery_sorter.window.thumbnails import Thumbnails


class StacksDesk(QObject):
    """One dialog at a time."""

    found_none = Signal()
    failed = Signal(object)  # a SorterError

    def __init__(
        self, gallery: Gallery, thumbnails: Thumbnails, discarding: Discarding, door: Door, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._gallery = gallery
        self._thumbnails = thumbnails
        self._discarding = discarding
        self._door = door
        self._window = parent
        self.dialog: StacksDialog | None = None

    def open(self) -> None:
        """Look for stacks among all that is open."""
        pictures = self._gallery.pictures
        self._door.send(lambda: find_lookalikes(pictures), self._show, self.failed.emit)

    def _show(self, stacks: list[list[Picture]]) -> None:
        if not stacks:
            self.found_none.emit()
            return
        dialog = self.dialog = StacksDialog(stacks, self._thumbnails, self._window)
        dialog.accepted.connect(self._discard)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _discard(self) -> None:
        assert self.dialog is not None, "it was accepted"
        items = [self._gallery.find(picture.path) for picture in self.dialog.marked]
        self._discarding.discard([item for item in items if item is not None])
