"""Thresholds a class for an error budget, and the outside limit that leaves most pictures within it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gallery_sorter.recognition.card import NEVER, Outside
from gallery_sorter.recognition.judging import outside_scores, softmax

KNOWN_PER_OUTSIDE = 6  # the mix that thresholds are fitted for: one outside picture to six known ones
FEWEST_OF_A_CLASS = 40  # known pictures called so, below which classes share one threshold
DOUBT = 0.5  # wrong answers added to those that were seen: the mean of Jeffreys' prior (Brown et al. 2001)
_STRIDE = 5  # outside limits are looked at so far apart first, then one by one around the best of these
_HALVINGS = 26  # of a price that lies between 1e-3 and 1e6: it is known to three in ten millions then
MOST_ACCEPTED = 0.15  # share of outside pictures that may be called sure, whatever the thresholds


@dataclass(frozen=True, slots=True)
class Mix:
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
    ) -> "Mix":
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
