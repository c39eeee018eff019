"""Two copies of the program on one folder take turns, whatever their data folders. No file is left in the folder."""

import contextlib
import ctypes
import hashlib
import logging
import os
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.base.sentence import Sentence

WAIT_SECONDS = 10.0
_STEP = 0.05
_log = logging.getLogger(__name__)


class WaitCancelledError(Exception):
    """The person stopped the waiting for a folder. Nothing was done; it is no failure, so nobody is told of one."""


@contextlib.contextmanager
def locked(folders: Iterable[Path], cancel: Cancel, wait: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold the folders for the block, each once, in one order everywhere, so that nobody waits in a circle.

    Folders that don't exist, and file systems without locks, are passed over: every move is safe without. Raises
    SorterError (`locked`) after `wait` seconds; WaitCancelledError at once when cancelled while it waits.
    """
    end = time.monotonic() + wait
    with contextlib.ExitStack() as held:
        for path in _in_order(folders):
            while not _take(path, held):
                if cancel.wait(_STEP):
                    raise WaitCancelledError(path)
                if time.monotonic() >= end:
                    raise SorterError(
                        ErrorCode.LOCKED,
                        Sentence("Another copy of Gallery Sorter is working in {}.", path),
                        Sentence("Try again when it has finished."),
                    )
        yield


def _in_order(folders: Iterable[Path]) -> list[Path]:
    """Each folder once, by its identity rather than by the name it was given."""
    found: dict[tuple[int, int], Path] = {}
    for path in folders:
        with contextlib.suppress(OSError):
            seen = path.stat()
            found.setdefault((seen.st_dev, seen.st_ino), path)
    return [found[key] for key in sorted(found)]


if sys.platform == "win32":
    _WAIT_OBJECT_0, _WAIT_ABANDONED = 0x0, 0x80

    def _take(path: Path, held: contextlib.ExitStack) -> bool:
        """A named mutex; its owner's death abandons it, which counts as free."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        name = hashlib.sha256(os.path.normcase(path.resolve()).encode("utf-16-le")).hexdigest()
        handle = kernel.CreateMutexW(None, False, f"Local\\gallery-sorter-{name}")
        if not handle:
            return True
        if kernel.WaitForSingleObject(handle, 0) not in (_WAIT_OBJECT_0, _WAIT_ABANDONED):
            kernel.CloseHandle(handle)
            return False
        held.callback(kernel.CloseHandle, handle)
        held.callback(kernel.ReleaseMutex, handle)
        return True
else:
    import fcntl

    def _take(path: Path, held: contextlib.ExitStack) -> bool:
        """flock on the folder itself."""
        try:
            fd = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
        except OSError:
            return True
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(fd)
            return False
        except OSError as error:  # a file system without locks
            _log.info("%s can't be locked: %s", path, error)
            os.close(fd)
            return True
        held.callback(os.close, fd)
        return True
