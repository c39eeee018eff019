"""Fits what a card says of its logits: temperature, outside score and limit, and thresholds for an error budget.

Everything is fitted on pictures that the head was not fitted to, best of sources that it has not seen.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from gallery_sorter.recognition.card import DEFAULT_TARGET, NEVER, Outside
from gallery_sorter.recognition.judging import log_sum_exp, outside_scores, softmax
from gallery_sorter.recognition.measures import auroc

Evidence = Literal["logit", "energy", "margin", "both"]  # what the outside score reads of the logits

TARGETS = ("0.90", "0.95", "0.98", "0.99")  # the precisions that a card has thresholds for
KNOWN_PER_OUTSIDE = 6  # the mix that thresholds are fitted for: one outside picture to six known ones
FEWEST_OF_A_CLASS = 40  # known pictures called so, below which classes share one threshold
DOUBT = 0.5  # wrong answers added to those that were seen: the mean of Jeffreys' prior (Brown et al. 2001)
LEARNED: tuple[Evidence, ...] = ("logit", "margin", "both")
ALONE_PASSING = 0.99  # share of known pictures that fit, where no outside ones say where to draw the line
_STRIDE = 5  # outside limits are looked at so far apart first, then one by one around the best of these
_HALVINGS = 26  # of a price that lies between 1e-3 and 1e6: it is known to three in ten millions then
MOST_ACCEPTED = 0.15  # share of outside pictures that may be called sure, whatever the thresholds


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
        mix = _Mix.of(logits, truth, outside_mask, temperature, outside)
        outside = replace(outside, limit=mix.best_limit(float(DEFAULT_TARGET)))
    else:
        outside = _energy_alone(logits)
    mix = _Mix.of(logits, truth, outside_mask, temperature, outside)
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

    The likelihood has one minimum in 1/T: it is a concave maximum-entropy problem (the same, appendix).
    """
    rows = np.arange(len(truth))

    def loss(log_t: float) -> float:
        chosen = softmax(logits, float(np.exp(log_t)))[rows, truth]
        return -float(np.log(np.maximum(chosen, 1e-300)).mean())

    low, high = float(np.log(0.05)), float(np.log(20.0))
    ratio = (5**0.5 - 1) / 2
    while high - low > 1e-4:
        left, right = high - ratio * (high - low), low + ratio * (high - low)
        if loss(left) <= loss(right):
            high = right
        else:
            low = left
    return float(np.exp((low + high) / 2))


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


@dataclass(frozen=True, slots=True)
class _Mix:
    """Judged pictures, weighted as one outside picture to six known ones (an outside picture is never right)."""

    called: NDArray[np.intp]
    confidences: NDArray[np.float64]
    right: NDArray[np.bool_]
    scores: NDArray[np.float64]  # outside
    weights: NDArray[np.float64]  # 1 for a known picture
    outside_mask: NDArray[np.bool_]

    @classmethod
    def of(
        cls,
        logits: NDArray[np.floating],
        truth: NDArray[np.integer],
        outside_mask: NDArray[np.bool_],
        temperature: float,
        outside: Outside,
    ) -> "_Mix":
        probabilities = softmax(logits[:, :-1], temperature)
        called = probabilities.argmax(axis=1)
        strangers = int(outside_mask.sum())
        weight = (len(logits) - strangers) / (KNOWN_PER_OUTSIDE * max(strangers, 1))
        right = (called == truth) & ~outside_mask
        weights = np.where(outside_mask, weight, 1.0)
        scores = outside_scores(outside, logits)
        return cls(called, probabilities.max(axis=1), right, scores, weights, outside_mask)

    def thresholds(self, classes: tuple[str, ...], precision: float, limit: float) -> dict[str, float]:
        """The class thresholds that call most pictures sure while the mix as a whole keeps the precision.

        The budget of errors is shared: every class stops where one more error would buy the same number of right
        answers (a Lagrange multiplier, found by bisection). Asking each class for the precision on its own would
        silence a class that strangers resemble, and waste what the others have to spare.
        """
        groups = self._groups(len(classes), limit)
        curves = [self._curve(members) for members, _ in groups]
        price = _lowest_price(curves, precision)
        found = dict.fromkeys(classes, NEVER)
        if price is None:
            return found
        for curve, (_, indices) in zip(curves, groups, strict=True):
            chosen = curve.best(price)
            for index in indices:
                found[classes[index]] = float(curve.thresholds[chosen])
        return found

    def _groups(self, count: int, limit: float) -> list[tuple[NDArray[np.bool_], list[int]]]:
        """Pictures within the outside limit, by what they were called; classes with few of them stand together."""
        fits = self.scores <= limit
        called_known = np.bincount(self.called[fits & ~self.outside_mask], minlength=count)
        few = [i for i in range(count) if called_known[i] < FEWEST_OF_A_CLASS]
        alone = [[i] for i in range(count) if i not in few]
        return [(fits & np.isin(self.called, indices), indices) for indices in [*alone, *([few] if few else [])]]

    def _curve(self, members: NDArray[np.bool_]) -> "_Curve":
        order = np.argsort(-self.confidences[members], kind="stable")
        confidences = self.confidences[members][order]
        weights, right = self.weights[members][order], self.right[members][order]
        ends = np.flatnonzero(np.append(confidences[1:] != confidences[:-1], len(confidences) > 0))
        return _Curve(
            np.append(NEVER, confidences[ends]),
            np.append(0.0, np.cumsum(weights * right)[ends]),
            np.append(0.0, np.cumsum(weights * ~right)[ends]),
        )

    def best_limit(self, precision: float) -> float:
        """The outside limit under which most known pictures are sure at `precision`, and few outside ones."""
        if not self.outside_mask.any():
            return 1.0
        # Where known pictures lie: a limit between two of them changes nothing for the person.
        candidates = np.unique(np.quantile(self.scores[~self.outside_mask], np.linspace(0.5, 1.0, 101))).tolist()
        shares: dict[int, float] = {}

        def look(indices: range) -> int:
            """The lowest of the best candidates so far, these included."""
            for index in indices:
                if index not in shares:
                    share, accepted = self._shares(precision, candidates[index])
                    shares[index] = share if accepted <= MOST_ACCEPTED else -1.0
            return max(sorted(shares), key=shares.__getitem__)

        best = look(range(0, len(candidates), _STRIDE))
        return float(candidates[look(range(max(best - _STRIDE, 0), min(best + _STRIDE + 1, len(candidates))))])

    def _shares(self, precision: float, limit: float) -> tuple[float, float]:
        """With the class thresholds for this limit: the shares of known and of outside pictures that are sure."""
        names = tuple(str(i) for i in range(int(self.called.max()) + 1))
        table = np.array(list(self.thresholds(names, precision, limit).values()))
        sure = (self.scores <= limit) & (self.confidences >= table[self.called])
        return float(sure[~self.outside_mask].mean()), float(sure[self.outside_mask].mean())


@dataclass(frozen=True, slots=True)
class _Curve:
    """What each threshold of a class lets through, from none (NEVER) to all."""

    thresholds: NDArray[np.float64]
    good: NDArray[np.float64]  # weight of right answers from the threshold on
    bad: NDArray[np.float64]

    def best(self, price: float) -> int:
        """The threshold that is worth most when an error costs `price` right answers; the higher one of equals."""
        return int((self.good - price * self.bad).argmax())


def _lowest_price(curves: list[_Curve], precision: float) -> float | None:
    """The lowest price of an error at which the choices of all classes together keep the precision.

    None where no price is high enough.
    """

    def keeps(price: float) -> bool:
        chosen = [curve.best(price) for curve in curves]
        good = sum(float(curve.good[i]) for curve, i in zip(curves, chosen, strict=True))
        bad = sum(float(curve.bad[i]) for curve, i in zip(curves, chosen, strict=True))
        return good >= precision * (good + bad + DOUBT) - 1e-9

    low, high = np.log(1e-3), np.log(1e6)
    if not keeps(float(np.exp(high))):
        return None
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (low, middle) if keeps(float(np.exp(middle))) else (middle, high)
    return float(np.exp(high))
