"""Renamed and merged classes: the same head under other names, with probabilities that still add up to 1."""

from dataclasses import replace

import numpy as np
import pytest

from gallery_sorter.base.errors import SorterError
from gallery_sorter.recognition.card import ModelCard, write_card
from gallery_sorter.recognition.evaluation import evaluate_outputs
from gallery_sorter.recognition.identities import Identities
from gallery_sorter.recognition.judging import judge_rows, predictions, softmax
from gallery_sorter.recognition.renaming import merged_logits, merged_replay, renamed
from gallery_sorter.recognition.weights import Replay


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


def test_a_merged_card_is_not_written(card: ModelCard, tmp_path_factory: pytest.TempPathFactory) -> None:
    merged = renamed(card, {card.classes[0]: card.classes[1]})
    if len(merged.classes) < 2:
        merged = replace(merged, classes=("A", "B"))
    with pytest.raises(SorterError, match="merged"):
        write_card(merged, tmp_path_factory.mktemp("written"))
