"""Thumbnails of the pictures that a training tells of. One that trains the network makes none, so where the cache has
none the picture itself is read; only what is in sight is asked for.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from gallery_sorter.app.look import look_small
from gallery_sorter.app.session import Session
from gallery_sorter.window.door import named_pool
from gallery_sorter.window.thumbnails import Thumbnails

Record = Mapping[str, Any]


class TrainThumbnails(Thumbnails):
    """Thumbnails by content, for which `tell` says where each picture lies."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(self._load_told, named_pool("training thumbnails", 1, parent), parent)
        self._session = session
        self._places: Mapping[bytes, Path] = {}  # written anew in one go: the pool reads it

    def tell(self, records: Sequence[Record]) -> None:
        """These are listed now, `seen` and `change` records; what could not be had before is asked for again."""
        self._places = {bytes.fromhex(record["content_hash"]): Path(record["path"]) for record in records}
        self.retry()

    def _load_told(self, content: bytes) -> bytes | None:
        path = self._places.get(content)
        return self._session.thumbnail(content) or (None if path is None else look_small(self._session, path))
