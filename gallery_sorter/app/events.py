"""What a use case tells while it works. The console, JSON lines and the window read the same stream.

Every long use case is a generator of `Event`s whose last one is a `Receipt`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

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
    "ClassChange",
    "Comparison",
    "Conflict",
    "Confusion",
    "Doing",
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
class Excluded:
    """A picture that training leaves out.

    `unchecked`: this program moved it there by its own guess, and nobody has looked since; `refused`: it can't be
    read; `same-content`: the same bytes are used already; `two-classes`: the same bytes lie in two class folders;
    `vanished`: labelled, but no file with this content is known; `too-few`: so is all of its class.
    """

    path: Path | None  # None where a label's file is not known
    reason: Literal["unchecked", "refused", "same-content", "two-classes", "vanished", "too-few"]


@dataclass(frozen=True, slots=True)
class TrainingStart:
    """What is learned from, told before anything is spent. Counts go by class, in the new model's order."""

    recipe: Recipe
    pictures: Mapping[str, int]  # labelled by the person
    replayed: Mapping[str, int]  # remembered from the active model's own training, where they stand in for pictures
    remembered: Mapping[str, int]  # all that the head learns from besides, of these classes
    few: Mapping[str, int]  # classes that are left out since they have too few pictures
    excluded: Mapping[str, int]  # by reason; the pictures themselves stand in the result
    device: str
    base: str  # whose trunk it starts from
    estimate_seconds: float  # measured on this machine with a few passes of the network


Doing = Literal["finding", "fetching", "reading"]


@dataclass(frozen=True, slots=True)
class TrainingProgress(Progress):
    """How far a training is before its first epoch. Pictures are counted, or the bytes of a base that is fetched.

    `left` is the whole training's, the epochs to come included, once they are estimated.
    """

    doing: Doing


@dataclass(frozen=True, slots=True)
class Seen:
    """A labelled picture that was left out while heads were fitted, and what both models call it then.

    The cells of the confusion matrices are made of these and of remembered pictures, which have no file to show.
    """

    path: Path
    content_hash: bytes
    class_name: str  # the person's
    before: str | None  # None where the old model can't be asked
    before_confidence: float | None
    after: str
    after_confidence: float
    doubt: float  # 0..1: how likely the label is wrong (confident learning); sort by it, the most doubtful first


@dataclass(frozen=True, slots=True)
class ClassChange:
    """A picture without the person's word whose class would be another one with the new model."""

    path: Path
    content_hash: bytes
    before: str
    before_confidence: float
    after: str
    after_confidence: float


Changes = Literal["known", "likely", "unknown"]


@dataclass(frozen=True, slots=True)
class TrainingResult:
    """What a training came to. The version stands on the shelf, whether or not it was put in charge."""

    model: str
    recipe: Recipe
    base: str
    classes: tuple[str, ...]
    comparison: Comparison
    measured: Figures  # of the new model on all left-out pictures of its own classes
    measured_on: Sentence  # which pictures these are
    activated: bool
    compared: str  # the model that it was held against: the one that it started from
    previous: str  # the model that was in charge before
    changes: Changes  # how well the ClassChanges are known: "likely" are those that a network may have that has changed
    excluded: tuple[Excluded, ...]


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
    unsure: int
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
    | ClassChange
    | TrainingResult
    | Receipt
    | Watching
    | Waiting
    | Back
    | Quiet
)
Events = Iterator[Event]
