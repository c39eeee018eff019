"""An evaluation's figures agree with each other, and outside pictures count only where they should."""

import numpy as np
import pytest

from gallery_sorter.recognition.card import ModelCard
from gallery_sorter.recognition.evaluation import evaluate_outputs


def test_known_and_outside_pictures_are_counted_apart(card: ModelCard) -> None:
    logits = np.array([[9, 0, 0, -9], [0, 9, 0, -9], [9, 0, 0, -9], [0, 0, 9, 9], [9, 0, 0, -9]], np.float32)
    truth = np.array([0, 1, 2, -1, -1])
    e = evaluate_outputs(card, logits, truth, truth == -1)
    assert e.pictures == 3
    assert e.labels == card.classes
    assert e.confusion == ((1, 0, 0), (0, 1, 0), (1, 0, 0))
    assert e.accuracy == pytest.approx(sum(e.confusion[i][i] for i in range(3)) / 3)
    assert e.classes["Trees"].recall == 0
    assert e.outside is not None
    assert (e.outside.pictures, e.outside.accepted) == (2, 0.5)
    assert e.outside.auroc == pytest.approx((3 + 1.5) / 6)
    assert set(e.coverage_at_precision) >= {"0.99"}


def test_without_outside_pictures_their_figures_are_absent(card: ModelCard) -> None:
    e = evaluate_outputs(card, np.eye(4, dtype=np.float32)[:3] * 9, np.arange(3), np.zeros(3, bool))
    assert e.outside is None
    assert e.accuracy == e.macro_f1 == 1


def test_outside_pictures_alone_are_no_error(card: ModelCard) -> None:
    e = evaluate_outputs(card, np.zeros((2, 4), np.float32), np.full(2, -1), np.ones(2, bool))
    assert (e.pictures, e.accuracy, e.ece) == (0, 0, 0)
    assert e.outside is not None
    assert e.outside.auroc is None
