"""The cache of thumbnails: JPEG bytes by content, in a file of their own that keeps to a size."""

import sqlite3
import time
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

from gallery_sorter.catalogue.cache_file import CacheFile
from gallery_sorter.catalogue.schema import THUMBNAILS

DEFAULT_MAX_BYTES = 1 << 30  # some 80,000 thumbnails of 12 kB
_KEPT_SHARE = 0.9  # what is left after letting go, so that not every write has to
_MOST_TOUCHED = 500  # uses that are remembered before they are written down


class ThumbnailStore:
    """One connection; each thread opens its own. Those used least lately are let go above `max_bytes` of JPEG.

    When a thumbnail was used is written with the next `put`, after many uses, or on closing: looking at one must not
    cost a write.
    """

    def __init__(self, path: Path, max_bytes: int = DEFAULT_MAX_BYTES) -> None:
        self._max_bytes = max_bytes
        self._cache = CacheFile(path, THUMBNAILS)
        self._touched: dict[bytes, int] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        if self._touched:
            self.put(())
        self._cache.close()

    def get(self, content_hash: bytes) -> bytes | None:
        """The JPEG bytes of a content's thumbnail, or None where there is none (any more)."""
        question = "SELECT jpeg FROM thumbnails WHERE content = ?"
        row: tuple[bytes] | None = self._cache.read(lambda db: db.execute(question, (content_hash,)).fetchone(), None)
        if row is None:
            return None
        self._touched[content_hash] = time.time_ns()
        if len(self._touched) >= _MOST_TOUCHED:
            self.put(())
        return row[0]

    def put(self, thumbnails: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep (content hash, JPEG bytes) pairs, in one transaction, and let go of others where there are too many."""
        now = time.time_ns()
        rows = [(content, now, len(jpeg), jpeg) for content, jpeg in thumbnails]
        uses = [(used, content) for content, used in self._touched.items()]
        self._touched = {}

        def keep(db: sqlite3.Connection) -> None:
            db.executemany("UPDATE thumbnails SET used = ? WHERE content = ?", uses)
            db.executemany("INSERT OR REPLACE INTO thumbnails VALUES (?, ?, ?, ?)", rows)
            self._let_go(db)

        self._cache.write(keep)

    def _let_go(self, db: sqlite3.Connection) -> None:
        """Delete those used least lately until there is some room again. Sums and order come from the index alone."""
        (total,) = db.execute("SELECT COALESCE(SUM(size), 0) FROM thumbnails").fetchone()
        if total <= self._max_bytes:
            return
        too_many, going = total - self._max_bytes * _KEPT_SHARE, []
        for row, size in db.execute("SELECT rowid, size FROM thumbnails ORDER BY used, rowid"):
            if too_many <= 0:
                break
            going.append((row,))
            too_many -= size
        db.executemany("DELETE FROM thumbnails WHERE rowid = ?", going)
