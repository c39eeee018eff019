"""Judgements follow the contract: what is sure, what is not and why."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from gallery_sorter.recognition.card import ModelCard, Outside
from gallery_sorter.recognition.judging import judge, judge_rows, outside_scores, predictions, rejudge
from tests.recognition.conftest import plain_card

_LOGITS = hnp.arrays(np.float32, st.tuples(st.integers(1, 6), st.just(4)), elements=st.floats(-80, 80, width=32))


@given(_LOGITS, st.none() | st.floats(0, 1))
def test_a_prediction_keeps_its_own_rules(logits: np.ndarray, threshold: float | None) -> None:
    card = plain_card()
    for p in predictions(card, logits, threshold):
        assert abs(sum(p.probabilities.values()) - 1) < 1e-9
        assert p.confidence == max(p.probabilities.values()) == p.probabilities[p.class_name]
        assert 0 <= p.outside <= 1
        fits = p.outside <= card.outside.limit
        limit = card.thresholds[p.class_name] if threshold is None else threshold
        assert p.sure == (fits and p.confidence >= limit)
        assert p.unsure_because == (None if p.sure else "low-confidence" if fits else "fits-no-class")


def test_the_outside_logit_has_no_part_in_the_probabilities(card: ModelCard) -> None:
    known = judge(card, np.array([9, 0, 0, -50], np.float32))
    stranger = judge(card, np.array([9, 0, 0, 50], np.float32))
    assert known.probabilities == stranger.probabilities
    assert known.sure
    assert not stranger.sure
    assert stranger.unsure_because == "fits-no-class"


def test_a_higher_temperature_makes_modest(card: ModelCard) -> None:
    logits = np.array([3, 1, 0, 0], np.float32)
    assert judge(plain_card(temperature=3.0), logits).confidence < judge(card, logits).confidence


def test_the_outside_score_is_the_sigmoid_of_what_its_weights_say() -> None:
    logits = np.array([[0.0, 0.0, 0.0, 2.0]])
    lse = np.log(3)
    expected = 1 / (1 + np.exp(-(1.5 * 2 - 0.5 * lse + 0.25)))
    assert outside_scores(Outside(1.5, 0.5, 0.25, 1.0), logits)[0] == pytest.approx(expected)


@given(_LOGITS, st.floats(0, 1), st.none() | st.floats(0, 1))
def test_judging_again_is_judging_anew(logits: np.ndarray, first: float, second: float | None) -> None:
    card = plain_card()
    assert rejudge(card, predictions(card, logits, first), second) == predictions(card, logits, second)


def test_what_stays_as_it_is_stays_the_same_object(card: ModelCard) -> None:
    judged = predictions(card, np.array([[9, 0, 0, -5]], np.float32), 0.5)
    assert rejudge(card, judged, 0.6)[0] is judged[0]


def test_thresholds_may_be_given_class_by_class(card: ModelCard) -> None:
    logits = np.array([[2, 0, 0, -9], [0, 2, 0, -9]], np.float32)
    cars, memes = predictions(card, logits, {"Cars": 0.1, "Memes": 1.0, "Trees": 1.0})
    assert cars.sure
    assert not memes.sure


def test_a_hundred_thousand_pictures_are_judged_in_one_go(card: ModelCard) -> None:
    logits = np.random.default_rng(0).normal(0, 4, (100_000, 4)).astype(np.float32)
    assert len(judge_rows(card, logits, 0.7).sure) == 100_000


def test_no_pictures_give_no_predictions(card: ModelCard) -> None:
    assert predictions(card, np.zeros((0, 4), np.float32)) == []
