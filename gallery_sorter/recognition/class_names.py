"""What a class may be called: its name becomes a folder on any of the three platforms, so it is held to their rules.

One function says what is wrong with a name, in words for a person; the card, the shelf and training all ask it.
"""

import unicodedata
from collections.abc import Iterable

from gallery_sorter.base.sentence import Sentence

LONGEST_NAME = 120  # bytes of UTF-8: half of what a file name may take, the rest is for numbering
UNSURE_FOLDER = "Unsure"  # the folder of pictures that no class is sure of; no class may share it

_FORBIDDEN = frozenset('/\\:*?"<>|')
_WINDOWS_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$"]
    + [f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³"]
)
_JOINERS = frozenset("\u200c\u200d")  # invisible, but part of how Persian, Hindi and emoji are written


def name_problem(name: str) -> Sentence | None:
    """Why `name` can't be the name of a class and its folder, as the end of a sentence; None where it can."""
    if not name or name.isspace():
        return Sentence("is empty")
    if unicodedata.normalize("NFC", name) != name:
        return Sentence("is not in Unicode's composed form")
    if any(unicodedata.category(c).startswith("C") and c not in _JOINERS for c in name):
        return Sentence("holds invisible or control characters")
    if any(unicodedata.category(c) in ("Zl", "Zp") for c in name):
        return Sentence("holds a line break")
    if len(name.encode()) > LONGEST_NAME:
        return Sentence("is longer than {} bytes", LONGEST_NAME)
    return _folder_problem(name)


def _folder_problem(name: str) -> Sentence | None:
    """The part of the rules that file systems make."""
    found = sorted(_FORBIDDEN & set(name))
    if found:
        return Sentence("holds {}, which no folder name may on every system", found[0])
    if name != name.strip() or name.startswith(".") or name.endswith("."):
        return Sentence("begins or ends with a space or a dot")
    if name.split(".", maxsplit=1)[0].strip().casefold() in _WINDOWS_DEVICES:
        return Sentence("is a device name on Windows")
    if name.casefold() == UNSURE_FOLDER.casefold():
        return Sentence("is kept for the folder {}", UNSURE_FOLDER)
    return None


def names_problem(names: Iterable[str]) -> Sentence | None:
    """Why these can't be the classes of one model, as a whole sentence without its full stop; None where they can."""
    seen: set[str] = set()
    for name in names:
        problem = name_problem(name)
        if problem:
            return Sentence("the class name {!a} {}", name, problem)
        folded = unicodedata.normalize("NFC", name.casefold())
        if folded in seen:
            return Sentence("the class name {!a} stands there twice (capital letters don't count)", name)
        seen.add(folded)
    return None
