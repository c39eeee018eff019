"""The measures of a classifier, each with its source, in plain numpy. What they return was measured on what is given.

Throughout: `probabilities` is (n, K) with rows adding up to 1, `truth` (n,) holds class indices.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating]
Indices = NDArray[np.integer]

ECE_BINS = 15  # equal width, as in Guo et al. 2017
FLOOR_DRAWS = 200
_AT_ONCE = 1 << 20  # drawn answers that are held, at 8 bytes each and a few copies


@dataclass(frozen=True, slots=True)
class ClassFigures:
    """One class: of those called so, how many are (precision); of those that are, how many are called so (recall)."""

    precision: float
    recall: float
    f1: float
    support: int  # pictures that are of this class


@dataclass(frozen=True, slots=True)
class Coverage:
    """The share of pictures with a confidence of at least `threshold`; None where no threshold is good enough."""

    coverage: float
    threshold: float | None


def confusion(truth: Indices, called: Indices, count: int) -> NDArray[np.int64]:
    """(count, count): rows are the true class, columns what it was called."""
    table = np.zeros((count, count), dtype=np.int64)
    np.add.at(table, (truth, called), 1)
    return table


def class_figures(table: NDArray[np.int64]) -> list[ClassFigures]:
    """Precision, recall and F1 of each class from a confusion table; 0 where one is undefined (0/0)."""
    right = np.diag(table).astype(np.float64)
    called, support = table.sum(axis=0), table.sum(axis=1)
    precision = right / np.maximum(called, 1)
    recall = right / np.maximum(support, 1)
    f1 = 2 * right / np.maximum(called + support, 1)
    return [
        ClassFigures(float(p), float(r), float(f), int(n))
        for p, r, f, n in zip(precision, recall, f1, support, strict=True)
    ]


def accuracy(truth: Indices, called: Indices) -> float:
    """The share that is right; 0 of no pictures."""
    return float((truth == called).mean()) if len(truth) else 0.0


def macro_f1(figures: list[ClassFigures]) -> float:
    """The plain mean of F1 over the classes that have pictures; 0 where none has."""
    values = [f.f1 for f in figures if f.support]
    return float(np.mean(values)) if values else 0.0


def calibration_error(confidences: Floats, right: NDArray[np.bool_]) -> float:
    """Expected calibration error of the top label: sum over bins of share * |accuracy - mean confidence|.

    15 equal-width bins over (0, 1] (Naeini et al. 2015, Guo et al. 2017).
    """
    return float(_calibration_errors(confidences.astype(np.float64), right[None, :])[0])


def calibration_floor(confidences: Floats, seed: int = 0) -> float:
    """What a perfectly calibrated model would show on so many pictures with these confidences.

    The mean error of 200 seeded draws in which each answer is right with its stated confidence: the bias of the
    binned estimate, which never reaches 0 on a finite sample.
    """
    wide = confidences.astype(np.float64)
    random = np.random.default_rng(seed)
    some = max(1, _AT_ONCE // max(1, len(wide)))  # draws; the numbers come in one order however they are sliced
    errors = [
        _calibration_errors(wide, random.random((min(some, FLOOR_DRAWS - start), len(wide))) < wide)
        for start in range(0, FLOOR_DRAWS, some)
    ]
    return float(np.concatenate(errors).mean())


def _calibration_errors(confidences: NDArray[np.float64], right: NDArray[np.bool_]) -> NDArray[np.float64]:
    """One error for each row of (draws, n) answers."""
    if not len(confidences):
        return np.zeros(len(right))
    bins = np.clip(np.ceil(confidences * ECE_BINS).astype(int) - 1, 0, ECE_BINS - 1)
    member = np.eye(ECE_BINS)[bins]  # (n, bins)
    gaps = (right.astype(np.float64) - confidences) @ member
    return np.asarray(np.abs(gaps).sum(axis=1) / len(confidences))


def brier(probabilities: Floats, truth: Indices) -> float:
    """Mean over pictures of the squared distance between the probabilities and the truth (Brier 1950): 0 to 2."""
    if not len(truth):
        return 0.0
    target = np.eye(probabilities.shape[1])[truth]
    return float(((probabilities - target) ** 2).sum(axis=1).mean())


def coverage_at(confidences: Floats, right: NDArray[np.bool_], precision: float) -> Coverage:
    """The largest share of pictures, the most confident first, of which at least `precision` are right.

    Selective classification (El-Yaniv & Wiener 2010). Pictures of equal confidence come in together.
    """
    if not len(confidences):
        return Coverage(0.0, None)
    order = np.argsort(-confidences, kind="stable")
    sorted_confidences = confidences[order]
    shares = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    last_of_ties = np.append(sorted_confidences[1:] != sorted_confidences[:-1], True)
    passing = np.flatnonzero((shares >= precision - 1e-9) & last_of_ties)
    if not len(passing):
        return Coverage(0.0, None)
    return Coverage(float(passing[-1] + 1) / len(order), float(sorted_confidences[passing[-1]]))


def auroc(scores: Floats, positive: NDArray[np.bool_]) -> float | None:
    """The chance that a positive scores higher than a negative, ties counting half (Mann & Whitney 1947).

    None where either kind is missing.
    """
    positives = int(positive.sum())
    negatives = len(positive) - positives
    if not positives or not negatives:
        return None
    _, inverse, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]  # mean rank of ties, from 1
    rank_sum = float(ranks[positive].sum())
    return (rank_sum - positives * (positives + 1) / 2) / (positives * negatives)
