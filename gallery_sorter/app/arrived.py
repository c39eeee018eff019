"""What is kept in mind of arrivals: of those that came in one go, and of those that are dealt with in one round."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from gallery_sorter.app.events import Picture
from gallery_sorter.moves.sums import Sums
from gallery_sorter.moves.values import FileStamp
from gallery_sorter.pictures.values import PictureFile
from gallery_sorter.watching.watcher import FolderWatcher


@dataclass(slots=True)
class Going:
    """What arrived in one go, and the batch that takes it back."""

    batch: str | None = None
    began: float = field(default_factory=time.monotonic)
    last: float = field(default_factory=time.monotonic)
    sums: Sums = field(default_factory=Sums)
    unsure: int = 0
    unread: int = 0
    told: bool = False


@dataclass(slots=True)
class Dealt:
    """The state of one round: which pictures have no outcome yet, and what is to be remembered of the others."""

    pictures: Mapping[Path, Picture]
    stay: list[FileStamp] = field(default_factory=list)
    open: set[Path] = field(init=False)

    def __post_init__(self) -> None:
        self.open = set(self.pictures)

    def leave(self, picture: Picture, watcher: FolderWatcher, *, lasts: bool = True) -> None:
        """It stays. `lasts`: also after a new start it isn't looked at again."""
        self.open.discard(picture.path)
        watcher.leave(PictureFile(picture.path, picture.size_bytes, picture.mtime_ns))
        if lasts:
            self.stay.append(FileStamp(picture.path, picture.size_bytes, picture.mtime_ns))

    def keep(self, path: Path, watcher: FolderWatcher) -> None:
        """A file that can't be read stays as it is now."""
        try:
            found = path.lstat()
        except OSError:
            watcher.forget(path)
            return
        watcher.leave(PictureFile(path, found.st_size, found.st_mtime_ns))
        self.stay.append(FileStamp(path, found.st_size, found.st_mtime_ns))
