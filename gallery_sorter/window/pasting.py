"""Pictures that come without a file, from the clipboard or dragged out of a browser: kept as files, and opened.

They are the person's from then on, so they lie where the program keeps nothing that it deletes.
"""

import uuid
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QImage

from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.window.door import Door
from gallery_sorter.window.local_files import path_of

FOLDER = "pasted"  # below the data folder


def can_take(data: QMimeData) -> bool:
    """Whether there are local files or an image in it."""
    return data.hasImage() or any(url.isLocalFile() for url in data.urls())


class Pasting(QObject):
    """Takes what is pasted or dropped, and tells which paths there are to open."""

    came = Signal(object)  # a list of Path
    failed = Signal(object)  # a SorterError

    def __init__(self, root: Path, door: Door, parent: QObject) -> None:
        """`root` is the data folder."""
        super().__init__(parent)
        self._folder = root / FOLDER
        self._door = door

    def take(self, data: QMimeData) -> None:
        """Local files are opened where they are; an image is written as a new PNG file first. Nothing is moved."""
        paths = [path for url in data.urls() if (path := path_of(url)) is not None]
        if paths:
            self.came.emit(paths)
        elif data.hasImage():
            image = QImage(data.imageData())
            self._door.send(self._keeping(image), lambda path: self.came.emit([path]), self.failed.emit)

    def _keeping(self, image: QImage) -> Callable[[], Path]:
        def keep() -> Path:
            self._folder.mkdir(parents=True, exist_ok=True)
            path = self._folder / f"pasted-{uuid.uuid4().hex[:12]}.png"
            if image.isNull() or not image.save(str(path)):
                path.unlink(missing_ok=True)
                raise SorterError(
                    ErrorCode.DATA_FOLDER,
                    Sentence("The picture could not be kept in {}.", self._folder),
                    Sentence("Is there room on the drive?"),
                )
            return path

        return keep
