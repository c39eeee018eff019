"""Take back, do again, and look back at what was moved."""

from gallery_sorter.app.events import Events
from gallery_sorter.app.session import Session
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.moves.values import Batch


def undo(session: Session, batch: str | None, cancel: Cancel, *, dry_run: bool = False) -> Events:
    """Take back a batch, the newest not yet undone by default. Yields MoveRecord and Progress, ends in a Receipt.

    Raises SorterError (`nothing-to-undo`).
    """
    raise NotImplementedError


def redo(session: Session, batch: str | None, cancel: Cancel) -> Events:
    """Do a batch again, the one undone last by default. Raises SorterError (`nothing-to-redo`)."""
    raise NotImplementedError


def history(session: Session, limit: int | None = None) -> list[Batch]:
    """Batches that changed files, newest first."""
    raise NotImplementedError
