"""Recognise pictures: scan, decode what is not known, predict, keep, and tell each result as it comes."""

from dataclasses import dataclass
from pathlib import Path

from gallery_sorter.app.events import Events
from gallery_sorter.app.session import Session
from gallery_sorter.base.cancel import Cancel


@dataclass(frozen=True, slots=True)
class ClassifyOptions:
    """`paths` are files and folders; a path given twice is looked at once."""

    paths: tuple[Path, ...]
    threshold: float | None = None  # replaces the class thresholds of the card
    limit: int | None = None  # look at the first so many only
    recursive: bool = True
    exclude: tuple[str, ...] = ()  # globs on names and on paths below the given folder


def classify(session: Session, options: ClassifyOptions, cancel: Cancel) -> Events:
    """Recognise every picture: yields Picture, Refused, Progress and Note, ends in a Receipt. Changes no picture.

    Raises SorterError (`not-found`) before anything starts where a path does not exist.
    """
    raise NotImplementedError
