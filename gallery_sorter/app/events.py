"""What a use case tells while it works. The console, JSON lines and the window read the same stream.

Every long use case is a generator of `Event`s whose last one is a `Receipt`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from gallery_sorter.app.training_events import (
    Changes,
    ClassChange,
    Doing,
    Doubt,
    Excluded,
    Seen,
    TrainingProgress,
    TrainingResult,
    TrainingStart,
)
from gallery_sorter.base.errors import Refused
from gallery_sorter.base.progress import Progress
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.moves.values import Action, Batch, Conflict, KeptReason, MoveRecord, Recovered, Status
from gallery_sorter.recognition.evaluation import Evaluation
from gallery_sorter.recognition.shelf import Shelved
from gallery_sorter.recognition.values import Prediction, Unsure
from gallery_sorter.training.values import Comparison, Confusion, Epoch, Figures, Recipe, Tally

__all__ = [
    "Action",
    "Back",
    "Batch",
    "Changes",
    "ClassChange",
    "Comparison",
    "Conflict",
    "Confusion",
    "Doing",
    "Doubt",
    "Epoch",
    "Evaluated",
    "Evaluation",
    "Event",
    "Events",
    "Excluded",
    "Figures",
    "KeptReason",
    "KnownClass",
    "MoveRecord",
    "Note",
    "Picture",
    "Prediction",
    "Progress",
    "Quiet",
    "Receipt",
    "Recipe",
    "Recovered",
    "Refused",
    "Seen",
    "Shelved",
    "Status",
    "Tally",
    "TrainingProgress",
    "TrainingResult",
    "TrainingStart",
    "Waiting",
    "Watching",
]


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture that was recognised, as it stands now: the model's word, and the person's where there is one."""

    path: Path
    size_bytes: int
    mtime_ns: int
    content_hash: bytes
    width: int  # as displayed
    height: int
    taken: str | None
    camera: str | None
    place: tuple[float, float] | None
    perceptual_hash: int
    prediction: Prediction  # the model's, whatever the person said
    label: str | None  # the person's class, or None
    model: str
    cached: bool  # nothing was decoded for it

    @property
    def class_name(self) -> str:
        """The class that counts: the person's where there is one."""
        return self.label or self.prediction.class_name

    @property
    def confidence(self) -> float | None:
        """The model's calibrated probability of `class_name`; None where the model lacks that class."""
        return self.prediction.probabilities.get(self.class_name)

    @property
    def sure(self) -> bool:
        """A person's word is always sure."""
        return self.label is not None or self.prediction.sure

    @property
    def unsure_because(self) -> Unsure | None:
        """None exactly when sure."""
        return None if self.sure else self.prediction.unsure_because


@dataclass(frozen=True, slots=True)
class Receipt:
    """The end of a use case: its counts add up as the contract says, whatever happened on the way."""

    command: str
    counts: Mapping[str, int]  # in the contract's order: looked_at first
    seconds: float
    device: str | None
    runtime: str | None
    interrupted: bool = False
    batch: str | None = None
    correction: str | None = None  # of a class that was renamed or merged: id for `classes.take_back`
    skipped_kinds: Mapping[str, int] = field(default_factory=dict)  # hidden, temporary, link, video, other

    @property
    def per_second(self) -> float:
        return self.counts.get("looked_at", 0) / self.seconds if self.seconds > 0 else 0.0


@dataclass(frozen=True, slots=True)
class Note:
    """A plain sentence that belongs to no single file, e.g. that a folder holds no pictures."""

    level: Literal["info", "warning"]
    message: Sentence


@dataclass(frozen=True, slots=True)
class Evaluated:
    """How good a model is on a folder of labelled pictures."""

    figures: Evaluation
    seconds: float


@dataclass(frozen=True, slots=True)
class KnownClass:
    """A class that pictures can belong to."""

    name: str
    in_model: bool  # the model in charge recognises it
    labelled: int  # contents that the person gave to it


@dataclass(frozen=True, slots=True)
class Watching:
    """Folders are being watched; how changes in each are learned of ("native" or "polling")."""

    methods: Mapping[Path, str]

    @property
    def method(self) -> str:
        """The weaker one where they differ."""
        return "polling" if "polling" in self.methods.values() else "native"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A watched folder is not there (any more); it is taken up again when it is back."""

    folder: Path


@dataclass(frozen=True, slots=True)
class Back:
    """A watched folder is there again, and is looked through."""

    folder: Path
    method: str


@dataclass(frozen=True, slots=True)
class Quiet:
    """What arrived in one go in a watched folder is dealt with; `batch` takes it back (None: nothing was moved)."""

    folder: Path
    into: Path
    batch: str | None
    sorted: int  # moved or copied, or planned where it is only proposed
    unsure: int  # that stay, or went into the folder of unsure ones
    refused: int
    followed: int = 0  # files that came when their pictures had gone, and went after them
    proposed: bool = False


Event = (
    Picture
    | Refused
    | MoveRecord
    | Recovered
    | Progress
    | Note
    | Evaluated
    | Batch
    | Shelved
    | Conflict
    | KnownClass
    | TrainingStart
    | Epoch
    | Seen
    | Doubt
    | ClassChange
    | TrainingResult
    | Receipt
    | Watching
    | Waiting
    | Back
    | Quiet
)
Events = Iterator[Event]
