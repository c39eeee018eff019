"""Decides for every recognised picture what becomes of it, and under which name, without touching the disk.

The dry run and the preview show this plan and the engine carries it out, so that they can't differ. Names that are
taken when the engine comes to them are decided again there; nothing here is relied on for safety.
"""

import os
import stat
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from gallery_sorter.base.errors import Reason, Refused
from gallery_sorter.moves import naming
from gallery_sorter.moves.companions import FolderCompanions, look_for_companions
from gallery_sorter.moves.contents import hash_file
from gallery_sorter.moves.own_folders import is_phones
from gallery_sorter.moves.values import (
    Candidate,
    KeptReason,
    Plan,
    PlannedFile,
    PlannedMove,
    PlanOptions,
    SameContent,
    Status,
)


def plan(
    candidates: Iterable[Candidate],
    *,
    roots: Sequence[Path],
    into: Path,
    class_names: Iterable[str],
    options: PlanOptions = PlanOptions(),  # noqa: B008 (frozen)
    refused: Iterable[Refused] = (),
) -> Plan:
    """One outcome for each candidate, in their order; `refused` are those that could not be read, for the receipt.

    `roots` are what the person named: a folder, whose own and phone folders' pictures are sorted, or loose pictures,
    which always are. All paths are absolute. `class_names` are all that a class folder may be called after: the
    model's and the person's.
    """
    planner = _Planner(tuple(roots), into, class_names, options)
    moves = tuple(planner.decide(candidate) for candidate in candidates)
    return Plan(moves, tuple(roots), into, options, tuple(refused))


def count_going(
    candidates: Iterable[Candidate],
    *,
    roots: Sequence[Path],
    into: Path,
    class_names: Iterable[str],
    options: PlanOptions = PlanOptions(),  # noqa: B008 (frozen)
) -> int:
    """How many of them a plan would have go somewhere. Cheap: the folders that they would go to are not read."""
    planner = _Planner(tuple(roots), into, class_names, options)
    return sum(planner.goes(candidate) for candidate in candidates)


class _Planner:
    """The state of one planning: folders that were looked at and names that are promised."""

    def __init__(self, roots: tuple[Path, ...], into: Path, class_names: Iterable[str], options: PlanOptions) -> None:
        self._roots = frozenset(roots)
        self._ticked = frozenset(options.folders)
        self._into = into
        self._options = options
        self._class_keys = {naming.twin_key(naming.folder_name(name)) for name in class_names}
        self._existing = _real_folders(into)
        self._targets: dict[str, _TargetFolder] = {}
        self._companions: dict[Path, FolderCompanions] = {}
        self._movable: dict[Path, bool] = {}
        self._class_folders: dict[Path, str | None] = {}
        self._into_itself = _identity(into)

    def goes(self, candidate: Candidate) -> bool:
        """Whether nothing speaks for leaving a picture where it is."""
        return self._kept(candidate, naming.folder_name(candidate.class_name)) is None

    def decide(self, candidate: Candidate) -> PlannedMove:
        wanted = naming.folder_name(candidate.class_name)
        reason = self._kept(candidate, wanted)
        if reason is KeptReason.UNSURE and self._options.unsure_folder:
            wanted = naming.UNSURE_FOLDER
            if self._class_folder(candidate.path) != naming.twin_key(wanted):
                reason = None
        if reason is not None:
            return PlannedMove(candidate, Status.KEPT, reason)
        return self._place(candidate, self._target(wanted))

    def _kept(self, candidate: Candidate, wanted: str) -> KeptReason | None:
        inside = self._class_folder(candidate.path)
        if inside == naming.twin_key(wanted):
            return KeptReason.IN_PLACE
        if inside in self._class_keys:
            if not candidate.labelled_by_person:
                return KeptReason.IN_PLACE
        elif inside == naming.twin_key(naming.UNSURE_FOLDER):
            # Ours only if this person uses it; a label says all the same that the picture is to go.
            if not (candidate.labelled_by_person or self._options.unsure_folder or self._is_movable(candidate.path)):
                return KeptReason.OWN_FOLDER
        elif not self._is_movable(candidate.path):
            return KeptReason.OWN_FOLDER
        return None if candidate.sure else KeptReason.UNSURE

    def _class_folder(self, path: Path) -> str | None:
        """The twin key of the folder directly in `into` that a picture lies in, at any depth."""
        folder = path.parent
        if folder not in self._class_folders:
            name = next((below.name for below in (folder, *folder.parents) if self._is_into(below.parent, below)), None)
            self._class_folders[folder] = None if name is None else naming.twin_key(name)
        return self._class_folders[folder]

    def _is_into(self, folder: Path, below: Path) -> bool:
        """True where a folder is `into`, under whatever name: of a link, of a mount, in another case."""
        if below == folder:  # the root of the file system lies in itself
            return False
        return folder == self._into or (self._into_itself is not None and _identity(folder) == self._into_itself)

    def _is_movable(self, path: Path) -> bool:
        if path in self._roots or self._options.all_folders:
            return True
        folder = path.parent
        if folder not in self._movable:
            self._movable[folder] = self._is_movable_folder(folder)
        return self._movable[folder]

    def _is_movable_folder(self, folder: Path) -> bool:
        if any(above in self._ticked for above in (folder, *folder.parents)):
            return True
        for root in (folder, *folder.parents):
            if root in self._roots:
                inside = folder.relative_to(root).parts
                # Sorting DCIM itself: what lies directly in it is the camera's, as it is seen from above.
                below_dcim = root.name.casefold() == "dcim"
                if not inside or is_phones((root.name, *inside) if below_dcim else inside):
                    return True
        return False

    def _target(self, wanted: str) -> "_TargetFolder":
        name = naming.reuse_twin(wanted, self._existing)
        if name not in self._targets:
            self._existing.add(name)
            self._targets[name] = _TargetFolder(self._into / name)
        return self._targets[name]

    def _place(self, candidate: Candidate, target: "_TargetFolder") -> PlannedMove:
        if target.refusal is not None:
            reason, message = target.refusal
            return PlannedMove(candidate, Status.REFUSED, reason, message)
        files = self._files(candidate, target.path)
        number = target.first_free(files)
        if self._options.same_content is SameContent.LEAVE:
            twin = target.same_content(files, number)
            if twin is not None:
                return PlannedMove(
                    candidate, Status.DUPLICATE, None, f"The same picture is in {target.path} already, as {twin}."
                )
        return PlannedMove(candidate, Status.PLANNED, files=target.promise(files, number))

    def _files(self, candidate: Candidate, folder: Path) -> list[PlannedFile]:
        path = candidate.path
        if path.parent not in self._companions:
            self._companions[path.parent] = look_for_companions(path.parent)
        picture = PlannedFile(
            path, folder / path.name, candidate.size, candidate.mtime_ns, path.stem, path.suffix, candidate.content_hash
        )
        return [
            picture,
            *(
                PlannedFile(path.with_name(c.name), folder / c.name, c.size, c.mtime_ns, c.prefix, c.tail)
                for c in self._companions[path.parent].of(path.name)
            ),
        ]


class _TargetFolder:
    """A folder that pictures are to go to: which names are taken there, by files or by what is planned before."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.refusal: tuple[Reason, str] | None = None
        self._taken: dict[str, str | bytes] = {}  # twin key -> name on disk, or the content that is to come
        try:
            mode = path.lstat().st_mode
            if stat.S_ISLNK(mode):
                self.refusal = (Reason.OUTSIDE, f"{path} is a link to another place, so nothing is put into it.")
            elif not stat.S_ISDIR(mode):
                self.refusal = (Reason.EXISTS, f"A file named {path.name} is where the folder {path} should be.")
            else:
                self._taken = {naming.twin_key(child.name): child.name for child in path.iterdir()}
        except FileNotFoundError:
            pass  # it will be made
        except OSError as error:
            self.refusal = (Reason.NO_PERMISSION, f"The folder {path} can't be read: {error.strerror}.")

    def first_free(self, files: Sequence[PlannedFile]) -> int:
        """The lowest number that gives free names to a picture and all its companions."""
        number = 1
        while any(naming.twin_key(name) in self._taken for name in _names(files, number)):
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


def _identity(folder: Path) -> tuple[int, int] | None:
    """Which folder this is, whatever it is called; None where it isn't there."""
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _names(files: Sequence[PlannedFile], number: int) -> list[str]:
    return naming.numbered_together([file.parts for file in files], number)


def _real_folders(into: Path) -> set[str]:
    """Names of the folders in `into`; links to folders are none."""
    try:
        with os.scandir(into) as entries:
            return {entry.name for entry in entries if entry.is_dir(follow_symlinks=False)}
    except OSError:  # not there yet; or not to be read, which each picture is told when its folder is looked at
        return set()
