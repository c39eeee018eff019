"""Old against new on the same pictures, and labels that look wrong."""

import numpy as np
import pytest

from gallery_sorter.recognition.calibration import Calibration
from gallery_sorter.recognition.card import NEVER, Outside
from gallery_sorter.training.comparing import Answers, compare, doubts, measure


def border(classes: tuple[str, ...], threshold: float) -> Calibration:
    """Of a model that takes nothing for a stranger."""
    thresholds = dict.fromkeys(classes, threshold)
    return Calibration(1.0, Outside(0.0, 0.0, 0.0, 1.0), thresholds, {"0.99": thresholds})


def answers(classes: tuple[str, ...], called: list[str], margin: float = 4.0, threshold: float = 0.5) -> Answers:
    logits = np.zeros((len(called), len(classes) + 1), np.float32)
    for row, name in enumerate(called):
        logits[row, classes.index(name)] = margin
    return Answers(classes, logits, np.ones(len(called)), border(classes, threshold))


def test_only_pictures_whose_class_both_know_are_compared() -> None:
    truth = ["A", "A", "B", "New"]
    before = answers(("A", "B"), ["A", "B", "B", "A"])
    after = answers(("A", "B", "New"), ["A", "A", "B", "New"])
    found = compare(truth, before, after)
    assert found.pictures == 3
    assert found.before.accuracy == pytest.approx(2 / 3)
    assert found.after.accuracy == 1
    assert not found.worse
    assert found.confusion_after.labels == ("A", "B", "New")
    assert found.confusion_before.rows == ((1, 1, 0), (0, 1, 0), (1, 0, 0))
    assert measure(truth, after).accuracy == 1
    assert found.found == {"New": (1, 1)}


def test_a_model_that_is_never_sure_counts_as_worse_though_it_is_right() -> None:
    truth = ["A", "B"] * 12
    knew, right = answers(("A", "B"), truth), answers(("A", "B"), truth, threshold=NEVER)
    found = compare(truth, knew, right)
    assert (found.before.sure, found.after.sure) == (1, 0)
    assert "never be sure" in found.worse
    assert "about 24 that" in found.worse
    assert not compare(truth, right, right).worse, "it was so before"


def test_a_new_class_that_takes_old_pictures_is_worse() -> None:
    truth = ["A"] * 50 + ["B"] * 50
    before = answers(("A", "B"), truth)
    after = answers(("A", "B", "New"), ["New"] * 10 + truth[10:])
    assert "wrong that were right: 10" in compare(truth, before, after).worse


def test_as_many_mistakes_more_or_less_as_chance_makes_are_no_loss() -> None:
    truth = ["A", "A", "A", "B", "B", "B"]
    before = answers(("A", "B"), ["B", "A", "A", "B", "B", "B"])
    assert not compare(truth, before, answers(("A", "B"), ["A", "B", "B", "B", "B", "B"])).worse
    assert not compare(truth, before, answers(("A", "B"), ["B", "B", "A", "B", "B", "B"])).worse, "as a coin"
    assert compare(truth, before, answers(("A", "B"), ["B", "B", "B", "A", "B", "B"])).worse


def test_what_is_remembered_does_not_outvote_the_persons_own_pictures() -> None:
    truth = ["A", "B"] * 500
    own = np.arange(len(truth)) < 30
    called = truth.copy()
    called[0], called[1], called[2], called[40] = "B", "A", "B", "B"
    knew, lost = answers(("A", "B"), truth), answers(("A", "B"), called)
    assert not compare(truth, knew, lost).worse, "four of a thousand"
    told = compare(truth, knew, lost, own)
    assert "Of 30 that it has not seen, right that were wrong: 0, wrong that were right: 3." in told.worse
    assert (told.own.pictures, told.own.before, told.own.after) == (30, 30, 27)
    assert not compare(truth, lost, knew, own).worse
    assert not compare(truth, lost, lost, own).worse


def test_a_model_that_has_lost_the_memory_must_be_as_sure_of_the_few_pictures_there_are() -> None:
    truth = ["A", "B"] * 15
    sure, doubtful = answers(("A", "B"), truth, 4.0), answers(("A", "B"), truth, 2.0)
    assert not compare(truth, sure, doubtful).worse, "all are right"
    found = compare(truth, sure, doubtful, forgot=True).worse
    assert "falls from 0.982 to 0.881 (geometric mean of 30 pictures)" in found
    assert not compare(truth, doubtful, sure, forgot=True).worse
    assert not compare(truth, sure, sure, forgot=True).worse
    grown = answers(("A", "B", "New"), truth, 4.0)
    assert not compare(truth, sure, grown, forgot=True).worse, "what a new class takes is no loss of certainty"
    assert compare(truth, sure, answers(("A", "B", "New"), truth, 2.0), forgot=True).worse


def test_models_without_a_common_class_can_not_be_compared() -> None:
    found = compare(["X", "Y"], answers(("A", "B"), ["A", "B"]), answers(("X", "Y"), ["X", "Y"]))
    assert found.pictures == 0
    assert found.before.accuracy is None
    assert "no class in common" in found.worse


def test_the_label_that_the_model_contradicts_most_is_doubted_most() -> None:
    rng = np.random.default_rng(0)
    truth = rng.integers(0, 3, 60)
    probabilities = np.full((60, 3), 0.05)
    probabilities[np.arange(60), truth] = 0.9
    wrong = [7, 21]
    truth[wrong] = (truth[wrong] + 1) % 3
    found = doubts(truth, probabilities)
    assert set(np.argsort(-found)[:2].tolist()) == set(wrong)
    assert ((found >= 0) & (found <= 1)).all()
