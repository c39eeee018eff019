"""Waiting until a file is whole: until its size and time have rested for the settle time, and then some more where it
could not be read.

Pure bookkeeping over `lstat` and two clocks; it opens no file and starts no thread.
"""

import heapq
import os
import stat
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from gallery_sorter.pictures.kinds import is_picture_name
from gallery_sorter.pictures.values import PictureFile

_MOST_TRIES = 3  # of a file that can't be read; each waits twice as long as the one before
_MOST_TAKEN = 256  # files in one go
_COMPANIONS_KEPT = 1000  # stems that were written to lately


@dataclass(slots=True)
class _Waiting:
    size: int
    mtime_ns: int
    due: float
    tries: int = 0


class Settling:
    """The files that are not known to be whole yet, of one folder.

    `settle`: seconds of rest. `trusts_times`: the disk's clock is this machine's, so that a file whose times lie far
    enough back has rested already; of a server's clock one can't say that.
    """

    def __init__(
        self, settle: float, *, trusts_times: bool = True, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._settle, self._trusts_times, self._clock = settle, trusts_times, clock
        self._waiting: dict[Path, _Waiting] = {}
        self._taken: dict[Path, _Waiting] = {}
        self._queue: list[tuple[float, Path]] = []  # may hold what is out of date; _waiting is what counts
        self._stems: dict[tuple[Path, str], float] = {}

    def __len__(self) -> int:
        return len(self._waiting)

    @property
    def next_due(self) -> float | None:
        """When the next file may be whole, by the clock; None where none waits."""
        while self._queue:
            due, path = self._queue[0]
            waiting = self._waiting.get(path)
            if waiting is not None and waiting.due == due:
                return due
            heapq.heappop(self._queue)
        return None

    def touch(self, path: Path, *, whole: bool = False) -> None:
        """Something happened to a picture, or a scan has found it. `whole`: it was renamed into place."""
        found = _look(path)
        if found is None:
            self._waiting.pop(path, None)
            return
        old = self._waiting.get(path)
        if old is not None and not whole and (old.size, old.mtime_ns) == (found.st_size, found.st_mtime_ns):
            if old.tries:  # an event on what waits for another try says that the wait may be over
                self._wait(path, _Waiting(old.size, old.mtime_ns, self._clock() + self._settle, old.tries))
            return
        now = self._clock()
        rested = self._rested(found, self._settle)
        due = now if whole or rested else max(now, self._stems.get(_stem(path), now)) + self._settle
        self._wait(path, _Waiting(found.st_size, found.st_mtime_ns, due))

    def touch_companion(self, path: Path) -> None:
        """A file is written that may belong to a picture: a picture of that stem waits for it to rest too, so that
        the clip of a live photo goes with it.
        """
        now = self._clock()
        if len(self._stems) > _COMPANIONS_KEPT:
            self._stems = {stem: at for stem, at in self._stems.items() if at > now - self._settle}
        self._stems[_stem(path)] = now

    def take(self, most: int) -> list[PictureFile]:
        """Up to so many pictures that are whole as far as can be told without reading them, and many more of the other
        files, which nobody has to read. Each is to be given back with `finish` or `retry`.
        """
        whole: list[PictureFile] = []
        pictures = 0
        now = self._clock()
        while pictures < most and len(whole) < _MOST_TAKEN and (due := self.next_due) is not None and due <= now:
            path = heapq.heappop(self._queue)[1]
            waiting = self._waiting.pop(path)
            found = _look(path)
            if found is None:
                continue
            written = self._stems.get(_stem(path), now - self._settle) + self._settle
            if (found.st_size, found.st_mtime_ns) != (waiting.size, waiting.mtime_ns):
                self._wait(path, _Waiting(found.st_size, found.st_mtime_ns, now + self._settle))
            elif written > now:
                self._wait(path, _Waiting(waiting.size, waiting.mtime_ns, written, waiting.tries))
            else:
                self._taken[path] = waiting
                whole.append(PictureFile(path, waiting.size, waiting.mtime_ns))
                pictures += is_picture_name(path.name)
        return whole

    def finish(self, path: Path) -> None:
        """What was taken is dealt with."""
        self._taken.pop(path, None)

    def retry(self, path: Path) -> bool:
        """What was taken could not be read; False where it has been tried often enough, or has rested for so long
        that nobody is writing it any more.
        """
        taken = self._taken.pop(path, None)
        found = _look(path)
        if taken is None or found is None or path in self._waiting:  # gone, or it was touched meanwhile
            return True
        patience = self._settle * (2 ** (_MOST_TRIES + 1) - 2)  # the sum of all waits
        if taken.tries >= _MOST_TRIES or self._rested(found, patience):
            return False
        wait = self._settle * 2 ** (taken.tries + 1)
        self._wait(path, _Waiting(taken.size, taken.mtime_ns, self._clock() + wait, taken.tries + 1))
        return True

    def hold(self, path: Path, seconds: float) -> None:
        """What was taken can't be dealt with now, for reasons that lie elsewhere."""
        taken = self._taken.pop(path, None)
        if taken is not None and path not in self._waiting:
            self._wait(path, _Waiting(taken.size, taken.mtime_ns, self._clock() + seconds, taken.tries))

    def is_known(self, path: Path) -> bool:
        """True while a file waits or is taken."""
        return path in self._waiting or path in self._taken

    def _wait(self, path: Path, waiting: _Waiting) -> None:
        self._waiting[path] = waiting
        heapq.heappush(self._queue, (waiting.due, path))

    def _rested(self, found: os.stat_result, seconds: float) -> bool:
        """True where nobody has written to a file, or renamed it, for so long."""
        changed = max(found.st_mtime, found.st_ctime)
        return self._trusts_times and changed < time.time() - seconds


def _look(path: Path) -> os.stat_result | None:
    """None where there is no regular file."""
    try:
        found = path.lstat()
    except OSError:
        return None
    return found if stat.S_ISREG(found.st_mode) else None


def _stem(path: Path) -> tuple[Path, str]:
    """What a picture and what belongs to it have in common: IMG_1 of IMG_1.HEIC, IMG_1.MOV and IMG_1.HEIC.xmp."""
    return path.parent, path.name.partition(".")[0].casefold()
