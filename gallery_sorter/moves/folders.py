"""The folders that a batch works in: made for it, and held open by descriptor where the system can do that, so that a
folder which is swapped for a link meanwhile leads nowhere.
"""

import errno
import os
import stat
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from gallery_sorter.moves import faults
from gallery_sorter.moves.disk import HAS_DIR_FD, sync_descriptor, sync_folders
from gallery_sorter.moves.work import Item, folder_of

_MOST_OPEN = 128  # folders held open at once; 256 descriptors is the smallest limit that a system gives a program


@dataclass(frozen=True, slots=True)
class OpenFolder:
    """A folder held open. `at` gives a name as os functions want it beside `fd`, which is None where paths are used."""

    path: str
    fd: int | None
    device: int

    def at(self, name: str) -> str:
        return name if self.fd is not None else os.path.join(self.path, name)  # noqa: PTH118 (bare strings are fast)

    def lstat(self, name: str) -> os.stat_result:
        return os.stat(self.at(name), dir_fd=self.fd, follow_symlinks=False)

    def unlink(self, name: str) -> None:
        os.unlink(self.at(name), dir_fd=self.fd)

    def sync(self) -> None:
        """Make names that were added or removed durable. File systems that can't say so are believed."""
        if self.fd is not None:
            sync_descriptor(self.fd)


class WorkFolders:
    """The folders of one pass, opened when they are first needed. With `follow` False, a target folder that is a link
    is refused. All methods raise OSError.
    """

    def __init__(self, *, follow: bool) -> None:
        self._follow = follow
        self._open: dict[str, OpenFolder] = {}
        self._unmade: dict[str, OSError] = {}  # folders that could not be made, and why

    def make(self, missing: Sequence[str]) -> None:
        """Make these folders, the outer ones first. Where one can't be made, opening it says why."""
        for path in missing:
            try:
                Path(path).mkdir()
                faults.reach("folder-made")
            except FileExistsError:
                continue  # somebody was quicker
            except OSError as error:
                self._unmade[path] = self._unmade.get(folder_of(path), error)
        sync_folders({folder_of(path) for path in missing})

    def target(self, item: Item) -> OpenFolder:
        """The folder that an item goes to."""
        try:
            return self._get(item.target_folder, follow=self._follow)
        except FileNotFoundError:
            unmade = self._unmade.get(item.target_folder)
            if unmade is None:
                raise
            raise unmade from None

    def source(self, item: Item) -> OpenFolder:
        """The folder that an item comes from."""
        return self._get(item.source_folder, follow=True)

    def sync_targets(self, items: Iterable[Item]) -> None:
        """Make the names of these items durable where they have arrived."""
        for item in {item.target_folder: item for item in items}.values():
            self.target(item).sync()

    def close(self) -> None:
        """Let go of all of them."""
        for folder in self._open.values():
            if folder.fd is not None:
                os.close(folder.fd)
        self._open.clear()

    def _get(self, path: str, *, follow: bool) -> OpenFolder:
        folder = self._open.get(path)
        if folder is None:
            if len(self._open) >= _MOST_OPEN:
                self.close()
            folder = self._open[path] = open_folder(path, follow=follow)
        return folder


def open_folder(path: str, *, follow: bool) -> OpenFolder:
    """Open a folder; with `follow` False a link in its place is refused. Raises OSError."""
    if not HAS_DIR_FD:
        found = Path(path).stat(follow_symlinks=follow)
        if not stat.S_ISDIR(found.st_mode):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), path)
        return OpenFolder(path, None, found.st_dev)
    fd = os.open(path, os.O_RDONLY | os.O_DIRECTORY | (0 if follow else os.O_NOFOLLOW))
    return OpenFolder(path, fd, os.fstat(fd).st_dev)
