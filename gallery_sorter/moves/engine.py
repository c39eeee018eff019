"""Carries out a plan: the one way in which a sort, a watched folder or the bin changes a person's files.

Durability: operations are written to the journal in chunks, each durable before the disk
is touched for any of its files; the folders are made durable before the confirmations are written. So at any instant
the journal names every file that may be on its way, and looking at the disk tells where it is.
"""

import contextlib
import os
from collections.abc import Generator, Iterator
from pathlib import Path

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import Reason
from gallery_sorter.base.progress import Pace, Progress
from gallery_sorter.base.sentence import NOTHING, Sentence
from gallery_sorter.moves import chunks
from gallery_sorter.moves.batches import discard_if_unchanged
from gallery_sorter.moves.carrier import Carrier
from gallery_sorter.moves.disk import CHANGED, Devices, explain, is_unchanged
from gallery_sorter.moves.journal import Journal
from gallery_sorter.moves.locks import WAIT_SECONDS, locked
from gallery_sorter.moves.passes import Pass, begin_batch
from gallery_sorter.moves.space import Need, check_space
from gallery_sorter.moves.sums import Sums
from gallery_sorter.moves.values import Action, MoveRecord, Plan, PlannedMove, Status, Summary, records_of
from gallery_sorter.moves.work import Group, Item, Way, folder_of

Steps = Generator[MoveRecord | Progress, None, Summary]

_WAYS = {Action.MOVE: Way.MOVE, Action.COPY: Way.COPY, Action.TRASH: Way.TRASH}


def run(
    plan: Plan,
    journal: Journal,
    cancel: Cancel,
    *,
    correction: str | None = None,
    onto: str | None = None,
    wait: float = WAIT_SECONDS,
) -> Steps:
    """Carry out a plan. Yields one record for each picture whose outcome is reached, those of its companions after
    it, and progress between; returns the sums (`batch` is None where nothing was changed). `onto` names a batch to go
    on with, where that can be: see `begin_batch`.

    `correction` is the id of one that is taken back with the batch.

    What was yielded as done is durable. Stops at `cancel` within one picture. Raises SorterError: `locked` where
    another copy of the program works in these folders for longer than `wait` seconds, `no-space` where the copies
    would not fit; in both cases before anything was changed.
    """
    if not any(move.status is Status.PLANNED for move in plan.moves):
        return (yield from _tell(plan))
    root = _common_root(plan)
    with locked(_lockable(plan), cancel, wait):
        check_space(_needs(plan))
        others = _on_other_drives(plan, root)
        command = plan.options.command
        with begin_batch(journal, command, root, plan.into, others, correction=correction, onto=onto) as work:
            return (yield from _Run(plan, journal, work, cancel).steps())


def _tell(plan: Plan) -> Steps:
    """A plan in which nothing is to be moved."""
    sums = Sums()
    for record in plan.records():
        sums.add(record)
        yield record
    return sums.summary(None)


class _Run:
    """One run of one plan."""

    def __init__(self, plan: Plan, journal: Journal, work: Pass, cancel: Cancel) -> None:
        self._plan = plan
        self._journal = journal
        self._work = work
        self._cancel = cancel
        self._sums = Sums()
        self._seq = work.first_seq
        self._devices = Devices()
        self._chunk_size = chunks.ChunkSize()
        self._staying: list[tuple[int, PlannedMove]] = []  # not yet in the journal

    def steps(self) -> Steps:
        carrier = Carrier(self._work, self._cancel, renumber=True, follow=self._plan.options.action is Action.TRASH)
        pace = Pace()
        told = 0
        self._note_unread()
        try:
            for chunk in self._chunks():
                self._carry(carrier, [group for _, group in chunk if group is not None])
                for move, group in chunk:
                    yield from self._records(move, group)
                told += len(chunk)
                yield pace.at(told, len(self._plan.moves))
                if self._cancel:
                    break
        except GeneratorExit:  # nobody listens any more; between two chunks everything is settled
            self._close(complete=False)
            raise
        finally:
            carrier.close()
        interrupted = self._sums.summary(None).looked_at < len(self._plan.moves)
        kept = self._close(complete=not interrupted)
        return self._sums.summary(self._work.batch.id if kept else None, interrupted=interrupted)

    def _note_unread(self) -> None:
        unread = list(enumerate(self._plan.refused, self._seq))
        self._work.note((), unread)
        self._seq += len(unread)

    def _carry(self, carrier: Carrier, groups: list[Group]) -> None:
        """Carry a chunk, and write down what became of each of its pictures, also of those that stay."""
        going = [group for group in groups if self._inspect(group)]
        refused = [group for group in groups if group.failure]
        if going:
            self._chunk_size.begin()
            carrier.carry(going)
            self._chunk_size.end()
        self._work.refuse(refused)
        self._work.note(self._staying)
        self._staying = []

    def _close(self, *, complete: bool) -> bool:
        """End the pass. False where the batch changed nothing and is forgotten."""
        kept = discard_if_unchanged(self._journal, self._work.batch)
        self._work.end(complete=complete)
        return kept

    def _chunks(self) -> Iterator[list[tuple[PlannedMove, Group | None]]]:
        chunk: list[tuple[PlannedMove, Group | None]] = []
        files = size = 0
        for move in self._plan.moves:
            group = self._group(move)
            chunk.append((move, group))
            if group is not None:
                files += len(group.items)
                size += self._bytes_to_copy(group)
            if self._chunk_size.is_full(files, size) or len(chunk) >= chunks.MOST_FILES:
                yield chunk
                chunk, files, size = [], 0, 0
        if chunk:
            yield chunk

    def _bytes_to_copy(self, group: Group) -> int:
        first = group.items[0]
        folder = first.source_folder
        try:
            if first.way is not Way.COPY and self._devices.of(folder) == self._devices.of(first.target_folder):
                return 0
        except OSError:  # it is told when the group is inspected
            return 0
        return sum(item.size for item in group.items)

    def _group(self, move: PlannedMove) -> Group | None:
        if move.status is not Status.PLANNED:
            self._staying.append((self._seq, move))
            self._seq += 1
            return None
        way = _WAYS[self._plan.options.action]
        items = [
            Item(
                self._seq + i,
                way,
                os.fspath(file.source),
                os.fspath(file.target),
                file.size,
                file.mtime_ns,
                file.content_hash,
                file.prefix,
                file.tail,
            )
            for i, file in enumerate(move.files)
        ]
        self._seq += len(items)
        return Group(items, move.candidate.class_name, move.candidate.confidence, move.follows)

    def _inspect(self, group: Group) -> bool:
        """Look whether every file is still what the plan saw, and whether it has to be copied."""
        if group.follows is not None and not os.path.lexists(group.follows.now):
            group.fail(Reason.VANISHED, Sentence("Its picture, {}, is no longer there.", group.follows.now))
            return False
        try:
            for item in group.items:
                found = os.lstat(item.source)
                if not is_unchanged(found, item.size, item.mtime_ns):
                    group.fail(Reason.CHANGED, CHANGED)
                    return False
                item.saw(found)
                item.crosses = found.st_dev != self._devices.of(item.target_folder)
        except OSError as error:
            group.fail(*explain(error))
            return False
        return True

    def _records(self, move: PlannedMove, group: Group | None) -> Iterator[MoveRecord]:
        """What became of a picture, and of its companions where it arrived."""
        action = self._plan.options.action
        if group is None:
            for record in records_of(move, action):
                self._sums.add(record)
                yield record
            return
        if not group.reached:
            return
        candidate = move.candidate
        reason, message = group.failure or (None, NOTHING)
        status = Status.REFUSED if group.failure else Status.DONE
        for index, item in enumerate(group.items if status is Status.DONE else group.items[:1]):
            planned = move.files[index]
            target = planned.target if str(planned.target) == item.target else Path(item.target)
            record = MoveRecord(
                planned.source,
                target if status is Status.DONE else None,
                action,
                candidate.class_name,
                None if index else candidate.confidence,
                status,
                reason,
                message,
                candidate.path if index else move.companion_of,
            )
            self._sums.add(record)
            yield record


def _needs(plan: Plan) -> Iterator[Need]:
    for move in plan.moves:
        if move.files:
            picture = move.files[0]  # its companions lie in the same folder, and go to the same one
            yield Need(
                folder_of(str(picture.source)),
                folder_of(str(picture.target)),
                sum(file.size for file in move.files),
                copies=plan.options.action is Action.COPY,
            )


def _on_other_drives(plan: Plan, root: Path) -> list[Path]:
    """One folder for each drive that pictures come from and `root` does not lie on."""
    devices = Devices()
    found: dict[int, Path] = {}
    for folder in {folder_of(str(file.source)) for move in plan.moves for file in move.files[:1]}:
        with contextlib.suppress(OSError):  # a folder that is gone: its pictures are refused when it is their turn
            if devices.of(folder) != devices.of(str(root)):
                found.setdefault(devices.of(folder), Path(folder))
    return list(found.values())


def _common_root(plan: Plan) -> Path:
    """What `history` names as the place that a batch came from."""
    folders = _folders(plan) or [plan.into]
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:  # on two drives of Windows
        return folders[0]


def _lockable(plan: Plan) -> list[Path]:
    """The folders that are worked in, and the destination."""
    return [plan.into, *_folders(plan)]


def _folders(plan: Plan) -> list[Path]:
    """The folders that were named, and those of loose pictures. One that can't be asked any more counts as loose."""
    isdir = os.path.isdir  # unlike Path.is_dir it never raises
    return sorted({root if isdir(root) else root.parent for root in plan.roots})
