"""A person's word on pictures: remembered by content in the journal, so that it survives moves and models."""

from collections.abc import Sequence
from pathlib import Path

from gallery_sorter.app.session import Session


def label(session: Session, class_name: str, contents: Sequence[bytes]) -> str:
    """These contents belong to `class_name`. Returns the id of the correction, for `take_back`."""
    raise NotImplementedError


def clear(session: Session, contents: Sequence[bytes]) -> str:
    """Forget what the person said of these contents. Returns the id of the correction, for `take_back`."""
    raise NotImplementedError


def take_back(session: Session, correction: str) -> dict[bytes, str | None]:
    """Undo one correction: returns what each content's label is now (None: the model's word counts again)."""
    raise NotImplementedError


def label_files(session: Session, class_name: str | None, paths: Sequence[Path]) -> list[tuple[Path, bytes]]:
    """Label (or with None, clear) files by path: reads each to know its content. Returns what was labelled."""
    raise NotImplementedError
