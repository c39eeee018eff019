"""Names that are safe on every file system: of class folders, and of files whose name is taken.

A class name may come from a stranger's model. Whatever it says, the folder made from it is one plain component: no
separator, no `..`, nothing hidden, nothing that Windows reserves.
"""

import os
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

UNSURE_FOLDER = "Unsure"
MAX_NAME_BYTES = 255  # NAME_MAX of Linux's file systems; NTFS, exFAT and APFS allow 255 UTF-16 units, which is no less

_FORBIDDEN = set('<>:"/\\|?*')  # by Windows; Linux and macOS forbid the slash alone
_JOINERS = {"\u200c", "\u200d"}  # format characters that Persian words and emoji need
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file, superscript digits included
_RESERVED = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"} | {
    device + digit for device in ("COM", "LPT") for digit in "0123456789¹²³"
}


@lru_cache(maxsize=256)  # asked for each picture, of few classes
def folder_name(class_name: str) -> str:
    """The folder that a class's pictures go to: one safe component, the class's name itself where that is safe."""
    safe = "".join(_safe_character(c) for c in unicodedata.normalize("NFC", class_name))
    safe = _trim(safe)
    if safe.startswith("."):  # hidden, or a way up
        safe = "_" + safe.lstrip(".")
    if safe.partition(".")[0].rstrip(" ").upper() in _RESERVED:
        safe = "_" + safe
    return _trim(shorten(safe, MAX_NAME_BYTES)) or "Unnamed"


def _safe_character(character: str) -> str:
    if character in _JOINERS:
        return character
    unsafe = character in _FORBIDDEN or unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
    return "_" if unsafe else character


def _trim(name: str) -> str:
    """Windows drops dots and spaces at the end of a name, and people can't see spaces at its start."""
    return name.strip().rstrip(". \t")


def shorten(name: str, limit: int) -> str:
    """The longest beginning of `name` that takes at most `limit` bytes, without cutting a character in two."""
    raw = os.fsencode(name)
    if len(raw) <= limit:
        return name
    return raw[:limit].decode("utf-8", "ignore") if _is_utf8(raw) else os.fsdecode(raw[:limit])


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def twin_key(name: str) -> str:
    """Equal for names that some file system takes for one: they differ in case or in Unicode normalisation alone."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def reuse_twin(name: str, folders: Iterable[str]) -> str:
    """Of the existing `folders` the one that is `name` or its twin, else `name`."""
    key = twin_key(name)
    twins = sorted(folder for folder in folders if twin_key(folder) == key)
    return name if name in twins or not twins else twins[0]


class Parts(NamedTuple):
    """A file's name, and what stands before and behind a number in it: `IMG_1` and `.jpg` of `IMG_1.jpg`.

    The two need not make up the name: where its own scheme can't carry a number, they are those of another that can.
    """

    name: str
    prefix: str
    tail: str


def numbered_together(files: Sequence[Parts], number: int) -> list[str]:
    """The names of a picture and what belongs to it with ` (number)` in each: `IMG_1 (2).jpg`, `IMG_1 (2).jpg.xmp`.

    Number 1 gives the names themselves. Where one would be longer than a file system takes, the prefixes of all are
    shortened alike, so that what they share stays shared.
    """
    if number == 1:
        return [file.name for file in files]
    rests = [f" ({number}){file.tail}" for file in files]
    room = max(1, MAX_NAME_BYTES - max(len(os.fsencode(rest)) for rest in rests))
    return [shorten(file.prefix, room) + rest for file, rest in zip(files, rests, strict=True)]


def numbered(name: str, prefix: str, number: int) -> str:
    """`name` with ` (number)` behind its `prefix`: see `numbered_together`."""
    return numbered_together([Parts(name, prefix, name[len(prefix) :])], number)[0]
