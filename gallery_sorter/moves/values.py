"""The values that leave this room: what is to be done with a file, what became of it, and what a batch was."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from gallery_sorter.base.errors import Reason, Refused
from gallery_sorter.base.sentence import NOTHING, Sentence
from gallery_sorter.moves.naming import Parts


class Action(StrEnum):
    """What a batch does with its files."""

    MOVE = "move"
    COPY = "copy"
    TRASH = "trash"  # into the system's bin; never a part of a sort


class Status(StrEnum):
    """What became of one file, or would."""

    PLANNED = "planned"
    DONE = "done"
    KEPT = "kept"
    DUPLICATE = "duplicate"
    REFUSED = "refused"


class KeptReason(StrEnum):
    """Why a picture stays where it is."""

    UNSURE = "unsure"
    IN_PLACE = "in-place"
    OWN_FOLDER = "own-folder"


class SameContent(StrEnum):
    """What becomes of a newcomer whose name is taken by the very same content."""

    KEEP_BOTH = "keep-both"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A recognised picture that a sort decides on."""

    path: Path
    size: int
    mtime_ns: int
    content_hash: bytes | None  # None where a whole class folder is renamed and nothing has read the file
    class_name: str
    confidence: float | None
    sure: bool
    labelled_by_person: bool


@dataclass(frozen=True, slots=True)
class FileStamp:
    """A file as it was when it was looked at; another size or time says that it has to be looked at again."""

    path: Path
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class MoveRecord:
    """One file's outcome; `target` is None where it stays, `companion_of` the picture that a sidecar belongs to."""

    source: Path
    target: Path | None
    action: Action
    class_name: str | None
    confidence: float | None
    status: Status
    reason: Reason | KeptReason | None
    message: Sentence = NOTHING
    companion_of: Path | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """One batch of the journal that changed files."""

    id: str
    started: str  # ISO 8601, UTC
    command: str
    root: Path
    into: Path
    moved: int
    copied: int
    refused: int
    companions: int  # files that went with pictures, or after them
    state: str  # "done" | "undone" | "partly-undone"
    recovered: bool


class ReceiptRow(NamedTuple):
    """One file of a batch's receipt, as text; empty where there is nothing to say."""

    source: str
    target: str
    action: str
    class_name: str
    confidence: str
    state: str  # where it is now: done (at target), undone (back at source), refused, kept or duplicate (never moved)
    reason: str  # why it was refused or kept; of a done or undone one, why the last undo or redo refused it
    message: Sentence
    companion_of: str


@dataclass(frozen=True, slots=True)
class Recovered:
    """What was set right after a run that died: files finished, taken back, and left for the person to look at."""

    batch: str
    command: str  # whose batch it is, as `history` calls it
    finished: int
    taken_back: int
    left: int
    messages: tuple[Sentence, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Label:
    """A person's word on a content. `class_name` is theirs, whether or not the model knows it."""

    content_hash: bytes
    class_name: str
    at: str  # ISO 8601, UTC


@dataclass(frozen=True, slots=True)
class Conflict:
    """A content that was labelled here and, otherwise, in labels from elsewhere."""

    content_hash: bytes
    here: str
    there: str
    overruled: bool  # the word from elsewhere counts now


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of labels from elsewhere."""

    correction: str | None  # for take_back; None where nothing was written
    written: int
    unchanged: int  # said here too
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class PlanOptions:
    """What a person chose for one sort."""

    action: Action = Action.MOVE
    all_folders: bool = False  # also the folders that a person put together
    folders: tuple[Path, ...] = ()  # these of the person's own folders too, with what lies below them
    unsure_folder: bool = False  # unsure pictures go to into/Unsure/
    same_content: SameContent = SameContent.KEEP_BOTH
    command: str = "sort"  # what `history` calls the batch


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """One file that is to be moved, as it looked when the plan was made.

    `prefix` and `tail` stand around the number that it gets where its name is taken (`IMG_1` and `.jpg`), so that a
    picture and what belongs to it keep names that match.
    """

    source: Path
    target: Path
    size: int
    mtime_ns: int
    prefix: str
    tail: str
    content_hash: bytes | None = None  # None where nothing has read it, as with a sidecar

    @property
    def parts(self) -> Parts:
        """Its name, as numbers are put into it."""
        return Parts(self.source.name, self.prefix, self.tail)


@dataclass(frozen=True, slots=True)
class Followed:
    """The operation with which a picture went before a late companion of it came."""

    batch: int  # its number in the journal
    seq: int
    picture: Path  # where the picture was, beside the companion
    now: Path  # where the picture is


@dataclass(frozen=True, slots=True)
class PlannedMove:
    """What is to become of one picture. `files` holds it and then its companions; it is empty where it stays.

    Where it `follows` a picture that went before, the candidate is no picture but a late companion of that one.
    """

    candidate: Candidate
    status: Status  # PLANNED, KEPT, DUPLICATE or REFUSED
    reason: Reason | KeptReason | None = None
    message: Sentence = NOTHING
    files: tuple[PlannedFile, ...] = ()
    follows: Followed | None = None

    @property
    def companion_of(self) -> Path | None:
        """The picture that went before; None where the candidate is one itself."""
        return self.follows.picture if self.follows else None


@dataclass(frozen=True, slots=True)
class Plan:
    """One outcome for each candidate, in the order in which they were given. Making it changed nothing on disk.

    `refused` are pictures that could not even be read: nothing is decided on them and no record tells of them, but the
    batch's receipt names them too, so that it holds all that was looked at.
    """

    moves: tuple[PlannedMove, ...]
    roots: tuple[Path, ...]
    into: Path
    options: PlanOptions
    refused: tuple[Refused, ...] = ()

    def records(self) -> Iterator[MoveRecord]:
        """What the run will report if nothing changes before it: the dry run and the preview show these."""
        for move in self.moves:
            yield from records_of(move, self.options.action)


def records_of(move: PlannedMove, action: Action) -> Iterator[MoveRecord]:
    """The record of a planned picture, and one for each companion that would go with it; or of a late companion."""
    candidate = move.candidate
    picture, *companions = move.files or (None,)
    yield MoveRecord(
        candidate.path,
        picture.target if picture else None,
        action,
        candidate.class_name,
        candidate.confidence,
        move.status,
        move.reason,
        move.message,
        move.companion_of,
    )
    for file in companions:
        if file is not None:
            yield MoveRecord(
                file.source,
                file.target,
                action,
                candidate.class_name,
                None,
                move.status,
                move.reason,
                companion_of=candidate.path,
            )


@dataclass(frozen=True, slots=True)
class Summary:
    """The sums of a run, an undo or a redo. Only pictures are counted but for `companions`."""

    batch: str | None  # None where nothing on disk was changed
    moved: int = 0
    copied: int = 0
    removed: int = 0  # copies that an undo took away
    kept: int = 0
    duplicates: int = 0
    refused: int = 0
    companions: int = 0
    interrupted: bool = False

    @property
    def looked_at(self) -> int:
        """The pictures whose outcome was reached: the sum of all outcomes."""
        return self.moved + self.copied + self.removed + self.kept + self.duplicates + self.refused


@dataclass(frozen=True, slots=True)
class Correction:
    """One act of labelling that can be taken back: for each content what it was before and is after (None: none)."""

    id: str
    at: str  # ISO 8601, UTC
    changes: tuple[tuple[bytes, str | None, str | None], ...]  # content hash, before, after
