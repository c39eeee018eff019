"""What a training tells while it works; `events` has them for everybody."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from gallery_sorter.base.progress import Progress
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.training.values import Comparison, Epoch, Figures, Recipe


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
    networks: int  # that are trained at most: several where a class is small, each without a fifth of the pictures
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
class Doubt:
    """A labelled picture that the two models could not both be asked about, as one has learned it, and what it is
    called without: by heads on the network as it was before, or by the new model where only the older has learned it.
    """

    path: Path
    content_hash: bytes
    class_name: str  # the person's
    called: str
    confidence: float
    doubt: float  # as in `Seen`


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
    epochs: tuple[Epoch, ...]  # of its own network; of `quick`, of each left-out part
    changes: Changes  # how well the ClassChanges are known: "likely" are those that a network may have that has changed
    excluded: tuple[Excluded, ...]
