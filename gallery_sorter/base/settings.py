"""What a person has chosen for all sittings: one frozen value, kept as JSON in the data folder.

A file that makes no sense is put aside and told of, never overwritten; what does make sense in it still counts.
"""

import json
import logging
from collections.abc import Callable
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.base.sentence import NOTHING, Sentence
from gallery_sorter.base.writing import replace_file

LANGUAGES = {"en": "English", "de": "Deutsch"}  # those of the window, each by its own name
SMALLEST_TILE, LARGEST_TILE = 96, 320  # device-independent pixels
_SET_ASIDE = ".set-aside"  # one old file is kept, for a person or a maintainer to look at

_log = logging.getLogger(__name__)


class Look(StrEnum):
    """Light, dark, or what the system says."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Settings:
    """Each field has the value that holds until the person chooses another."""

    look: Look = Look.SYSTEM
    language: str = ""  # a key of LANGUAGES; empty: the system's
    tile: int = 144  # least side of a tile, SMALLEST_TILE..LARGEST_TILE
    threshold: float | None = None  # from which confidence on a picture is sure, 0..1; None: as measured for the model
    copies: bool = False  # sorting offers to copy first, not to move
    reopens: bool = False  # the last folder opens again at the start
    rests_on_battery: bool = False  # watched folders wait while the computer runs on its battery


class Loaded(NamedTuple):
    """The settings, and in a sentence what was wrong with their file (empty: nothing)."""

    settings: Settings
    trouble: Sentence


def load_settings(path: Path) -> Loaded:
    """Read the file; where it is not there yet, everything stands as at the first start. Raises nothing."""
    try:
        kept = json.loads(path.read_bytes())
    except FileNotFoundError:
        return Loaded(Settings(), NOTHING)
    except (OSError, ValueError, RecursionError) as error:
        return Loaded(Settings(), _set_aside(path, str(error), Sentence("Everything stands as at the first start.")))
    if not isinstance(kept, dict):
        return Loaded(Settings(), _set_aside(path, "no object", Sentence("Everything stands as at the first start.")))
    sound, strange = {}, []
    for name in kept.keys() & _READERS.keys():  # what another version has more of is none of our business
        try:
            sound[name] = _READERS[name](kept[name])
        except ValueError:
            strange.append(name)
    if not strange:
        return Loaded(Settings(**sound), NOTHING)
    still = Sentence("What it said clearly still holds.")
    return Loaded(Settings(**sound), _set_aside(path, f"strange: {sorted(strange)}", still))


def save_settings(path: Path, settings: Settings) -> None:
    """Write them all, or leave the file as it is. Raises SorterError (`data-folder`) where they can't be written."""
    text = json.dumps(asdict(settings), indent=2) + "\n"
    try:
        replace_file(path, text.encode())
    except OSError as error:
        raise SorterError(
            ErrorCode.DATA_FOLDER,
            Sentence("The settings can't be kept in {}: {}.", path, error.strerror or error),
            Sentence("They hold until the program ends."),
        ) from error


def _set_aside(path: Path, reason: str, what_holds: Sentence) -> Sentence:
    """Rename the file, so that it can still be looked at, and say so."""
    _log.warning("the settings in %s can't be used: %s", path, reason)
    aside = path.with_name(path.name + _SET_ASIDE)
    try:
        path.replace(aside)
    except OSError as error:
        return Sentence("The settings in {} can't be read: {}. {}", path, error.strerror or error, what_holds)
    return Sentence(
        "The settings could not be read in full. It lies in the data folder as {}. {}", aside.name, what_holds
    )


def _tick(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(value)
    return value


def _language(value: Any) -> str:
    if not isinstance(value, str) or value not in ("", *LANGUAGES):
        raise ValueError(value)
    return value


def _side(value: Any) -> int:
    if type(value) is not int or not SMALLEST_TILE <= value <= LARGEST_TILE:
        raise ValueError(value)
    return value


def _share(value: Any) -> float | None:
    if value is not None and (type(value) not in (int, float) or not 0 <= value <= 1):
        raise ValueError(value)
    return None if value is None else float(value)


_READERS: dict[str, Callable[[Any], Any]] = {
    "look": Look,
    "language": _language,
    "tile": _side,
    "threshold": _share,
    "copies": _tick,
    "reopens": _tick,
    "rests_on_battery": _tick,
}
