"""The networks of one training: one that is kept, and where a class is small as many more as it takes to ask about each
picture a network that has not learned it. All learn from the same maps.
"""

import itertools
from collections.abc import Collection, Generator, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.recognition.weights import Head, Tensors
from gallery_sorter.training.checkpoint import Checkpoint, State, task_key
from gallery_sorter.training.courses import Course
from gallery_sorter.training.deep import Material, Start, Trained, Training
from gallery_sorter.training.examples import Examples
from gallery_sorter.training.quick import FOLDS
from gallery_sorter.training.values import Epoch

SMALL = 10  # pictures of a class: of fewer, one fifth is a picture or two, which tell next to nothing


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
    at_start: NDArray[np.float16]  # (n, 512) of the base
    goes_on: bool  # from the older model's trunk
    stage: Tensors | None  # of the network that is kept; None where that has not changed
    each: tuple[Network, ...]  # the first is the one that is kept; the others are asked and go
    epochs: tuple[Epoch, ...]

    @property
    def kept(self) -> Network:
        return self.each[0]

    def asked_of(self, network: Network) -> NDArray[np.bool_]:
        """(n,) what this one of them can be asked about: what it has not learned, and each picture of one alone."""
        return network.not_learned if len(self.each) == 1 else network.left_out

    @property
    def not_learned(self) -> NDArray[np.bool_]:
        """(n,) what one of them has not learned."""
        return np.asarray(np.logical_or.reduce([network.not_learned for network in self.each]))


def network_count(pictures: Collection[int]) -> int:
    """How many it takes at most, for so many pictures of each class."""
    return FOLDS if min(pictures, default=SMALL) < SMALL else 1


def left_out_parts(examples: Examples, known: NDArray[np.bool_]) -> list[NDArray[np.bool_]]:
    """(n,) what each network leaves out: the first fifth of the pictures, and where a class is small each other one,
    but for those that hold nothing to ask about: the older network has learned the `known` (n,) pictures.
    """
    folds, pictures = examples.folds(FOLDS), np.unique(examples.classes, return_counts=True)[1]
    others = [folds == part for part in range(1, network_count(pictures.tolist()))]
    return [folds == 0, *(part for part in others if (part & ~known).any())]


@dataclass(frozen=True, slots=True)
class Plan:
    """How networks are trained, and where what they have learned is kept meanwhile."""

    course: Course
    trunk: Tensors
    goes_on: bool  # whether that is the older model's
    folder: Path
    device: str
    seed: int


@dataclass(frozen=True, slots=True)
class _Place:
    """Which of the networks it is."""

    number: int  # from 1
    of: int

    def told(self, epochs: Iterable[Epoch]) -> Iterator[Epoch]:
        """The epochs of this one."""
        return (replace(epoch, network=self.number, networks=self.of) for epoch in epochs)


def train_networks(
    plan: Plan, material: Material, parts: list[NDArray[np.bool_]], cancel: Cancel
) -> Generator[Epoch, None, Networks]:
    """Train one network for each of the `parts` (n,) that are left out; none but the first where that stays as it was,
    since it has learned nothing then. Goes on where an earlier run was cut off.

    Raises CancelledError, SorterError where there is too little memory, OSError.
    """
    start: Start | None = None
    stage: Tensors | None = None
    each: list[Network] = []
    checkpoints: list[Checkpoint] = []
    for number, left_out in enumerate(parts, start=1):
        checkpoint = Checkpoint(_folder(plan, material, left_out))
        checkpoints.append(checkpoint)
        outcome = checkpoint.outcome()
        if outcome is None:
            training = Training(
                plan.course,
                material,
                left_out,
                plan.trunk,
                checkpoint=checkpoint,
                device=plan.device,
                seed=plan.seed,
                start=start,
                after=len(parts) - number,
            )
            yield from _Place(number, len(parts)).told(training.epochs(cancel))
            trained, start = training.finish(cancel), training.start
            del training  # its weights and gradients, before those of the next are made
            stage = trained.stage if number == 1 else stage
            outcome = _outcome(trained)
            if number > 1:
                checkpoint.close(outcome)
        each.append(_network(left_out, outcome))
        if not each[0].changed:
            break
    if start is None:
        raise ValueError("there is nothing to leave out")
    at_start = start.features.astype(np.float16)
    epochs = [_Place(number, len(each)).told(made.epochs) for number, made in enumerate(checkpoints, start=1)]
    told = tuple(itertools.chain.from_iterable(epochs))
    return Networks(material.examples, at_start, plan.goes_on, stage, tuple(each), told)


def _folder(plan: Plan, material: Material, left_out: NDArray[np.bool_]) -> Path:
    """Where a network of these very pictures is kept: one that could be read once may be gone by the next run."""
    contents = [row.tobytes().hex() for row in material.examples.content_hashes]
    folder = plan.folder / f"network-{task_key(contents, np.flatnonzero(left_out).tolist())}"
    folder.mkdir(exist_ok=True)
    return folder


def _outcome(trained: Trained) -> State:
    """All that is asked of a network that is not kept: the rest takes a hundred times as much of the disk."""
    return {
        "changed": np.array([trained.stage is not None]),
        "features": trained.features,
        "weight": trained.head.weight,
        "bias": trained.head.bias,
    }


def _network(left_out: NDArray[np.bool_], outcome: State) -> Network:
    features: NDArray[np.float16] = outcome["features"].astype(np.float16)
    head = Head(outcome["weight"].astype(np.float32), outcome["bias"].astype(np.float32))
    return Network(left_out, bool(outcome["changed"][0]), head, features)
