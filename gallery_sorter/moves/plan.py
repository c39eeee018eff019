"""Decides for every recognised picture what becomes of it, and under which name, without touching the disk.

The dry run and the preview show this plan and the engine carries it out, so that they can't differ. Names that are
taken when the engine comes to them are decided again there; nothing here is relied on for safety.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from gallery_sorter.base.errors import Refused
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.moves import naming
from gallery_sorter.moves.companions import FolderCompanions, look_for_companions
from gallery_sorter.moves.own_folders import is_phones
from gallery_sorter.moves.target_folder import TargetFolder, real_folders
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
        self._existing = real_folders(into)
        self._targets: dict[str, TargetFolder] = {}
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

    def _target(self, wanted: str) -> TargetFolder:
        name = naming.reuse_twin(wanted, self._existing)
        if name not in self._targets:
            self._existing.add(name)
            self._targets[name] = TargetFolder(self._into / name)
        return self._targets[name]

    def _place(self, candidate: Candidate, target: TargetFolder) -> PlannedMove:
        if target.refusal is not None:
            reason, message = target.refusal
            return PlannedMove(candidate, Status.REFUSED, reason, message)
        files = self._files(candidate, target.path)
        number = target.first_free(files)
        if self._options.same_content is SameContent.LEAVE:
            twin = target.same_content(files, number)
            if twin is not None:
                return PlannedMove(
                    candidate,
                    Status.DUPLICATE,
                    None,
                    Sentence("The same picture is in {} already, as {}.", target.path, twin),
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


def _identity(folder: Path) -> tuple[int, int] | None:
    """Which folder this is, whatever it is called; None where it isn't there."""
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
