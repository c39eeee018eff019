"""A folder that files are planned to go to: which names are taken in it, by what lies there or by what is to come."""

import os
import stat
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from gallery_sorter.base.errors import Reason
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.moves import naming
from gallery_sorter.moves.contents import hash_file
from gallery_sorter.moves.values import PlannedFile


class TargetFolder:
    """A folder that pictures are to go to: which names are taken there, by files or by what is planned before."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.refusal: tuple[Reason, Sentence] | None = None
        self._taken: dict[str, str | bytes] = {}  # twin key -> name on disk, or the content that is to come
        try:
            mode = path.lstat().st_mode
            if stat.S_ISLNK(mode):
                self.refusal = (
                    Reason.OUTSIDE,
                    Sentence("{} is a link to another place, so nothing is put into it.", path),
                )
            elif not stat.S_ISDIR(mode):
                self.refusal = (
                    Reason.EXISTS,
                    Sentence("A file named {} is where the folder {} should be.", path.name, path),
                )
            else:
                self._taken = {naming.twin_key(child.name): child.name for child in path.iterdir()}
        except FileNotFoundError:
            pass  # it will be made
        except OSError as error:
            self.refusal = (Reason.NO_PERMISSION, Sentence("The folder {} can't be read: {}.", path, error.strerror))

    def has(self, name: str) -> bool:
        """Whether a name is taken."""
        return naming.twin_key(name) in self._taken

    def first_free(self, files: Sequence[PlannedFile]) -> int:
        """The lowest number that gives free names to a picture and all its companions."""
        number = 1
        while any(self.has(name) for name in _names(files, number)):
            number += 1
        return number

    def same_content(self, files: Sequence[PlannedFile], number: int) -> str | None:
        """The name under which the picture's content lies here already, among those it would have taken."""
        picture = files[0]
        for n in range(1, number):
            name = _names(files, n)[0]
            taken_by = self._taken.get(naming.twin_key(name))
            if isinstance(taken_by, bytes):
                if taken_by == picture.content_hash:
                    return name
            elif taken_by is not None and self._is_same(self.path / taken_by, picture):
                return taken_by
        return None

    def promise(self, files: Sequence[PlannedFile], number: int) -> tuple[PlannedFile, ...]:
        """Give these files their names."""
        names = _names(files, number)
        for file, name in zip(files, names, strict=True):
            self._taken[naming.twin_key(name)] = file.content_hash or b""
        return tuple(replace(file, target=self.path / name) for file, name in zip(files, names, strict=True))

    @staticmethod
    def _is_same(existing: Path, picture: PlannedFile) -> bool:
        try:
            found = existing.lstat()
            same_size = stat.S_ISREG(found.st_mode) and found.st_size == picture.size
            return same_size and hash_file(existing) == picture.content_hash
        except OSError:
            return False  # unreadable: nobody can say that it is the same, so both are kept


def _names(files: Sequence[PlannedFile], number: int) -> list[str]:
    return naming.numbered_together([file.parts for file in files], number)


def real_folders(into: Path) -> set[str]:
    """Names of the folders in `into`; links to folders are none."""
    try:
        with os.scandir(into) as entries:
            return {entry.name for entry in entries if entry.is_dir(follow_symlinks=False)}
    except OSError:  # not there yet; or not to be read, which each picture is told when its folder is looked at
        return set()
