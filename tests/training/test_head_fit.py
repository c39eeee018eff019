"""The head fit finds the best head there is, and the same one every time."""

import numpy as np
import pytest
from numpy.typing import NDArray

from gallery_sorter.recognition.card import Transform
from gallery_sorter.recognition.onnx_runtime import OnnxRuntime
from gallery_sorter.recognition.views import normalise, squash
from gallery_sorter.recognition.weights import Head
from gallery_sorter.training import head_fit
from gallery_sorter.training.head_fit import HeadFit, fit_head, inverse_curvature, minimise, with_outside
from tests.drawn import CLASSES, draw
from tests.recognition.conftest import random_trunk

Data = tuple[NDArray[np.float32], NDArray[np.intp]]


def _clusters(count: int, classes: int, spread: float = 1.0, seed: int = 0) -> Data:
    rng = np.random.default_rng(seed)
    centres = np.random.default_rng(99).normal(0, 1, (classes, 512))
    labels = rng.integers(0, classes, count)
    return np.abs(centres[labels] + rng.normal(0, spread, (count, 512))).astype(np.float32), labels


def test_a_head_of_two_thousand_features_generalises() -> None:
    x, labels = _clusters(2000, 6, 2.0)
    head = fit_head(x, labels, 6)
    fresh, truth = _clusters(500, 6, 2.0, seed=1)
    assert (head.logits(fresh).argmax(axis=1) == truth).mean() > 0.95


def test_the_same_data_gives_the_same_head() -> None:
    x, labels = _clusters(200, 3)
    first, second = fit_head(x, labels, 3), fit_head(x, labels, 3)
    assert np.array_equal(first.weight, second.weight)


def test_balancing_lets_ten_pictures_be_heard_beside_a_thousand() -> None:
    x, labels = _clusters(1400, 2, 1.5)
    keep = (labels == 0) | (np.cumsum(labels == 1) <= 10)
    fresh, truth = _clusters(1000, 2, 1.5, seed=1)
    recall = []
    for balanced in (False, True):
        head = fit_head(x[keep], labels[keep], 2, HeadFit(penalty=0.1, balanced=balanced))
        called = head.logits(fresh).argmax(axis=1)
        recall.append((called[truth == 1] == 1).mean())
    assert recall[1] > recall[0] + 0.1


def test_a_class_that_counts_for_less_is_called_less() -> None:
    x, labels = _clusters(300, 2, 3.0)
    fresh, _ = _clusters(300, 2, 3.0)
    plain, less = (fit_head(x, labels, 2, class_weights=np.array([1.0, w])) for w in (1.0, 0.2))
    margins = [(logits := head.logits(fresh))[:, 1] - logits[:, 0] for head in (plain, less)]
    assert (margins[1] < margins[0]).mean() > 0.9


def test_a_start_that_is_near_leads_to_the_same_head() -> None:
    x, labels = _clusters(90, 3, 3.0)
    exact = HeadFit(penalty=0.1, iterations=500, tolerance=1e-6)
    cold = fit_head(x, labels, 3, exact)
    warm = fit_head(x, labels, 3, exact, start=fit_head(x[:80], labels[:80], 3, exact))
    assert np.allclose(cold.logits(x), warm.logits(x), atol=1e-2)


def test_curvature_leads_to_the_same_head_in_fewer_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    x, labels = _clusters(600, 3, 6.0)
    exact, steps = HeadFit(penalty=0.3, tolerance=1e-5), []  # below it single precision has a say in the number
    plain_direction = head_fit._direction
    monkeypatch.setattr(head_fit, "_direction", lambda *given: (steps.append(1), plain_direction(*given))[1])
    cold = fit_head(x, labels, 3, exact)
    long = len(steps)
    led = fit_head(x, labels, 3, exact, curvature=inverse_curvature(x, 3, exact))
    np.testing.assert_allclose(led.logits(x), cold.logits(x), atol=1e-2)
    assert len(steps) - long < 0.7 * long


def test_weights_count_rows_as_if_they_stood_there_twice() -> None:
    x, labels = _clusters(60, 3, 3.0)
    twice = np.concatenate([np.arange(60), np.arange(0, 60, 2)])
    plain = HeadFit(balanced=False, iterations=500, tolerance=1e-7)
    weights = np.where(np.arange(60) % 2 == 0, 2.0, 1.0)
    rng = np.random.default_rng(0)
    fresh = rng.uniform(0, 3, (50, 512)).astype(np.float32)
    a = fit_head(x[twice], labels[twice], 3, plain).logits(fresh).argmax(axis=1)
    b = fit_head(x, labels, 3, plain, weights).logits(fresh).argmax(axis=1)
    assert (a == b).mean() > 0.9  # not equal: features are standardised over rows, whatever their weight


def test_minimise_finds_the_minimum_of_a_crooked_valley() -> None:
    def rosenbrock(p: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        x, y = p
        gradient = np.array([-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)])
        return float((1 - x) ** 2 + 100 * (y - x * x) ** 2), gradient

    found = minimise(rosenbrock, np.array([-1.2, 1.0]), 500, 1e-8)
    assert found == pytest.approx([1, 1], abs=1e-4)


def test_a_class_without_pictures_is_no_error() -> None:
    x, labels = _clusters(40, 2)
    head = fit_head(x, labels, 3)
    assert np.isfinite(head.weight).all()
    assert set(head.logits(x).argmax(axis=1)) == {0, 1}


def test_the_outside_logit_is_the_difference_of_the_two_rows() -> None:
    known, two = Head(np.eye(3, 512, dtype=np.float32), np.zeros(3, np.float32)), fit_head(*_clusters(40, 2), 2)
    joined = with_outside(known, two)
    x, _ = _clusters(5, 2)
    assert joined.weight.shape == (4, 512)
    rows = two.logits(x)
    assert np.allclose(joined.logits(x)[:, 3], rows[:, 1] - rows[:, 0], atol=1e-2)


@pytest.mark.slow
def test_a_head_is_trained_for_real_on_drawn_pictures() -> None:
    blank = Head(np.zeros((2, 512), np.float32), np.zeros(2, np.float32))
    runtime = OnnxRuntime(random_trunk(), blank)
    transform = Transform()

    def features(seeds: range) -> Data:
        drawn = [(np.asarray(draw(name, seed, (320, 240))), i) for seed in seeds for i, name in enumerate(CLASSES)]
        inputs = np.stack([normalise(transform, squash(transform, pixels)) for pixels, _ in drawn])
        return runtime.run(inputs).features, np.array([i for _, i in drawn])

    head = fit_head(*features(range(8)), len(CLASSES), HeadFit(0.03))
    x, truth = features(range(100, 103))
    assert (head.logits(x).argmax(axis=1) == truth).mean() >= 0.8
