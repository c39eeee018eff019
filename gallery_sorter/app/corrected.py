"""Whether the person has labelled something since: a picture that stays in a watched folder goes where they say."""

import time
from pathlib import Path

from gallery_sorter.app.pipeline import state_of
from gallery_sorter.app.session import Session
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.moves import corrections
from gallery_sorter.moves.watched import went_before
from gallery_sorter.pictures.scan import scan
from gallery_sorter.pictures.values import PictureFile

_ASK_SECONDS = 2.0  # between two questions to the journal, which costs about a millisecond


class Corrected:
    """Asked again and again by one thread. What the person says has to rest as long as a file does, so that nothing
    goes away from under somebody who is still labelling.
    """

    def __init__(self, session: Session, settle: float) -> None:
        self._session, self._settle = session, settle
        self._mark = self._ask()
        self._asked = time.monotonic()
        self._changed: float | None = None

    def since(self) -> bool:
        """True once after corrections that have come to rest."""
        now = time.monotonic()
        if now - self._asked < min(_ASK_SECONDS, self._settle):
            return False
        self._asked = now
        mark = self._ask()
        if mark != self._mark:
            self._mark, self._changed = mark, now
        if self._changed is None or now - self._changed < self._settle:
            return False
        self._changed = None
        return True

    def _ask(self) -> tuple[int, int]:
        with self._session.journal() as journal:
            return corrections.mark(journal)


def reviewed(session: Session, folder: Path) -> list[Path]:
    """The pictures in a folder of unsure ones that the person has labelled, but for those that were put back there."""
    files = [found for found in scan([folder], recursive=False, cancel=Cancel()) if isinstance(found, PictureFile)]
    labels = session.labels()
    with session.caches() as (catalogue, _), session.journal() as journal:
        contents = catalogue.content_hashes([state_of(file) for file in files])
        return [
            file.path
            for file, content in zip(files, contents, strict=True)
            if content is not None and content in labels and not went_before(journal, file.path, content)
        ]
