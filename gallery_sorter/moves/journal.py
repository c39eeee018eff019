"""The journal file: what was done to a person's files, and their word on pictures. It is never deleted.

SQLite in WAL mode with synchronous=FULL: what a transaction committed outlives a power cut. A journal of an older
version is backed up beside itself before it is changed; one of a newer version is refused.
"""

import contextlib
import os
import sqlite3
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from gallery_sorter.base.databases import enter_wal
from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.moves import schema

_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_BUSY_SECONDS = 30.0  # another process holds the write lock only for single transactions of milliseconds
_CHECKPOINT_PAGES = 8000  # of 4 KiB: 32 MB of WAL at most, about 50,000 operations


class Journal:
    """One journal. Safe to share between threads: each gets a connection of its own.

    Opening it makes it where it is missing. Raises SorterError (`data-folder`) where it can't be used.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        self._all: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        try:
            self._migrate()
        except SorterError:
            self.close()
            raise
        except sqlite3.Error as error:
            self.close()
            raise self._explain(error) from error

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's connection, in autocommit mode: use `transaction` for writes."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._connect()
            self._local.connection = connection
        return connection

    @contextlib.contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Everything in the block is durable when it ends, or nothing is when it raises.

        Raises SorterError (`data-folder`) where the journal can't be written, as on a full disk.
        """
        with self.explained():
            connection = self.connection
            try:
                connection.execute("BEGIN IMMEDIATE")
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    @contextlib.contextmanager
    def explained(self) -> Iterator[None]:
        """What SQLite says in the block of a journal that is damaged, full, read-only or locked for half a minute
        becomes a SorterError (`data-folder`). The journal itself is left as it is: it is never begun anew.
        """
        try:
            yield
        except sqlite3.DatabaseError as error:
            if not isinstance(error, sqlite3.OperationalError) and type(error) is not sqlite3.DatabaseError:
                raise  # a mistake of this program's
            raise self._explain(error) from error

    def _explain(self, error: sqlite3.Error) -> SorterError:
        if (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF in _DAMAGED:
            return SorterError(
                ErrorCode.DATA_FOLDER,
                Sentence("The journal {} is damaged ({}).", self.path, error),
                Sentence("It was left as it is. Restore a backup in its place, or use another data folder."),
            )
        return SorterError(
            ErrorCode.DATA_FOLDER,
            Sentence("The journal {} can't be used: {}.", self.path, error),
            Sentence("No picture was lost; what was begun is set right at the next start."),
        )

    def close(self) -> None:
        """Close every thread's connection; none may be in use."""
        with self._lock:
            for connection in self._all:
                connection.close()
            self._all.clear()
        self._local = threading.local()

    def _connect(self) -> sqlite3.Connection:
        # Each connection is used by its own thread alone; the check is off so that close() may close them all.
        connection = sqlite3.connect(self.path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        with self._lock:
            self._all.append(connection)
        connection.row_factory = sqlite3.Row
        enter_wal(connection, _BUSY_SECONDS)
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")
        # A large batch is merged into the file once and not at every chunk; what was committed is durable in the WAL.
        connection.execute(f"PRAGMA wal_autocheckpoint={_CHECKPOINT_PAGES}")
        return connection

    def _migrate(self) -> None:
        found = self._version()
        if found == schema.VERSION:
            return
        if found > schema.VERSION:
            raise SorterError(
                ErrorCode.DATA_FOLDER,
                Sentence("The journal {} was written by a newer version of this program.", self.path),
                Sentence("Use that version, or another data folder."),
            )
        if found:
            self._back_up(found)
        with self.transaction() as connection:
            # Another process may have been quicker.
            for number in range(int(connection.execute("PRAGMA user_version").fetchone()[0]), schema.VERSION):
                for statement in _statements(schema.MIGRATIONS[number]):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number + 1}")

    def _version(self) -> int:
        return int(self.connection.execute("PRAGMA user_version").fetchone()[0])

    def _back_up(self, version: int) -> None:
        stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
        backup = self.path.with_name(f"{self.path.name}.v{version}-{stamp}.backup")
        self.connection.execute("VACUUM INTO ?", (str(backup),))


def now() -> str:
    """The time as the journal writes it."""
    return written(datetime.now(UTC))


def written(at: datetime) -> str:
    """A time of UTC as the journal writes it: ISO 8601, to the millisecond. Texts of it compare as times do."""
    return at.isoformat(timespec="milliseconds")


def below(folder: Path) -> tuple[bytes, bytes]:
    """The least path below a folder, as the journal writes paths, and the least behind all of them."""
    start = os.fsencode(folder / "_")[:-1]
    return start, start[:-1] + bytes((start[-1] + 1,))


def _statements(script: str) -> Iterator[str]:
    """The statements of a script one by one: executescript would commit the transaction that they stand in."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
