"""Throw pictures away: into the system's bin, never past it, and through the journal, so that it can be taken back."""

import time
from collections.abc import Sequence

from gallery_sorter.app.carrying import carry
from gallery_sorter.app.events import Events, Picture, Receipt
from gallery_sorter.app.session import Session
from gallery_sorter.app.sort import candidate_of
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.moves import trash

COMMAND = trash.COMMAND  # what history calls such a batch


def discard(session: Session, pictures: Sequence[Picture], cancel: Cancel) -> Events:
    """Put pictures, with what belongs to them, into the bin, as one batch. Yields MoveRecord and Progress, ends in a
    Receipt. A picture that changed since it was recognised is refused and left.

    Raises SorterError: `locked`, `no-space` where a drive has no bin and the one at home has no room.
    """
    began = time.monotonic()
    with session.journal() as journal:
        summary = yield from carry(session, trash.throw_away([candidate_of(p) for p in pictures], journal, cancel))
    yield Receipt(
        COMMAND,
        {
            "looked_at": summary.looked_at,
            "moved": summary.moved,
            "refused": summary.refused,
            "companions": summary.companions,
        },
        seconds=time.monotonic() - began,
        device=None,
        runtime=None,
        interrupted=summary.interrupted,
        batch=summary.batch,
    )
