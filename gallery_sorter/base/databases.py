"""What every SQLite file of the program has in common: write-ahead logging, entered by several programs at once."""

import sqlite3
import time

_PAUSE = 0.01  # seconds between two tries


def enter_wal(connection: sqlite3.Connection, seconds: float) -> None:
    """Switch a database to write-ahead logging, waiting up to `seconds` for others that do the same.

    The connection's own timeout does not cover this switch: measured with four connections at once on a new file, in
    about every seventh of 300 rounds one was told without delay that the database is locked. Raises sqlite3.Error.
    """
    end = time.monotonic() + seconds
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
            time.sleep(_PAUSE)
        else:
            return
