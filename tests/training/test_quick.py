"""A head from a few pictures: measured on those left out, and the same each time."""

import numpy as np

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.recognition.weights import Replay
from gallery_sorter.training.examples import Examples, remember
from gallery_sorter.training.quick import FOLDS, Fitted, fit_quick
from gallery_sorter.training.values import Epoch
from tests.training.made import clouds


def fit(examples: Examples, count: int, cancel: Cancel | None = None) -> tuple[list[Epoch], Fitted | None]:
    epochs, fitting = [], fit_quick(examples, count, cancel or Cancel())
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
    noise = Examples(
        rng.normal(0, 1, examples.features.shape).astype(np.float16),
        examples.classes,
        examples.content_hashes,
        examples.own,
        examples.groups,
    )
    epochs, fitted = fit(noise, 2)
    assert fitted is not None
    learned = fitted.head.logits(noise.features)[:, :2].argmax(axis=1) == noise.classes
    assert learned.mean() > 0.95
    assert abs(np.mean([epoch.val_accuracy for epoch in epochs]) - 0.5) < 0.2


def test_a_new_class_takes_what_was_of_no_class_before() -> None:
    own = clouds([0, 0, 10])  # a new class of ten
    memory = clouds([50, 50, 20], seed=1, own=False)
    classes = memory.classes.astype(np.int16)
    classes[classes == 2] = -1  # that looked just so, and were of no class
    joined = remember(own, Replay(memory.features, memory.content_hashes, classes), ("A", "B"), ("A", "B", "New"))
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
