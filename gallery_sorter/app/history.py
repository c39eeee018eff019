"""Take back, do again, and look back at what was moved."""

import csv
import time
from pathlib import Path

from gallery_sorter.app.carrying import Steps, carry
from gallery_sorter.app.events import Events, Receipt
from gallery_sorter.app.session import Session
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.moves import batches
from gallery_sorter.moves import undo as again
from gallery_sorter.moves.values import Batch, ReceiptRow


def undo(session: Session, batch: str | None, cancel: Cancel, *, dry_run: bool = False) -> Events:
    """Take back a batch, the newest not yet undone by default. Yields MoveRecord and Progress, ends in a Receipt.

    Raises SorterError: `nothing-to-undo`; `not-found` for a batch or a drive that isn't there; `locked`.
    """
    with session.journal() as journal:
        steps = again.undo(journal, batch, cancel, dry_run=dry_run)
        yield from _told(session, "undo", steps, ("moved", "removed", "refused"), cancel)


def redo(session: Session, batch: str | None, cancel: Cancel) -> Events:
    """Do a batch again, the one undone last by default. As `undo`; raises `nothing-to-redo`."""
    with session.journal() as journal:
        yield from _told(session, "redo", again.redo(journal, batch, cancel), ("moved", "copied", "refused"), cancel)


def history(session: Session, limit: int | None = None) -> list[Batch]:
    """Batches that changed files, newest first."""
    with session.journal() as journal:
        return batches.history(journal, limit)


def receipt(session: Session, batch: str) -> list[tuple[str, str, Sentence]]:
    """A batch's files, each as from, to and what became of it and why, in the order of `batches.receipt_rows`."""
    with session.journal() as journal:
        return [(row.source, row.target, _outcome(row)) for row in batches.receipt_rows(journal, batch)]


def _outcome(row: ReceiptRow) -> Sentence:
    """What became of a file, in a person's words."""
    state = _WORDS.get(row.state, Sentence(row.state))
    if row.reason:
        state = {"done": _NOT_UNDONE, "undone": _NOT_REDONE}.get(row.state, state)
    if row.message:
        return Sentence("{}: {}", state, row.message)
    if row.reason:
        return Sentence("{} ({})", state, _WORDS.get(row.reason, Sentence(row.reason)))
    return state


_WORDS = {  # for the states of an operation, and for reasons that have no sentence of their own
    word.replace(" ", "-"): word
    for word in (
        Sentence("done"),
        Sentence("undone"),
        Sentence("refused"),
        Sentence("kept"),
        Sentence("duplicate"),
        Sentence("missing"),
        Sentence("going"),
        Sentence("returning"),
        Sentence("again"),
        Sentence("unsure"),
        Sentence("in place"),
        Sentence("own folder"),
    )
}
_NOT_UNDONE, _NOT_REDONE = Sentence("not taken back"), Sentence("not done again")


def export_batch(session: Session, batch: str, target: Path) -> int:
    """Write the receipt of a batch as CSV, a line a file; returns how many files.

    Never overwrites. Raises SorterError: `not-found` for an unknown batch, `usage` where the file exists or can't be
    written.
    """
    with session.journal() as journal:
        if batches.find_batch(journal, batch) is None:
            raise SorterError(
                ErrorCode.NOT_FOUND, Sentence("No batch is called {}.", batch), Sentence("`history` lists them.")
            )
        rows = list(batches.receipt_rows(journal, batch))
        try:
            # Bad bytes of names come back as they were, as a receipt that can't name a file is none.
            with open(target, "x", encoding="utf-8", errors="surrogateescape", newline="") as file:
                writer = csv.writer(file)
                writer.writerow(batches.RECEIPT_COLUMNS)
                writer.writerows(rows)
            return len(rows)
        except OSError as error:
            raise SorterError(
                ErrorCode.USAGE,
                Sentence("The receipt can't be written to {}: {}.", target, error.strerror),
                Sentence("Name another file."),
            ) from error


def _told(session: Session, command: str, steps: Steps, counted: tuple[str, ...], cancel: Cancel) -> Events:
    """The steps, and the receipt of their sums."""
    began = time.monotonic()
    try:
        summary = yield from carry(session, steps)
    finally:
        session.forget_names()  # a renamed class comes and goes with its folder
    sums = {name: int(getattr(summary, name)) for name in counted}
    yield Receipt(
        command,
        {"looked_at": summary.looked_at, **sums, "companions": summary.companions},
        seconds=time.monotonic() - began,
        device=None,
        runtime=None,
        interrupted=summary.interrupted or bool(cancel),
        batch=summary.batch,
    )
