"""One connection to a cache, and what happens where it fails: a cache never ends a run.

A file that turns out to be damaged is begun anew; what a full disk or another's lock forbids is written off.
"""

import logging
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from gallery_sorter.catalogue.schema import is_damage, open_cache, set_aside, transaction

_log = logging.getLogger(__name__)

Answer = TypeVar("Answer")


class CacheFile:
    """For one thread at a time. Raises SorterError (`data-folder`) where no database can be kept there at all."""

    def __init__(self, path: Path, migrations: Sequence[str]) -> None:
        self._path, self._migrations = path, migrations
        self._open()

    def _open(self) -> None:
        self._connection = open_cache(self._path, self._migrations)
        self._identity = _identity(self._path)

    def close(self) -> None:
        self._connection.close()

    def read(self, question: Callable[[sqlite3.Connection], Answer], nothing: Answer) -> Answer:
        """The answer to a question; `nothing` where the cache can't give one."""
        try:
            return question(self._connection)
        except sqlite3.DatabaseError as error:
            self._mend(error)
            return nothing

    def write(self, keep: Callable[[sqlite3.Connection], None]) -> None:
        """What `keep` writes, in one transaction, or nothing where the cache can't take it."""
        try:
            with transaction(self._connection):
                keep(self._connection)
        except sqlite3.DatabaseError as error:
            self._mend(error)

    def _mend(self, error: sqlite3.DatabaseError) -> None:
        if is_damage(error):
            self._connection.close()
            if _identity(self._path) == self._identity:  # else another connection has begun anew already
                set_aside(self._path, str(error))
            self._open()
        elif isinstance(error, sqlite3.OperationalError):
            _log.warning("the cache %s could not be used: %s", self._path, error)
        else:
            raise error


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        state = path.stat()
    except FileNotFoundError:
        return None
    return state.st_dev, state.st_ino
