"""What belongs to a picture and goes where it goes: clips of live photos, RAW files, sidecars.

A companion is found by its name alone, beside its picture. Pictures that look alike (bursts, edits) are pictures of
their own. Names compare without regard to case, but a twin of the exact case is preferred.

Apple's edits: a phone gives `IMG_4120.HEIC` (as taken), `IMG_E4120.JPG` (as edited), `IMG_4120.AAE` (the steps from
one to the other) and `IMG_O4120.AAE` (those made while taking). The edit is a picture that may show something else,
so it is judged on its own; the .AAE describes the original and stays with it, or with the edit where there is no
original.
"""

import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

# In the order in which they are preferred where several pictures share a stem: a phone's original comes first.
_PICTURES = ("heic", "heif", "jpg", "jpeg", "png", "webp", "avif", "tif", "tiff", "gif", "bmp")
_CLIPS = frozenset({"mov", "mp4", "mp"})  # .mp: the clip of a Pixel's motion photo, as Takeout writes it
_RAWS = frozenset(
    "3fr arw cr2 cr3 crw dcr dng erf iiq kdc mef mos mrw nef nrw orf pef raf raw rw2 rwl sr2 srf srw x3f".split()  # noqa: SIM905
)
_SIDECARS = frozenset({"xmp", "aae", "thm", "pp3", "dop"})
_APPLE_ADJUSTMENTS = re.compile(r"(img_)([eo])([0-9]{4,}( \([0-9]+\))?)")
_VIRTUAL_COPY = re.compile(r"(.+)_[0-9]{2}(\.[^.]+)")  # darktable: IMG_1_01.CR2.xmp is a second set of steps
# Takeout writes <name>.supplemental-metadata.json (before 2024: <name>.json), cuts what stands before `.json` to 46
# characters, and puts the number of a second file of that name last: IMG_1(1).jpg has IMG_1.jpg(1).json.
_TAKEOUT_LIMIT = 46
_TAKEOUT_TAIL = ".supplemental-metadata"
_TAKEOUT_NUMBER = re.compile(r"(.*)(\([0-9]+\))")


@dataclass(frozen=True, slots=True)
class Companion:
    """A file that belongs to a picture, with what stands before and behind a number in its name: see naming.Parts."""

    name: str
    size: int
    mtime_ns: int
    prefix: str
    tail: str


class FolderCompanions:
    """Who belongs to whom in one folder, found out in one look at it."""

    def __init__(self, files: Iterable[Companion]) -> None:
        self._files = {file.name: file for file in files}
        self._exact: dict[str, list[str]] = {}  # stem -> pictures, the preferred first
        self._folded: dict[str, list[str]] = {}
        self._names: dict[str, str] = {}  # folded name -> name
        for name in sorted(self._files, key=_preference):
            self._names.setdefault(name.casefold(), name)
            stem, extension = _split(name)
            if extension in _PICTURES:
                self._exact.setdefault(stem, []).append(name)
                self._folded.setdefault(stem.casefold(), []).append(name)
        self._of: dict[str, list[Companion]] = {}
        for name in sorted(self._files):
            owner = self.picture_of(name)
            if owner is not None:
                self._of.setdefault(owner, []).append(self._files[name])

    def of(self, picture: str) -> tuple[Companion, ...]:
        """The files that belong to the picture of this name, by name."""
        taken: set[str] = set()
        found = []
        for file in self._of.get(picture, ()):
            prefix, tail = _around_number(file.name, picture)
            if (prefix + tail).casefold() in taken:  # two descriptions of one picture
                prefix, tail = next(
                    (prefix, other) for other in _descriptions(picture) if (prefix + other).casefold() not in taken
                )
            taken.add((prefix + tail).casefold())
            found.append(replace(file, prefix=prefix, tail=tail))
        return tuple(found)

    def picture_of(self, name: str) -> str | None:
        """The picture that a file belongs to; None for pictures and for what belongs to none."""
        stem, extension = _split(name)
        if extension in _PICTURES:
            return None
        if name in self._exact:  # PXL_1.MP beside PXL_1.MP.jpg
            return self._exact[name][0]
        if extension in _CLIPS or extension in _RAWS:
            return self._by_stem(stem)
        if extension in _SIDECARS:
            described = self._names.get(stem.casefold()) or self._names.get(_without_copy_number(stem.casefold()))
            if described is not None:
                return described if _split(described)[1] in _PICTURES else self.picture_of(described)
            return self._by_stem(stem) or self._of_adjustments(stem, extension)
        return self._of_takeout(stem) if extension == "json" else None

    def _by_stem(self, stem: str) -> str | None:
        found = self._exact.get(stem) or self._folded.get(stem.casefold())
        return found[0] if found else None

    def _of_adjustments(self, stem: str, extension: str) -> str | None:
        if extension != "aae":
            return None
        folded = stem.casefold()
        match = _APPLE_ADJUSTMENTS.fullmatch(folded)
        if match:
            return self._by_stem(match[1] + match[3])
        return self._by_stem(folded.replace("img_", "img_e", 1)) if folded.startswith("img_") else None

    def _of_takeout(self, stem: str) -> str | None:
        number = _TAKEOUT_NUMBER.fullmatch(stem)
        if number:
            inner = self._described(number[1], number[2])
            if inner is not None:
                return inner
        return self._described(stem, "")

    def _described(self, stem: str, number: str) -> str | None:
        """The picture that a Takeout description is about, or the one whose clip it is about."""
        for end in range(len(stem), 0, -1):
            if not _TAKEOUT_TAIL.startswith(stem[end:]):
                continue
            described = self._names.get(_with_number(stem[:end], number).casefold())
            if described is not None:
                return described if _split(described)[1] in _PICTURES else self._owner_of_clip(described)
        if len(stem) >= _TAKEOUT_LIMIT - 1:
            return self._cut_short(stem.casefold(), number)
        return None

    def _owner_of_clip(self, name: str) -> str | None:
        stem, extension = _split(name)
        return self._by_stem(stem) if extension in _CLIPS or extension in _RAWS else None

    def _cut_short(self, stem: str, number: str) -> str | None:
        """The only picture whose long name begins like a description whose own name was cut."""
        found = [
            name
            for pictures in self._exact.values()
            for name in pictures
            if _without_number(name, number).casefold().startswith(stem)
        ]
        return found[0] if len(found) == 1 else None


def look_for_companions(folder: Path, gone: Iterable[str] = ()) -> FolderCompanions:
    """Look at a folder once. Links are not followed, folders and hidden files never belong to a picture. Files of the
    names in `gone` count as if they were still there.

    A folder that can't be listed has no companions to offer: its pictures are refused when they are moved.
    """
    files = [Companion(name, 0, 0, "", "") for name in gone]
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                extension = _split(entry.name)[1]
                if extension in _PICTURES:
                    if entry.is_file(follow_symlinks=False):
                        files.append(Companion(entry.name, 0, 0, "", ""))  # only its name is of use
                elif may_belong(entry.name):
                    try:
                        found = entry.stat(follow_symlinks=False)
                    except FileNotFoundError:  # gone since the folder was listed; the others are still there
                        continue
                    if stat.S_ISREG(found.st_mode):
                        files.append(Companion(entry.name, found.st_size, found.st_mtime_ns, "", ""))
    except OSError:
        return FolderCompanions(())
    return FolderCompanions(files)


def may_belong(name: str) -> bool:
    """Whether a file of this name, which is no picture, may belong to one."""
    extension = _split(name)[1]
    return extension in _CLIPS or extension in _RAWS or extension in _SIDECARS or extension == "json"


def stem_of(name: str) -> str:
    """What stands before the last dot of a name, and a number behind it in what belongs to a picture."""
    return _split(name)[0]


def _split(name: str) -> tuple[str, str]:
    stem, dot, extension = name.rpartition(".")
    return (stem, extension.casefold()) if dot and stem else (name, "")


def _preference(name: str) -> tuple[int, str]:
    extension = _split(name)[1]
    return (_PICTURES.index(extension) if extension in _PICTURES else len(_PICTURES), name)


def _around_number(name: str, picture: str) -> tuple[str, str]:
    """What stands before and behind a number in a companion's name, so that it still matches its picture's.

    Behind what both share; a Takeout description that shares too little, since its own number stands last or it was
    cut short, takes the form that one of a picture of that name has.
    """
    stem = _split(picture)[0]
    if name.casefold().startswith(stem.casefold()):
        return name[: len(stem)], name[len(stem) :]
    own_stem, extension = _halves(name)
    if extension.casefold() != ".json":
        return own_stem, extension
    number = _TAKEOUT_NUMBER.fullmatch(own_stem)
    if number:
        base = stem.removesuffix(number[2])
        if number[1].casefold().startswith(base.casefold()):
            return stem, number[1][len(base) :] + extension
    return stem, _halves(picture)[1] + extension


def _descriptions(picture: str) -> Iterator[str]:
    """How the names of Takeout's descriptions of a picture may go on behind its stem."""
    ending = _halves(picture)[1]
    yield from (f"{ending}{_TAKEOUT_TAIL[:end]}.json" for end in range(len(_TAKEOUT_TAIL) + 1))


def _halves(name: str) -> tuple[str, str]:
    """`IMG_1` and `.jpg`, as they are written."""
    stem, dot, extension = name.rpartition(".")
    return (stem, dot + extension) if stem else (name, "")


def _without_copy_number(stem: str) -> str:
    match = _VIRTUAL_COPY.fullmatch(stem)
    return match[1] + match[2] if match else stem


def _with_number(name: str, number: str) -> str:
    if not number:
        return name
    stem, dot, extension = name.rpartition(".")
    return f"{stem}{number}.{extension}" if dot else name + number


def _without_number(name: str, number: str) -> str:
    stem, dot, extension = name.rpartition(".")
    return stem.removesuffix(number) + dot + extension
