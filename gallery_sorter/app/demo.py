"""Writes a small folder of sample pictures, mixed and named as a phone leaves them, to try the program on."""

import os
import re
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.base.resources import resource
from gallery_sorter.base.sentence import Sentence

# IMG_20240302_093011, Screenshot_20240128-184233, IMG-20240119-WA0003: the date, and the time where there is one.
_STAMP = re.compile(r"(\d{4})(\d{2})(\d{2})(?:[_-](\d{2})(\d{2})(\d{2}))?")
_UNDATED = datetime(2018, 8, 4, 9, 0, tzinfo=UTC)
_CREDITS = "CREDITS.txt"


@dataclass(frozen=True, slots=True)
class DemoResult:
    """What was written: `pictures` counts the files that are pictures by their name, broken ones included."""

    folder: Path
    pictures: int
    next_step: str  # a sentence for a person: what to run now


def write_demo(target: Path) -> DemoResult:
    """Copy the sample pictures into `target`, a new or an empty folder, with the old dates that their names tell.

    Their credits go along as CREDITS.txt. Raises SorterError: `usage` where `target` is a file, holds something or
    can't be written to, `no-space` where the disk is full; what was written by then stays.
    """
    target = target.absolute()
    _refuse_what_is_there(target)
    source = resource("demo", "pictures")
    pictures = 0
    try:
        for number, file in enumerate(sorted(path for path in source.rglob("*") if path.is_file())):
            copy = target / file.relative_to(source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, copy)
            taken = _taken(file.name, number).timestamp()
            os.utime(copy, (taken, taken))
            pictures += file.suffix.lower() in {".jpg", ".png"}
        shutil.copyfile(resource("demo", "CREDITS"), target / _CREDITS)
    except OSError as error:
        raise _unwritten(target, error) from error
    return DemoResult(target, pictures, f'Next: gallery-sorter classify "{target}"')


def _refuse_what_is_there(target: Path) -> None:
    """A folder that holds something is somebody's: nothing is mixed into it."""
    hint = Sentence("Name a new folder, or an empty one.")
    if target.is_dir():
        try:
            empty = next(target.iterdir(), None) is None
        except OSError as error:
            raise _unwritten(target, error) from error
        if not empty:
            raise SorterError(ErrorCode.USAGE, Sentence("The folder {!a} is not empty.", str(target)), hint)
    elif target.exists() or target.is_symlink():
        raise SorterError(ErrorCode.USAGE, Sentence("{!a} is there already and is no folder.", str(target)), hint)


def _taken(name: str, number: int) -> datetime:
    """When a picture of this name was taken; one without a date lies minutes after the one before it."""
    stamp = _STAMP.search(name)
    if stamp is None:
        return _UNDATED + timedelta(minutes=7 * number)
    year, month, day, hour, minute, second = (int(part or 0) for part in stamp.groups())
    return datetime(year, month, day, hour or 12, minute, second, tzinfo=UTC)


def _unwritten(target: Path, error: OSError) -> SorterError:
    full = shutil.disk_usage(_nearest(target)).free < 1 << 22
    code = ErrorCode.NO_SPACE if full else ErrorCode.USAGE
    return SorterError(
        code,
        Sentence("The folder {!a} can't be written to: {}.", str(target), error.strerror or error),
        Sentence("Name another folder."),
    )


def _nearest(target: Path) -> Path:
    """The folder itself, or the nearest one above it that is there."""
    return next(folder for folder in (target, *target.parents) if folder.exists())
