"""Sets right what a run left half done when it died: the next start finishes each group of files, or takes it back.

The journal names every file that may have been on its way; where it is now is read off the disk. What can't be told
for sure is left as it is and said. Recovery may die too: the next one starts from the disk again.
"""

import contextlib
import logging
import os
import sqlite3
import stat
from collections.abc import Sequence
from datetime import datetime
from enum import Enum, auto
from itertools import groupby
from pathlib import Path

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import ErrorCode, Reason, SorterError
from gallery_sorter.moves import batches, owners, renames, trash_info
from gallery_sorter.moves.carrier import Carrier
from gallery_sorter.moves.disk import absent, has_content, is_unchanged, sync_folders
from gallery_sorter.moves.journal import Journal
from gallery_sorter.moves.locks import locked
from gallery_sorter.moves.passes import Pass, take_over
from gallery_sorter.moves.undo import make_group
from gallery_sorter.moves.values import Recovered
from gallery_sorter.moves.work import STATES, BatchRow, Group, Item, Kind, Way, folder_of, temporary_name

_log = logging.getLogger(__name__)
_LOCK_SECONDS = 2.0  # another program in the folder: the batch waits for the next start
_GRAIN_SECONDS = 2.0  # FAT rounds times to these


class _Place(Enum):
    """Where a file is that was on its way."""

    SOURCE = auto()
    TARGET = auto()
    BOTH = auto()
    NEITHER = auto()


def recover(journal: Journal) -> list[Recovered]:
    """Recover every batch whose owner is dead. What is found on a drive that isn't there waits until it is.

    Called before anything else is done with the journal. Batches that other living processes work on are let alone.
    """
    rows = journal.connection.execute(
        "SELECT batches.*, passes.number AS pass, kind, owner, passes.started AS pass_started"
        " FROM passes JOIN batches ON passes.batch = batches.number WHERE ended IS NULL ORDER BY passes.number"
    ).fetchall()
    recovered = []
    for row in rows:
        if not owners.is_alive(journal.path, row["owner"]):
            result = _recover(journal, row)
            if result is not None:
                recovered.append(result)
    return recovered


def _recover(journal: Journal, row: sqlite3.Row) -> Recovered | None:
    batch, kind = batches.as_batch_row(row), Kind(row["kind"])
    pending = batches.operations_in(journal, batch, (STATES[kind].pending,), backwards=False)
    gone = absent([batch.root] if pending else [], batch.mounts)
    if gone is not None:
        message = f"{gone} isn't there; what was on its way there is set right when it is back."
        return Recovered(batch.id, 0, 0, len(pending), (message,))
    try:
        with (
            locked([batch.into, batch.root], Cancel(), _LOCK_SECONDS),
            take_over(journal, batch, kind, row["pass"], row["owner"]) as work,
        ):
            return _set_right(journal, work, pending, _seconds(row["pass_started"])) if work is not None else None
    except SorterError as error:
        if error.code is not ErrorCode.LOCKED:
            raise
        _log.info("batch %s can't be recovered now: its folder is in use", batch.id)
        return None
    except OSError as error:  # the next start tries again; whatever else the person wants to do is not held up
        _log.exception("batch %s could not be recovered", batch.id)
        return Recovered(batch.id, 0, 0, len(pending), (f"{error.filename or batch.into}: {error.strerror}.",))


def _set_right(journal: Journal, work: Pass, pending: Sequence[sqlite3.Row], since: float) -> Recovered | None:
    batch = work.batch
    finished = taken_back = left = 0
    messages: list[str] = []
    groups = []
    carrier = Carrier(work, Cancel(), renumber=False, follow=True)
    try:
        for _, rows in groupby(pending, key=lambda row: row["group_seq"]):
            group = make_group(list(rows), work.kind)
            touched = _decide(carrier, batch, group, since)
            groups.append(group)
            if group.failure is not None:
                left += len(group.items)
                messages.append(f"{group.items[0].source}: {group.failure[1]}")
            elif group.reached:
                finished += len(group.items)
            elif touched:
                taken_back += len(group.items)
    finally:
        carrier.close()
    sync_folders({folder_of(path) for g in groups for i in g.items for path in (i.source, i.target) if path})
    work.settle(groups)
    with journal.transaction() as connection:
        connection.execute("UPDATE batches SET recovered = 1 WHERE number = ?", (batch.number,))
    kept = batches.discard_if_unchanged(journal, batch)
    if kept:
        batches.remove_empty_folders(journal, batch)
    work.end(complete=False)
    if not kept and not (finished or taken_back or left):
        return None
    return Recovered(batch.id, finished, taken_back, left, tuple(messages))


def _decide(carrier: Carrier, batch: BatchRow, group: Group, since: float) -> bool:
    """Finish a group that has arrived as a whole, take back any other. True where the disk was changed for it."""
    waiting = [_waits_beside_target(batch, item) for item in group.items]
    touched = [_clean(batch, item, since) for item in group.items]
    places = [_Place.SOURCE if w else _place_of(i) for i, w in zip(group.items, waiting, strict=True)]
    for item, place in zip(group.items, places, strict=True):
        item.placed = place in (_Place.TARGET, _Place.BOTH)
        item.cleared = place is _Place.TARGET
        item.linked = place is _Place.BOTH and not item.copies
    first = group.items[0]
    if _Place.NEITHER in places:
        group.fail(Reason.VANISHED, f"It is neither there nor at {first.target}.")
    elif not first.has_target:
        return _tell_removed(group)
    elif all(item.placed for item in group.items) and all(_finish(item) for item in group.items):
        pass
    else:
        moved = any(item.placed for item in group.items)
        carrier.take_back(group)
        _drop_temporaries(batch, group)
        group.reached = group.failure is not None  # what could not be taken back is told, and stays in the journal
        return any(touched) or moved
    return True


def _waits_beside_target(batch: BatchRow, item: Item) -> bool:
    """True where the copy has not got its name yet: whatever has that name is somebody else's, even with its content,
    and the source, which goes only after that, is all there is.
    """
    return item.has_target and os.path.lexists(Path(item.target_folder, temporary_name(batch.id, item.seq)))


def _tell_removed(group: Group) -> bool:
    """A group that was to be removed: nothing, a part or all of it is gone. A part can be told, not taken back."""
    gone = [item.placed for item in group.items]
    if not any(gone):
        group.reached = False
    elif not all(gone):
        group.fail(Reason.FAILED, "Only a part of what belongs together was removed; the rest was left.")
    return any(gone)


def _place_of(item: Item) -> _Place:
    if not item.has_target:  # it is there, or has been removed
        return _Place.SOURCE if os.path.lexists(item.source) else _Place.TARGET
    source, target = _look(item.source), _look(item.target)
    at_source = source is not None and _is_ours(item.source, source, item)
    if item.written_inode is not None:
        item.crosses = item.way is not Way.COPY
        at_target = target is not None and (
            (target.st_ino, target.st_size) == (item.written_inode, item.size)
            or has_content(item.target, target, item.size, item.content_hash)
        )
    elif item.way is Way.COPY:
        at_target = False
    else:
        at_target = target is not None and _is_ours(item.target, target, item)
        if at_source and at_target and source is not None and target is not None:
            at_source, at_target = _tell_names_apart(item, source, target)
    if at_target:
        return _Place.BOTH if at_source else _Place.TARGET
    return _Place.SOURCE if at_source else _Place.NEITHER


def _tell_names_apart(item: Item, source: os.stat_result, target: os.stat_result) -> tuple[bool, bool]:
    """Both names hold what was to be moved: a rename by link that was cut in two, or a file that was there before."""
    if source.st_ino == target.st_ino:
        return True, target.st_nlink > item.links
    return target.st_ino != item.inode, target.st_ino == item.inode


def _is_ours(path: str, found: os.stat_result, item: Item) -> bool:
    """True where this is the file that the journal means. Inode numbers change where a FAT drive is mounted anew."""
    if not stat.S_ISREG(found.st_mode) or found.st_size != item.size:
        return False
    if found.st_ino == item.inode:
        return True
    known = item.content_hash is not None
    return (
        has_content(path, found, item.size, item.content_hash)
        if known
        else is_unchanged(found, item.size, item.mtime_ns)
    )


def _finish(item: Item) -> bool:
    """Do the last step of a file that is at its target: let its source go. False where that is not safe: where not
    both of them hold the content that was copied.
    """
    found = os.lstat(item.target)
    item.ctime_ns = found.st_ctime_ns
    if not item.cleared and item.way is not Way.COPY:
        try:
            source = os.lstat(item.source)
            if not item.linked and (
                os.path.samestat(source, found)  # two names for one file, one of them through a link or a mount
                or not has_content(item.target, found, item.size, item.content_hash)
                or not has_content(item.source, source, item.size, item.content_hash)
            ):
                return False
            Path(item.source).unlink()
        except OSError:
            return False
        item.cleared, item.linked = True, False
        item.ctime_ns = os.lstat(item.target).st_ctime_ns
    if item.way is Way.UNTRASH:
        trash_info.remove(item.source)
    return True


def _clean(batch: BatchRow, item: Item, since: float) -> bool:
    """Remove what only this program can have put there: temporaries, placeholders, notes in the bin."""
    cleaned = False
    for folder in {item.source_folder, item.target_folder} if item.has_target else ():
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            Path(folder, temporary_name(batch.id, item.seq)).unlink()
            cleaned = True
    if item.has_target and _is_placeholder(item, since):
        Path(item.target).unlink()
        cleaned = True
    if item.way is Way.TRASH and not os.path.lexists(item.target) and trash_info.is_about(item.target, item.source):
        trash_info.remove(item.target)
        cleaned = True
    return cleaned


def _is_placeholder(item: Item, since: float) -> bool:
    """A file that kept a name free: known by its text, or empty where the process died before it wrote that."""
    found = _look(item.target)
    if found is None or not stat.S_ISREG(found.st_mode) or not os.path.lexists(item.source):
        return False
    if found.st_size == 0:
        return found.st_mtime >= since - _GRAIN_SECONDS
    if found.st_size != len(renames.PLACEHOLDER):
        return False
    return Path(item.target).read_bytes() == renames.PLACEHOLDER


def _drop_temporaries(batch: BatchRow, group: Group) -> None:
    for item in group.items:
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            Path(item.target_folder, temporary_name(batch.id, item.seq)).unlink()


def _seconds(at: str) -> float:
    return datetime.fromisoformat(at).timestamp()


def _look(path: str) -> os.stat_result | None:
    try:
        return os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
