"""From logits to a judgement: calibrated confidence, how little a picture fits any class, and whether it is sure.

The arithmetic is vectorised over pictures: judging 100,000 again under a slider takes milliseconds, not seconds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gallery_sorter.recognition.card import ModelCard, Outside
from gallery_sorter.recognition.values import Prediction, Probabilities, Unsure

Threshold = float | Mapping[str, float] | None  # for all classes, for each, or the card's own


@dataclass(frozen=True, slots=True)
class Judgements:
    """The judgements of n pictures, as columns."""

    probabilities: NDArray[np.float64]  # (n, K), each row adds up to 1
    classes: NDArray[np.intp]  # (n,): the likeliest
    confidences: NDArray[np.float64]  # (n,): its probability
    outside: NDArray[np.float64]  # (n,): 0..1
    fits: NDArray[np.bool_]  # (n,): outside is within the card's limit
    sure: NDArray[np.bool_]  # (n,): fits, and confidence reaches the threshold of its class


def softmax(logits: NDArray[np.floating], temperature: float = 1.0) -> NDArray[np.float64]:
    """Rows of logits as probabilities, after dividing by the temperature (Guo et al. 2017)."""
    scaled = logits.astype(np.float64) / temperature
    scaled -= scaled.max(axis=1, keepdims=True)
    grown = np.exp(scaled)
    return np.asarray(grown / grown.sum(axis=1, keepdims=True))


def log_sum_exp(logits: NDArray[np.floating]) -> NDArray[np.float64]:
    """(n, K) -> (n,): the negative free energy of a picture (Liu et al. 2020), high where some class fits well."""
    wide = logits.astype(np.float64)
    top = wide.max(axis=1)
    return np.asarray(top + np.log(np.exp(wide - top[:, None]).sum(axis=1)))


def sigmoid(x: NDArray[np.float64]) -> NDArray[np.float64]:
    """1 / (1 + exp(-x)), without overflow."""
    return np.asarray(0.5 * (1 + np.tanh(0.5 * x)))


def outside_scores(outside: Outside, logits: NDArray[np.floating]) -> NDArray[np.float64]:
    """(n, K + 1) logits -> (n,) in 0..1: how little each picture fits any class."""
    evidence = outside.logit_weight * logits[:, -1].astype(np.float64) + outside.bias
    return sigmoid(evidence - outside.energy_weight * log_sum_exp(logits[:, :-1]))


def threshold_row(card: ModelCard, threshold: Threshold) -> NDArray[np.float64]:
    """The thresholds of the card's classes, in their order."""
    if isinstance(threshold, float | int):
        return np.full(len(card.classes), float(threshold))
    table = card.thresholds if threshold is None else threshold
    return np.array([table[name] for name in card.classes])


def judge_rows(card: ModelCard, logits: NDArray[np.floating], threshold: Threshold = None) -> Judgements:
    """Judge (n, K + 1) logits; n may be 0. Rows of the head whose classes were merged add their probabilities up."""
    probabilities = softmax(logits[:, :-1], card.temperature)
    if card.rows:
        probabilities = probabilities @ np.eye(len(card.classes))[list(card.rows)]
    classes = probabilities.argmax(axis=1)
    confidences = np.take_along_axis(probabilities, classes[:, None], axis=1)[:, 0]
    outside = outside_scores(card.outside, logits)
    fits = outside <= card.outside.limit
    sure = fits & (confidences >= threshold_row(card, threshold)[classes])
    return Judgements(probabilities, classes, confidences, outside, fits, sure)


def predictions(card: ModelCard, logits: NDArray[np.floating], threshold: Threshold = None) -> list[Prediction]:
    """One `Prediction` for each row of (n, K + 1) logits."""
    judged = judge_rows(card, logits, threshold)
    columns = zip(
        judged.classes.tolist(),
        judged.confidences.tolist(),
        judged.outside.tolist(),
        judged.sure.tolist(),
        judged.fits.tolist(),
        judged.probabilities.tolist(),
        strict=True,
    )
    return [
        Prediction(
            class_name=card.classes[index],
            confidence=confidence,
            outside=outside,
            sure=sure,
            unsure_because=_reason(sure=sure, fits=fits),
            probabilities=Probabilities(card.classes, row),
        )
        for index, confidence, outside, sure, fits, row in columns
    ]


def judge(card: ModelCard, logits: NDArray[np.floating], threshold: Threshold = None) -> Prediction:
    """What a model with this card says of one picture with (K + 1,) logits."""
    return predictions(card, logits[None, :], threshold)[0]


def rejudge(card: ModelCard, judged: Sequence[Prediction], threshold: Threshold = None) -> list[Prediction]:
    """The same predictions with `sure` decided anew; one that stays as it is stays the same object."""
    limits = dict(zip(card.classes, threshold_row(card, threshold).tolist(), strict=True))
    return [_decide(p, limits.get(p.class_name, 2.0), card.outside.limit) for p in judged]


def _decide(p: Prediction, threshold: float, limit: float) -> Prediction:
    fits = p.outside <= limit
    sure = fits and p.confidence >= threshold
    because = _reason(sure=sure, fits=fits)
    if sure == p.sure and because == p.unsure_because:
        return p
    return Prediction(p.class_name, p.confidence, p.outside, sure, because, p.probabilities)


def _reason(*, sure: bool, fits: bool) -> Unsure | None:
    if sure:
        return None
    return "low-confidence" if fits else "fits-no-class"
