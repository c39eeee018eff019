"""A class that is renamed or merged takes its folders along: every file in them goes to the folder of the new name.

A plan like any other, so that the engine journals it, never overwrites, and takes it back. Subfolders keep their
names and what lies in them; a link, or what is no file, stays where it is.
"""

import contextlib
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile
from pathlib import Path

from gallery_sorter.moves import naming
from gallery_sorter.moves.companions import FolderCompanions, look_for_companions
from gallery_sorter.moves.target_folder import TargetFolder, real_folders
from gallery_sorter.moves.values import Candidate, Plan, PlannedFile, PlannedMove, PlanOptions, Status

KnownContent = Callable[[Path, os.stat_result], bytes | None]  # the BLAKE3 of a file, where it is known without reading


def plan_class_folders(folders: Sequence[Path], class_name: str, known: KnownContent, command: str) -> Plan:
    """All files of these class folders go to the folder of `class_name` beside each; `command` is what `history`
    calls the batch. A folder that is called so already stays as it is.
    """
    moves: list[PlannedMove] = []
    roots = set()
    for folder in folders:
        name = naming.reuse_twin(naming.folder_name(class_name), real_folders(folder.parent))
        if name != folder.name:
            roots.add(folder.parent)
            moves += _moves(folder, folder.with_name(name), class_name, known)
    into = Path(os.path.commonpath(roots)) if roots else Path()
    return Plan(tuple(moves), tuple(sorted(roots)), into, PlanOptions(command=command))


def remove_emptied(plan: Plan) -> None:
    """Remove the folders that a plan emptied. The system refuses to remove a folder with anything in it."""
    emptied: set[Path] = set()
    for folder in {move.candidate.path.parent for move in plan.moves}:
        emptied.update(takewhile(lambda above: above not in plan.roots, (folder, *folder.parents)))
    for folder in sorted(emptied, key=lambda path: len(path.parts), reverse=True):
        with contextlib.suppress(OSError):  # not empty, or not ours to remove
            folder.rmdir()


def _moves(folder: Path, target: Path, class_name: str, known: KnownContent) -> Iterator[PlannedMove]:
    for here, below, names in os.walk(folder):
        below.sort()
        there = TargetFolder(target / Path(here).relative_to(folder))
        companions = look_for_companions(Path(here))
        claimed = {c.name for name in names for c in companions.of(name)}
        for name in sorted(set(names) - claimed):
            path = Path(here, name)
            found = path.lstat()
            if stat.S_ISREG(found.st_mode):
                content = known(path, found)
                yield _move(path, found, there, companions, class_name=class_name, content=content)


def _move(
    path: Path,
    found: os.stat_result,
    there: TargetFolder,
    companions: FolderCompanions,
    *,
    class_name: str,
    content: bytes | None,
) -> PlannedMove:
    """One file with what belongs to it."""
    candidate = Candidate(
        path, found.st_size, found.st_mtime_ns, content, class_name, None, sure=True, labelled_by_person=False
    )
    if there.refusal is not None:
        return PlannedMove(candidate, Status.REFUSED, *there.refusal)
    files = [
        PlannedFile(path, there.path / path.name, found.st_size, found.st_mtime_ns, path.stem, path.suffix, content),
        *(
            PlannedFile(path.with_name(c.name), there.path / c.name, c.size, c.mtime_ns, c.prefix, c.tail)
            for c in companions.of(path.name)
        ),
    ]
    return PlannedMove(candidate, Status.PLANNED, files=there.promise(files, there.first_free(files)))
