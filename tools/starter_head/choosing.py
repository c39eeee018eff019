"""Chooses how to fit by leaving sources out: the penalty, whether the outside logit is learned with the classes or
apart, and what the outside score reads. Pictures of one source look alike, so a random split flatters.
"""

import logging
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from gallery_sorter.recognition import measures
from gallery_sorter.recognition.calibration import LEARNED, Evidence, fit_outside
from gallery_sorter.recognition.judging import outside_scores, softmax
from gallery_sorter.recognition.weights import Head
from gallery_sorter.training.folds import grouped_folds
from gallery_sorter.training.head_fit import HeadFit, fit_head, with_outside

log = logging.getLogger("fit_starter")

FOLDS = 5
PENALTIES = (0.03, 0.1, 0.3, 1.0)
FLOATS = NDArray[np.floating]


@dataclass(frozen=True, slots=True)
class Way:
    """One way to fit a head. `joint`: the outside logit is one more class; else a fit of its own against the rest."""

    penalty: float
    joint: bool


@dataclass(frozen=True, slots=True)
class Trial:
    """What a way is worth on left-out sources."""

    way: Way
    logits: NDArray[np.float32]  # (n, K + 1), out of fold
    evidence: Evidence  # the best of the learned ones
    macro_f1: float
    accuracy: float
    aurocs: dict[str, float] = field(default_factory=dict)  # of refusal, by score

    @property
    def worth(self) -> float:
        """Knowing the classes and knowing what is none of them count alike."""
        return self.macro_f1 + self.aurocs[self.evidence]


def fit_way(way: Way, features: FLOATS, classes: NDArray[np.integer], count: int) -> Head:
    """Fit a head on (n, 512) features; `classes` (n,) are 0..count-1, and `count` for pictures of no class."""
    fit = HeadFit(way.penalty)
    if way.joint:
        return fit_head(features, classes, count + 1, fit)
    known = classes < count
    of_classes = fit_head(features[known], classes[known], count, fit)
    return with_outside(of_classes, fit_head(features, (~known).astype(np.intp), 2, fit))


def out_of_fold(
    way: Way, features: FLOATS, classes: NDArray[np.integer], count: int, folds: NDArray[np.intp]
) -> NDArray[np.float32]:
    """(n, K + 1) logits of each picture as it is, from a head that saw no view of it nor of its source."""
    logits = np.zeros((len(classes), count + 1), np.float32)
    views = features.shape[1]
    for fold in range(int(folds.max()) + 1):
        seen = folds != fold
        rows = features[seen].reshape(-1, features.shape[2])
        head = fit_way(way, rows, np.repeat(classes[seen], views), count)
        logits[~seen] = head.logits(features[~seen, 0])
    return logits


def try_ways(features: FLOATS, classes: NDArray[np.integer], count: int, groups: list[str], seed: int) -> list[Trial]:
    """Every way, the best first."""
    folds = grouped_folds(groups, classes, FOLDS, seed)
    trials = []
    for penalty in PENALTIES:
        for joint in (True, False):
            trial = _trial(Way(penalty, joint), features, classes, count, folds)
            scores = " ".join(f"{name} {value:.3f}" for name, value in trial.aurocs.items())
            log.info("%s: macro-F1 %.4f accuracy %.4f; refusal %s", trial.way, trial.macro_f1, trial.accuracy, scores)
            trials.append(trial)
    return sorted(trials, key=lambda trial: -trial.worth)


def _trial(way: Way, features: FLOATS, classes: NDArray[np.integer], count: int, folds: NDArray[np.intp]) -> Trial:
    logits = out_of_fold(way, features, classes, count, folds)
    outside = classes == count
    called = logits[~outside, :-1].argmax(axis=1)
    figures = measures.class_figures(measures.confusion(classes[~outside], called, count))
    scores: dict[str, FLOATS] = {
        evidence: outside_scores(fit_outside(logits, outside, evidence), logits) for evidence in (*LEARNED, "energy")
    }
    scores["probability"] = -softmax(logits[:, :-1]).max(axis=1)
    scores["distance"] = _distances(features[:, 0], classes, count, folds)
    aurocs = {name: measures.auroc(score, outside) or 0.0 for name, score in scores.items()}
    evidence: Evidence = max(LEARNED, key=lambda e: aurocs[e])
    accuracy = measures.accuracy(classes[~outside], called)
    return Trial(way, logits, evidence, measures.macro_f1(figures), accuracy, aurocs)


def _distances(features: FLOATS, classes: NDArray[np.integer], count: int, folds: NDArray[np.intp]) -> FLOATS:
    """The Mahalanobis distance to the nearest class (Lee et al. 2018), out of fold; the covariance shrunk a tenth."""
    found = np.zeros(len(classes))
    wide = features.astype(np.float64)
    for fold in range(int(folds.max()) + 1):
        seen = (folds != fold) & (classes < count)
        means = np.stack([wide[seen & (classes == c)].mean(axis=0) for c in range(count)])
        centred = wide[seen] - means[classes[seen]]
        covariance = centred.T @ centred / len(centred)
        shrunk = 0.9 * covariance + 0.1 * np.trace(covariance) / len(covariance) * np.eye(len(covariance))
        root = np.linalg.cholesky(np.linalg.inv(shrunk))
        left = wide[folds == fold] @ root
        gaps = ((left[:, None] - (means @ root)[None]) ** 2).sum(axis=2)
        found[folds == fold] = gaps.min(axis=1)
    return found
