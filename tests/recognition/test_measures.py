"""Each measure against its definition, worked out by hand or the slow way."""

import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery_sorter.recognition import measures


def test_confusion_and_figures_of_a_small_case() -> None:
    truth = np.array([0, 0, 0, 1, 1, 2])
    called = np.array([0, 0, 1, 1, 0, 2])
    table = measures.confusion(truth, called, 4)
    assert table.tolist() == [[2, 1, 0, 0], [1, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 0]]
    first, second, third, nobody = measures.class_figures(table)
    assert (first.precision, first.recall, first.f1, first.support) == pytest.approx((2 / 3, 2 / 3, 2 / 3, 3))
    assert (second.precision, second.recall, second.f1) == pytest.approx((1 / 2, 1 / 2, 1 / 2))
    assert third.f1 == 1
    assert (nobody.f1, nobody.support) == (0, 0)
    assert measures.macro_f1([first, second, third, nobody]) == pytest.approx((2 / 3 + 1 / 2 + 1) / 3)
    assert measures.accuracy(truth, called) == pytest.approx(4 / 6)


def test_calibration_error_by_hand() -> None:
    # Two bins are used: (0.4, 0.467] holds two answers, one right; (0.933, 1] holds two, both right.
    confidences = np.array([0.41, 0.45, 0.95, 0.99])
    right = np.array([True, False, True, True])
    expected = 0.5 * abs(0.5 - 0.43) + 0.5 * abs(1 - 0.97)
    assert measures.calibration_error(confidences, right) == pytest.approx(expected)


def test_the_floor_is_what_perfect_calibration_shows() -> None:
    rng = np.random.default_rng(3)
    confidences = rng.uniform(0.3, 1, 500)
    floor = measures.calibration_floor(confidences)
    seen = [measures.calibration_error(confidences, rng.random(500) < confidences) for _ in range(100)]
    assert floor == pytest.approx(np.mean(seen), abs=0.005)
    assert floor == measures.calibration_floor(confidences), "seeded"
    assert measures.calibration_floor(np.ones(50)) == 0


def test_the_floor_of_many_takes_little_memory_and_is_that_of_all_draws_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    confidences = np.random.default_rng(4).uniform(0.3, 1, 50_000).astype(np.float32)
    tracemalloc.start()
    try:
        floor = measures.calibration_floor(confidences)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert most < 50 << 20
    monkeypatch.setattr(measures, "_AT_ONCE", measures.FLOOR_DRAWS * len(confidences))
    assert floor == pytest.approx(measures.calibration_floor(confidences), rel=1e-12)  # sums may be rounded otherwise


def test_brier_by_hand() -> None:
    probabilities = np.array([[0.8, 0.2], [0.3, 0.7]])
    assert measures.brier(probabilities, np.array([0, 0])) == pytest.approx((0.08 + 0.98) / 2)


_ANSWERS = st.lists(st.tuples(st.sampled_from([0.2, 0.4, 0.5, 0.7, 0.9, 1.0]), st.booleans()), min_size=1, max_size=30)


@given(_ANSWERS, st.sampled_from([0.5, 0.8, 0.9, 0.99]))
def test_coverage_is_the_largest_that_keeps_the_precision(answers: list[tuple[float, bool]], precision: float) -> None:
    confidences, right = (np.array(column) for column in zip(*answers, strict=True))
    found = measures.coverage_at(confidences, right, precision)
    slow = 0.0
    for threshold in np.unique(confidences):
        taken = confidences >= threshold
        if right[taken].mean() >= precision - 1e-9:
            slow = max(slow, float(taken.mean()))
    assert found.coverage == pytest.approx(slow)
    assert (found.threshold is None) == (slow == 0)
    if found.threshold is not None:
        assert right[confidences >= found.threshold].mean() >= precision - 1e-9


@given(_ANSWERS)
def test_auroc_is_the_chance_that_a_positive_scores_higher(answers: list[tuple[float, bool]]) -> None:
    scores, positive = (np.array(column) for column in zip(*answers, strict=True))
    pairs = [(p > n) + 0.5 * (p == n) for p in scores[positive] for n in scores[~positive]]
    expected = pytest.approx(np.mean(pairs)) if pairs else None
    assert measures.auroc(scores, positive) == expected


def test_nothing_measured_is_no_error() -> None:
    nothing = np.zeros(0)
    assert measures.accuracy(nothing, nothing) == 0
    assert measures.calibration_error(nothing, nothing.astype(bool)) == 0
    assert measures.coverage_at(nothing, nothing.astype(bool), 0.99) == measures.Coverage(0, None)
    assert measures.auroc(nothing, nothing.astype(bool)) is None
