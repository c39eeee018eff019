"""Deleting goes to the bin, never past it, and through the journal.

On Linux the engine itself moves files into the freedesktop bin, so that an undo is exact. Elsewhere the system's own
bin takes them (Send2Trash), and the person restores them from there. Where there is no bin, nothing is deleted.
"""

import errno
import os
import stat
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.moves import engine, naming, trash_info
from gallery_sorter.moves.companions import look_for_companions
from gallery_sorter.moves.disk import explain
from gallery_sorter.moves.journal import Journal
from gallery_sorter.moves.values import Action, Candidate, Plan, PlannedFile, PlannedMove, PlanOptions, Status

COMMAND = "trash"


def throw_away(candidates: Sequence[Candidate], journal: Journal, cancel: Cancel) -> engine.Steps:
    """Put pictures, with what belongs to them, into the bin, as one batch. Yields and returns as `engine.run`."""
    if sys.platform in ("win32", "darwin"):
        from gallery_sorter.moves.system_trash import send_all

        return (yield from send_all(candidates, journal, cancel, COMMAND))
    return (yield from engine.run(plan(candidates), journal, cancel))


def plan(candidates: Sequence[Candidate]) -> Plan:
    """What goes where in the freedesktop bins. Makes the bins where they are missing."""
    home = _home_trash()
    bins: dict[int, Path | OSError] = {}
    moves = tuple(_planned(candidate, home, bins) for candidate in candidates)
    options = PlanOptions(action=Action.TRASH, command=COMMAND)
    return Plan(moves, tuple(candidate.path for candidate in candidates), home / trash_info.FILES, options)


def _planned(candidate: Candidate, home: Path, bins: dict[int, Path | OSError]) -> PlannedMove:
    path = candidate.path
    try:
        device = path.lstat().st_dev
        if device not in bins:
            bins[device] = _bin_of(path, home)
        trash = bins[device]
        if isinstance(trash, OSError):
            raise trash
    except OSError as error:
        return PlannedMove(candidate, Status.REFUSED, *explain(error))
    files = trash / trash_info.FILES
    picture = PlannedFile(
        path, files / path.name, candidate.size, candidate.mtime_ns, path.stem, path.suffix, candidate.content_hash
    )
    companions = tuple(
        PlannedFile(path.with_name(c.name), files / c.name, c.size, c.mtime_ns, c.prefix, c.tail)
        for c in look_for_companions(path.parent).of(path.name)
    )
    return PlannedMove(candidate, Status.PLANNED, files=_with_free_names((picture, *companions)))


def _with_free_names(files: tuple[PlannedFile, ...]) -> tuple[PlannedFile, ...]:
    """Number the files where names are taken in the bin; the engine does so again where they are taken meanwhile."""
    folder = files[0].target.parent
    number = 1
    while any(os.path.lexists(folder / name) for name in _names(files, number)):
        number += 1
    names = _names(files, number)
    return tuple(replace(file, target=folder / name) for file, name in zip(files, names, strict=True))


def _names(files: tuple[PlannedFile, ...], number: int) -> list[str]:
    return naming.numbered_together([file.parts for file in files], number)


def _home_trash() -> Path:
    data = os.environ.get("XDG_DATA_HOME", "")
    base = Path(data) if Path(data).is_absolute() else Path.home() / ".local" / "share"
    return base / trash_info.HOME_TRASH_NAME


def _bin_of(path: Path, home: Path) -> Path | OSError:
    """The bin for files of a drive: the person's own at home for the drive that it is on, else one on the drive.

    A drive where none can be made gets the one at home, by copying. An OSError says why there is none at all.
    """
    device = path.lstat().st_dev
    try:
        made_home: Path | OSError = _make(home)
        if home.stat().st_dev == device:
            return made_home
    except OSError as error:
        made_home = error
    top = path.parent
    while not top.is_mount():
        top = top.parent
    shared = top / ".Trash"
    try:
        # The specification trusts a shared bin only where it is no link and has the sticky bit.
        mode = shared.lstat().st_mode
        if stat.S_ISDIR(mode) and mode & stat.S_ISVTX:
            return _make(shared / str(os.getuid()))
    except OSError:
        pass  # no shared bin on this drive: the next is tried
    try:
        own = top / f".Trash-{os.getuid()}"
        made = _make(own)
        found = own.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid():
            raise PermissionError(errno.EACCES, f"{own} is not yours")
        return made
    except OSError:
        return made_home


def _make(trash: Path) -> Path:
    for folder in (trash, trash / trash_info.FILES, trash / trash_info.INFO):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return trash
