"""What the journal knows of a file that turns up in a watched folder: this program put it there, a person took it
back, or it was looked at before. So nothing is handled twice, and what a person decided stays decided.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from gallery_sorter.moves.journal import Journal, below
from gallery_sorter.moves.values import FileStamp


class Standing(Enum):
    """What a file that turned up is."""

    NEW = auto()
    OWN = auto()  # this program's own doing: an undo put it back, or it is being moved, or it was copied
    PLACED = auto()  # this program put it there
    TAKEN_BACK = auto()  # the person has taken it back out of the folder that it was sorted into


def standing(journal: Journal, path: Path, content_hash: bytes) -> Standing:
    """What became of this content before, as far as it says what the file at `path` is doing there.

    A picture was taken back where it is the very file that was moved (by its inode), or has its name, and is no
    longer where it was put. Moved by a person across drives it is a copy, which only its name and content tell.
    One that an undo put back is new again once the person has said anew what it is: first "not there", then where.
    """
    try:
        found = path.lstat()
    except OSError:
        return Standing.NEW
    taken_back = placed = False
    rows = journal.connection.execute(_BY_CONTENT, (content_hash,)).fetchall()
    moved_on = {row["source"] for row in rows if row["state"] == "done"}  # from there by this program, once more
    for row in rows:
        source, target = Path(os.fsdecode(row["source"])), Path(os.fsdecode(row["target"]))
        state, copied = row["state"], row["action"] == "copy"
        if path == source and (state in ("undone", "returning") or copied):
            if state == "undone" and _said_since(journal, content_hash, row["batch"]):
                continue
            return Standing.OWN
        if path == target and state not in ("done", "undone"):
            return Standing.OWN
        placed |= path == target and state == "done"
        if state != "done" or row["action"] != "move" or row["target"] in moved_on:
            continue
        if not os.path.lexists(target):
            same_file = (row["device"], row["inode"]) == (found.st_dev, found.st_ino)
            taken_back |= same_file or path.name in (source.name, target.name)
    if placed:
        return Standing.PLACED
    return Standing.TAKEN_BACK if taken_back else Standing.NEW


def _said_since(journal: Journal, content_hash: bytes, batch: int) -> bool:
    """Whether the person's word on a content is newer than all that was done with a batch."""
    found = journal.connection.execute(
        "SELECT 1 FROM labels WHERE content_hash = ?"
        " AND at > (SELECT max(coalesce(ended, started)) FROM passes WHERE batch = ?)",
        (content_hash, batch),
    )
    return found.fetchone() is not None


def went_before(journal: Journal, path: Path, content_hash: bytes) -> bool:
    """Whether this program has moved this very picture away from here before, so that it was put back since."""
    found = journal.connection.execute(
        "SELECT 1 FROM operations WHERE source = ? AND content_hash = ? AND target NOTNULL",
        (os.fsencode(path), content_hash),
    )
    return found.fetchone() is not None


_BY_CONTENT = (
    "SELECT batch, source, target, action, state, device, inode FROM operations"
    " WHERE content_hash = ? AND target NOTNULL AND state IN ('going', 'done', 'returning', 'undone', 'again')"
)


@dataclass(frozen=True, slots=True)
class LookedAt:
    """A file that was looked at and stays."""

    stamp: FileStamp
    content_hash: bytes | None = None  # None where it is no picture, or can't be read
    label: str | None = None  # what the person had said of it by then


def remember(journal: Journal, files: Iterable[LookedAt], decision: str) -> None:
    """These files were looked at and stay. `decision` says on what grounds: model, thresholds, destination."""
    rows = [
        (os.fsencode(file.stamp.path), file.stamp.size, file.stamp.mtime_ns, decision, file.content_hash, file.label)
        for file in files
    ]
    if rows:
        with journal.transaction() as connection:
            connection.executemany("INSERT OR REPLACE INTO watch_seen VALUES (?, ?, ?, ?, ?, ?)", rows)


def overruled(journal: Journal, folder: Path, decision: str) -> list[Path]:
    """What is remembered below a folder on these grounds and was given another class by the person since."""
    rows = journal.connection.execute(
        "SELECT path FROM watch_seen JOIN labels ON labels.content_hash = watch_seen.content_hash"
        " WHERE path >= ? AND path < ? AND decision = ? AND class_name IS NOT label",
        (*below(folder), decision),
    )
    return [Path(os.fsdecode(row["path"])) for row in rows]


def remembered(journal: Journal, folder: Path, decision: str) -> list[FileStamp]:
    """What was looked at below a folder on these grounds and is still there. What isn't, or was judged on other
    grounds, or got another class from the person since, is forgotten.
    """
    changed = set(overruled(journal, folder, decision))
    rows = journal.connection.execute("SELECT * FROM watch_seen WHERE path >= ? AND path < ?", below(folder)).fetchall()
    stamps = [
        FileStamp(Path(os.fsdecode(row["path"])), row["size"], row["mtime_ns"])
        for row in rows
        if row["decision"] == decision
    ]
    kept = [stamp for stamp in stamps if stamp.path not in changed and os.path.lexists(stamp.path)]
    paths = {os.fsencode(stamp.path) for stamp in kept}
    gone = [(row["path"],) for row in rows if row["path"] not in paths]
    if gone and folder.is_dir():  # an unplugged drive takes nothing out of the memory
        with journal.transaction() as connection:
            connection.executemany("DELETE FROM watch_seen WHERE path = ?", gone)
    return kept
