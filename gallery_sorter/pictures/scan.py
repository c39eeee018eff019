"""Finding pictures: walks files and folders, tells of each entry as it meets it, and never holds more than a folder.

Nothing is opened here but folders; links are not followed, and trouble is a `Refused`, never an exception.
"""

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatch
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import Refused
from gallery_sorter.pictures.kinds import is_hidden_folder_name, skip_kind
from gallery_sorter.pictures.natural import natural_key
from gallery_sorter.pictures.refusing import refuse
from gallery_sorter.pictures.values import PictureFile, SkipKind, Skipped

Found = PictureFile | Skipped | Refused

_HIDDEN_ATTRIBUTE = 0x2  # FILE_ATTRIBUTE_HIDDEN of Windows; st_file_attributes is not there elsewhere


def scan(
    roots: Iterable[Path],
    *,
    recursive: bool = True,
    exclude: Sequence[str] = (),
    passes_by: Callable[[Path], bool] | None = None,
    cancel: Cancel,
) -> Iterator[Found]:
    """Tell of everything below the given files and folders, in order: a folder's files, then its subfolders.

    Names are in natural order; the roots keep theirs. What is given twice, or lies below a folder that is given too,
    is looked at once. A root that is a link to a folder is walked; links that are met are skipped. `exclude` holds
    globs, each of which matches a name or a path relative to its root ("*" matches slashes too). Subfolders of which
    `passes_by` is true are not entered, and nothing is said of them. Ends early, without a word, when cancelled.
    """
    for found in _Walk(recursive, tuple(exclude), cancel, passes_by).of(roots):
        yield found if isinstance(found, Skipped | Refused) else _look(found)


def count(roots: Iterable[Path], *, recursive: bool = True, exclude: Sequence[str] = (), cancel: Cancel) -> int:
    """How many pictures (by their names) `scan` would tell of: for a progress bar, as no file is asked its size."""
    walk = _Walk(recursive, tuple(exclude), cancel)
    return sum(not isinstance(found, Skipped | Refused) for found in walk.of(roots))


def absolute(path: Path) -> Path:
    """The path from the root without "." and "..", links in it not resolved.

    "link/.." is not the folder that holds the link: where leaving out ".." would name another place, it stays.
    """
    whole = Path(path).absolute()
    if ".." not in whole.parts:
        return whole
    plain = Path(os.path.normpath(whole))
    try:
        return plain if plain.samefile(whole) else whole
    except OSError:
        return whole


def _look(path: Path) -> Found:
    try:
        state = path.lstat()
    except OSError as error:
        return refuse(path, error)
    if not stat.S_ISREG(state.st_mode):
        return Skipped(path, SkipKind.LINK if stat.S_ISLNK(state.st_mode) else SkipKind.OTHER)
    return PictureFile(path, state.st_size, state.st_mtime_ns)


class _Place(NamedTuple):
    """Where an entry is, by whatever path it was reached: a name in a folder, or the folder itself (no name)."""

    folder: tuple[int, int] | str  # device and inode; the path where the file system has no inodes
    name: str = ""


@dataclass
class _Walk:
    """One walk over all roots. Of what was seen it remembers only which roots are done."""

    recursive: bool
    exclude: tuple[str, ...]
    cancel: Cancel
    passes_by: Callable[[Path], bool] | None = None
    named: set[_Place] = field(default_factory=set)
    done: set[_Place] = field(default_factory=set)

    def of(self, roots: Iterable[Path]) -> Iterator[Path | Skipped | Refused]:
        """Pictures by name as paths, and what is passed over."""
        starts = [self._start(absolute(root)) for root in roots]
        for root, start in starts:
            if self.cancel:
                return
            if isinstance(start, Refused):
                yield start
            elif not start.name:
                yield from self._below(root)
            elif start not in self.done:
                self.done.add(start)
                yield self._named_file(root)

    def _start(self, root: Path) -> tuple[Path, _Place | Refused]:
        """What a root is; remembered as named."""
        try:
            if root.is_dir():
                place = _place(root)
            else:
                root.lstat()
                place = _place(root.parent)._replace(name=root.name)
        except OSError as error:
            return root, refuse(root, error)
        self.named.add(place)
        return root, place

    def _named_file(self, root: Path) -> Path | Skipped:
        if root.is_symlink():
            return Skipped(root, SkipKind.LINK)
        if self._is_excluded(root, root.parent):
            return Skipped(root, SkipKind.EXCLUDED)
        kind = skip_kind(root.name, named=True)
        return Skipped(root, kind) if kind else root

    def _below(self, root: Path) -> Iterator[Path | Skipped | Refused]:
        """Everything below a folder. Waiting subfolders lie on a stack, so that depth is no matter."""
        waiting = [root]
        while waiting and not self.cancel:
            folder = waiting.pop()
            try:
                place = _place(folder)
                if place in self.done:
                    continue
                with os.scandir(folder) as listing:
                    keyed = [(natural_key(entry.name), entry) for entry in listing if not self.cancel]
            except OSError as error:
                yield refuse(folder, error)
                continue
            self._mark(place)
            subfolders = []
            for _, entry in sorted(keyed, key=itemgetter(0)):
                if self.cancel:
                    return
                found = self._judge(entry, root, place)
                if isinstance(found, _Subfolder):
                    subfolders.append(found.path)
                elif found is not None:
                    yield found
            if self.recursive:
                waiting.extend(reversed(subfolders))

    def _judge(
        self, entry: os.DirEntry[str], root: Path, folder: _Place
    ) -> "Path | Skipped | Refused | _Subfolder | None":
        """What an entry is; None where it was a root and is done, or a folder that is passed by."""
        path = Path(entry.path)
        place = folder._replace(name=entry.name)
        if place in self.done:
            return None
        self._mark(place)
        try:
            kind = self._passed_over(entry, path, root, named=place in self.named)
            if kind:
                return Skipped(path, kind)
            if not entry.is_dir(follow_symlinks=False):
                return path
            return None if self.passes_by is not None and self.passes_by(path) else _Subfolder(path)
        except OSError as error:
            return refuse(path, error)

    def _passed_over(self, entry: os.DirEntry[str], path: Path, root: Path, *, named: bool) -> SkipKind | None:
        if entry.is_symlink():
            return SkipKind.LINK
        if self._is_excluded(path, root):
            return SkipKind.EXCLUDED
        if entry.is_dir(follow_symlinks=False):
            return SkipKind.HIDDEN if is_hidden_folder_name(entry.name) or _has_hidden_attribute(entry) else None
        if not entry.is_file(follow_symlinks=False):
            return SkipKind.OTHER
        if _has_hidden_attribute(entry) and not named:
            return SkipKind.HIDDEN
        return skip_kind(entry.name, named=named)

    def _mark(self, place: _Place) -> None:
        if place in self.named:
            self.done.add(place)

    def _is_excluded(self, path: Path, root: Path) -> bool:
        if not self.exclude:
            return False
        relative = path.relative_to(root).as_posix()
        return any(fnmatch(path.name, glob) or fnmatch(relative, glob) for glob in map(_plain, self.exclude))


class _Subfolder(NamedTuple):
    path: Path


def _place(folder: Path) -> _Place:
    """The place of a folder. Raises OSError."""
    state = folder.stat()
    return _Place((state.st_dev, state.st_ino) if state.st_ino else os.fspath(folder))


def _plain(glob: str) -> str:
    """ "Camera/" and "./Camera" mean the folder Camera."""
    return glob.removeprefix("./").rstrip("/") or glob


def _has_hidden_attribute(entry: os.DirEntry[str]) -> bool:
    if os.name != "nt":
        return False
    return bool(getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0) & _HIDDEN_ATTRIBUTE)
