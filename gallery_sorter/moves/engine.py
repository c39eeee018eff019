"""Carries out a plan: the one way in which a sort, a watched folder or the bin changes a person's files.

Durability: operations are written to the journal in chunks, each durable before the disk
is touched for any of its files; the folders are made durable before the confirmations are written. So at any instant
the journal names every file that may be on its way, and looking at the disk tells where it is.
"""

import os
from collections import defaultdict
from collections.abc import Generator, Iterator
from pathlib import Path

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import ErrorCode, Reason, SorterError
from gallery_sorter.base.progress import Pace, Progress
from gallery_sorter.moves import chunks
from gallery_sorter.moves.batches import discard_if_unchanged
from gallery_sorter.moves.carrier import Carrier
from gallery_sorter.moves.disk import CHANGED, Devices, explain, free_bytes, is_unchanged
from gallery_sorter.moves.journal import Journal
from gallery_sorter.moves.locks import WAIT_SECONDS, locked
from gallery_sorter.moves.passes import Pass, begin_batch
from gallery_sorter.moves.sums import Sums
from gallery_sorter.moves.values import Action, MoveRecord, Plan, PlannedMove, Status, Summary, records_of
from gallery_sorter.moves.work import Group, Item, Way, folder_of

Steps = Generator[MoveRecord | Progress, None, Summary]

_WAYS = {Action.MOVE: Way.MOVE, Action.COPY: Way.COPY, Action.TRASH: Way.TRASH}


def run(plan: Plan, journal: Journal, cancel: Cancel, *, wait: float = WAIT_SECONDS) -> Steps:
    """Carry out a plan. Yields one record for each picture whose outcome is reached, those of its companions after
    it, and progress between; returns the sums (`batch` is None where nothing was changed).

    What was yielded as done is durable. Stops at `cancel` within one picture. Raises SorterError: `locked` where
    another copy of the program works in these folders for longer than `wait` seconds, `no-space` where the copies
    would not fit; in both cases before anything was changed.
    """
    if not any(move.status is Status.PLANNED for move in plan.moves):
        return (yield from _tell(plan))
    root = _common_root(plan)
    with locked(_lockable(plan), cancel, wait):
        check_space(plan)
        with begin_batch(journal, plan.options.command, root, plan.into) as work:
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
        self._seq = 0
        self._devices = Devices()
        self._chunk_size = chunks.ChunkSize()
        self._refused: list[Group] = []
        self._untouched: list[tuple[int, PlannedMove]] = []

    def steps(self) -> Steps:
        carrier = Carrier(self._work, self._cancel, renumber=True, follow=self._plan.options.action is Action.TRASH)
        pace = Pace()
        told = 0
        try:
            for chunk in self._chunks():
                groups = [group for _, group in chunk if group is not None]
                going = [group for group in groups if self._inspect(group)]
                self._refused += [group for group in groups if group.failure]
                if going:
                    self._chunk_size.begin()
                    carrier.carry(going)
                    self._chunk_size.end()
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

    def _close(self, *, complete: bool) -> bool:
        """Write the rest of the receipt and end the pass. False where the batch changed nothing and is forgotten."""
        self._work.note(self._refused, self._untouched)
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
            self._untouched.append((self._seq, move))
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
            )
            for i, file in enumerate(move.files)
        ]
        self._seq += len(items)
        return Group(items, move.candidate.class_name, move.candidate.confidence)

    def _inspect(self, group: Group) -> bool:
        """Look whether every file is still what the plan saw, and whether it has to be copied."""
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
        reason, message = group.failure or (None, "")
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
                candidate.path if index else None,
            )
            self._sums.add(record)
            yield record


def check_space(plan: Plan) -> None:
    """Raises SorterError (`no-space`) where what has to be copied is more than the target's disk has room for."""
    devices = Devices()
    needed: dict[int, int] = defaultdict(int)
    places: dict[int, str] = {}
    for move in plan.moves:
        if not move.files:
            continue
        picture = move.files[0]  # its companions lie in the same folder, and go to the same one
        folder = folder_of(str(picture.target))
        target = devices.of(folder)
        if plan.options.action is Action.COPY or devices.of(folder_of(str(picture.source))) != target:
            needed[target] += sum(file.size for file in move.files)
            places.setdefault(target, folder)
    for device, size in needed.items():
        free = free_bytes(places[device])
        if free is not None and free < size:
            raise SorterError(
                ErrorCode.NO_SPACE,
                f"The disk of {plan.into} has {_gigabytes(free)} free, and {_gigabytes(size)} are needed.",
                "Nothing was changed; free some space and try again.",
            )


def _gigabytes(size: int) -> str:
    return f"{size / 1e9:.1f} GB" if size >= 1e8 else f"{size / 1e6:.1f} MB"


def _common_root(plan: Plan) -> Path:
    """What `history` names as the place that a batch came from."""
    folders = [root if root.is_dir() else root.parent for root in plan.roots] or [plan.into]
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:  # on two drives of Windows
        return folders[0]


def _lockable(plan: Plan) -> list[Path]:
    """The folders that are worked in: those named, those of loose pictures, and the destination."""
    folders = {root if root.is_dir() else root.parent for root in plan.roots}
    return [plan.into, *sorted(folders)]
