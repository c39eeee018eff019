"""The values that leave this room: what is to be done with a file, what became of it, and what a batch was."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from gallery_sorter.base.errors import Reason


class Action(StrEnum):
    """What a batch does with its files."""

    MOVE = "move"
    COPY = "copy"


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


@dataclass(frozen=True, slots=True)
class Candidate:
    """A recognised picture that a sort decides on."""

    path: Path
    size: int
    mtime_ns: int
    content_hash: bytes
    class_name: str
    confidence: float | None
    sure: bool
    labelled_by_person: bool


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
    message: str = ""
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
    state: str  # "done" | "undone" | "partly-undone"
    recovered: bool


@dataclass(frozen=True, slots=True)
class Recovered:
    """What was set right after a run that died: files finished, taken back, and left for the person to look at."""

    batch: str
    finished: int
    taken_back: int
    left: int
    messages: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Label:
    """A person's word on a content. `class_name` is theirs, whether or not the model knows it."""

    content_hash: bytes
    class_name: str
    at: str  # ISO 8601, UTC
