"""Everything that `evaluate` tells of a model on labelled pictures, from its logits alone."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gallery_sorter.recognition import measures
from gallery_sorter.recognition.card import ModelCard
from gallery_sorter.recognition.judging import Threshold, judge_rows

COVERAGE_TARGETS = ("0.90", "0.95", "0.98", "0.99")


@dataclass(frozen=True, slots=True)
class OutsideFigures:
    """How pictures of no class fare."""

    pictures: int
    auroc: float | None  # how well the outside score tells them from the others; None where there are no others
    accepted: float  # share of them called sure


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures of the contract's `evaluation` record, by its names."""

    model: str
    pictures: int  # of known classes
    accuracy: float
    macro_f1: float
    ece: float
    ece_floor: float
    brier: float
    classes: Mapping[str, measures.ClassFigures]
    labels: tuple[str, ...]  # of the confusion's rows and columns
    confusion: tuple[tuple[int, ...], ...]  # rows: true class, columns: what it was called
    coverage_at_precision: Mapping[str, measures.Coverage]
    outside: OutsideFigures | None
    sure: float  # share of the known pictures called sure by the card's thresholds
    sure_right: float  # share of these that are right


def evaluate_outputs(
    card: ModelCard,
    logits: NDArray[np.floating],
    truth: NDArray[np.integer],
    outside_mask: NDArray[np.bool_],
    threshold: Threshold = None,
) -> Evaluation:
    """Measure (n, K + 1) logits against `truth` (n,), indices of the card's classes.

    `outside_mask` (n,) marks pictures of no class of the model; their truth is not looked at. Accuracy, macro-F1, ECE
    and coverage are over the known ones, sure or not.
    """
    judged = judge_rows(card, logits, threshold)
    known = ~outside_mask
    right_class = truth[known]
    called, confidences = judged.classes[known], judged.confidences[known]
    right = called == right_class
    table = measures.confusion(right_class, called, len(card.classes))
    figures = measures.class_figures(table)
    sure = judged.sure[known]
    return Evaluation(
        model=card.name,
        pictures=int(known.sum()),
        accuracy=measures.accuracy(right_class, called),
        macro_f1=measures.macro_f1(figures),
        ece=measures.calibration_error(confidences, right),
        ece_floor=measures.calibration_floor(confidences),
        brier=measures.brier(judged.probabilities[known], right_class),
        classes=dict(zip(card.classes, figures, strict=True)),
        labels=card.classes,
        confusion=tuple(tuple(row) for row in table.tolist()),
        coverage_at_precision={t: measures.coverage_at(confidences, right, float(t)) for t in COVERAGE_TARGETS},
        outside=_outside_figures(judged.outside, judged.sure, outside_mask),
        sure=float(sure.mean()) if len(sure) else 0.0,
        sure_right=float(right[sure].mean()) if sure.any() else 0.0,
    )


def _outside_figures(
    scores: NDArray[np.float64], sure: NDArray[np.bool_], outside_mask: NDArray[np.bool_]
) -> OutsideFigures | None:
    if not outside_mask.any():
        return None
    return OutsideFigures(
        int(outside_mask.sum()), measures.auroc(scores, outside_mask), float(sure[outside_mask].mean())
    )
