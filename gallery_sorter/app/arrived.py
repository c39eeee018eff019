"""What is kept in mind of arrivals: of those that came in one go, and of those that are dealt with in one round."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from gallery_sorter.app.events import KeptReason, MoveRecord, Picture, Quiet, Status
from gallery_sorter.moves.naming import UNSURE_FOLDER, twin_key
from gallery_sorter.moves.sums import Sums
from gallery_sorter.moves.values import FileStamp
from gallery_sorter.moves.watch_rules import WatchRule
from gallery_sorter.moves.watched import LookedAt
from gallery_sorter.pictures.values import PictureFile
from gallery_sorter.watching.watcher import FolderWatcher

LONGEST = 600.0  # seconds that one go lasts at most, where pictures never cease to arrive


@dataclass(slots=True)
class Going:
    """What arrived in one go, and the batch that takes it back."""

    batch: str | None = None
    began: float = field(default_factory=time.monotonic)
    last: float = field(default_factory=time.monotonic)
    sums: Sums = field(default_factory=Sums)
    unsure: int = 0  # that stay
    set_aside: int = 0  # unsure ones that were moved into their folder
    unread: int = 0
    followed: int = 0  # late companions
    told: bool = False

    def count(self, record: MoveRecord | None, *, late: bool) -> None:
        """Count an outcome; None for a picture that could not be read. `late`: of a companion without its picture."""
        if record is None:
            self.unread += 1
        else:
            self.sums.add(record)
            self.unsure += record.reason is KeptReason.UNSURE
            self.set_aside += _is_set_aside(record)
            self.followed += late and record.status is not Status.REFUSED
        now = time.monotonic()
        self.began = self.began if self.told else now
        self.told, self.last = True, now

    def is_over(self, seconds: float) -> bool:
        """Whether nothing has come for so long, or it has gone on for too long."""
        now = time.monotonic()
        return now - self.last > seconds or now - self.began > LONGEST

    def quiet(self, rule: WatchRule) -> Quiet:
        """What is told of it."""
        sums = self.sums.summary(self.batch)
        return Quiet(
            rule.folder,
            rule.into,
            self.batch,
            sums.moved + sums.copied - self.set_aside,
            self.unsure + self.set_aside,
            sums.refused + self.unread,
            followed=self.followed,
            proposed=rule.proposes,
        )


def _is_set_aside(record: MoveRecord) -> bool:
    """Whether this is a picture that goes into the folder of unsure ones: no class is called like that."""
    if record.target is None or record.companion_of is not None or record.status is Status.REFUSED:
        return False
    return twin_key(record.target.parent.name) == twin_key(UNSURE_FOLDER)


def file_of(picture: Picture) -> PictureFile:
    """The file of a picture as it was when it was recognised."""
    return PictureFile(picture.path, picture.size_bytes, picture.mtime_ns)


@dataclass(slots=True)
class Dealt:
    """The state of one round: which files have no outcome yet, and what is to be remembered of the others."""

    pictures: Mapping[Path, Picture]
    companions: Mapping[Path, PictureFile]  # which are no pictures, whatever the type is called
    stay: list[LookedAt] = field(default_factory=list)
    open: set[Path] = field(init=False)

    def __post_init__(self) -> None:
        self.open = {*self.pictures, *self.companions}

    def leave(self, file: PictureFile, watcher: FolderWatcher, *, lasts: bool = True) -> None:
        """It stays. `lasts`: also after a new start it isn't looked at again."""
        self.open.discard(file.path)
        watcher.leave(file)
        if lasts:
            picture = self.pictures.get(file.path)
            known = (picture.content_hash, picture.label) if picture is not None else (None, None)
            self.stay.append(LookedAt(FileStamp(file.path, file.size, file.mtime_ns), *known))

    def keep(self, path: Path, watcher: FolderWatcher) -> None:
        """A file that can't be read stays as it is now."""
        try:
            found = path.lstat()
        except OSError:
            watcher.forget(path)
            return
        watcher.leave(PictureFile(path, found.st_size, found.st_mtime_ns))
        self.stay.append(LookedAt(FileStamp(path, found.st_size, found.st_mtime_ns)))
