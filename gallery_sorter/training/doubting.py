"""Which labels look wrong, of pictures that a network has learned: it can't be asked about them any more, but heads
that are fitted without them can, on the network as it was before.
"""

from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.recognition.calibration import left_out_temperatures
from gallery_sorter.recognition.judging import softmax
from gallery_sorter.training.asking import Older
from gallery_sorter.training.comparing import doubts
from gallery_sorter.training.examples import remember
from gallery_sorter.training.networks import Networks
from gallery_sorter.training.quick import fit_beside


class Doubted(NamedTuple):
    """What heads that have not learned it say of a picture."""

    row: int  # of the examples of a training
    called: int  # the likeliest class
    confidence: float  # its probability, calibrated
    doubt: float  # 0..1, as `comparing.doubts` has it


def doubt_others(
    older: Older, classes: tuple[str, ...], trained: Networks, asked: NDArray[np.intp], cancel: Cancel
) -> list[Doubted]:
    """The person's pictures that are not among the `asked` rows, since the networks of this training have learned them,
    the most doubtful labels first; but for those that the base has learned in an earlier one, which are no surprise to
    it. None of them where cancelled.
    """
    others = np.ones(len(trained.examples), np.bool_)
    others[asked[asked < len(others)]] = False  # what is remembered comes after them
    replay = older.replay if trained.goes_on else None
    if not (others & ~trained.examples.learned_by(replay)).any():
        return []
    own = replace(trained.examples, features=trained.at_start)
    fitted = fit_beside(remember(own, replay, older.card.classes, classes), len(classes), cancel)
    if fitted is None:
        return []
    truth = fitted.examples.classes[fitted.asked]
    known = truth < len(classes)
    rows, truth, logits = fitted.asked[known], truth[known], fitted.logits[known, :-1]
    probabilities = softmax(logits / left_out_temperatures(logits, truth, fitted.folds[known])[:, None])
    called, confidences, found = probabilities.argmax(axis=1), probabilities.max(axis=1), doubts(truth, probabilities)
    mine = np.flatnonzero(rows < len(own))
    mine = mine[others[rows[mine]]]
    return [
        Doubted(int(rows[place]), int(called[place]), float(confidences[place]), float(found[place]))
        for place in mine[np.argsort(-found[mine], kind="stable")].tolist()
    ]
