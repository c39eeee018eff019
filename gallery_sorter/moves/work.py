"""One file on its way, and the group that it stands or falls with: what the journal, the carrier and recovery share."""

import os
import sys
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from gallery_sorter.base.errors import Reason
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.moves.naming import Parts
from gallery_sorter.moves.values import Followed

# Paths on their way are bare strings: pathlib's objects would cost more than the renames themselves.
folder_of = os.path.dirname
name_of = os.path.basename
_ENCODING, _ERRORS = sys.getfilesystemencoding(), sys.getfilesystemencodeerrors()


class SourceChangedError(Exception):
    """A file was written to or replaced while it was worked on, or is not the one that was planned."""


class CopyDiffersError(Exception):
    """What was read back is not what was written: the disk is not to be trusted."""


def encode_path(path: str) -> bytes:
    """os.fsencode for what is known to be a string, in a fifth of its time."""
    return path.encode(_ENCODING, _ERRORS)


class Kind(StrEnum):
    """What one pass over a batch does."""

    RUN = "run"
    UNDO = "undo"
    REDO = "redo"


class Way(StrEnum):
    """How a file gets from source to target. A move across file systems is a copy whose source is then removed."""

    MOVE = "move"
    COPY = "copy"
    TRASH = "trash"  # a move that leaves a note in the bin
    UNTRASH = "untrash"  # a move out of the bin that takes the note away
    BIN = "bin"  # into the system's own bin, which nobody but the person can take it out of
    REMOVE = "remove"  # no way at all: the source, a copy that is undone, goes, because the target still exists


@dataclass(frozen=True, slots=True)
class States:
    """The states that a pass writes: while it works, where it succeeded, where it did not.

    A run never forgets a file that is missing: an undo looks for it again, as it may lie on a drive that is away.
    """

    pending: str
    success: str
    failure: str
    missing: str  # where recovery found a file in neither of its places


STATES = {
    Kind.RUN: States("going", "done", "refused", "missing"),
    Kind.UNDO: States("returning", "undone", "done", "done"),
    Kind.REDO: States("again", "done", "undone", "undone"),
}


@dataclass(slots=True)
class Item:
    """A file that a pass takes from `source` to `target`. The rest is found out on the way."""

    seq: int
    way: Way
    source: str
    target: str
    size: int
    mtime_ns: int
    content_hash: bytes | None
    prefix: str = ""  # these two stand around a number in its name
    tail: str = ""
    ctime_ns: int | None = None  # as the journal has it; after the move, of the file at the target
    device: int = 0  # these four of the file at the source, before the move
    inode: int = 0
    links: int = 0
    seen_ctime_ns: int = 0  # of the file at the source, when it was inspected
    crosses: bool = False  # source and target lie on different file systems
    written_inode: int | None = None  # of the verified copy
    placed: bool = False  # it is at the target, under its name
    cleared: bool = False  # its source is gone
    linked: bool = False  # a rename by hard link was cut in two: it is at both names, but one file
    aside: bool = False  # its source has a hidden name, and goes next
    missing: bool = False  # recovery found it nowhere

    source_folder: str = field(init=False)  # kept, since they are asked for again and again
    target_folder: str = field(init=False)

    def __post_init__(self) -> None:
        self.source_folder, self.target_folder = folder_of(self.source), folder_of(self.target)

    @property
    def target_name(self) -> str:
        return name_of(self.target)

    @property
    def parts(self) -> Parts:
        """Its name, as numbers are put into it."""
        return Parts(name_of(self.source), self.prefix, self.tail)

    def saw(self, found: os.stat_result) -> None:
        """Note what the file at the source looks like just before it is moved."""
        self.device, self.inode, self.links = found.st_dev, found.st_ino, found.st_nlink
        self.seen_ctime_ns = found.st_ctime_ns

    @property
    def has_target(self) -> bool:
        """False where nothing is to arrive anywhere that the engine knows."""
        return self.way not in (Way.REMOVE, Way.BIN)

    @property
    def copies(self) -> bool:
        """True where a verified copy is made; else the file itself is renamed, or removed."""
        return self.has_target and (self.crosses or self.way is Way.COPY)

    @property
    def clears(self) -> bool:
        """True where the source has to be removed in a step of its own."""
        return self.crosses and self.has_target and self.way is not Way.COPY


@dataclass(slots=True)
class Group:
    """A picture and its companions: all of them arrive, or none. Or a companion that comes late, alone."""

    items: list[Item]
    class_name: str | None = None
    confidence: float | None = None
    follows: Followed | None = None  # it is a late companion of a picture that went before
    number: int = 1  # behind the names, where they were taken
    failure: tuple[Reason, Sentence] | None = None
    reached: bool = True  # False: the person stopped the batch before its outcome was reached

    @property
    def going(self) -> bool:
        """True while nothing speaks against it."""
        return self.failure is None and self.reached

    def fail(self, reason: Reason, message: Sentence, item: Item | None = None) -> None:
        """The first failure is the one that is told. `item` is named where it is not the picture itself."""
        if self.failure is None:
            if item is not None and item is not self.items[0]:
                message = Sentence("{}, which belongs to it: {}", name_of(item.source), message)
            self.failure = (reason, message)

    def strand(self, item: Item, why: object) -> None:
        """A file can't go back to where it was: the one thing that must be told, whatever failed before."""
        self.failure = (
            Reason.FAILED,
            Sentence("{} is at {} now and could not be put back: {}.", item.source, item.target, why),
        )


def temporary_name(batch: str, seq: int) -> str:
    """The hidden name of a copy in the making: the journal's row tells it, so that recovery finds it."""
    return f".gallery-sorter-{batch}-{seq}.part"


def aside_name(batch: str, seq: int) -> str:
    """The hidden name, beside its own, of a file that is about to be removed; recovery finds it as it does copies."""
    return f".gallery-sorter-{batch}-{seq}.aside"


@dataclass(frozen=True, slots=True)
class BatchRow:
    """A batch as a pass needs it."""

    number: int
    id: str
    command: str
    root: Path
    into: Path
    mounts: tuple[Path, ...] = field(default=())
