"""Opening a cache database: its schema grows by migrations, and one that is damaged or too new is set aside.

Caches may be deleted at any time, so nothing here asks a person: what can't be used is renamed, said in the log and
begun anew.
"""

import contextlib
import logging
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from gallery_sorter.base.databases import enter_wal
from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.base.sentence import Sentence

_log = logging.getLogger(__name__)

_BUSY_SECONDS = 30.0
_SET_ASIDE = ".set-aside"  # one old file is kept, for a maintainer to look at
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)

# Each entry leads from the schema before it to the next; PRAGMA user_version counts those that were run. Entries are
# added at the end and never changed. Hashes stand in the tables themselves: most questions start from a file's path
# and end there, and numbers in their place would need one more table in each.
CATALOGUE: tuple[str, ...] = (
    """
    CREATE TABLE files (
        path BLOB PRIMARY KEY, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, content BLOB NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX files_by_content ON files (content);
    CREATE TABLE refusals (
        path BLOB PRIMARY KEY, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL,
        reason TEXT NOT NULL, message TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE contents (
        content BLOB PRIMARY KEY, width INTEGER NOT NULL, height INTEGER NOT NULL, perceptual INTEGER NOT NULL,
        taken TEXT, camera TEXT, latitude REAL, longitude REAL
    ) WITHOUT ROWID;
    CREATE TABLE features (
        content BLOB NOT NULL, trunk TEXT NOT NULL, vector BLOB NOT NULL, PRIMARY KEY (content, trunk)
    );
    CREATE TABLE predictions (
        content BLOB NOT NULL, model TEXT NOT NULL, logits BLOB NOT NULL, PRIMARY KEY (content, model)
    ) WITHOUT ROWID;
    """,
)

THUMBNAILS: tuple[str, ...] = (
    """
    CREATE TABLE thumbnails (
        content BLOB PRIMARY KEY, used INTEGER NOT NULL, size INTEGER NOT NULL, jpeg BLOB NOT NULL
    );
    CREATE INDEX thumbnails_by_use ON thumbnails (used, size);
    """,
)


def open_cache(path: Path, migrations: Sequence[str]) -> sqlite3.Connection:
    """A connection to a cache whose schema is current; for one thread at a time.

    Raises SorterError (`data-folder`) where the folder holds no database whatever is tried.
    """
    try:
        return _open(path, migrations)
    except _UnusableError as reason:
        set_aside(path, str(reason))
        return _open_or_explain(path, migrations)
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise _explain(path, error) from error
        set_aside(path, str(error))
        return _open_or_explain(path, migrations)


def is_damage(error: sqlite3.DatabaseError) -> bool:
    """Whether an error says that the file itself is broken, rather than full, locked or out of reach."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and code & 0xFF in _DAMAGED


def set_aside(path: Path, reason: str) -> None:
    """Rename a cache (with what belongs to it) that can't be used, so that a new one can be begun in its place."""
    _log.warning("the cache %s is begun anew: %s", path, reason)
    for end in ("", "-wal", "-shm"):
        old = path.with_name(path.name + end)
        with contextlib.suppress(FileNotFoundError):
            if end == "-shm":  # only an index of the other two
                old.unlink()
            else:
                old.replace(path.with_name(path.name + _SET_ASIDE + end))


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of what is written inside, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


class _UnusableError(Exception):
    """A cache that is whole, but of no use to this version of the program."""


def _open_or_explain(path: Path, migrations: Sequence[str]) -> sqlite3.Connection:
    try:
        return _open(path, migrations)
    except (sqlite3.DatabaseError, _UnusableError) as error:
        raise _explain(path, error) from error


def _open(path: Path, migrations: Sequence[str]) -> sqlite3.Connection:
    # A connection belongs to one thread at a time; a generator that holds one may be closed by another thread.
    connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        enter_wal(connection, _BUSY_SECONDS)
        connection.execute("PRAGMA synchronous = NORMAL")  # a power cut may cost the last seconds, never the file
        _migrate(connection, migrations)
    except BaseException:
        connection.close()
        raise
    return connection


def _migrate(connection: sqlite3.Connection, migrations: Sequence[str]) -> None:
    if _version(connection) == len(migrations):
        return
    with transaction(connection):
        version = _version(connection)  # asked again: another process may have been at it
        if version > len(migrations):
            raise _UnusableError(f"it is of version {version}, this program knows {len(migrations)}")
        for script in migrations[version:]:
            for statement in filter(None, map(str.strip, script.split(";"))):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(migrations)}")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _explain(path: Path, error: Exception) -> SorterError:
    return SorterError(
        ErrorCode.DATA_FOLDER,
        Sentence("{} in the data folder can't be used: {}.", path.name, error),
        Sentence("See that {} can be written to and has room, or name another folder with --data-dir.", path.parent),
    )
