"""Trains the last stage of the network on cached maps, epoch by epoch, as a course says; a run that is cut off goes on
to the same end.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.recognition.card import FEATURES
from gallery_sorter.recognition.weights import Head, Tensors
from gallery_sorter.training.checkpoint import Checkpoint
from gallery_sorter.training.courses import VIEWS, Course, drawn_in
from gallery_sorter.training.examples import Examples
from gallery_sorter.training.frozen import FileMaps, FrozenMaps
from gallery_sorter.training.head_fit import fit_head
from gallery_sorter.training.last_stage import PASS, STEP, LastStage, Slices
from gallery_sorter.training.out_of_memory import told_plainly
from gallery_sorter.training.quick import FIT, cross_entropy
from gallery_sorter.training.values import Epoch

PATIENCE = 2  # epochs that may bring nothing


@dataclass(frozen=True, slots=True)
class Material:
    """Cached maps with their classes."""

    maps: FrozenMaps
    rows: NDArray[np.intp]  # of the maps, one for each example
    examples: Examples  # its features are not looked at
    count: int  # classes


@dataclass(frozen=True, slots=True)
class Start:
    """What the base makes of the pictures, before anything is trained."""

    features: NDArray[np.float32]  # (n, 512), for each example
    seconds: float  # that it took to ask for them


@dataclass(frozen=True, slots=True)
class Trained:
    """What came of it: a last stage, what it makes of the pictures, and its linear layer."""

    stage: Tensors | None  # None where it stays as it was: no epoch was better than the start
    head: Head  # the linear layer of `classes` rows, without an outside logit
    features: NDArray[np.float16]  # (n, 512) of the stage that is kept, for each example


class Training:
    """One run of a course; `epochs` yields as they end, then `finish`. Both raise CancelledError, and SorterError where
    there is too little memory: what was done up to the last epoch can then be gone on with.

    `left_out` (n,) are the examples that it does not learn, and asks about after each epoch.
    `start` is there once its epochs have begun, and may be given where it is known; so many trainings like this one
    come `after` it.
    """

    @told_plainly()
    def __init__(
        self,
        course: Course,
        material: Material,
        left_out: NDArray[np.bool_],
        trunk: Tensors,
        *,
        checkpoint: Checkpoint,
        device: str,
        seed: int,
        start: Start | None = None,
        after: int = 0,
    ) -> None:
        self._course, self._material, self._checkpoint, self._seed = course, material, checkpoint, seed
        self._learned = np.flatnonzero(~left_out)
        self._asked = np.flatnonzero(left_out)
        self._stage = LastStage(trunk, _random_head(material.count, seed), course.phases[0].rates, device)
        self._ahead = course.epochs * (1 + after)
        self.start = start

    def epochs(self, cancel: Cancel) -> Iterator[Epoch]:
        """Train, from the last finished epoch on. Where the best one is chosen, the first is the start itself."""
        with told_plainly():
            yield from self._epochs(cancel)

    def _epochs(self, cancel: Cancel) -> Iterator[Epoch]:
        state = self._checkpoint.load()
        done = self._checkpoint.epochs[-1].epoch if state is not None else 0
        self.start = self.start or self._ask_base(cancel)
        if self._course.refit and state is None:
            loss = self._start_from_fitted_head(self.start.features[self._learned])
            left = self._seconds_ahead(self.start.seconds)
            yield self._measure(0, loss, left, self.start.features[:, None], cancel)
        began, first = time.monotonic(), done
        features: NDArray[np.float32] | None = None
        start = 0
        for phase in self._course.phases:
            end = start + phase.epochs
            if done < end:
                self._stage.start(phase.rates)
                if state is not None:
                    self._stage.restore(state, optimiser=done > start)
                    state = None
                if phase.rates.stage == 0:
                    features = self._features_of_all_views(cancel)
            while done < end and not self._has_settled():
                loss = self._learn(done, (done - start) / phase.epochs, features, cancel)
                done += 1
                spent = (time.monotonic() - began) / (done - first)
                yield self._measure(done, loss, spent * (self._ahead - done), features, cancel)
            start = end

    @told_plainly()
    def finish(self, cancel: Cancel) -> Trained:
        """The best epoch where the course chooses one, else the last."""
        self._stage.restore(self._checkpoint.load_best(), optimiser=False)  # another run may have trained it
        if self.start is not None and self._checkpoint.best == 0:
            return Trained(None, self._stage.head(), self.start.features.astype(np.float16))
        self._stage.round_to_half()
        features = self._stage.features(self._plain(np.arange(len(self._material.rows))), cancel)
        return Trained(self._stage.tensors(), self._stage.head(), features.astype(np.float16))

    def _ask_base(self, cancel: Cancel) -> Start:
        began = time.monotonic()
        features = self._stage.features(self._plain(np.arange(len(self._material.rows))), cancel)
        return Start(features, time.monotonic() - began)

    def _seconds_ahead(self, one_pass: float) -> float:
        """What all epochs will take, told from what one pass of all pictures through the stage took."""
        steps = drawn_in(self._course, len(self._learned)) * STEP / PASS + len(self._asked)
        return self._ahead * steps * one_pass / len(self._material.rows)

    def _start_from_fitted_head(self, features: NDArray[np.float32]) -> float:
        """Fit the linear layer first: a random one would spoil the stage (Kumar et al. 2022). Returns its loss."""
        head = fit_head(features, self._classes(self._learned), self._material.count, FIT)
        self._stage.set_head(head)
        return cross_entropy(head.logits(features), self._classes(self._learned))

    def _learn(self, epoch: int, past: float, features: NDArray[np.float32] | None, cancel: Cancel) -> float:
        """One pass; returns the mean loss. Its order depends on seed and epoch alone, so that it can be done again."""
        random = np.random.default_rng((self._seed, epoch))
        order = self._balanced(random) if self._course.balanced else random.permutation(self._learned)
        views = random.integers(0, VIEWS, len(order))
        losses = []
        for start in range(0, len(order), self._course.batch):
            rows, some = order[start : start + self._course.batch], views[start : start + self._course.batch]
            fraction = past + start / len(order) / self._course.epochs
            scale = 0.5 * (1 + np.cos(np.pi * fraction)) if self._course.choosing else 1.0
            given: Slices = (
                features[rows, some % features.shape[1]]
                if features is not None
                else MapRows(self._material.maps.maps, self._material.rows[rows], some)
            )
            losses.append(self._stage.learn((given, self._classes(rows)), float(scale), cancel) * len(rows))
        return float(sum(losses) / len(order))

    def _balanced(self, random: np.random.Generator) -> NDArray[np.intp]:
        """The rows of an epoch: every class as often as the others, none twice before all of its class came."""
        classes = self._classes(self._learned)
        each = -(-drawn_in(self._course, len(self._learned)) // self._material.count)
        drawn = []
        for c in range(self._material.count):
            rows = self._learned[classes == c]
            if not len(rows):  # a class of one picture, which is left out
                continue
            rounds = -(-each // len(rows))
            drawn.append(np.concatenate([random.permutation(rows) for _ in range(rounds)])[:each])
        return random.permutation(np.concatenate(drawn))

    def _measure(
        self, epoch: int, loss: float, left: float, features: NDArray[np.float32] | None, cancel: Cancel
    ) -> Epoch:
        """Ask about the pictures that were left out, and keep the state."""
        given: Slices = features[self._asked, 0] if features is not None else self._plain(self._asked)
        logits = self._stage.head().logits(self._stage.features(given, cancel))
        classes = self._classes(self._asked)
        found = Epoch(
            epoch=epoch,
            of=self._course.epochs,
            train_loss=loss,
            val_loss=cross_entropy(logits, classes),
            val_accuracy=float((logits.argmax(axis=1) == classes).mean()),
            seconds_left=left,
        )
        before = [one.val_loss for one in self._checkpoint.epochs]
        best = not self._course.choosing or found.val_loss < min(before, default=float("inf"))
        self._checkpoint.save(found, self._stage.state(), best=best)
        return found

    def _has_settled(self) -> bool:
        losses = [one.val_loss for one in self._checkpoint.epochs]
        if not self._course.choosing or len(losses) <= PATIENCE:
            return False
        return min(losses[:-PATIENCE]) <= min(losses[-PATIENCE:])

    def _classes(self, rows: NDArray[np.intp]) -> NDArray[np.intp]:
        return self._material.examples.classes[rows]

    def _plain(self, rows: NDArray[np.intp]) -> "MapRows":
        """The maps of pictures as they are."""
        return MapRows(self._material.maps.maps, self._material.rows[rows], np.zeros(len(rows), np.intp))

    def _features_of_all_views(self, cancel: Cancel) -> NDArray[np.float32]:
        """(n, views, 512): the stage does not change any more, so that each view passes it once."""
        m = self._material
        views = m.maps.maps.shape[1]
        found = [
            self._stage.features(MapRows(m.maps.maps, m.rows, np.full(len(m.rows), view)), cancel)
            for view in range(views)
        ]
        return np.stack(found, axis=1)


@dataclass(frozen=True, slots=True)
class MapRows:
    """Some rows and views of the mapped file, read only when a slice of them is asked for.

    Where the file holds no mirrored pictures, the maps themselves are mirrored: nearly the same, and free.
    """

    maps: FileMaps
    rows: NDArray[np.intp]
    views: NDArray[np.intp]

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, some: slice) -> NDArray[np.float16]:
        kept, views = self.maps.shape[1], self.views[some]
        found = np.asarray(self.maps[self.rows[some], views % kept])  # a copy
        mirrored = views >= kept
        found[mirrored] = found[mirrored][..., ::-1]
        return found


def _random_head(count: int, seed: int) -> Head:
    """torch.nn.Linear's own start: uniform within 1 / sqrt(inputs)."""
    bound = FEATURES**-0.5
    random = np.random.default_rng(seed)
    weight = random.uniform(-bound, bound, (count, FEATURES)).astype(np.float32)
    return Head(weight, random.uniform(-bound, bound, count).astype(np.float32))
