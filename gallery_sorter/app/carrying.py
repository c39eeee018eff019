"""Passes on what the move engine does, and keeps the catalogue in step, so that no moved picture is decoded again."""

import os
from collections.abc import Generator
from pathlib import Path

from gallery_sorter.app.session import Session
from gallery_sorter.base.progress import Progress
from gallery_sorter.catalogue.store import Catalogue
from gallery_sorter.catalogue.values import FileState
from gallery_sorter.moves.locks import WaitCancelledError
from gallery_sorter.moves.values import Action, MoveRecord, Status, Summary

Steps = Generator[MoveRecord | Progress, None, Summary]

_WRITTEN_AT_ONCE = 500


def carry(session: Session, steps: Steps) -> Steps:
    """Yield the steps of a run, an undo or a redo, and return its sums; the catalogue hears of every move.

    Cancelled while another program has the folder, it ends like any cancelled run, in which nothing was reached yet.
    """
    with session.caches() as (catalogue, _):
        follower = _Follower(catalogue)
        try:
            while True:
                try:
                    step = next(steps)
                except StopIteration as end:
                    summary: Summary = end.value
                    return summary
                except WaitCancelledError:
                    return Summary(batch=None, interrupted=True)
                if isinstance(step, MoveRecord):
                    follower.follow(step)
                yield step
        finally:
            steps.close()
            follower.flush()


class _Follower:
    """Tells the catalogue where files went, many at once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._moved: list[tuple[Path, FileState]] = []

    def follow(self, record: MoveRecord) -> None:
        if record.status is not Status.DONE or record.action is not Action.MOVE or record.target is None:
            return
        try:
            found = os.lstat(record.target)
        except OSError:  # gone again already; the next scan will tell
            return
        self._moved.append((record.source, FileState(record.target, found.st_size, found.st_mtime_ns)))
        if len(self._moved) >= _WRITTEN_AT_ONCE:
            self.flush()

    def flush(self) -> None:
        if self._moved:
            self._catalogue.moved(self._moved)
            self._moved = []
