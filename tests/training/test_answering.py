"""Each picture is answered once, by a network and a head that have not learned it."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from gallery_sorter.app.training_result import judge_fit
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.recognition.weights import Head
from gallery_sorter.training.answering import Answered, answer_as_trained, answer_with_new_head
from gallery_sorter.training.asking import Older
from gallery_sorter.training.examples import Examples
from gallery_sorter.training.networks import Network, Networks
from tests.recognition.conftest import plain_card, random_head
from tests.training.made import WIDTH, clouds, memory_of, parts_of

CLASSES = ("A", "B")
LAYER = Head(np.eye(2, WIDTH, dtype=np.float32), np.zeros(2, np.float32))  # tells classes by the first two features
SMALL, LARGE = [9, 9], [12, 12]


@pytest.mark.parametrize("refit", [True, False])
@pytest.mark.parametrize("counts", [SMALL, LARGE])
def test_a_network_is_not_asked_what_it_has_learned(counts: list[int], refit: bool) -> None:
    """Each network has its own pictures by heart, and takes those that were left out for the other class."""
    own = clouds(counts)
    networks = Networks(own, own.features, True, {}, tuple(learned_by_heart(own)), ())
    answered = answer(networks, own, refit=refit)
    asked = answered.fitted.asked.tolist()
    assert sorted(asked) == sorted(set(asked)), "none twice"
    assert set(asked) == set(np.flatnonzero(networks.not_learned).tolist())
    assert len(asked) == len(own) or counts == LARGE
    called = answered.fitted.logits[:, :2].argmax(axis=1)
    assert (called != answered.asked.classes).all()
    assert ("5 such networks" in answered.measured_on) == (counts == SMALL)
    assert answered.fitted.learned.sum() == (len(own) if refit else (~networks.kept.left_out).sum())


def test_what_is_remembered_is_asked_of_the_network_that_is_kept() -> None:
    own, memory = pooled(SMALL), pooled([30, 30], seed=5, own=False)
    networks = Networks(own, own.features, True, {}, tuple(unmoved(own)), ())
    answered = answer(networks, own, memory)
    asked = contents(answered.fitted.examples.take(answered.fitted.asked))
    assert sorted(asked) == sorted([*contents(own), *contents(memory)])
    assert contents(answered.asked) == asked, "both models are asked in one order"
    kept = answer(replace(networks, each=networks.each[:1]), own, memory)
    assert np.array_equal(answered.fitted.head.weight, kept.fitted.head.weight)
    assert np.array_equal(answers_to(answered, memory), answers_to(kept, memory))
    assert answered.drift is not None
    assert not answered.forgot
    assert "5 such networks" in answered.measured_on
    assert "what is remembered of others" in answered.measured_on


@pytest.mark.parametrize("refit", [True, False])
@pytest.mark.parametrize("counts", [SMALL, LARGE])
def test_what_the_older_network_has_learned_is_not_asked_of_one_that_goes_on(counts: list[int], refit: bool) -> None:
    """It is no surprise to that one either."""
    own = clouds(counts)
    networks = Networks(own, own.features, True, {}, tuple(learned_by_heart(own)), ())
    before = np.flatnonzero(networks.not_learned)[1::2]
    answered = answer(networks, own, taught(own.take(before)), refit=refit)
    asked = contents(answered.asked)
    assert set(asked) == set(contents(own.take(networks.not_learned))) - set(contents(own.take(before)))
    assert f"without {len(before)} that" in answered.measured_on
    answered = answer(networks, own, taught(own), refit=refit)
    assert len(answered.asked) == networks.not_learned.sum(), "where it has learned all of them, there are no others"
    assert "all of which its network has learned before" in answered.measured_on


@pytest.mark.parametrize("refit", [True, False])
def test_another_network_is_asked_what_the_older_one_has_learned_and_not_held_against_it(refit: bool) -> None:
    own = clouds(SMALL)
    networks = Networks(own, own.features, True, {}, tuple(learned_by_heart(own)), ())
    before = np.arange(len(own)) % 3 > 0
    answered = answer(networks, own, taught(own.take(before)), refit=refit, goes_on=False)
    assert len(answered.asked) == len(own)
    assert set(contents(answered.asked.take(answered.asked.taught))) == set(contents(own.take(before)))
    assert "without" not in answered.measured_on
    older = Older(plain_card(CLASSES), random_head(2), memory_of(taught(own.take(before))))
    judged = judge_fit(older, CLASSES, answered.fitted, answered.asked, forgot=True)
    assert judged.pictures_measured == len(own)
    assert judged.comparison.pictures == (~before).sum()


def test_where_the_network_stays_all_are_asked_that_it_has_not_learned_before() -> None:
    own = clouds(LARGE)
    (left_out,) = parts_of(own)
    stays = Networks(own, own.features, True, None, (Network(left_out, False, LAYER, own.features),), ())
    answered = answer(stays, own, taught(own.take(~left_out)))
    assert set(contents(answered.asked)) == set(contents(own.take(left_out)))
    assert "each fifth of them left out in turn" in answered.measured_on
    assert f"without {(~left_out).sum()} that" in answered.measured_on


def test_where_the_kept_network_can_not_be_followed_no_other_has_a_memory() -> None:
    """Their answers would be those of a better model than the one that is made."""
    own, memory = pooled(SMALL), pooled([30, 30], seed=5, own=False)
    first, *others = unmoved(own)
    strange = replace(first, features=pooled(SMALL, seed=8).features)
    answered = answer(Networks(own, own.features, True, {}, (strange, *others), ()), own, memory)
    alone = answer(Networks(own, own.features, True, {}, (strange, *others), ()), own)
    assert answered.forgot
    assert answered.drift is None
    assert len(answered.fitted.asked) == len(own)
    assert np.array_equal(answered.fitted.logits, alone.fitted.logits)


def taught(own: Examples) -> Examples:
    """As the older model remembers what its network was taught."""
    return replace(own, own=np.zeros(len(own), np.bool_), taught=np.ones(len(own), np.bool_))


def answer(
    networks: Networks, own: Examples, memory: Examples | None = None, *, refit: bool = True, goes_on: bool = True
) -> Answered:
    """By a training of a person who has a model with this memory, from which it may go on."""
    older = Older(plain_card(CLASSES), random_head(2), None if memory is None else memory_of(memory))
    networks = replace(networks, goes_on=goes_on)
    if not refit:
        return answer_as_trained(older, networks, own)
    answered = answer_with_new_head(older, CLASSES, networks, own, Cancel())
    assert answered is not None
    return answered


def learned_by_heart(own: Examples) -> list[Network]:
    networks = []
    for left_out in parts_of(own):
        features = np.zeros((len(own), WIDTH), np.float16)
        features[np.arange(len(own)), np.where(left_out, 1 - own.classes, own.classes)] = 10
        networks.append(Network(left_out, True, LAYER, features))
    return networks


def pooled(counts: list[int], seed: int = 0, *, own: bool = True) -> Examples:
    """Clouds whose features are never negative, as those of a network are."""
    examples = clouds(counts, seed, own=own)
    return replace(examples, features=np.abs(examples.features))


def unmoved(own: Examples) -> list[Network]:
    """Networks that have hardly changed, each in its own way."""
    return [
        Network(left_out, True, LAYER, (own.features + np.float16(0.01 * number)).astype(np.float16))
        for number, left_out in enumerate(parts_of(own))
    ]


def contents(examples: Examples) -> list[bytes]:
    return [row.tobytes() for row in examples.content_hashes]


def answers_to(answered: Answered, pictures: Examples) -> NDArray[np.float32]:
    place = {content: row for row, content in enumerate(contents(answered.asked))}
    return answered.fitted.logits[[place[content] for content in contents(pictures)]]
