"""Companions that come when their picture has gone already, as a phone may send a clip hours after its picture: where
the journal says that the picture is, they go too.

Only where no doubt is left: the pair is one by the rules of any sort, one picture alone can be meant, it went not long
ago, and it is still there as it was left. What a person took back, or an undo put back, stays.
"""

import os
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import groupby
from pathlib import Path

from gallery_sorter.base.errors import Reason
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.moves.companions import Companion, FolderCompanions, look_for_companions, stem_of
from gallery_sorter.moves.disk import Devices, is_unchanged
from gallery_sorter.moves.inspection import inspect, make_group
from gallery_sorter.moves.journal import Journal, below, written
from gallery_sorter.moves.target_folder import TargetFolder
from gallery_sorter.moves.values import (
    Action,
    Candidate,
    FileStamp,
    Followed,
    Plan,
    PlannedFile,
    PlannedMove,
    PlanOptions,
    Status,
)
from gallery_sorter.moves.work import Kind

# A phone begins its numbers anew after 10,000 pictures, and another phone may use the same: what comes later than this
# is taken for a file of its own. It is longer than a phone waits for Wi-Fi, or a person for the rest of an export.
LATEST = timedelta(days=30)


class LateCompanions:
    """Plans what becomes of companions as they arrive. Thousands of them may lie in one folder, so that the look at it
    is kept until something in the folder, or in the journal, has changed.
    """

    def __init__(self, root: Path, *, copy: bool, command: str) -> None:
        """`root` is the folder that is sorted, `copy` leaves the files in it, `command` is what `history` says."""
        self._root, self._copy, self._command = root, copy, command
        self._looked: tuple[object, _GonePictures] | None = None

    def plan(self, journal: Journal, arrived: Sequence[FileStamp]) -> Iterator[Plan]:
        """What is to become of those of these files whose pictures have gone from beside them; the others stand in no
        plan. There is one for each destination.

        A file whose name is taken beside its picture is REFUSED (`exists`): by another it would belong to another.
        """
        moves: dict[tuple[Path, Action], list[PlannedMove]] = defaultdict(list)
        targets: dict[Path, TargetFolder] = {}
        for folder, files in groupby(sorted(arrived, key=lambda file: file.path), key=lambda file: file.path.parent):
            gone = self._look(journal, folder)
            for file in files:
                found = None if _was_put_here(journal, file) else gone.find(journal, file.path.name)
                if found is not None:
                    companion, row, follows = found
                    target = follows.now.parent
                    if target not in targets:
                        targets[target] = TargetFolder(target)
                    move = _decide(file, companion, follows, targets[target], row["class_name"])
                    action = Action.COPY if self._copy else Action(row["action"])
                    moves[Path(os.fsdecode(row["into_folder"])), action].append(move)
        for (into, action), planned in moves.items():
            yield Plan(tuple(planned), (self._root,), into, PlanOptions(action=action, command=self._command))

    def _look(self, journal: Journal, folder: Path) -> "_GonePictures":
        try:
            changed = folder.stat().st_mtime_ns
        except OSError:
            changed = None
        state = (folder, changed, *journal.connection.execute("SELECT max(number), max(ended) FROM passes").fetchone())
        if self._looked is None or self._looked[0] != state:
            self._looked = state, _GonePictures(journal, folder)
        return self._looked[1]


class _GonePictures:
    """The pictures that went from one folder lately, seen together with what lies in it."""

    def __init__(self, journal: Journal, folder: Path) -> None:
        self._folder = folder
        self._since = written(datetime.now(UTC) - LATEST)
        self._devices = Devices()
        start, stop = below(folder)
        rows = journal.connection.execute(_GONE, (start, stop, self._since))
        paths = (Path(os.fsdecode(row["source"])) for row in rows)
        gone = [path.name for path in paths if path.parent == folder]
        self._companions = look_for_companions(folder, gone) if gone else FolderCompanions(())

    def find(self, journal: Journal, name: str) -> tuple[Companion, sqlite3.Row, Followed] | None:
        """The file of this name as a companion, the operation that its picture went with last, and where that led."""
        picture = self._companions.picture_of(name)
        if picture is None:
            return None
        path = self._folder / picture
        action = Action.COPY if os.path.lexists(path) else Action.MOVE
        rows = journal.connection.execute(_BY_SOURCE, (os.fsencode(path), action, self._since)).fetchall()
        found = [last for row in rows if (last := self._last(journal, row)) is not None]
        if len(found) != 1:
            return None
        companion = next((companion for companion in self._companions.of(picture) if companion.name == name), None)
        if companion is None:  # it has gone since
            return None
        (row,) = found
        return companion, row, Followed(row["batch"], row["seq"], path, Path(os.fsdecode(row["target"])))

    def _last(self, journal: Journal, row: sqlite3.Row) -> sqlite3.Row | None:
        """The last operation on a picture that went with this one; None where it isn't any more what that one left."""
        content = row["content_hash"]
        while later := journal.connection.execute(_ONWARD, (row["target"], row["batch"], content)).fetchone():
            row = later
        return row if inspect(make_group([row], Kind.UNDO), self._devices) else None


_GONE = (
    "SELECT source FROM operations WHERE source >= ? AND source < ?"
    " AND batch >= (SELECT min(number) FROM batches WHERE started >= ?)"
)
_ROWS = "SELECT operations.*, into_folder FROM operations JOIN batches ON batch = batches.number"
_BY_SOURCE = (
    f"{_ROWS} WHERE source = ? AND action = ? AND started >= ?"
    " AND state = 'done' AND companion_of IS NULL AND target NOTNULL"
)
_ONWARD = (
    f"{_ROWS} WHERE source = ? AND batch > ? AND (content_hash = ? OR content_hash IS NULL)"
    " AND state = 'done' AND action = 'move' ORDER BY batch LIMIT 1"
)


def _decide(
    file: FileStamp, companion: Companion, follows: Followed, folder: TargetFolder, class_name: str | None
) -> PlannedMove:
    candidate = Candidate(
        file.path, file.size, file.mtime_ns, None, class_name or "", None, sure=True, labelled_by_person=False
    )
    target = follows.now.with_name(_name_beside(companion, follows))
    if folder.refusal is not None:
        return PlannedMove(candidate, Status.REFUSED, *folder.refusal, follows=follows)
    if folder.has(target.name):
        message = Sentence(
            "It belongs to {}, but beside that lies another {} already, so it stays.", follows.now, target.name
        )
        return PlannedMove(candidate, Status.REFUSED, Reason.EXISTS, message, follows=follows)
    planned = PlannedFile(file.path, target, file.size, file.mtime_ns, companion.prefix, companion.tail)
    return PlannedMove(candidate, Status.PLANNED, files=(planned,), follows=follows)


def _name_beside(companion: Companion, follows: Followed) -> str:
    """The companion's own name; where its picture got a number on the way, that number stands in it too."""
    before, now = stem_of(follows.picture.name), stem_of(follows.now.name)
    if now == before or not now.startswith(before):
        return companion.name
    return companion.prefix + now[len(before) :] + companion.tail


def _was_put_here(journal: Journal, file: FileStamp) -> bool:
    """True where this very companion went from here before, and an undo or a person brought it back, or it was copied
    and so never left.
    """
    for row in journal.connection.execute(_COMPANION_BY_SOURCE, (os.fsencode(file.path),)):
        try:
            found = file.path.lstat()
        except OSError:
            return False
        if not is_unchanged(found, row["size"], row["mtime_ns"]) and found.st_ino != row["inode"]:
            continue
        if row["state"] != "done" or row["action"] == "copy" or not os.path.lexists(os.fsdecode(row["target"])):
            return True
    return False


_COMPANION_BY_SOURCE = (
    "SELECT * FROM operations WHERE source = ? AND companion_of NOTNULL AND target NOTNULL"
    " AND state IN ('done', 'returning', 'undone', 'again')"
)
