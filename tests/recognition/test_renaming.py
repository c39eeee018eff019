"""Renamed and merged classes: the same head under other names, with probabilities that still add up to 1."""

from pathlib import Path

import numpy as np
import pytest

from gallery_sorter.recognition.card import ModelCard, read_card, write_card
from gallery_sorter.recognition.evaluation import evaluate_outputs
from gallery_sorter.recognition.identities import Identities
from gallery_sorter.recognition.judging import judge_rows, predictions, softmax
from gallery_sorter.recognition.renaming import merged_logits, merged_replay, renamed
from gallery_sorter.recognition.weights import Replay
from tests.recognition.conftest import plain_card


@pytest.fixture
def logits(card: ModelCard) -> np.ndarray:
    return np.random.default_rng(3).normal(0, 3, (40, len(card.classes) + 1)).astype(np.float32)


def test_a_renamed_class_is_judged_as_before(card: ModelCard, logits: np.ndarray) -> None:
    first, *others = card.classes
    new = renamed(card, {first: "Boats", "Nothing of it": "Ships"})
    assert new.classes == ("Boats", *others)
    for old_word, word in zip(predictions(card, logits), predictions(new, logits), strict=True):
        assert word.class_name == {first: "Boats"}.get(old_word.class_name, old_word.class_name)
        assert (word.confidence, word.sure, word.outside) == (old_word.confidence, old_word.sure, old_word.outside)
    assert new.measured == card.measured
    assert new.model_key == card.model_key, "what was recognised stays known"


def test_merged_classes_add_their_probabilities_up(card: ModelCard, logits: np.ndarray) -> None:
    first, second, *others = card.classes
    new = renamed(card, {second: first})
    assert new.classes == (first, *others)
    before, after = judge_rows(card, logits), judge_rows(new, logits)
    assert after.probabilities[:, 0] == pytest.approx(before.probabilities[:, :2].sum(axis=1))
    assert after.probabilities.sum(axis=1) == pytest.approx(1)
    assert (after.outside == before.outside).all()
    assert new.thresholds[first] == max(card.thresholds[first], card.thresholds[second])
    folded = merged_logits(new, logits)
    assert softmax(folded[:, :-1], new.temperature) == pytest.approx(after.probabilities)
    assert folded[:, -1] == pytest.approx(logits[:, -1])
    assert new.head_rows == len(card.classes)
    assert new.measured is None, "it was not measured with these classes"
    truth = np.zeros(len(logits), int)
    assert evaluate_outputs(new, logits, truth, np.zeros(len(logits), bool)).labels == new.classes


def test_what_is_remembered_is_remembered_of_the_merged_class(card: ModelCard) -> None:
    hashes = np.zeros((4, 32), np.uint8)
    identities, taught = Identities.of_contents(hashes), np.zeros(4, np.bool_)
    replay = Replay(np.zeros((4, 512), np.float16), identities, np.array([0, 1, 2, -1], np.int16), taught)
    new = renamed(card, {card.classes[1]: card.classes[0]})
    assert merged_replay(new, replay).classes.tolist() == [0, 0, 1, -1]
    assert merged_replay(card, replay) is replay


def test_what_nobody_renamed_stays_the_very_card(card: ModelCard) -> None:
    assert renamed(card, {}) is card
    assert renamed(card, {"Boats": "Ships"}) is card


def test_a_merged_card_is_written_and_can_be_renamed_and_merged_again(card: ModelCard, tmp_path: Path) -> None:
    first, second, third = card.classes
    merged = renamed(card, {first: third})
    write_card(merged, tmp_path)
    assert read_card(tmp_path) == merged
    again = renamed(merged, {third: "Boats"})
    assert (again.classes, again.rows) == (("Boats", second), merged.rows)
    four = plain_card(("A", "B", "C", "D"))
    twice = renamed(renamed(four, {"B": "D"}), {"A": "C"})
    assert twice == renamed(four, {"B": "D", "A": "C"})
    assert [twice.classes[row] for row in twice.rows] == ["C", "D", "C", "D"]


def test_what_a_card_says_it_was_trained_on_goes_along(card: ModelCard) -> None:
    first, second, third = card.classes
    new = renamed(card, {first: "Boats", second: third})
    assert new.trained_on.by_class == {"Boats": 3, third: 6}
    assert new.trained_on.total == card.trained_on.total
