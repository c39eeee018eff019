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


def doubt_others(
    older: Older,
    classes: tuple[str, ...],
    trained: Networks,
    asked: NDArray[np.intp],
    cancel: Cancel,
    *,
    goes_on: bool,
) -> Doubted | None:
    """The person's pictures that are not among the `asked` rows, since the networks of this training have learned them;
    but for those that the base has learned in an earlier one, which are no surprise to it. None where there are none,
    where the base was not asked, or where cancelled.
    """
    others = np.ones(len(trained.examples), np.bool_)
    others[asked[asked < len(others)]] = False  # what is remembered comes after them
    replay: Replay | None = older.replay if goes_on else None
    if trained.at_start is None or not (others & ~trained.examples.learned_by(replay)).any():
        return None
    own = replace(trained.examples, features=trained.at_start)
    fitted = fit_beside(remember(own, replay, older.card.classes, classes), len(classes), cancel)
    if fitted is None:
        return None
    truth = fitted.examples.classes[fitted.asked]
    known = truth < len(classes)
    rows, truth, logits = fitted.asked[known], truth[known], fitted.logits[known, :-1]
    temperatures = left_out_temperatures(logits, truth, fitted.folds[known])
    probabilities = softmax(logits / temperatures[:, None])
    doubt = doubts(truth, probabilities)
    mine = np.flatnonzero(rows < len(own))
    mine = mine[others[rows[mine]]]
    order = mine[np.argsort(-doubt[mine], kind="stable")]
    return Doubted(rows[order], probabilities[order].argmax(axis=1), probabilities[order].max(axis=1), doubt[order])
