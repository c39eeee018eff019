"""One watched folder: what arrives in it, from events and from listing it, until each file is whole and is taken.

It opens no file and decides nothing about a picture. Nothing is missed: the observer is started before the folder is
listed, and the folder is listed again when events were lost, when it comes back, and from time to time.
"""

import itertools
import logging
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import Reason, Refused
from gallery_sorter.pictures.kinds import is_hidden_folder_name, skip_kind
from gallery_sorter.pictures.scan import Found, scan
from gallery_sorter.pictures.values import PictureFile, SkipKind, Skipped
from gallery_sorter.watching.notices import Notices
from gallery_sorter.watching.observer import FolderObserver
from gallery_sorter.watching.presence import Identity, Method, identify, method_of
from gallery_sorter.watching.settling import Settling

_log = logging.getLogger(__name__)

_LOOK_SECONDS = 1.0  # between two looks whether the folder is there
_LIST_AGAIN_SECONDS = 600.0  # with native events: what the system may have kept quiet about, e.g. without a watch left
_POLL_SECONDS = 1.0  # at least, between two listings where there are no events
_POLL_SHARE = 20  # a listing that takes a second is followed by so many seconds of rest: 5 % of a core at most
_MOST_WAITING = 256  # files: a listing goes on when fewer wait, so that memory stays flat
_LISTED_AT_ONCE = 2000  # entries


class Change(StrEnum):
    """What became of the folder itself."""

    WAITING = "waiting"  # it is not there; it is taken up again when it is
    BACK = "back"


class FolderWatcher:
    """Watches one folder, from `start` to `close`; used by one thread.

    `passes_by` says of a subfolder that nothing in it arrives: class folders, folders that are watched on their own.
    `may_belong` says of a name that it may be a file that belongs to a picture: it arrives, too.
    """

    def __init__(
        self,
        folder: Path,
        *,
        recursive: bool,
        settle: float,
        passes_by: Callable[[Path], bool],
        may_belong: Callable[[str], bool],
        wake: threading.Event,
    ) -> None:
        self.folder = folder
        self.method = method_of(folder)
        self.skipped: Counter[str] = Counter()  # by kind, when the folder was first listed
        self._recursive, self._settle, self._passes_by, self._may_belong = recursive, settle, passes_by, may_belong
        self._notices = Notices(wake)
        self._observer: FolderObserver | None = None
        self._settling = Settling(settle)
        self._identity: Identity | None = None
        self._lost: Identity | None = None  # as it was when it went
        self._looked = 0.0
        self._seen: dict[Path, tuple[int, int]] = {}
        self._unlisted: dict[Path, Refused] = {}  # folders that can't be listed, each told once
        self._told: set[Path] = set()
        self._cancel = Cancel()
        self._listing: Iterator[Found] | None = None
        self._listing_began = 0.0
        self._first_listing = True
        self._list_at: float | None = None

    @property
    def is_there(self) -> bool:
        return self._identity is not None

    @property
    def is_idle(self) -> bool:
        """Nothing waits, and everything that was there has been listed."""
        return self._listing is None and self._list_at != 0.0 and not len(self._settling)

    @property
    def next_due(self) -> float | None:
        """When (time.monotonic) the next file may be whole; None where none waits."""
        return self._settling.next_due

    def start(self, seen: Iterable[PictureFile]) -> None:
        """Begin, knowing what was looked at before. Where the folder isn't there, `look` tells when it is."""
        self._seen = {file.path: (file.size, file.mtime_ns) for file in seen}
        self._identity = identify(self.folder)
        if self._identity is not None:
            self._attach()

    def close(self) -> None:
        self._cancel.set()
        self._detach()

    def look(self) -> list[Change]:
        """What became of the folder since the last look, which is a second ago at least."""
        now = time.monotonic()
        if now - self._looked < _LOOK_SECONDS:
            return []
        self._looked = now
        found = identify(self.folder, self._identity or self._lost)
        if found == self._identity:
            return []
        changes = []
        if self._identity is not None:
            self._detach()
            self._lost = self._identity
            changes.append(Change.WAITING)
        self._identity = found
        if found is not None:
            self._attach()
            changes.append(Change.BACK)
        return changes

    def listen(self) -> list[Refused]:
        """Take in what was heard and listed. Returns the folders that can't be listed, each once."""
        heard = self._notices.take()
        if self._identity is None:
            return []
        for path, whole in heard.files.items():
            self._hear(path, whole=whole)
        if heard.lost:
            _log.warning("events in %s were lost; it is listed again", self.folder)
            self._list_at = 0.0
        for folder in heard.folders:
            if self._recursive and self._concerns(folder / "_"):
                for found in scan([folder], passes_by=self._passes_by, cancel=self._cancel):
                    self._find(found)
        self._list()
        fresh = [refused for path, refused in self._unlisted.items() if path not in self._told]
        self._told.update(self._unlisted)
        self._unlisted.clear()
        return fresh

    def take(self, most: int) -> list[PictureFile]:
        """Up to so many pictures that are whole, and files that may belong to one. Each is given back by `leave`,
        `forget`, `retry`, `hold` or `touch`.
        """
        return self._settling.take(most)

    def leave(self, file: PictureFile) -> None:
        """It is dealt with and stays: it is not to be taken again while it stays as it is."""
        self._seen[file.path] = (file.size, file.mtime_ns)
        self._settling.finish(file.path)

    def forget(self, path: Path) -> None:
        """It is dealt with and gone."""
        self._seen.pop(path, None)
        self._settling.finish(path)

    def touch(self, path: Path) -> None:
        """It has changed since it was taken: it has to rest anew."""
        self._settling.finish(path)
        self._settling.touch(path)

    def look_again(self, path: Path) -> None:
        """What was said of it has changed, so it is taken once more."""
        self._seen.pop(path, None)
        self._settling.touch(path, whole=True)

    def retry(self, path: Path) -> bool:
        """It could not be read: it is tried again later. False where that makes no sense any more."""
        return self._settling.retry(path)

    def hold(self, path: Path, seconds: float) -> None:
        """It can't be dealt with now: it is taken again after so long."""
        self._settling.hold(path, seconds)

    def _attach(self) -> None:
        self.method = method_of(self.folder)
        if self.method is Method.NATIVE:
            try:
                self._observer = FolderObserver(self.folder, self._notices, recursive=self._recursive)
            except OSError as error:
                _log.warning("no events can be had of %s, so it is listed again and again: %s", self.folder, error)
                self.method = Method.POLLING
        self._settling = Settling(self._settle, trusts_times=self.method is Method.NATIVE)
        self._list_at = 0.0

    def _detach(self) -> None:
        if self._observer is not None:
            self._observer.close()
        self._observer = self._listing = self._list_at = None
        self._settling = Settling(self._settle)

    def _hear(self, path: Path, *, whole: bool) -> None:
        if not self._concerns(path):
            return
        kind = skip_kind(path.name)
        is_companion = self._is_companion(path, kind)
        if (kind is None or is_companion) and not self._is_seen(path):
            if is_companion and not whole:
                self._settling.touch_companion(path)
            self._settling.touch(path, whole=whole)

    def _is_companion(self, path: Path, kind: SkipKind | None) -> bool:
        return kind in (SkipKind.VIDEO, SkipKind.OTHER) and self._may_belong(path.name)

    def _concerns(self, path: Path) -> bool:
        """False in hidden folders, in those that are passed by, and below the folder where that is not wanted."""
        if path.parent == self.folder:
            return True
        if not self._recursive or self.folder not in path.parents:
            return False
        inside = itertools.takewhile(lambda folder: folder != self.folder, path.parents)
        return not any(is_hidden_folder_name(folder.name) or self._passes_by(folder) for folder in inside)

    def _is_seen(self, path: Path) -> bool:
        stamp = self._seen.get(path)
        if stamp is None:
            return False
        try:
            found = path.lstat()
        except OSError:
            return False
        return stamp == (found.st_size, found.st_mtime_ns)

    def _list(self) -> None:
        now = time.monotonic()
        if self._listing is None:
            if self._list_at is None or now < self._list_at:
                return
            self._list_at = None
            self._listing_began = now
            self._listing = scan(
                [self.folder], recursive=self._recursive, passes_by=self._passes_by, cancel=self._cancel
            )
        for _ in range(_LISTED_AT_ONCE):
            if len(self._settling) >= _MOST_WAITING:
                return
            found = next(self._listing, None)
            if found is None:
                self._end_listing()
                return
            self._find(found)

    def _end_listing(self) -> None:
        self._listing, self._first_listing = None, False
        if self._list_at is None:  # else events were lost meanwhile
            now = time.monotonic()
            poll = max(_POLL_SECONDS, self._settle, _POLL_SHARE * (now - self._listing_began))
            self._list_at = now + (poll if self.method is Method.POLLING else _LIST_AGAIN_SECONDS)

    def _find(self, found: Found) -> None:
        if isinstance(found, Skipped):
            if self._first_listing:
                self.skipped[found.kind.value] += 1
            path = found.path
            if self._is_companion(path, found.kind) and not (self._is_seen(path) or self._settling.is_known(path)):
                self._settling.touch(path)
        elif isinstance(found, Refused):
            if found.reason is not Reason.VANISHED:
                self._unlisted[found.path] = found
        elif self._seen.get(found.path) != (found.size, found.mtime_ns) and not self._settling.is_known(found.path):
            self._settling.touch(found.path)
