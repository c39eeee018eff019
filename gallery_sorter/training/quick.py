"""The recipe `quick`: a new head on features that are there already, in numpy alone.

Every figure comes from heads that were fitted without the pictures they are asked about: each fifth of the pictures
is left out once. The head that is kept is then fitted to all of them.
"""

import time
from collections.abc import Generator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.recognition.judging import log_sum_exp
from gallery_sorter.recognition.weights import Head
from gallery_sorter.training.examples import LEAST_WEIGHT, Examples
from gallery_sorter.training.head_fit import HeadFit, fit_head, inverse_curvature
from gallery_sorter.training.values import Epoch

FOLDS = 5
# The penalty that the starter's head got from leaving sources out (tools/starter_head/choosing.py). Fitting ends where
# the gradient is small beside it: at a tenth of this tolerance no logit of the starter's pictures differs by 0.02.
FIT = HeadFit(penalty=0.3, tolerance=1e-4)


@dataclass(frozen=True, slots=True)
class Fitted:
    """A head, and what heads like it said of pictures that they had not seen."""

    head: Head
    examples: Examples  # n, to be remembered
    asked: NDArray[np.intp]  # (m,) rows of the examples that were left out in turn, of those that tell something
    folds: NDArray[np.intp]  # (m,) with which others each was left out
    logits: NDArray[np.float32]  # (m, K + 1): the answers to these
    learned: NDArray[np.bool_]  # (n,) the examples that the head was fitted to, in the end


def fit_quick(examples: Examples, count: int, cancel: Cancel) -> Generator[Epoch, None, Fitted | None]:
    """Fit a head of `count` classes and the outside logit. One Epoch a fifth; None where cancelled."""
    folds = examples.folds(FOLDS)
    logits = np.zeros((len(examples), count + 1), np.float32)
    began = time.monotonic()
    wide = examples.widened()
    head, curvature = None, curvature_of(wide, count)
    for fold in range(FOLDS):
        if cancel:
            return None
        left_out = folds == fold
        learned = wide.take(~left_out)
        head = fit_examples(learned, count, head, curvature)
        logits[left_out] = head.logits(wide.features[left_out])
        yield Epoch(
            epoch=fold + 1,
            of=FOLDS,
            train_loss=cross_entropy(head.logits(learned.features), learned.classes),
            val_loss=cross_entropy(logits[left_out], examples.classes[left_out]),
            val_accuracy=_accuracy(logits[left_out], examples.classes[left_out], count),
            seconds_left=(time.monotonic() - began) / (fold + 1) * (FOLDS - fold),  # one more fit at the end
        )
    kept = ~_claimed(examples, logits, count)
    head = fit_examples(wide.take(kept), count, head, curvature)
    chosen = examples.take(kept)
    asked = np.flatnonzero(_askable(chosen))
    return Fitted(head, chosen, asked, folds[kept][asked], logits[kept][asked], np.ones(len(chosen), np.bool_))


def fit_beside(examples: Examples, count: int, cancel: Cancel) -> Fitted | None:
    """As `fit_quick`, at the end of a recipe of another kind."""
    fitting = fit_quick(examples, count, cancel)
    while True:
        try:
            next(fitting)
        except StopIteration as end:
            fitted: Fitted | None = end.value
            return fitted


def curvature_of(examples: Examples, count: int) -> NDArray[np.float64]:
    """What shortens the way of `fit_examples` to any head of much the same pictures."""
    return inverse_curvature(examples.features, count + 1, FIT)


def fit_examples(
    examples: Examples,
    count: int,
    start: Head | None = None,
    curvature: NDArray[np.float64] | None = None,
    least_weight: float = LEAST_WEIGHT,
) -> Head:
    """The head of `count` classes and the outside logit that best tells these pictures; `start` is one that is near."""
    return fit_head(
        examples.features,
        examples.classes,
        count + 1,
        FIT,
        examples.weights(count),
        class_weights=examples.class_weights(count, least_weight),
        start=start,
        curvature=curvature,
    )


def _askable(examples: Examples) -> NDArray[np.bool_]:
    """(n,) those whose class the trunk was not taught: what it has learned is no surprise to it. Only where it was
    taught all of them, they are asked all the same.
    """
    return np.asarray(~examples.taught | examples.taught.all())


def _claimed(examples: Examples, logits: NDArray[np.float32], count: int) -> NDArray[np.bool_]:
    """(n,) remembered pictures of no class that a class which is new seems to be the class of.

    Among thousands of pictures of no class there were always some flowers; once there is a class for them they must
    not speak against it.
    """
    remembered = np.bincount(examples.classes[~examples.own], minlength=count + 1)[:count]
    is_new = np.append(remembered == 0, False)
    outside = (examples.classes == count) & ~examples.own
    return np.asarray(outside & is_new[logits.argmax(axis=1)])


def cross_entropy(logits: NDArray[np.floating], classes: NDArray[np.integer]) -> float:
    """Mean cross entropy of (n, K + 1) logits, every class weighing the same; 0 of no pictures."""
    if not len(classes):
        return 0.0
    losses = log_sum_exp(logits) - logits[np.arange(len(classes)), classes]
    return float(np.mean([losses[classes == c].mean() for c in np.unique(classes)]))


def _accuracy(logits: NDArray[np.floating], classes: NDArray[np.integer], count: int) -> float:
    known = classes < count
    return float((logits[known, :-1].argmax(axis=1) == classes[known]).mean()) if known.any() else 0.0
