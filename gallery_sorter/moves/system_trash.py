"""The bin of Windows and macOS, filled through Send2Trash: journaled as any other batch, but only the person can
restore from it, so an undo says so.
"""

import os
from collections.abc import Sequence
from pathlib import Path

from send2trash import send2trash

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import Reason
from gallery_sorter.base.progress import Pace
from gallery_sorter.base.sentence import NOTHING
from gallery_sorter.moves.batches import discard_if_unchanged
from gallery_sorter.moves.companions import look_for_companions
from gallery_sorter.moves.disk import CHANGED, explain, is_unchanged
from gallery_sorter.moves.engine import Steps
from gallery_sorter.moves.journal import Journal
from gallery_sorter.moves.locks import locked
from gallery_sorter.moves.passes import Pass, begin_batch
from gallery_sorter.moves.values import Action, Candidate, MoveRecord, Status, Summary
from gallery_sorter.moves.work import Group, Item, Way


def send_all(candidates: Sequence[Candidate], journal: Journal, cancel: Cancel, command: str) -> Steps:
    """Send pictures, with what belongs to them, to the system's bin, as one batch. Yields and returns as the engine."""
    if not candidates:
        return Summary(None)
    root = Path(os.path.commonpath([candidate.path.parent for candidate in candidates]))
    moved = refused = companions = seq = 0
    pace = Pace()
    with locked([root], cancel), begin_batch(journal, command, root, root) as work:
        for candidate in candidates:
            if cancel:
                break
            group = _group(candidate, seq)
            seq += len(group.items)
            _send(work, group)
            status = Status.REFUSED if group.failure else Status.DONE
            reason, message = group.failure or (None, NOTHING)
            yield MoveRecord(candidate.path, None, Action.TRASH, candidate.class_name, None, status, reason, message)
            moved += status is Status.DONE
            refused += status is Status.REFUSED
            companions += len(group.items) - 1 if status is Status.DONE else 0
            yield pace.at(moved + refused, len(candidates))
        interrupted = moved + refused < len(candidates)
        kept = discard_if_unchanged(journal, work.batch)
        work.end(complete=not interrupted)
    identifier = work.batch.id if kept else None
    return Summary(identifier, moved=moved, refused=refused, companions=companions, interrupted=interrupted)


def _group(candidate: Candidate, seq: int) -> Group:
    path = candidate.path
    items = [Item(seq, Way.BIN, str(path), "", candidate.size, candidate.mtime_ns, candidate.content_hash)]
    items += [
        Item(seq + number, Way.BIN, str(path.with_name(c.name)), "", c.size, c.mtime_ns, None)
        for number, c in enumerate(look_for_companions(path.parent).of(path.name), start=1)
    ]
    return Group(items, candidate.class_name, candidate.confidence)


def _send(work: Pass, group: Group) -> None:
    """Send one group; what of it went although the rest could not is journaled as gone."""
    try:
        for item in group.items:
            if not is_unchanged(os.lstat(item.source), item.size, item.mtime_ns):
                group.fail(Reason.CHANGED, CHANGED)
    except OSError as error:
        group.fail(*explain(error))
    if group.failure:
        work.refuse([group])
        return
    work.intend([group])
    try:
        send2trash([item.source for item in group.items])
    except OSError as error:
        group.fail(*explain(error))
    for item in group.items:
        item.placed = not os.path.lexists(item.source)
    work.settle([group])
