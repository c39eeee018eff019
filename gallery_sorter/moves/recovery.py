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
from itertools import groupby
from pathlib import Path

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import ErrorCode, Reason, SorterError
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.moves import batches, owners, places, removal, renames, trash_info
from gallery_sorter.moves.carrier import Carrier
from gallery_sorter.moves.disk import absent, explain, sync_folders
from gallery_sorter.moves.inspection import make_group
from gallery_sorter.moves.journal import Journal
from gallery_sorter.moves.locks import locked
from gallery_sorter.moves.passes import Pass, take_over
from gallery_sorter.moves.places import Place
from gallery_sorter.moves.values import Recovered
from gallery_sorter.moves.work import (
    STATES,
    BatchRow,
    Group,
    Item,
    Kind,
    SourceChangedError,
    Way,
    aside_name,
    folder_of,
    temporary_name,
)

_log = logging.getLogger(__name__)
_LOCK_SECONDS = 2.0  # another program in the folder: the batch waits for the next start
_GRAIN_SECONDS = 2.0  # FAT rounds times to these


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
        message = Sentence("{} isn't there; what was on its way there is set right when it is back.", gone)
        return Recovered(batch.id, batch.command, 0, 0, len(pending), (message,))
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
        return Recovered(
            batch.id,
            batch.command,
            0,
            0,
            len(pending),
            (Sentence("{}: {}.", error.filename or batch.into, error.strerror),),
        )


def _set_right(journal: Journal, work: Pass, pending: Sequence[sqlite3.Row], since: float) -> Recovered | None:
    batch = work.batch
    finished = taken_back = left = 0
    messages: list[Sentence] = []
    groups = []
    carrier = Carrier(work, Cancel(), renumber=False, follow=True)
    try:
        for _, rows in groupby(pending, key=lambda row: row["group_seq"]):
            group = make_group(list(rows), work.kind)
            touched = _decide(carrier, batch, group, since)
            groups.append(group)
            if group.failure is not None:
                missing = sum(item.missing for item in group.items)
                left += missing or len(group.items)
                messages.append(Sentence("{}: {}", group.items[0].source, group.failure[1]))
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
    return Recovered(batch.id, batch.command, finished, taken_back, left, tuple(messages))


def _decide(carrier: Carrier, batch: BatchRow, group: Group, since: float) -> bool:
    """Finish a group that has arrived as a whole, take back any other. True where the disk was changed for it."""
    touched = [_put_asides_back(batch, item) for item in group.items]
    waiting = [places.waits_beside_target(batch.id, item) for item in group.items]
    found = [places.find(batch.id, item) for item in group.items]
    touched += [_clean(batch, item, since) for item in group.items]
    there = [item for item in group.items if not item.missing]
    for item in group.items:
        if item.missing:
            group.fail(Reason.VANISHED, Sentence("{} is neither there nor at {}.", item.source, item.target))
    if not group.items[0].has_target:
        return _finish_removing(batch, group)
    if not there:
        return True
    moved = any(item.placed for item in there)
    if all(item.placed for item in there) and not any(waiting) and _finish(batch, there):
        return True
    _bring_together(carrier, group, there)
    _drop_temporaries(batch, group)
    arrived = all(item.placed for item in there)
    group.reached = arrived or group.failure is not None  # what is missing or stuck is told, and stays in the journal
    return any(touched) or moved or Place.NEITHER in found


def _bring_together(carrier: Carrier, group: Group, there: Sequence[Item]) -> None:
    """Take back what is at its target; where an old place is taken by now, bring the others to where it is."""
    before = group.failure
    carrier.take_back(group)
    stuck = [item for item in there if item.placed]
    if not stuck or any(item.copies for item in there):
        return
    try:
        for item in there:
            if not item.placed:
                carrier.put(item)
    except (OSError, SourceChangedError) as error:
        group.strand(stuck[0], error)
    else:
        group.failure = before
        for item in there:
            item.ctime_ns = os.lstat(item.target).st_ctime_ns


def _put_asides_back(batch: BatchRow, item: Item) -> bool:
    """A file that was about to be removed has its name again: it is looked at anew, as if nothing had happened."""
    name = aside_name(batch.id, item.seq)
    for path in {item.source, item.target} if item.has_target else {item.source}:
        aside = os.path.join(folder_of(path), name)  # noqa: PTH118 (bare strings)
        found = places.look(aside)
        if found is not None:
            renames.put_back(aside, path, found.st_dev)
            return True
    return False


def _finish_removing(batch: BatchRow, group: Group) -> bool:
    """A group of copies that was to be removed: where one has gone, the others go too."""
    gone = [item.placed for item in group.items]
    if not any(gone):
        group.reached = False
        return False
    rest = [item for item in group.items if not item.placed]
    try:
        if rest:
            for item in rest:
                item.device, item.inode = _device_and_inode(item.source)
            removal.remove(batch.id, rest, removal.check_copy)
    except removal.RefusedError as error:
        group.fail(*explain(error.why), error.item)
    for item in rest:
        item.placed = item.cleared
    return True


def _finish(batch: BatchRow, items: Sequence[Item]) -> bool:
    """Do the last step of files that are at their targets: let their sources go. False where that is not safe: where
    not both of them hold the content that was copied.
    """
    clearing = [item for item in items if item.clears and not item.cleared]
    try:
        for item in items:
            if item.linked:
                Path(item.source).unlink()  # the same file has its new name
                item.linked, item.cleared = False, True
        for item in clearing:
            item.device, item.inode = _device_and_inode(item.source)
        if clearing:
            removal.remove(batch.id, clearing, removal.check_both)
    except (OSError, removal.RefusedError) as error:
        _log.info("batch %s is taken back: %s", batch.id, error)
        return False
    for item in items:
        item.ctime_ns = os.lstat(item.target).st_ctime_ns
        if item.way is Way.UNTRASH:
            trash_info.remove(item.source)
    return True


def _device_and_inode(path: str) -> tuple[int, int]:
    found = os.lstat(path)
    return found.st_dev, found.st_ino


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
    found = places.look(item.target)
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
