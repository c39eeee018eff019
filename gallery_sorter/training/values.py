"""The values that leave this room: how a training goes, and what it was worth on pictures that were left out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from gallery_sorter.base.sentence import Sentence
from gallery_sorter.recognition.measures import ClassFigures

Recipe = Literal["quick", "deep", "seed"]
RECIPES: tuple[Recipe, ...] = ("quick", "deep", "seed")


@dataclass(frozen=True, slots=True)
class Epoch:
    """How far training has come. For `quick` an epoch is one left-out part of the pictures."""

    epoch: int  # from 1; 0 is the start, where a recipe fits a head before it trains the network
    of: int
    train_loss: float  # mean cross entropy of a picture, classes weighing the same
    val_loss: float
    val_accuracy: float
    seconds_left: float  # of the whole training
    network: int = 1  # from 1: whose epoch it is; `of` is of each
    networks: int = 1  # more than one where a class is small, each without a fifth of the pictures


@dataclass(frozen=True, slots=True)
class Figures:
    """What a model is worth on some pictures; None where there are none."""

    accuracy: float | None
    macro_f1: float | None
    ece: float | None
    ece_floor: float | None = None  # what a perfectly calibrated model would show on so many
    sure: float | None = None  # share of them, 0..1, that the model calls sure, by its own thresholds


@dataclass(frozen=True, slots=True)
class Confusion:
    """Pictures by true class (rows) and by what they were called (columns), over `labels`."""

    labels: tuple[str, ...]
    rows: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """Of some pictures, how many something is true of by the old model, and by the new one."""

    pictures: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """The old model and the new one on the same pictures: those left out whose class both know.

    A picture that the old model has learned from is answered for it by a head fitted without that picture, so that
    neither side has seen what it is asked.
    """

    pictures: int
    before: Figures
    after: Figures
    classes_before: Mapping[str, ClassFigures]
    classes_after: Mapping[str, ClassFigures]
    confusion_before: Confusion
    confusion_after: Confusion
    worse: Sentence  # why the new one counts as worse, as a sentence; empty where it is not
    own: Tally  # the person's among the pictures: called rightly
    strangers: Tally = Tally(0, 0, 0)  # pictures of no class: called sure all the same

    @property
    def found(self) -> Mapping[str, tuple[int, int]]:
        """Of each class that the old model lacks, pictures that the new one called rightly, and all of them."""
        labels, rows = self.confusion_after.labels, self.confusion_after.rows
        asked = {name: (row[place], sum(row)) for place, (name, row) in enumerate(zip(labels, rows, strict=True))}
        return {name: told for name, told in asked.items() if name not in self.classes_after and told[1]}
