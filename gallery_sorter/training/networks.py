"""The networks of one training: one that is kept, and where a class is small as many more as it takes to ask about each
picture a network that has not learned it. All learn from the same maps.
"""

from collections.abc import Collection, Generator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.recognition.weights import Head, Tensors
from gallery_sorter.training.checkpoint import Checkpoint, State
from gallery_sorter.training.courses import Course
from gallery_sorter.training.deep import Material, Start, Trained, Training
from gallery_sorter.training.examples import Examples
from gallery_sorter.training.quick import FOLDS
from gallery_sorter.training.values import Epoch

SMALL = 10  # pictures of a class: a fifth of fewer is one picture, which tells next to nothing


@dataclass(frozen=True, slots=True)
class Network:
    """What a network makes of n pictures, and which of them it has not learned."""

    left_out: NDArray[np.bool_]  # (n,)
    changed: bool  # its last stage; False where no epoch was better than the start
    head: Head  # the linear layer that was trained along, of `classes` rows, without an outside logit
    features: NDArray[np.float16]  # (n, 512)

    @property
    def not_learned(self) -> NDArray[np.bool_]:
        """(n,) the left-out pictures; a stage that stayed as it was has learned none at all."""
        return self.left_out | (not self.changed)


@dataclass(frozen=True, slots=True)
class Networks:
    """What came of a training, and of which pictures."""

    examples: Examples  # n; its features are not looked at
    at_start: NDArray[np.float16] | None  # (n, 512) of the base, where the recipe asked for them
    stage: Tensors | None  # of the network that is kept; None where that has not changed
    each: tuple[Network, ...]  # the first is the one that is kept; the others are asked and go
    epochs: tuple[Epoch, ...]

    @property
    def kept(self) -> Network:
        return self.each[0]

    @property
    def not_learned(self) -> NDArray[np.bool_]:
        """(n,) what one of them has not learned, and can be asked about."""
        return np.asarray(np.logical_or.reduce([network.not_learned for network in self.each]))


def network_count(pictures: Collection[int]) -> int:
    """How many it takes, for so many pictures of each class."""
    return FOLDS if min(pictures, default=SMALL) < SMALL else 1


def left_out_parts(examples: Examples) -> list[NDArray[np.bool_]]:
    """(n,) what each network leaves out: a fifth of the pictures, or each fifth in turn that holds any."""
    folds, pictures = examples.folds(FOLDS), np.unique(examples.classes, return_counts=True)[1]
    return [folds == part for part in range(network_count(pictures.tolist())) if (folds == part).any()]


@dataclass(frozen=True, slots=True)
class Plan:
    """How networks are trained, and where what they have learned is kept meanwhile."""

    course: Course
    trunk: Tensors
    folder: Path
    device: str
    seed: int


def train_networks(
    plan: Plan, material: Material, parts: list[NDArray[np.bool_]], cancel: Cancel
) -> Generator[Epoch, None, Networks]:
    """Train one network for each of the `parts` (n,) that are left out; none but the first where that stays as it was,
    since nothing was learned then that others could be asked about. Goes on where an earlier run was cut off.

    Raises CancelledError, SorterError where there is too little memory, OSError.
    """
    start: Start | None = None
    stage: Tensors | None = None
    each: list[Network] = []
    told: list[Epoch] = []
    for number, part in enumerate(parts, start=1):
        folder = plan.folder / f"network-{number}"
        folder.mkdir(exist_ok=True)
        checkpoint = Checkpoint(folder)
        outcome = checkpoint.load()
        if checkpoint.closed and outcome is not None:
            each.append(_remembered(part, outcome))
        else:
            training = Training(
                plan.course,
                material,
                part,
                plan.trunk,
                checkpoint=checkpoint,
                device=plan.device,
                seed=plan.seed,
                start=start,
                after=len(parts) - number,
            )
            for epoch in training.epochs(cancel):
                yield replace(epoch, network=number, networks=len(parts))
            trained = training.finish(cancel)
            start = training.start
            each.append(Network(part, trained.stage is not None, trained.head, trained.features))
            if number == 1:
                stage = trained.stage
            else:
                checkpoint.close(_outcome(trained))
        told += [replace(epoch, network=number, networks=len(parts)) for epoch in checkpoint.epochs]
        if not each[0].changed:
            break
    at_start = None if start is None else start.features.astype(np.float16)
    return Networks(material.examples, at_start, stage, tuple(each), tuple(told))


def _outcome(trained: Trained) -> State:
    """All that is asked of a network that is not kept: the rest takes a hundred times as much of the disk."""
    return {
        "changed": np.array([trained.stage is not None]),
        "features": trained.features,
        "weight": trained.head.weight,
        "bias": trained.head.bias,
    }


def _remembered(left_out: NDArray[np.bool_], outcome: State) -> Network:
    features: NDArray[np.float16] = outcome["features"].astype(np.float16)
    head = Head(outcome["weight"].astype(np.float32), outcome["bias"].astype(np.float32))
    return Network(left_out, bool(outcome["changed"][0]), head, features)
