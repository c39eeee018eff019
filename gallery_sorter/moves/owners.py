"""Who works on a batch: a file that its process holds locked, so that the lock dies with it, however it dies.

A process id would not do: ids are used again, and two machines may share a data folder. The lock is a record lock
(lockf): unlike flock it isn't handed down to forked children that outlive their parent.
"""

import contextlib
import errno
import os
import sys
import threading
import uuid
from collections.abc import Iterator
from pathlib import Path

from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.base.sentence import Sentence

_mine: set[str] = set()  # tokens that this process holds; opening one's own file again would drop a record lock
_guard = threading.Lock()


def _folder(journal: Path) -> Path:
    return journal.with_name(journal.name + "-owners")


@contextlib.contextmanager
def owning(journal: Path) -> Iterator[str]:
    """Hold a new token for as long as the block runs. Raises SorterError (`data-folder`) where that can't be."""
    token = uuid.uuid4().hex
    path = _folder(journal) / token
    with _guard:
        _mine.add(token)
    try:
        fd = _take(path)
        try:
            yield token
        finally:
            os.close(fd)
            path.unlink(missing_ok=True)
    finally:
        with _guard:
            _mine.discard(token)


def _take(path: Path) -> int:
    """A new file that is locked."""
    fd = None
    try:
        path.parent.mkdir(exist_ok=True)
        fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        if not _lock(fd):
            raise BlockingIOError(errno.EAGAIN, "it can't be locked")
    except OSError as error:
        if fd is not None:
            os.close(fd)
        raise SorterError(
            ErrorCode.DATA_FOLDER,
            Sentence("The data folder {} can't be used: {}.", path.parent.parent, error.strerror or error),
            Sentence("Nothing was changed. Free some space there, or use another data folder."),
        ) from error
    return fd


def is_alive(journal: Path, token: str) -> bool:
    """True while the process that took this token still holds it."""
    with _guard:
        if token in _mine:
            return True
        path = _folder(journal) / token
        try:
            fd = os.open(path, os.O_RDWR)
        except FileNotFoundError:
            return False
        except OSError:
            return True  # it can't be told, so it is left alone
        try:
            alive = not _lock(fd)
        finally:
            os.close(fd)
    if not alive:
        path.unlink(missing_ok=True)
    return alive


if sys.platform == "win32":
    import msvcrt

    def _lock(fd: int) -> bool:
        try:
            msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _lock(fd: int) -> bool:
        try:
            fcntl.lockf(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            return False
        return True
