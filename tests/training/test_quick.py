"""A head from a few pictures: measured on those left out, and the same each time."""

from dataclasses import replace

import numpy as np

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.training.examples import Examples, remember
from gallery_sorter.training.quick import FOLDS, Fitted, fit_quick
from gallery_sorter.training.values import Epoch
from tests.training.made import clouds, memory_of


def fit(examples: Examples, count: int, cancel: Cancel | None = None) -> tuple[list[Epoch], Fitted | None]:
    epochs, fitting = [], fit_quick(examples, count, Cancel() if cancel is None else cancel)
    while True:
        try:
            epochs.append(next(fitting))
        except StopIteration as end:
            return epochs, end.value


def test_what_can_be_told_apart_is_learned_and_the_same_each_time() -> None:
    examples = clouds([40, 40, 20])
    epochs, fitted = fit(examples, 3)
    assert fitted is not None
    assert [epoch.epoch for epoch in epochs] == list(range(1, FOLDS + 1))
    known = examples.classes < 3
    assert (fitted.logits[known, :3].argmax(axis=1) == examples.classes[known]).mean() > 0.8
    _, again = fit(examples, 3)
    assert again is not None
    assert np.array_equal(again.head.weight, fitted.head.weight)


def test_nothing_is_measured_on_what_was_learned_from() -> None:
    """Where the classes can't be told apart the figures say so, however well the head has learned its pictures."""
    rng = np.random.default_rng(0)
    examples = clouds([60, 60])
    noise = replace(examples, features=rng.normal(0, 1, examples.features.shape).astype(np.float16))
    epochs, fitted = fit(noise, 2)
    assert fitted is not None
    learned = fitted.head.logits(noise.features)[:, :2].argmax(axis=1) == noise.classes
    assert learned.mean() > 0.95
    assert abs(np.mean([epoch.val_accuracy for epoch in epochs]) - 0.5) < 0.2


def test_bursts_that_are_remembered_do_not_flatter() -> None:
    """Thirty bursts of four with classes that mean nothing: who has seen one of a burst knows the others."""
    rng = np.random.default_rng(0)
    bursts = np.repeat(np.arange(30), 4)
    examples = clouds([60, 60], own=False)
    burst_classes = rng.permutation(np.arange(30) % 2)
    examples = replace(
        examples,
        classes=burst_classes[bursts],
        features=np.repeat(rng.normal(0, 1, (30, 512)), 4, axis=0).astype(np.float16),
        identities=replace(examples.identities, minutes=bursts.astype(np.int64)),
    )
    _, fitted = fit(examples, 2)
    assert fitted is not None
    right = fitted.logits[:, :2].argmax(axis=1) == fitted.examples.classes[fitted.asked]
    assert right.mean() < 0.75


def test_what_the_network_has_learned_is_not_asked_about() -> None:
    examples = clouds([30, 30])
    examples = replace(examples, taught=np.arange(60) % 3 > 0)
    _, fitted = fit(examples, 2)
    assert fitted is not None
    assert fitted.asked.tolist() == list(range(0, 60, 3))
    assert len(fitted.logits) == len(fitted.folds) == 20
    assert fitted.learned.all()
    _, fitted = fit(replace(examples, taught=np.ones(60, np.bool_)), 2)
    assert fitted is not None
    assert len(fitted.asked) == 60, "nothing else is there to be asked"


def test_a_new_class_takes_what_was_of_no_class_before() -> None:
    own = clouds([0, 0, 10])  # a new class of ten
    memory = clouds([50, 50, 20], seed=1, own=False)
    classes = memory.classes.astype(np.int16)
    classes[classes == 2] = -1  # that looked just so, and were of no class
    joined = remember(own, memory_of(memory, classes), ("A", "B"), ("A", "B", "New"))
    _, fitted = fit(joined, 3)
    assert fitted is not None
    outside = (fitted.examples.classes == 3).sum()
    assert outside < 20, "those that the new class claims do not speak against it"
    fresh = clouds([0, 0, 40], seed=2)
    assert (fitted.head.logits(fresh.features)[:, :3].argmax(axis=1) == 2).mean() > 0.7


def test_it_stops_where_it_is_asked_to() -> None:
    cancel = Cancel()
    cancel.set()
    assert fit(clouds([10, 10]), 2, cancel) == ([], None)
