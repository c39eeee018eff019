"""Calibration finds what was put in, and its thresholds keep their promise on the pictures they were fitted on."""

import numpy as np
import pytest
from numpy.typing import NDArray

from gallery_sorter.recognition.calibration import (
    ALONE_PASSING,
    TARGETS,
    Calibration,
    Evidence,
    calibrate,
    fit_outside,
    fit_temperature,
    left_out_temperatures,
)
from gallery_sorter.recognition.card import NEVER
from gallery_sorter.recognition.judging import judge_rows, outside_scores, softmax
from gallery_sorter.recognition.measures import auroc
from gallery_sorter.recognition.thresholds import KNOWN_PER_OUTSIDE, MOST_ACCEPTED
from tests.recognition.conftest import CLASSES, plain_card

Sample = tuple[NDArray[np.float64], NDArray[np.intp], NDArray[np.bool_]]


def _sample(seed: int = 0, known: int = 1200, strangers: int = 300) -> Sample:
    """Logits of a decent model, its truth, and strangers that score low on classes and high on the outside logit."""
    rng = np.random.default_rng(seed)
    truth = rng.integers(0, 3, known + strangers)
    logits = rng.normal(0, 2, (known + strangers, 4))
    logits[np.arange(known), truth[:known]] += 6
    logits[known:, :3] += rng.normal(0, 1, (strangers, 3))
    logits[:known, 3] -= 3
    logits[known:, 3] += 3
    outside = np.arange(known + strangers) >= known
    truth[known:] = -1
    return logits, truth, outside


@pytest.mark.parametrize("temperature", [0.5, 1.0, 3.0])
def test_the_temperature_that_was_put_in_is_found(temperature: float) -> None:
    rng = np.random.default_rng(1)
    logits = rng.normal(0, 2, (6000, 4))
    probabilities = softmax(logits)
    truth = (rng.random((6000, 1)) > probabilities.cumsum(axis=1)).sum(axis=1)
    assert fit_temperature(logits * temperature, truth) == pytest.approx(temperature, rel=0.1)


@pytest.mark.parametrize("number", [10, 30, 300])
def test_few_pictures_that_are_all_right_do_not_say_that_none_can_be_wrong(number: int) -> None:
    rng = np.random.default_rng(2)
    truth = rng.integers(0, 4, number)
    logits = rng.normal(0, 1, (number, 4))
    logits[np.arange(number), truth] += 8
    sure = softmax(logits / fit_temperature(logits, truth))[np.arange(number), truth]
    # Laplace's rule says 1 / (n + 2) of a fair start, Jeffreys' half of it; a temperature alone comes near to them.
    assert 0.1 / number < 1 - sure.mean() < 2 / number


def test_a_temperature_knows_nothing_of_the_fold_that_it_is_for() -> None:
    logits, truth, outside = _sample(strangers=0)
    assert not outside.any()
    folds = np.arange(len(truth)) % 4
    found = left_out_temperatures(logits[:, :-1], truth, folds)
    wrong = np.where(folds == 2, (truth + 1) % 3, truth)  # whatever is said of one fold
    again = left_out_temperatures(logits[:, :-1], wrong, folds)
    assert (found[folds == 2] == again[folds == 2]).all()
    assert (found[folds != 2] < again[folds != 2]).all()
    alone = left_out_temperatures(logits[:, :-1], truth, np.zeros(len(truth), int))
    assert set(alone.tolist()) == {fit_temperature(logits[:, :-1], truth)}


@pytest.mark.parametrize("evidence", ["logit", "energy", "margin", "both"])
def test_the_outside_score_tells_strangers_and_says_how_likely(evidence: Evidence) -> None:
    logits, _, outside = _sample()
    fitted = fit_outside(logits, outside, evidence)
    scores = outside_scores(fitted, logits)
    assert (auroc(scores, outside) or 0) > 0.85
    # In the mix of one to six the mean score is the share of strangers: what logistic regression promises.
    mean = (KNOWN_PER_OUTSIDE * scores[~outside].mean() + scores[outside].mean()) / (KNOWN_PER_OUTSIDE + 1)
    assert mean == pytest.approx(1 / (KNOWN_PER_OUTSIDE + 1), abs=0.01)


def _card(calibration: Calibration):
    return plain_card(
        temperature=calibration.temperature,
        outside=calibration.outside,
        thresholds=calibration.thresholds,
        precision_thresholds=calibration.precision_thresholds,
    )


@pytest.mark.parametrize("target", TARGETS)
def test_sure_pictures_are_as_often_right_as_promised_in_the_mix(target: str) -> None:
    logits, truth, outside = _sample()
    card = _card(calibrate(CLASSES, logits, truth, outside))
    judged = judge_rows(card, logits, card.thresholds_for(float(target)))
    weights = np.where(outside, (~outside).sum() / (KNOWN_PER_OUTSIDE * outside.sum()), 1.0)
    right = (judged.classes == truth) & ~outside
    assert (weights * right)[judged.sure].sum() >= float(target) * weights[judged.sure].sum()
    assert judged.sure[~outside].mean() > 0.5, "a threshold that lets nothing through would keep any promise"
    assert judged.sure[outside].mean() <= MOST_ACCEPTED


def test_a_higher_precision_never_has_lower_thresholds() -> None:
    tables = calibrate(CLASSES, *_sample()).precision_thresholds
    for name in CLASSES:
        values = [tables[target][name] for target in TARGETS]
        assert values == sorted(values)


def test_without_strangers_a_picture_fits_that_is_like_those_of_its_class() -> None:
    logits, truth, outside = _sample(strangers=0)
    calibration = calibrate(CLASSES, logits, truth, outside)
    fits = outside_scores(calibration.outside, logits) <= calibration.outside.limit
    assert fits.mean() == pytest.approx(ALONE_PASSING, abs=0.005)
    unlike = np.zeros((1, logits.shape[1]))
    assert outside_scores(calibration.outside, unlike - 3 * np.abs(logits).max())[0] > calibration.outside.limit


def test_a_class_that_strangers_resemble_is_not_silenced_by_them() -> None:
    logits, truth, outside = _sample()
    logits[outside, 2] += 7  # every stranger looks like the third class
    logits[outside, 3] -= 4  # and the outside logit hardly helps
    card = _card(calibrate(CLASSES, logits, truth, outside))
    judged = judge_rows(card, logits)
    of_others = ~outside & (truth != 2)
    assert judged.sure[of_others].mean() > 0.9, "the other classes do not pay for it"
    weights = np.where(outside, (~outside).sum() / (KNOWN_PER_OUTSIDE * outside.sum()), 1.0)
    right = (judged.classes == truth) & ~outside
    assert (weights * right)[judged.sure].sum() >= 0.99 * weights[judged.sure].sum()


def test_a_model_that_knows_nothing_is_never_sure() -> None:
    rng = np.random.default_rng(5)
    logits, truth = rng.normal(0, 1, (600, 4)), rng.integers(0, 3, 600)
    calibration = calibrate(CLASSES, logits, truth, np.arange(600) >= 500)
    assert set(calibration.thresholds.values()) == {NEVER}
