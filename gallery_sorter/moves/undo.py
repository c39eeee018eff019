"""Takes a batch back, or does it again: any batch, in any order, also days later.

A file that the person has since changed or moved, or whose old place is taken, is refused by name and left alone,
and what belongs to it stays with it. A drive that isn't there is no reason to take its files for deleted.
"""

import contextlib
import errno
import os
import sqlite3
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import ErrorCode, Reason, SorterError
from gallery_sorter.base.progress import Pace, Progress
from gallery_sorter.base.sentence import NOTHING, Sentence
from gallery_sorter.moves import batches, corrections
from gallery_sorter.moves.carrier import Carrier
from gallery_sorter.moves.chunks import ChunkSize
from gallery_sorter.moves.disk import Devices, absent, device_of, explain
from gallery_sorter.moves.inspection import inspect, make_group
from gallery_sorter.moves.journal import Journal
from gallery_sorter.moves.locks import WAIT_SECONDS, locked
from gallery_sorter.moves.passes import Pass, begin_again
from gallery_sorter.moves.space import Need, check_space
from gallery_sorter.moves.values import Action, MoveRecord, Status, Summary
from gallery_sorter.moves.work import STATES, BatchRow, Group, Kind, Way, name_of

Steps = Generator[MoveRecord | Progress, None, Summary]

Failure = tuple[Reason, Sentence]
NONE_STUCK: Mapping[int, Failure] = {}

_ACTIONS = {Way.MOVE: Action.MOVE, Way.COPY: Action.COPY, Way.TRASH: Action.TRASH, Way.BIN: Action.TRASH}


def undo(
    journal: Journal, batch: str | None, cancel: Cancel, *, dry_run: bool = False, wait: float = WAIT_SECONDS
) -> Steps:
    """Take back a batch: the newest one not yet undone, or the one of this id.

    Yields a record for each file (from where it is, to where it was) and progress, returns the sums. With `dry_run`
    says what would be done and changes nothing. Raises SorterError: `nothing-to-undo`; `not-found` where the drive
    or folder of the batch isn't there; `locked`; `no-space` where it would have to be copied and does not fit.
    """
    chosen = batch or batches.newest_done(journal)
    return (yield from _repeat(journal, chosen, Kind.UNDO, cancel, dry_run=dry_run, wait=wait))


def redo(journal: Journal, batch: str | None, cancel: Cancel, *, wait: float = WAIT_SECONDS) -> Steps:
    """Do a batch again: the one that was undone last, or the one of this id. As `undo`; raises `nothing-to-redo`."""
    chosen = batch or batches.last_undone(journal)
    return (yield from _repeat(journal, chosen, Kind.REDO, cancel, dry_run=False, wait=wait))


def _repeat(
    journal: Journal, identifier: str | None, kind: Kind, cancel: Cancel, *, dry_run: bool, wait: float
) -> Steps:
    batch = _choose(journal, identifier, kind)
    concerned = [batch, *batches.late_companions(journal, batch, kind)]
    _need_folders(concerned)
    with locked([folder for one in concerned for folder in (one.into, one.root)], cancel, wait):
        states = ("done", "missing") if kind is Kind.UNDO else ("undone",)
        rows = batches.operations_in(journal, batch, states, backwards=kind is Kind.UNDO)
        groups = [list(members) for _, members in groupby(rows, key=lambda row: row["group_seq"])]
        if not groups:
            undone = Sentence("Nothing of batch {} is left to undo.", batch.id)
            redone = Sentence("Nothing of batch {} is left to redo.", batch.id)
            raise _nothing(kind, undone if kind is Kind.UNDO else redone)
        late = batches.late_companions(journal, batch, kind)
        alone = [[row] for rows in late.values() for row in rows]
        stuck = _stuck(alone, kind)
        if dry_run:
            summary = yield from _foresee(groups, cancel, stuck)
            following = [rows for rows in alone if rows[0]["follows_seq"] not in stuck]
            return _with(summary, (yield from _foresee(following, cancel)))
        check_space(_needs([*groups, *alone], kind))
        with begin_again(journal, batch, kind) as work:
            corrections.follow(journal, batch.id, back=kind is Kind.UNDO)
            summary = yield from _carry(journal, work, groups, cancel, stuck)
        arrived = {row["seq"] for row in batches.operations_in(journal, batch, [STATES[kind].success], backwards=False)}
        for other, members in late.items():
            following = [[row] for row in members if row["follows_seq"] in arrived]
            if following and not cancel:
                with begin_again(journal, other, kind, led_by=batch.number) as work:
                    summary = _with(summary, (yield from _carry(journal, work, following, cancel)))
        return summary


def _with(summary: Summary, late: Summary) -> Summary:
    """The sums of a batch, and of the late companions of its pictures."""
    return replace(
        summary,
        companions=summary.companions + late.companions,
        interrupted=summary.interrupted or late.interrupted,
    )


def _stuck(late: Sequence[list[sqlite3.Row]], kind: Kind) -> dict[int, Failure]:
    """Late companions that can't go back: the seq of each one's picture, which then stays with it, and why."""
    stuck: dict[int, Failure] = {}
    devices = Devices()
    for rows in late:
        group = make_group(rows, kind)
        if not _can_go(group, devices) and group.failure is not None:
            reason, message = group.failure
            name = name_of(group.items[0].source)
            stuck[rows[0]["follows_seq"]] = reason, Sentence("{}, which belongs to it: {}", name, message)
    return stuck


def _needs(groups: Sequence[list[sqlite3.Row]], kind: Kind) -> Iterator[Need]:
    for rows in groups:
        first = make_group(rows, kind).items[0]
        if first.has_target:
            yield Need(
                first.source_folder, first.target_folder, sum(row["size"] for row in rows), first.way is Way.COPY
            )


def _choose(journal: Journal, identifier: str | None, kind: Kind) -> BatchRow:
    if identifier is None:
        undone, redone = Sentence("There is nothing to undo."), Sentence("There is nothing to redo.")
        raise _nothing(kind, undone if kind is Kind.UNDO else redone)
    batch = batches.batch_row(journal, identifier)
    if batch is None:
        raise SorterError(
            ErrorCode.NOT_FOUND, Sentence("No batch is called {}.", identifier), Sentence("`history` lists them.")
        )
    if batches.is_pending(journal, batch):
        raise SorterError(
            ErrorCode.LOCKED,
            Sentence("Batch {} is being worked on, or waits for its drive.", batch.id),
            Sentence("Try again when that is over."),
        )
    return batch


def _nothing(kind: Kind, message: Sentence) -> SorterError:
    return SorterError(ErrorCode.NOTHING_TO_UNDO if kind is Kind.UNDO else ErrorCode.NOTHING_TO_REDO, message)


def _need_folders(concerned: Iterable[BatchRow]) -> None:
    """A drive that is unplugged is waited for. `into` may have been made by the batch, and gone with its undoing."""
    for batch in concerned:
        gone = absent([batch.root], batch.mounts)
        if gone is not None:
            raise SorterError(
                ErrorCode.NOT_FOUND,
                Sentence("{} isn't there, so batch {} was left as it is.", gone, batch.id),
                Sentence("If it is on a drive, connect it and try again."),
            )


def _carry(
    journal: Journal,
    work: Pass,
    groups: Sequence[list[sqlite3.Row]],
    cancel: Cancel,
    stuck: Mapping[int, Failure] = NONE_STUCK,
) -> Steps:
    carrier = Carrier(work, cancel, renumber=False, follow=work.kind is Kind.UNDO)
    devices = Devices()
    chunk_size = ChunkSize()
    pace = Pace()
    told = 0
    sums: dict[str, int] = {}
    try:
        for chunk in _chunks(groups, chunk_size, copying=_crosses(work.batch)):
            made = [(rows, _make_group(rows, work.kind, stuck)) for rows in chunk]
            going = [group for _, group in made if group.going and inspect(group, devices)]
            refused = [group for _, group in made if group.failure]
            if going:
                chunk_size.begin()
                carrier.carry(going)
                chunk_size.end()
            work.refuse(refused)
            for rows, group in made:
                if group.reached:
                    yield from _records(rows, group, sums)
                    told += 1
            yield pace.at(told, len(groups))
            if cancel:
                break
    except GeneratorExit:  # nobody listens any more; between two chunks everything is settled
        _close(journal, work, complete=False)
        raise
    finally:
        carrier.close()
    interrupted = told < len(groups)
    _close(journal, work, complete=not interrupted)
    return Summary(work.batch.id, interrupted=interrupted, **sums)


def _close(journal: Journal, work: Pass, *, complete: bool) -> None:
    batches.remove_empty_folders(journal, work.batch)
    work.end(complete=complete)


def _make_group(rows: Sequence[sqlite3.Row], kind: Kind, stuck: Mapping[int, Failure]) -> Group:
    group = make_group(rows, kind)
    group.failure = stuck.get(rows[0]["seq"])
    return group


def _can_go(group: Group, devices: Devices) -> bool:
    """The look at each file that comes before a pass, and one at the names that it will need."""
    if inspect(group, devices) and group.items[0].way is not Way.REMOVE:
        taken = next((item for item in group.items if os.path.lexists(item.target)), None)
        if taken is not None:
            group.fail(*explain(FileExistsError(errno.EEXIST, taken.target)), taken)
    return group.going


def _foresee(groups: Sequence[list[sqlite3.Row]], cancel: Cancel, stuck: Mapping[int, Failure] = NONE_STUCK) -> Steps:
    """A dry run of an undo: the same look at each file, with the last step left out."""
    sums: dict[str, int] = {}
    told = 0
    devices = Devices()
    for rows in groups:
        if cancel:
            break
        group = _make_group(rows, Kind.UNDO, stuck)
        if group.going:
            _can_go(group, devices)
        yield from _records(rows, group, sums, success=Status.PLANNED)
        told += 1
    return Summary(None, interrupted=told < len(groups), **sums)


def _crosses(batch: BatchRow) -> bool:
    """True where a batch lies on two drives, so that its files have to be copied."""
    with contextlib.suppress(OSError):
        return device_of(str(batch.root)) != device_of(str(batch.into))
    return True


def _chunks(
    groups: Sequence[list[sqlite3.Row]], chunk_size: ChunkSize, *, copying: bool
) -> Iterator[list[list[sqlite3.Row]]]:
    chunk: list[list[sqlite3.Row]] = []
    files = size = 0
    for rows in groups:
        chunk.append(rows)
        files += len(rows)
        size += sum(row["size"] for row in rows if copying or row["action"] == Way.COPY)
        if chunk_size.is_full(files, size):
            yield chunk
            chunk, files, size = [], 0, 0
    if chunk:
        yield chunk


def _records(
    rows: Sequence[sqlite3.Row], group: Group, sums: dict[str, int], success: Status = Status.DONE
) -> Iterator[MoveRecord]:
    """One record for a picture, and for its companions where it arrived; or for a late companion. Adds them to the
    sums, in which a companion that stays has no place.
    """
    late = rows[0]["companion_of"]
    owner = None if late is None else Path(os.fsdecode(late))
    reason, message = group.failure or (None, NOTHING)
    status = Status.REFUSED if group.failure else success
    for index, item in enumerate(group.items if status is success else group.items[:1]):
        action = _ACTIONS[Way(rows[index]["action"])]
        if index or owner is not None:
            name = "" if group.failure else "companions"
        elif status is Status.REFUSED:
            name = "refused"
        elif item.way is Way.REMOVE:
            name = "removed"
        else:
            name = "copied" if action is Action.COPY else "moved"
        if name:
            sums[name] = sums.get(name, 0) + 1
        yield MoveRecord(
            Path(item.source),
            None if group.failure else Path(item.target),
            action,
            rows[index]["class_name"],
            rows[index]["confidence"],
            status,
            reason,
            message,
            Path(group.items[0].source) if index else owner,
        )
