"""Questions to the journal about batches: the history, a batch's receipt, which one an undo or a redo means."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from gallery_sorter.base.sentence import Sentence
from gallery_sorter.moves import faults
from gallery_sorter.moves.disk import sync_folders
from gallery_sorter.moves.journal import Journal
from gallery_sorter.moves.passes import split_paths
from gallery_sorter.moves.values import Batch, ReceiptRow
from gallery_sorter.moves.work import BatchRow, Kind

# What the fields of a ReceiptRow are called where a person, or a script, reads them.
RECEIPT_COLUMNS = ("from", "to", "action", "class", "confidence", "state", "reason", "message", "companion_of")

_COUNTS = """
SELECT batches.*,
    coalesce(sum(companion_of IS NULL AND action <> 'copy' AND state IN ('done', 'undone')), 0) AS moved,
    coalesce(sum(companion_of IS NULL AND action = 'copy' AND state IN ('done', 'undone')), 0) AS copied,
    coalesce(sum(companion_of IS NULL AND state = 'refused'), 0) AS refused,
    coalesce(sum(companion_of NOTNULL AND state IN ('done', 'undone')), 0) AS companions,
    coalesce(sum(state IN ('done', 'missing')), 0) AS at_target,
    coalesce(sum(state = 'undone'), 0) AS at_source
FROM batches JOIN operations ON operations.batch = batches.number
"""


def history(journal: Journal, limit: int | None = None) -> list[Batch]:
    """The batches that changed files, newest first, `limit` of them at most."""
    rows = journal.connection.execute(
        _COUNTS + " GROUP BY batches.number HAVING at_target + at_source > 0 ORDER BY batches.number DESC LIMIT ?",
        (-1 if limit is None else limit,),
    )
    return [_batch(row) for row in rows]


def find_batch(journal: Journal, identifier: str) -> Batch | None:
    """The batch of this id, or None."""
    row = journal.connection.execute(_COUNTS + " WHERE id = ? GROUP BY batches.number", (identifier,)).fetchone()
    return _batch(row) if row else None


def receipt_rows(journal: Journal, identifier: str) -> Iterator[ReceiptRow]:
    """A batch's receipt, a row a file: first what could not be read, then in the order in which it was worked off."""
    rows = journal.connection.execute(
        "SELECT operations.* FROM operations JOIN batches ON operations.batch = batches.number"
        " WHERE batches.id = ? ORDER BY seq",
        (identifier,),
    )
    for row in rows:
        yield ReceiptRow(
            os.fsdecode(row["source"]),
            os.fsdecode(row["target"] or b""),
            "" if row["action"] == "none" else row["action"],
            row["class_name"] or "",
            "" if row["confidence"] is None else f"{row['confidence']:.4f}",
            row["state"],
            row["reason"] or "",
            Sentence.unpacked(row["message"]),
            os.fsdecode(row["companion_of"] or b""),
        )


def placed_by_program(journal: Journal) -> dict[bytes, set[Path]]:
    """Content -> the folders into which this program put it and where it may lie still."""
    rows = journal.connection.execute(
        "SELECT content_hash, target FROM operations"
        " WHERE state = 'done' AND companion_of IS NULL AND target NOTNULL AND content_hash NOTNULL"
    )
    found: dict[bytes, set[Path]] = {}
    for row in rows:
        found.setdefault(row["content_hash"], set()).add(_path(row["target"]).parent)
    return found


def batch_row(journal: Journal, identifier: str) -> BatchRow | None:
    """The batch of this id as a pass needs it, or None."""
    row = journal.connection.execute("SELECT * FROM batches WHERE id = ?", (identifier,)).fetchone()
    return as_batch_row(row) if row else None


def as_batch_row(row: sqlite3.Row) -> BatchRow:
    """A row of the batches as a value."""
    return BatchRow(
        row["number"],
        row["id"],
        row["command"],
        _path(row["root"]),
        _path(row["into_folder"]),
        split_paths(row["mounts"]),
    )


def newest_done(journal: Journal) -> str | None:
    """The newest batch that is not undone yet.

    One that an undo went through to its end counts as undone, even if some of its files had to be refused; they can
    be tried again by naming it. An undo that could take back nothing at all doesn't count.
    """
    row = journal.connection.execute(
        """
        SELECT id FROM batches WHERE EXISTS (SELECT 1 FROM operations WHERE batch = batches.number
            AND state IN ('done', 'missing'))
        AND NOT coalesce((SELECT kind = 'undo' AND complete AND changed > 0 FROM passes
            WHERE batch = batches.number AND led_by IS NULL AND (changed > 0 OR ended IS NULL)
            ORDER BY number DESC LIMIT 1), 0)
        ORDER BY number DESC LIMIT 1
        """
    ).fetchone()
    return str(row["id"]) if row else None


def last_undone(journal: Journal) -> str | None:
    """The batch that was undone last, of those that have something to be done again."""
    row = journal.connection.execute(
        """
        SELECT batches.id FROM passes JOIN batches ON passes.batch = batches.number
        WHERE kind = 'undo' AND passes.changed > 0 AND led_by IS NULL
        AND EXISTS (SELECT 1 FROM operations WHERE operations.batch = batches.number AND state = 'undone')
        AND NOT EXISTS (SELECT 1 FROM passes AS later WHERE later.batch = passes.batch AND later.kind = 'redo'
            AND later.complete AND later.changed > 0 AND later.number > passes.number)
        ORDER BY passes.number DESC LIMIT 1
        """
    ).fetchone()
    return str(row["id"]) if row else None


def operations_in(journal: Journal, batch: BatchRow, states: Sequence[str], *, backwards: bool) -> list[sqlite3.Row]:
    """A batch's operations in these states. Backwards: the last group first, each group's own order kept."""
    marks = ", ".join("?" * len(states))
    order = "group_seq DESC, seq" if backwards else "group_seq, seq"
    return journal.connection.execute(
        f"SELECT * FROM operations WHERE batch = ? AND state IN ({marks}) ORDER BY {order}",
        (batch.number, *states),
    ).fetchall()


def late_companions(journal: Journal, batch: BatchRow, kind: Kind) -> dict[BatchRow, list[sqlite3.Row]]:
    """The companions that came after their pictures had gone with `batch`, by the batch that each went with: for an
    undo those that are where they went, for a redo those that an undo of `batch` took back last.
    """
    rows = journal.connection.execute(_LATE[kind], {"batch": batch.number}).fetchall()
    found: dict[BatchRow, list[sqlite3.Row]] = {}
    for number, members in groupby(rows, key=lambda row: row["batch"]):
        other = journal.connection.execute("SELECT * FROM batches WHERE number = ?", (number,)).fetchone()
        found[as_batch_row(other)] = list(members)
    return found


_LATE = {
    Kind.UNDO: "SELECT * FROM operations WHERE follows_batch = :batch AND batch <> :batch"
    " AND state IN ('done', 'missing') ORDER BY batch, seq",
    Kind.REDO: "SELECT * FROM operations WHERE follows_batch = :batch AND batch <> :batch AND state = 'undone'"
    " AND :batch = (SELECT led_by FROM passes WHERE passes.batch = operations.batch ORDER BY number DESC LIMIT 1)"
    " ORDER BY batch, seq",
}


def is_pending(journal: Journal, batch: BatchRow) -> bool:
    """True while a pass over the batch runs, or waits to be recovered."""
    return bool(
        journal.connection.execute("SELECT 1 FROM passes WHERE batch = ? AND ended IS NULL", (batch.number,)).fetchone()
    )


def discard_if_unchanged(journal: Journal, batch: BatchRow) -> bool:
    """Forget a batch that changed no file, and remove the folders that it made. True where it is kept."""
    kept = journal.connection.execute(
        "SELECT 1 FROM operations WHERE batch = ? AND state NOT IN ('refused', 'kept', 'duplicate')", (batch.number,)
    ).fetchone()
    if kept:
        return True
    remove_empty_folders(journal, batch)
    with journal.transaction() as connection:
        connection.execute("DELETE FROM batches WHERE number = ?", (batch.number,))
    return False


def remove_empty_folders(journal: Journal, batch: BatchRow) -> None:
    """Remove the folders that this batch made, or worked in and an undone one made, as far as they are empty again.

    The system refuses to remove a folder with anything in it, so nothing but an empty folder can go.
    """
    rows = journal.connection.execute(
        """
        SELECT path FROM folders WHERE batch = :batch
        UNION SELECT path FROM folders WHERE NOT EXISTS
            (SELECT 1 FROM operations WHERE operations.batch = folders.batch AND state = 'done')
        """,
        {"batch": batch.number},
    )
    worked_in = {batch.into, *batch.into.parents} | set(_target_folders(journal, batch))
    paths = {_path(row["path"]) for row in rows} & worked_in
    for path in sorted(paths, key=lambda path: len(path.parts), reverse=True):
        try:
            path.rmdir()
        except OSError:
            continue  # not empty, not there any more, or not ours to remove
        faults.reach("folder-removed")
        sync_folders([str(path.parent)])
        # A folder of this name that comes later is somebody else's, unless a batch makes it again.
        with journal.transaction() as connection:
            connection.execute("DELETE FROM folders WHERE path = ?", (os.fsencode(path),))


def _target_folders(journal: Journal, batch: BatchRow) -> Iterator[Path]:
    rows = journal.connection.execute("SELECT path FROM folders WHERE batch = ?", (batch.number,))
    yield from (_path(row["path"]) for row in rows)
    rows = journal.connection.execute(
        "SELECT target FROM operations WHERE batch = ? AND target NOTNULL", (batch.number,)
    )
    yield from {_path(row["target"]).parent for row in rows}


def _batch(row: sqlite3.Row) -> Batch:
    partly = "partly-undone" if row["at_source"] else "done"
    return Batch(
        id=row["id"],
        started=row["started"],
        command=row["command"],
        root=_path(row["root"]),
        into=_path(row["into_folder"]),
        moved=row["moved"],
        copied=row["copied"],
        refused=row["refused"],
        companions=row["companions"],
        state=partly if row["at_target"] else "undone",
        recovered=bool(row["recovered"]),
    )


def _path(raw: bytes) -> Path:
    return Path(os.fsdecode(raw))
