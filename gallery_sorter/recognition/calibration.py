"""Fits what a card says of its logits: temperature, outside score and limit, and thresholds for an error budget.

Everything is fitted on pictures that the head was not fitted to, best of sources that it has not seen.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from gallery_sorter.recognition.card import DEFAULT_TARGET, Outside
from gallery_sorter.recognition.judging import log_sum_exp, outside_scores
from gallery_sorter.recognition.measures import auroc
from gallery_sorter.recognition.thresholds import DOUBT, KNOWN_PER_OUTSIDE, Mix

Evidence = Literal["logit", "energy", "margin", "both"]  # what the outside score reads of the logits

TARGETS = ("0.90", "0.95", "0.98", "0.99")  # the precisions that a card has thresholds for
_GOLDEN = (5**0.5 - 1) / 2
LEARNED: tuple[Evidence, ...] = ("logit", "margin", "both")
ALONE_PASSING = 0.99  # share of known pictures that fit, where no outside ones say where to draw the line


@dataclass(frozen=True, slots=True)
class Calibration:
    """What was fitted, as the card holds it."""

    temperature: float
    outside: Outside
    thresholds: Mapping[str, float]
    precision_thresholds: Mapping[str, Mapping[str, float]]


def calibrate(
    classes: tuple[str, ...],
    logits: NDArray[np.floating],
    truth: NDArray[np.integer],
    outside_mask: NDArray[np.bool_],
    evidence: Evidence | None = None,
) -> Calibration:
    """Fit everything on (n, K + 1) logits; `truth` (n,) of the pictures under `outside_mask` is not looked at.

    Without a word on the evidence it is that which tells outside pictures best. Where there are none of them the limit
    lets 99 % of the known pictures pass, by their energy alone: how many outside ones it stops was not measured.
    """
    known = ~outside_mask
    temperature = fit_temperature(logits[known, :-1], truth[known])
    if outside_mask.any():
        outside = fit_outside(logits, outside_mask, evidence or best_evidence(logits, outside_mask))
        mix = Mix.of(logits, truth, outside_mask, temperature, outside)
        outside = replace(outside, limit=mix.best_limit(float(DEFAULT_TARGET)))
    else:
        outside = _energy_alone(logits)
    mix = Mix.of(logits, truth, outside_mask, temperature, outside)
    tables = {target: mix.thresholds(classes, float(target), outside.limit) for target in TARGETS}
    return Calibration(temperature, outside, tables[DEFAULT_TARGET], tables)


def best_evidence(logits: NDArray[np.floating], outside_mask: NDArray[np.bool_]) -> Evidence:
    """What tells outside pictures best from the others, of the evidences that read the learned outside logit."""
    return max(
        LEARNED, key=lambda e: auroc(outside_scores(fit_outside(logits, outside_mask, e), logits), outside_mask) or 0
    )


def _energy_alone(logits: NDArray[np.floating]) -> Outside:
    """A score of one half for the picture that fits its class less than 99 of 100 known ones do (Liu et al. 2020)."""
    energy = -log_sum_exp(logits[:, :-1])
    spread = max(float(energy.std()), 1e-6)
    return Outside(0.0, 1 / spread, -float(np.quantile(energy, ALONE_PASSING)) / spread, 0.5)


def fit_temperature(logits: NDArray[np.floating], truth: NDArray[np.integer]) -> float:
    """The temperature in 0.05..20 of least negative log-likelihood (Guo et al. 2017); golden section on its logarithm.

    `DOUBT` of a picture counts as wrong besides, spread over all of them, as Platt (1999, section 2.2) has it: few
    pictures may all be right, and the likeliest temperature is then as low as can be, which says that no picture can
    be wrong. The likelihood has one minimum in 1/T (it is a concave maximum-entropy problem: Guo et al., appendix); the
    doubt is a small part of the sum, and had one minimum with it wherever that was looked at.
    """
    rows = np.arange(len(truth))
    others = logits.astype(np.float64)
    chosen = others[rows, truth]
    others[rows, truth] = -np.inf

    def loss(log_t: float) -> float:
        heat = float(np.exp(log_t))
        right, wrong = chosen / heat, log_sum_exp(others / heat)
        total = np.logaddexp(right, wrong)
        return -float((right - total).sum() + DOUBT * (wrong - total).mean())

    low, high = float(np.log(0.05)), float(np.log(20.0))
    left, right = high - _GOLDEN * (high - low), low + _GOLDEN * (high - low)
    at_left, at_right = loss(left), loss(right)
    while high - low > 1e-4:  # one of the two points between is one of the next two: it is asked once
        if at_left <= at_right:
            high, right, at_right = right, left, at_left
            left = high - _GOLDEN * (high - low)
            at_left = loss(left)
        else:
            low, left, at_left = left, right, at_right
            right = low + _GOLDEN * (high - low)
            at_right = loss(right)
    return float(np.exp((low + high) / 2))


def left_out_temperatures(
    logits: NDArray[np.floating], truth: NDArray[np.integer], folds: NDArray[np.integer]
) -> NDArray[np.float64]:
    """(n,) for each picture the temperature that is fitted to the other folds' answers, so that no figure of it knows
    what it is asked. Where there is one fold alone, that of all.
    """
    found = np.zeros(len(truth))
    for fold in np.unique(folds):
        rows = folds == fold
        others = ~rows if not rows.all() else rows
        found[rows] = fit_temperature(logits[others], truth[others])
    return found


def fit_outside(logits: NDArray[np.floating], outside_mask: NDArray[np.bool_], evidence: Evidence = "logit") -> Outside:
    """The outside score's weights, by logistic regression in the mix of `KNOWN_PER_OUTSIDE` (Platt 1999). Limit 1."""
    logit = logits[:, -1].astype(np.float64)
    energy = -log_sum_exp(logits[:, :-1])
    columns = {"logit": [logit], "energy": [energy], "margin": [logit + energy], "both": [logit, energy]}[evidence]
    outside = int(outside_mask.sum())
    weights = np.where(outside_mask, 1 / max(outside, 1), KNOWN_PER_OUTSIDE / max(len(logits) - outside, 1))
    slopes, bias = _logistic(np.stack(columns, axis=1), outside_mask, weights)
    by_evidence = {"logit": (slopes[0], 0.0), "energy": (0.0, slopes[0]), "margin": (slopes[0], slopes[0])}
    on_logit, on_energy = by_evidence.get(evidence, (slopes[0], slopes[-1]))
    return Outside(float(on_logit), float(on_energy), float(bias), 1.0)


def _logistic(
    x: NDArray[np.float64], positive: NDArray[np.bool_], weights: NDArray[np.float64]
) -> tuple[NDArray[np.float64], float]:
    """Weighted logistic regression of a few columns by Newton's method, with a trace of L2 so that it always ends."""
    mean, std = x.mean(axis=0), np.maximum(x.std(axis=0), 1e-9)
    design = np.column_stack([(x - mean) / std, np.ones(len(x))])
    ridge = np.diag([1e-3] * x.shape[1] + [1e-9])
    scaled = weights / weights.sum()
    solution = np.zeros(design.shape[1])
    for _ in range(50):
        p = 0.5 * (1 + np.tanh(0.5 * design @ solution))
        gradient = design.T @ (scaled * (p - positive)) + ridge @ solution
        hessian = (design * (scaled * p * (1 - p))[:, None]).T @ design + ridge
        step = np.linalg.solve(hessian, gradient)
        solution -= step * min(1.0, 2.0 / float(np.abs(step).max() + 1e-12))
        if np.abs(step).max() < 1e-9:
            break
    slopes = solution[:-1] / std
    return slopes, float(solution[-1] - slopes @ mean)
