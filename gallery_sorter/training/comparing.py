"""Whether a new model is worse than the one before, on the same left-out pictures, and which labels look wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import comb, sqrt
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from gallery_sorter.base.sentence import NOTHING, Sentence
from gallery_sorter.recognition import measures
from gallery_sorter.recognition.card import Outside
from gallery_sorter.recognition.judging import outside_scores, softmax
from gallery_sorter.training.values import Comparison, Confusion, Figures, Tally

ALLOWED = 0.005  # of macro-F1: less is not felt by anybody
_MANY = 200  # tosses of a coin, whose sum is then as good as normal
_LEAST_CHANCE = 1e-6  # so that one picture that a model is wrong about does not outweigh all others
ALLOWED_FOR_A_CLASS = 0.02  # what the old classes may lose where there are new ones to be taken for


class Border(Protocol):
    """What a model calls sure: a card says it, and what a card is made of."""

    @property
    def outside(self) -> Outside: ...

    @property
    def thresholds(self) -> Mapping[str, float]: ...


@dataclass(frozen=True, slots=True)
class Answers:
    """What a model says of n left-out pictures."""

    classes: tuple[str, ...]
    logits: NDArray[np.float32]  # (n, K + 1)
    temperatures: NDArray[np.float64]  # (n,): fitted without the picture, where it could be
    border: Border

    def probabilities(self) -> NDArray[np.float64]:
        """(n, K), calibrated."""
        return softmax(self.logits[:, :-1] / self.temperatures[:, None])

    def take(self, rows: NDArray[np.bool_]) -> "Answers":
        """To these pictures alone."""
        return replace(self, logits=self.logits[rows], temperatures=self.temperatures[rows])

    def called(self) -> tuple[list[str], NDArray[np.float64]]:
        """The likeliest class of each picture, and its probability."""
        probabilities = self.probabilities()
        best = probabilities.argmax(axis=1)
        return [self.classes[index] for index in best.tolist()], probabilities.max(axis=1)

    def sure(self) -> NDArray[np.bool_]:
        """(n,) which it is sure of."""
        called, confidences = self.called()
        fits = outside_scores(self.border.outside, self.logits) <= self.border.outside.limit
        return np.asarray(fits & (confidences >= np.array([self.border.thresholds[name] for name in called])))

    def losses(self, truth: list[str], known: NDArray[np.bool_], common: list[str]) -> NDArray[np.float64]:
        """(m,) cross entropy of the pictures under `known` (n,) among the `common` classes alone, theirs among them."""
        chances = self.probabilities()[known][:, [self.classes.index(name) for name in common]]
        right = [common.index(name) for name, counts in zip(truth, known, strict=True) if counts]
        share = chances[np.arange(len(right)), right] / chances.sum(axis=1)
        return np.asarray(-np.log(np.maximum(share, _LEAST_CHANCE)))


def compare(
    truth: list[str],
    before: Answers,
    after: Answers,
    own: NDArray[np.bool_] | None = None,
    *,
    forgot: bool = False,
) -> Comparison:
    """Both models on n pictures with a class. Accuracy and the like are of those whose class both know.

    `own` (n,) are the person's, which are not to get lost among the remembered ones; None where all are. `forgot`: the
    new model has lost what the older one remembers.
    """
    both = set(before.classes) & set(after.classes)
    labels = (*after.classes, *(name for name in before.classes if name not in after.classes))
    common = [name for name in after.classes if name in both]
    known = np.array([name in both for name in truth], dtype=np.bool_)
    tables, figures, rights, by_class = [], [], [], []
    for answers in (before, after):
        called, confidences = answers.called()
        tables.append(_table(truth, called, labels))
        right = np.array([one == other for one, other in zip(truth, called, strict=True)], dtype=np.bool_)
        rights.append(right[known])
        shared = _table(
            [t for t, k in zip(truth, known, strict=True) if k],
            [c for c, k in zip(called, known, strict=True) if k],
            labels,
        )
        rows = dict(zip(labels, measures.class_figures(shared), strict=True))
        by_class.append({name: rows[name] for name in common})
        judged = right[known], confidences[known], answers.sure()[known]
        figures.append(figures_of(*judged, [rows[name] for name in common]))
    mine = np.ones(int(known.sum()), np.bool_) if own is None else own[known]
    worse = _worse(figures, rights, mine, grown=bool(set(after.classes) - both))
    if forgot and not worse:
        worse = _less_sure(*(answers.losses(truth, known, common) for answers in (before, after)))
    if figures[0].sure and not figures[1].sure and not worse:
        worse = _never_sure(len(truth))
    return Comparison(
        pictures=int(known.sum()),
        before=figures[0],
        after=figures[1],
        classes_before=by_class[0],
        classes_after=by_class[1],
        confusion_before=Confusion(labels, _plain(tables[0])),
        confusion_after=Confusion(labels, _plain(tables[1])),
        worse=worse,
        own=Tally(int(mine.sum()), *(int(right[mine].sum()) for right in rights)),
    )


def figures_of(
    right: NDArray[np.bool_],
    confidences: NDArray[np.float64],
    sure: NDArray[np.bool_],
    classes: list[measures.ClassFigures],
) -> Figures:
    """The figures of n answers; `classes` are those of the confusion table."""
    if not len(right):
        return Figures(None, None, None, None)
    return Figures(
        float(right.mean()),
        measures.macro_f1(classes),
        measures.calibration_error(confidences, right),
        measures.calibration_floor(confidences),
        float(sure.mean()),
    )


def measure(truth: list[str], answers: Answers) -> Figures:
    """A model on n pictures of its own classes."""
    called, confidences = answers.called()
    right = np.array([one == other for one, other in zip(truth, called, strict=True)], dtype=np.bool_)
    rows = measures.class_figures(_table(truth, called, answers.classes))
    return figures_of(right, confidences, answers.sure(), rows)


def doubts(truth: NDArray[np.integer], probabilities: NDArray[np.float64]) -> NDArray[np.float64]:
    """(n,) in 0..1: how likely each label is wrong, by probabilities that were found without it.

    Half of one plus the margin by which the likeliest other class beats the labelled one (the normalised margin of
    confident learning: Northcutt et al. 2021, section 3), each class's probabilities told from its own mean, so that
    a class that the model is never sure of is not suspected as a whole.
    """
    rows = np.arange(len(truth))
    means = np.array(
        [probabilities[truth == c, c].mean() if (truth == c).any() else 1.0 for c in range(probabilities.shape[1])]
    )
    relative = np.clip(probabilities - means + 1.0 / probabilities.shape[1], 0.0, 1.0)
    own = relative[rows, truth]
    others = relative.copy()
    others[rows, truth] = -1.0
    return np.asarray(np.clip(0.5 * (1 + others.max(axis=1) - own), 0.0, 1.0))


def _table(truth: list[str], called: list[str], labels: tuple[str, ...]) -> NDArray[np.int64]:
    index = {name: place for place, name in enumerate(labels)}
    rows, columns = (np.array([index[name] for name in names], dtype=np.intp) for names in (truth, called))
    return measures.confusion(rows, columns, len(labels))


def _plain(table: NDArray[np.int64]) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(row) for row in table.tolist())


def _worse(figures: list[Figures], rights: list[NDArray[np.bool_]], own: NDArray[np.bool_], *, grown: bool) -> Sentence:
    """Why the new model counts as worse; empty where it does not. `figures` and `rights` are of before and after.

    It has to have lost more macro-F1 than is allowed, and more pictures than chance explains; or more of the person's
    own, however well it does with what is remembered.
    """
    before, after = figures
    if before.macro_f1 is None or after.macro_f1 is None:
        return Sentence("The two models have no class in common, so nothing says that the new one is as good.")
    allowed = ALLOWED_FOR_A_CLASS if grown else ALLOWED
    won, lost = _changed(*rights)
    if before.macro_f1 - after.macro_f1 > allowed and _more_than_chance(won, lost):
        return Sentence(
            "The new model is worse: on the same pictures macro-F1 falls from {:.3f} to {:.3f}; right that were wrong: "
            "{}, wrong that were right: {}.",
            before.macro_f1,
            after.macro_f1,
            won,
            lost,
        )
    won, lost = _changed(*(right[own] for right in rights))
    if lost - won > allowed * own.sum() and _more_than_chance(won, lost):
        return Sentence(
            "The new model is worse on your own pictures. Of {} that it has not seen, right that were wrong: {}, wrong "
            "that were right: {}.",
            int(own.sum()),
            won,
            lost,
        )
    return NOTHING


def _less_sure(before: NDArray[np.float64], after: NDArray[np.float64]) -> Sentence:
    """Why a model that knows nothing but these few pictures counts as worse, by its losses and those of the one before;
    empty where it does not. So few may all be right and hide what it has lost; how sure it is of them tells sooner. The
    mean has to rise by more than its standard error, as it does by chance once in six times.
    """
    rise = after - before
    if len(rise) > 1 and rise.mean() > rise.std(ddof=1) / len(rise) ** 0.5:
        return Sentence(
            "The new model has lost what the one before remembers, and is less sure of what is right: the chance that "
            "it gives to the right class falls from {:.3f} to {:.3f} (geometric mean of {} pictures).",
            float(np.exp(-before.mean())),
            float(np.exp(-after.mean())),
            len(rise),
        )
    return NOTHING


def _never_sure(pictures: int) -> Sentence:
    """Why a model counts as worse that may be as often right."""
    return Sentence(
        "The new model would never be sure of a picture, so that none would be sorted: it could be asked about {} that "
        "it has not learned, too few to know when it is right 99 times in 100. Label more pictures and train again.",
        pictures,
    )


def _changed(before: NDArray[np.bool_], after: NDArray[np.bool_]) -> tuple[int, int]:
    """How many answers have become right, and how many wrong."""
    return int((~before & after).sum()), int((before & ~after).sum())


def _more_than_chance(won: int, lost: int) -> bool:
    """Whether so many lost pictures are no accident: a fair coin loses as often in less than one case of six, which is
    a standard deviation (McNemar 1947; the binomial's tail itself, as there may be few).
    """
    tosses = lost + won
    if tosses > _MANY:
        return lost - won >= sqrt(tosses)
    return 6 * sum(comb(tosses, losses) for losses in range(lost, tosses + 1)) < 1 << tosses
