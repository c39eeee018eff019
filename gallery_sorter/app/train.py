"""Train a new model version from what the person said, beside the old ones; it never leaves them worse off."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from gallery_sorter.app.events import Events, Recipe
from gallery_sorter.app.session import Session
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import ErrorCode, SorterError


@dataclass(frozen=True, slots=True)
class TrainOptions:
    """What to learn from, and how."""

    folders: tuple[Path, ...] = ()  # each holds a folder for each class
    corrections: bool = False  # what the person labelled, wherever it lies
    looked_through: bool = False  # every picture in the class folders is the person's word
    looked_through_classes: tuple[str, ...] = ()  # in the folders of these classes alone
    only: bool = False  # exactly these classes, instead of the active model's and these
    recipe: Recipe = "quick"
    base: str = "active"  # whose trunk: "active", "imagenet" (torch's cache, else fetched), or the path of a file
    name: str | None = None  # of the new version; numbered where it is not given
    epochs: int | None = None
    seed: int = 0
    resume: bool = False  # go on with a training of these options that was cut off
    activate: Literal["auto", "always", "never"] = "auto"  # auto: where it is not worse
    dry_run: bool = False  # say what it would learn from and how long it would take, and stop there


def train(session: Session, options: TrainOptions, cancel: Cancel) -> Events:
    """Yields Progress and Refused while pictures are read, one TrainingStart, Epochs, Seen and ClassChange, one
    TrainingResult, and ends in a Receipt (`looked_at = used + excluded`). Changes no picture.

    Raises SorterError: `usage`, `not-found`, `too-few-pictures` before anything is spent, `no-torch`, `no-space`.
    """
    raise SorterError(ErrorCode.USAGE, "`train` is not part of this version yet.")
