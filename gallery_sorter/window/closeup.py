"""The larger picture for the preview: read off the GUI thread, and only for the picture that is still selected."""

from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from gallery_sorter.app.events import Picture
from gallery_sorter.app.look import look_closely
from gallery_sorter.app.session import Session
from gallery_sorter.base.errors import Refused, SorterError
from gallery_sorter.window.door import Door
from gallery_sorter.window.empty_states import unselected_text
from gallery_sorter.window.preview_panel import PreviewPanel
from gallery_sorter.window.sections import Item
from gallery_sorter.window.selection import Selection
from gallery_sorter.window.thumbnails import jpeg_image

SIDE = 1024  # pixels of the long side: sharp in the panel at twice the scale


def load(session: Session, path: Path, content: bytes, side: int = SIDE) -> QImage:
    """The picture with its long side at most `side` pixels, upright; its thumbnail where it can't be read now."""
    pixels = look_closely(session, path, side)
    if isinstance(pixels, Refused):
        return jpeg_image(session.thumbnail(content) or b"")
    height, width, _ = pixels.shape
    image = QImage(width, height, QImage.Format.Format_RGB888)
    # numpy lets go of the interpreter while it copies, which Qt's own ways of taking bytes over do not.
    lines = np.frombuffer(image.bits(), np.uint8).reshape(height, image.bytesPerLine())
    lines[:, : 3 * width] = pixels.reshape(height, 3 * width)
    return image


class CloseUp(QObject):
    """Keeps the preview panel on what is selected."""

    def __init__(
        self, session: Session, selection: Selection, panel: PreviewPanel, door: Door, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._selection = selection
        self._panel = panel
        self._door = door
        self._shown: Item | None = None
        self._said: object = None
        self._image = QImage()
        selection.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show what is selected now, or what is new about it."""
        items = self._selection.items
        if len(items) != 1:
            self._shown = self._said = None
            self._panel.show_text(self.tr("%Ln picture(s) selected", "", len(items)) if items else unselected_text())
            return
        item = items[0]
        if item is self._shown and item.shown == self._said:
            return
        same = item is self._shown
        self._shown, self._said = item, item.shown
        if isinstance(item.shown, Refused):
            self._panel.show_refused(item.shown)
            return
        self._panel.show_picture(item.shown)
        if same and not self._image.isNull():
            self._panel.set_image(self._image)
        else:
            self._load(item, item.shown)

    def _load(self, item: Item, picture: Picture) -> None:
        path, content = picture.path, picture.content_hash

        def then(image: QImage) -> None:
            if item is self._shown and not image.isNull():
                self._image = image
                self._panel.set_image(image)

        def failed(_error: SorterError) -> None:
            """It was logged; the panel keeps its icon, and a failed look at one picture is no news."""

        self._door.send(lambda: load(self._session, path, content), then, failed)
