"""How the features of a network have moved while it was trained, told from a person's own pictures, so that what it
remembers of others, of which only features are left, can move along.

Features are brought up to date by a map that is learned from pairs (Iscen et al. 2020, "Memory-efficient incremental
learning through feature adaptation"); here by ridge regression of the difference on the standardised features, which
for a last stage that has moved little is nearly all of it (docs/recognition.md).
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from gallery_sorter.recognition.weights import Replay

RIDGE = 0.1  # of the mean square of a standardised picture's length
FURTHEST = 0.1  # of a feature's length: off by so much in the mean, heads were as good as with the true ones (docs)


@dataclass(frozen=True, slots=True)
class Carried:
    """What is remembered, as the network that has changed would have it."""

    replay: Replay
    drift: "Drift | None"  # by which it was carried; None where nothing has moved
    error: float  # of the map on pictures that neither it nor the network has learned, as a share of a feature's length

    @property
    def holds(self) -> bool:
        """Whether heads can be fitted to it."""
        return self.error <= FURTHEST


@dataclass(frozen=True, slots=True)
class Drift:
    """The map x -> x + moved + ((x - mean) / scale) @ weight."""

    mean: NDArray[np.float32]  # (d,)
    scale: NDArray[np.float32]  # (d,)
    moved: NDArray[np.float32]  # (d,)
    weight: NDArray[np.float32]  # (d, d)

    def carry(self, features: NDArray[np.floating]) -> NDArray[np.float16]:
        """(n, d) features of the network as it was -> what they would be now. Pooled features are never negative."""
        x = features.astype(np.float32)
        carried = x + self.moved + ((x - self.mean) / self.scale) @ self.weight
        return np.maximum(carried, 0.0).astype(np.float16)

    def error(self, before: NDArray[np.floating], after: NDArray[np.floating]) -> float:
        """How far carried features of (n, d) lie from those they are meant to be, as a share of these's length.

        Ask it about pictures that the map was not fitted to. n is one at least.
        """
        told, true = self.carry(before).astype(np.float64), after.astype(np.float64)
        return float(np.linalg.norm(told - true, axis=1).mean() / np.linalg.norm(true, axis=1).mean())


def fit_drift(before: NDArray[np.floating], after: NDArray[np.floating]) -> Drift:
    """The map from (n, d) features to those of the same pictures after a training; n is one at least."""
    x, difference = before.astype(np.float64), after.astype(np.float64) - before.astype(np.float64)
    mean, moved = x.mean(axis=0), difference.mean(axis=0)
    scale = x.std(axis=0)
    scale = np.maximum(scale, 0.05 * float(scale.mean()) + 1e-8)  # one that hardly varies tells nothing
    z = (x - mean) / scale
    penalty = RIDGE * float((z**2).sum()) / len(z) + 1e-8
    weight = np.linalg.solve(z.T @ z + penalty * np.eye(x.shape[1]), z.T @ (difference - moved))
    return Drift(*(part.astype(np.float32) for part in (mean, scale, moved, weight)))


def carry_over(
    replay: Replay, before: NDArray[np.floating], after: NDArray[np.floating], left_out: NDArray[np.bool_]
) -> Carried:
    """Let a memory move along with the network: (n, d) features of the same pictures before and after, the `left_out`
    (n,) ones of which the network has not learned.
    """
    drift = fit_drift(before[~left_out], after[~left_out])
    error = drift.error(before[left_out], after[left_out])
    return Carried(replace(replay, features=drift.carry(replay.features)), drift, error)
