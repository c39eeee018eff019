"""Batches for distillation, made in a process of their own beside the student.

Batch n depends on the seed and n alone, so a resumed run sees what an unbroken one would have seen. Teacher
and student look at the same view ("a patient and consistent teacher", arXiv:2106.05237).
"""

from __future__ import annotations

import multiprocessing as mp
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from tools.starter.pictures import CLASSES, OUTSIDE, UNLABELLED, Store, open_store
from tools.starter.targets import WATCHER, Targets
from tools.starter.teacher import Floats, Teacher, open_teacher
from tools.starter.views import FACE, PHOTO, TEXT, Habits, random_view

STORES = ("unlabelled", "train", "drawn")
SHARES = (0.48, 0.36, 0.16)  # of a batch, by store
TRUST = (0.6, 0.85, 0.85)  # in the picture's classes, the rest in what the teacher sees in the view
CLASS_WEIGHT = (0.5, 1.0, 0.7)
MIXED = 0.25  # share of batches that blend pairs of views
HABITS = {"Selfies": FACE, "Memes": TEXT, "Whatsapp_Screenshots": TEXT}
QUEUED = 6


@dataclass(frozen=True, slots=True)
class Batch:
    """What one training step needs; n views of `size` pixels."""

    step: int
    views: NDArray[np.uint8]  # (n, size, size, 3)
    features: Floats  # (n, teacher's width), standardised
    logits: Floats  # (n, 1000)
    classes: Floats  # (n, classes), sums to 1
    weights: Floats  # (n,) of the class loss


@dataclass(frozen=True, slots=True)
class Plan:
    """Where batches come from; plain data, because it travels to the worker process."""

    cache: Path
    seed: int
    batch: int
    passes: int
    sizes: tuple[tuple[float, int], ...]  # (share of the run from which on, size)
    held_out: frozenset[str]
    admit_at: float  # share of the run from which on the held-out sources join

    def size_at(self, step: int) -> int:
        share = step * self.batch / self.passes
        return max((begin, size) for begin, size in self.sizes if begin <= share)[1]


class Sampler:
    """Draws batches; see `Plan`."""

    def __init__(self, plan: Plan, targets: Targets, teacher: Teacher) -> None:
        self._plan, self._targets, self._teacher = plan, targets, teacher
        self._stores = [open_store(plan.cache / name) for name in STORES]
        self._chances = {
            admitted: [_chances(store, frozenset() if admitted else plan.held_out) for store in self._stores]
            for admitted in (False, True)
        }

    def batch(self, step: int) -> Batch:
        plan = self._plan
        rng = np.random.default_rng([plan.seed, step])
        chances = self._chances[step * plan.batch / plan.passes >= plan.admit_at]
        which = rng.choice(len(STORES), plan.batch, p=SHARES)
        size = plan.size_at(step)
        seen = max(size, self._teacher.size)
        views, classes = [], []
        for store in which:
            index = int(rng.choice(len(self._stores[store]), p=chances[store]))
            entry = self._stores[store].entries[index]
            views.append(random_view(self._stores[store].pixels(index), seen, _habits(entry.label, entry.source), rng))
            classes.append(self._targets.picture_classes[store][index])
        trust, weight = np.array(TRUST, np.float32)[which], np.array(CLASS_WEIGHT, np.float32)[which]
        wanted = np.stack(classes)
        if rng.random() < MIXED:
            views, wanted = _mixed(views, wanted, rng)
        features, logits = self._teacher(_resized(views, self._teacher.size))
        seen_classes = self._targets.view_head(features)
        wanted = trust[:, None] * wanted + (1 - trust[:, None]) * seen_classes
        standard = (features - self._targets.mean) / self._targets.scale
        return Batch(step, _resized(views, size), standard, logits, wanted, weight)


def batches_from(plan: Plan, targets: Targets, first: int) -> Iterator[Batch]:
    """Batches from step `first` to the end of the plan, made ahead by a worker process."""
    context = mp.get_context("spawn")
    queue: mp.queues.Queue[Batch | None] = context.Queue(QUEUED)
    worker = context.Process(target=_work, args=(plan, targets, first, queue), daemon=True)
    worker.start()
    try:
        while (batch := queue.get(timeout=600)) is not None:
            yield batch
    finally:
        worker.terminate()
        worker.join()


def _work(plan: Plan, targets: Targets, first: int, queue: mp.queues.Queue[Batch | None]) -> None:
    os.environ["OMP_NUM_THREADS"] = "1"
    sampler = Sampler(plan, targets, open_teacher(plan.cache, *WATCHER, threads=1))
    for step in range(first, plan.passes // plan.batch):
        queue.put(sampler.batch(step))
    queue.put(None)


def _chances(store: Store, held_out: frozenset[str]) -> NDArray[np.float64]:
    """Every class equally often, Other twice; within a class, a source by the root of its size."""
    labels, sources = store.labels(), np.array(store.sources())
    chances = np.zeros(len(store))
    for label in np.unique(labels):
        for source in np.unique(sources[labels == label]):
            members = (labels == label) & (sources == source)
            power = 1.0 if label == UNLABELLED else 0.5
            chances[members] = members.sum() ** power / members.sum()
        share = 2.0 if label == OUTSIDE else 1.0
        chances[labels == label] *= share / chances[labels == label].sum()
    chances[np.isin(sources, sorted(held_out))] = 0.0
    normal: NDArray[np.float64] = chances / chances.sum()
    return normal


def _habits(label: int, source: str) -> Habits:
    if source == "drawn-screen":
        return TEXT
    return PHOTO if label == UNLABELLED else HABITS.get(CLASSES[label], PHOTO)


def _mixed(views: list[Image.Image], classes: Floats, rng: np.random.Generator) -> tuple[list[Image.Image], Floats]:
    """Blend each view with the one before it, one share for the batch."""
    share = float(rng.uniform(0.05, 0.5))
    blended = [Image.blend(view, views[index - 1], share) for index, view in enumerate(views)]
    return blended, (1 - share) * classes + share * np.roll(classes, 1, axis=0)


def _resized(views: list[Image.Image], size: int) -> NDArray[np.uint8]:
    """Squares as one array, scaled where they have another size."""
    scaled = (view if view.width == size else view.resize((size, size), Image.Resampling.BILINEAR) for view in views)
    return np.stack([np.asarray(view, dtype=np.uint8) for view in scaled])
