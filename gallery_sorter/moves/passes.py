"""Writes a pass over a batch into the journal: what is meant before it is done, what became of it after.

Many operations share a transaction; each is durable before the disk is touched for any of them.
"""

import contextlib
import os
import sqlite3
import uuid
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from gallery_sorter.base.errors import Reason, Refused
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.moves import faults, owners
from gallery_sorter.moves.disk import missing_folders, mount_point
from gallery_sorter.moves.journal import Journal, now
from gallery_sorter.moves.values import PlannedMove
from gallery_sorter.moves.work import STATES, BatchRow, Group, Item, Kind, encode_path


def new_batch_id() -> str:
    """Sorts by time, is easy to type, and never meets another's."""
    return f"{now()[:19].translate({ord(c): None for c in '-:T'})}-{uuid.uuid4().hex[:6]}"


class Pass:
    """One run, undo or redo in the making. Made by `begin`; used by one thread."""

    def __init__(self, journal: Journal, batch: BatchRow, kind: Kind, number: int, first_seq: int = 0) -> None:
        self._journal = journal
        self.batch = batch
        self.kind = kind
        self._number = number
        self.first_seq = first_seq  # of the operations that a run adds to the batch
        self._states = STATES[kind]
        self._made: set[str] = set()
        self.changed = 0

    def intend(self, groups: Sequence[Group], folders: Iterable[str] = ()) -> list[str]:
        """Write down what is about to happen, durably, and which folders will be made for it.

        Returns the folders that don't exist yet, the outer ones first.
        """
        missing: list[str] = []
        for folder in folders:
            missing += [path for path in missing_folders(folder) if path not in self._made and path not in missing]
        with self._journal.transaction() as connection:
            connection.executemany(
                "INSERT OR IGNORE INTO folders VALUES (?, ?)",
                [(self.batch.number, encode_path(path)) for path in missing],
            )
            if self.kind is Kind.RUN:
                connection.executemany(_INSERT, self._rows(groups, self._states.pending))
            else:
                connection.executemany(
                    "UPDATE operations SET state = ?, device = ?, inode = ?, links = ?, written_inode = NULL"
                    " WHERE batch = ? AND seq = ?",
                    [
                        (self._states.pending, item.device, item.inode, item.links, self.batch.number, item.seq)
                        for group in groups
                        for item in group.items
                    ],
                )
        self._made.update(missing)
        faults.reach("intents-committed")
        return missing

    def write_copies(self, items: Sequence[Item]) -> None:
        """Write down that these copies are verified: from here on their target may be told by its inode."""
        with self._journal.transaction() as connection:
            connection.executemany(
                "UPDATE operations SET written_inode = ?, content_hash = ? WHERE batch = ? AND seq = ?",
                [(item.written_inode, item.content_hash, self.batch.number, item.seq) for item in items],
            )
        faults.reach("copies-committed")

    def retarget(self, group: Group) -> None:
        """Write down the new names of a group whose names were taken, before they are tried."""
        with self._journal.transaction() as connection:
            connection.executemany(
                "UPDATE operations SET target = ? WHERE batch = ? AND seq = ?",
                [(encode_path(item.target), self.batch.number, item.seq) for item in group.items],
            )
        faults.reach("retargeted")

    def settle(self, groups: Sequence[Group]) -> None:
        """Write down what became of these groups. Those that were not reached are forgotten, or as before."""
        rows = []
        forgotten = []
        for group in groups:
            if not group.reached and self.kind is Kind.RUN:
                forgotten += [(self.batch.number, item.seq) for item in group.items]
                continue
            reason, message = _written(group.failure)
            for item in group.items:
                arrived = group.going or item.placed
                state = self._states.success if arrived else self._states.failure
                if item.missing:
                    state = self._states.missing
                rows.append((state, reason, message, item.ctime_ns, self.batch.number, item.seq))
            self.changed += group.going
        with self._journal.transaction() as connection:
            connection.executemany(
                "UPDATE operations SET state = ?, reason = ?, message = ?, ctime_ns = ?, written_inode = NULL"
                " WHERE batch = ? AND seq = ?",
                rows,
            )
            connection.executemany("DELETE FROM operations WHERE batch = ? AND seq = ?", forgotten)
        faults.reach("settled")

    def refuse(self, groups: Sequence[Group]) -> None:
        """Write why these groups were refused before anything was done for them. Where they are stays as it is."""
        if not groups:
            return
        with self._journal.transaction() as connection:
            if self.kind is Kind.RUN:
                connection.executemany(_INSERT, self._rows(groups, self._states.failure))
            else:
                connection.executemany(
                    "UPDATE operations SET reason = ?, message = ? WHERE batch = ? AND seq = ?",
                    [
                        (*_written(group.failure), self.batch.number, item.seq)
                        for group in groups
                        for item in group.items
                    ],
                )

    def note(self, moves: Sequence[tuple[int, PlannedMove]], unread: Sequence[tuple[int, Refused]] = ()) -> None:
        """Write, for the receipt, what became of pictures that are not to go anywhere, each under its `seq`: those
        that the plan keeps, and those that could not be read.
        """
        number = self.batch.number
        stay: list[tuple[object, ...]] = [
            (number, seq, seq, "none", os.fsencode(move.candidate.path), None,
             os.fsencode(move.companion_of) if move.companion_of else None, move.candidate.class_name,
             move.candidate.confidence, move.candidate.content_hash, move.candidate.size, move.candidate.mtime_ns,
             0, 0, 0, move.status, move.reason, move.message.packed(), None, None)
            for seq, move in moves
        ]  # fmt: skip
        stay += [
            (number, seq, seq, "none", os.fsencode(refused.path), None, None, None, None, None, 0, 0,
             0, 0, 0, self._states.failure, refused.reason, refused.message.packed(), None, None)
            for seq, refused in unread
        ]  # fmt: skip
        if stay:
            with self._journal.transaction() as connection:
                connection.executemany(_INSERT, stay)

    def end(self, *, complete: bool) -> None:
        """The pass is over, and nobody needs to recover it."""
        faults.reach("pass-ending")
        with self._journal.transaction() as connection:
            connection.execute(
                "UPDATE passes SET ended = ?, complete = ?, changed = ? WHERE number = ?",
                (now(), complete, self.changed, self._number),
            )
        faults.reach("pass-ended")

    def _rows(self, groups: Sequence[Group], state: str) -> Iterator[tuple[object, ...]]:
        number = self.batch.number
        encode = encode_path
        for group in groups:
            follows = group.follows
            owner = os.fsencode(follows.picture) if follows else None
            followed = (follows.batch, follows.seq) if follows else (None, None)
            # One that follows a picture of this very batch goes back with it as if it had gone with it.
            group_seq = follows.seq if follows and follows.batch == number else group.items[0].seq
            reason, message = _written(group.failure)
            for item in group.items:
                yield (
                    number, item.seq, group_seq, item.way, encode(item.source), encode(item.target), owner,
                    group.class_name, None if owner else group.confidence, item.content_hash, item.size,
                    item.mtime_ns, item.device, item.inode, item.links, state, reason, message,
                    *followed,
                )  # fmt: skip
                owner = owner or encode(item.source)


def _written(failure: tuple[Reason, Sentence] | None) -> tuple[str | None, str]:
    """A failure as the journal keeps it."""
    return (failure[0].value, failure[1].packed()) if failure else (None, "")


_INSERT = (
    "INSERT INTO operations (batch, seq, group_seq, action, source, target, companion_of, class_name, confidence,"
    " content_hash, size, mtime_ns, device, inode, links, state, reason, message, follows_batch, follows_seq)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


@contextlib.contextmanager
def begin_batch(
    journal: Journal,
    command: str,
    root: Path,
    into: Path,
    others: Iterable[Path] = (),
    *,
    correction: str | None = None,
    onto: str | None = None,
) -> Iterator[Pass]:
    """A new batch and its first pass. It has to be ended, else the next start recovers it. `others` are folders below
    `root` on drives of their own: the batch needs these drives too. `correction` is one that goes with it.

    Where `onto` names a batch between the same places that nothing but runs has touched, the pass goes on with that
    one: what arrives in one go in a watched folder is taken back in one go.
    """
    mounts = sorted({mount for path in (root, into, *others) if (mount := mount_point(path))})
    places = (command, os.fsencode(root), os.fsencode(into), join_paths(mounts))
    with owners.owning(journal.path) as token:
        identifier = new_batch_id()
        with journal.transaction() as connection:
            found = connection.execute(_CONTINUABLE, (onto, *places)).fetchone()
            if found:
                number, identifier, first_seq = found
            else:
                number, first_seq = connection.execute(_INSERT_BATCH, (identifier, now(), *places)).lastrowid, 0
            connection.execute("UPDATE corrections SET batch = ? WHERE id = ?", (identifier, correction))
            first = _insert_pass(connection, number, Kind.RUN, token)
        faults.reach("pass-begun")
        batch = BatchRow(number, identifier, command, root, into, tuple(mounts))
        yield Pass(journal, batch, Kind.RUN, first, first_seq)


_INSERT_BATCH = "INSERT INTO batches (id, started, command, root, into_folder, mounts) VALUES (?, ?, ?, ?, ?, ?)"
_CONTINUABLE = """
    SELECT number, id, (SELECT coalesce(max(seq), -1) + 1 FROM operations WHERE batch = batches.number)
    FROM batches WHERE id = ? AND command = ? AND root = ? AND into_folder = ? AND mounts = ?
    AND NOT EXISTS (SELECT 1 FROM passes WHERE batch = batches.number AND (kind <> 'run' OR ended IS NULL))
"""


@contextlib.contextmanager
def begin_again(journal: Journal, batch: BatchRow, kind: Kind, led_by: int | None = None) -> Iterator[Pass]:
    """An undo or a redo of a batch. It has to be ended, else the next start recovers it. `led_by` is the number of
    another batch where this is but what follows from an undo or a redo of that one.
    """
    with owners.owning(journal.path) as token:
        with journal.transaction() as connection:
            number = _insert_pass(connection, batch.number, kind, token, led_by)
        faults.reach("pass-begun")
        yield Pass(journal, batch, kind, number)


@contextlib.contextmanager
def take_over(journal: Journal, batch: BatchRow, kind: Kind, number: int, owner: str) -> Iterator[Pass | None]:
    """The pass of a dead owner, to be recovered; None where another process was quicker."""
    with owners.owning(journal.path) as token:
        with journal.transaction() as connection:
            taken = connection.execute(
                "UPDATE passes SET owner = ? WHERE number = ? AND owner = ? AND ended IS NULL", (token, number, owner)
            ).rowcount
        if not taken:
            yield None
            return
        work = Pass(journal, batch, kind, number)
        work.changed = 1  # how much its owner had done is not known; that it was begun is what counts
        yield work


def _insert_pass(connection: sqlite3.Connection, batch: int, kind: Kind, owner: str, led_by: int | None = None) -> int:
    number = connection.execute(
        "INSERT INTO passes (batch, kind, owner, started, led_by) VALUES (?, ?, ?, ?, ?)",
        (batch, kind, owner, now(), led_by),
    ).lastrowid
    assert number is not None
    return int(number)


def join_paths(paths: Iterable[Path]) -> bytes:
    """Paths as one value of the journal: NUL stands in no path."""
    return b"\0".join(os.fsencode(path) for path in paths)


def split_paths(raw: bytes) -> tuple[Path, ...]:
    """What `join_paths` joined."""
    return tuple(Path(os.fsdecode(part)) for part in raw.split(b"\0") if part)
