"""What is remembered moves along with the network, where the person's own pictures say how."""

import numpy as np
from numpy.typing import NDArray

from gallery_sorter.recognition.identities import Identities
from gallery_sorter.recognition.weights import Replay
from gallery_sorter.training.drift import FURTHEST, carry_over, fit_drift
from tests.training.made import clouds


def pooled(count: int, seed: int) -> NDArray[np.float16]:
    """Features such as a network pools: never negative."""
    examples = clouds([count // 2, count - count // 2], seed)
    return np.abs(examples.features)


def moved(features: NDArray[np.float16], by: float) -> NDArray[np.float16]:
    """As a stage would have them that was trained: an affine map and a little besides, cut off at zero."""
    x = features.astype(np.float32)
    random = np.random.default_rng(7)
    turn = random.normal(0, 1, (4, x.shape[1]))  # training moves features along few directions
    back = random.normal(0, 1, (4, x.shape[1]))
    return np.maximum(x + by * (0.05 + x @ turn.T @ back / x.shape[1]), 0).astype(np.float16)


def memory(features: NDArray[np.float16]) -> Replay:
    count = len(features)
    nothing = Identities.of_contents(np.zeros((count, 32), np.uint8))
    return Replay(features, nothing, np.zeros(count, np.int16), np.zeros(count, np.bool_))


def off(one: NDArray[np.float16], other: NDArray[np.float16]) -> float:
    lengths = np.linalg.norm(other.astype(np.float64), axis=1)
    return float(np.linalg.norm(one.astype(np.float64) - other.astype(np.float64), axis=1).mean() / lengths.mean())


def test_most_of_the_way_that_features_moved_is_told_of_pictures_that_are_gone() -> None:
    own, others = pooled(300, 1), pooled(100, 2)
    left_out = np.arange(len(own)) % 5 == 0
    carried = carry_over(memory(others), own, moved(own, 0.1), left_out)
    assert carried.holds
    true = moved(others, 0.1)
    assert off(carried.replay.features, true) < 0.5 * off(others, true)
    assert abs(carried.error - off(carried.replay.features, true)) < 0.01, "the left-out ones tell how far it is off"
    assert (carried.replay.features >= 0).all()


def test_what_did_not_move_stays_where_it_is() -> None:
    own, others = pooled(40, 1), pooled(10, 2)
    carried = carry_over(memory(others), own, own, np.arange(len(own)) < 8)
    assert carried.error == 0
    assert np.array_equal(carried.replay.features, others)


def test_a_network_that_has_become_another_is_not_followed() -> None:
    own = pooled(100, 1)
    left_out = np.arange(len(own)) % 5 == 0
    other = pooled(100, 5)
    carried = carry_over(memory(own), own, other, left_out)
    assert carried.error > FURTHEST
    assert not carried.holds


def test_a_single_picture_tells_of_a_shift_alone() -> None:
    own = pooled(2, 1)
    drift = fit_drift(own[:1], own[:1] + np.float16(0.5))
    assert np.allclose(drift.carry(own[1:]), own[1:] + np.float16(0.5), atol=8e-3)
