"""Which labels look wrong, of pictures that a network has learned: it can't be asked about them any more, but heads
that are fitted without them can, on the network as it was before.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.recognition.calibration import left_out_temperatures
from gallery_sorter.recognition.judging import softmax
from gallery_sorter.recognition.weights import Replay
from gallery_sorter.training.asking import Older
from gallery_sorter.training.comparing import doubts
from gallery_sorter.training.examples import remember
from gallery_sorter.training.networks import Networks
from gallery_sorter.training.quick import fit_beside


@dataclass(frozen=True, slots=True)
class Doubted:
    """What heads that have not learned them say of m pictures, the most doubtful labels first."""

    rows: NDArray[np.intp]  # (m,) of the examples of a training
    called: NDArray[np.intp]  # (m,) the likeliest class
    confidences: NDArray[np.float64]  # (m,) its probability, calibrated
    doubts: NDArray[np.float64]  # (m,) in 0..1, as `comparing.doubts` has them


def doubt_learned(
    older: Older, classes: tuple[str, ...], trained: Networks, cancel: Cancel, *, goes_on: bool
) -> Doubted | None:
    """Those pictures of the person that no network of this training can be asked about; but for those that the base has
    learned in an earlier one, which are no surprise to it. None where there are none, or where cancelled.
    """
    learned = ~trained.not_learned
    if trained.at_start is None or not learned.any():
        return None
    replay: Replay | None = older.replay if goes_on else None
    own = replace(trained.examples, features=trained.at_start)
    fitted = fit_beside(remember(own, replay, older.card.classes, classes), len(classes), cancel)
    if fitted is None:
        return None
    truth = fitted.examples.classes[fitted.asked]
    known = truth < len(classes)
    asked, truth, logits = fitted.asked[known], truth[known], fitted.logits[known, :-1]
    temperatures = left_out_temperatures(logits, truth, fitted.folds[known])
    probabilities = softmax(logits / temperatures[:, None])
    doubt = doubts(truth, probabilities)
    mine = np.flatnonzero(asked < len(own))  # what is remembered comes after them
    mine = mine[learned[asked[mine]]]
    order = mine[np.argsort(-doubt[mine], kind="stable")]
    return Doubted(asked[order], probabilities[order].argmax(axis=1), probabilities[order].max(axis=1), doubt[order])
