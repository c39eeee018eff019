"""What is learned from: the person's word beats a memory, and neither side drowns the other."""

from dataclasses import replace

import numpy as np
import pytest

from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.recognition.identities import NO_MINUTE, Identities
from gallery_sorter.training.examples import check_enough, remember
from tests.training.made import clouds, memory_of


def test_the_persons_word_replaces_what_was_remembered_of_the_same_content() -> None:
    own = clouds([3, 3])
    memory = clouds([4, 4], seed=1, own=False)
    hashes = memory.content_hashes.copy()
    hashes[0] = own.content_hashes[5]
    memory = replace(memory, identities=Identities.of_contents(hashes))
    joined = remember(own, memory_of(memory), ("A", "B"), ("A", "B"))
    assert len(joined) == 3 + 3 + 8 - 1
    rows = [row for row in range(len(joined)) if joined.content_hashes[row].tobytes() == hashes[0].tobytes()]
    assert [(joined.classes[row], joined.own[row]) for row in rows] == [(1, True)]


def test_a_burst_is_left_out_together_though_half_of_it_is_remembered() -> None:
    own, memory = clouds([10, 10]), clouds([10, 10], seed=1, own=False)
    looks = np.arange(1, 21, dtype=np.uint64) * np.uint64(0x0F0F_3C5A_9E37_79B9)
    minutes = np.full(20, NO_MINUTE)
    minutes[3] = 7
    own = replace(own, identities=Identities(own.content_hashes, looks, minutes))
    again = looks[::-1].copy()
    again[16] = 0  # of this one only the minute is known
    memory = replace(memory, identities=Identities(memory.content_hashes, again, minutes[::-1].copy()))
    joined = remember(own, memory_of(memory), ("A", "B"), ("A", "B"))
    folds = joined.folds(5)
    assert folds[:20].tolist() == folds[20:][::-1].tolist()


def test_what_a_trunk_was_taught_is_known_again_by_its_content() -> None:
    memory = replace(clouds([4, 4], own=False), taught=np.arange(8) % 2 == 0)
    own = clouds([4, 4]).take(np.arange(3))  # the same contents, labelled by the person now
    joined = remember(own, memory_of(memory), ("A", "B"), ("A", "B"))
    assert joined.own.tolist() == [True] * 3 + [False] * 5
    assert joined.taught.tolist() == [True, False, True, False, True, False, True, False]


def test_remembered_pictures_of_a_class_that_goes_count_as_none() -> None:
    memory = clouds([2, 2, 2], seed=1, own=False)
    replay = memory_of(memory, np.array([0, 0, 1, 1, -1, -1]))
    joined = remember(clouds([1, 1]), replay, ("Old", "B"), ("B", "New"))
    assert joined.classes[2:].tolist() == [2, 2, 0, 0, 2, 2]


def test_ten_new_pictures_neither_drown_nor_make_it_forget() -> None:
    own, memory = clouds([10, 100]), clouds([400, 50], seed=1, own=False)
    joined = remember(own, memory_of(memory), ("A", "B"), ("A", "B"))
    weights = joined.weights(2)
    of_a = [weights[joined.own & (joined.classes == 0)].sum(), weights[~joined.own & (joined.classes == 0)].sum()]
    assert of_a == [50, 400]
    of_b = [weights[joined.own & (joined.classes == 1)].sum(), weights[~joined.own & (joined.classes == 1)].sum()]
    assert of_b == [100, 50], "where the person has more than is remembered, each counts once"


def test_a_class_with_few_pictures_counts_for_less_than_those_with_many() -> None:
    few, half, *usual, outside = clouds([5, 50, 100, 100, 120, 7]).class_weights(5)
    assert few == pytest.approx(0.55)
    assert half == 1.0
    assert usual == [1.0] * 3
    assert outside == 1.0
    assert clouds([5, 5, 6]).class_weights(3).tolist() == [1.0] * 4, "few beside whom?"


@pytest.mark.parametrize(
    ("counts", "words"),
    [({"A": 5, "B": 4}, "B has 4"), ({"A": 5}, "two classes"), ({}, "two classes")],
)
def test_too_few_pictures_are_named(counts: dict[str, int], words: str) -> None:
    with pytest.raises(SorterError, match=words) as raised:
        check_enough(counts, only=True)
    assert raised.value.code is ErrorCode.TOO_FEW_PICTURES


def test_five_pictures_of_two_classes_are_enough() -> None:
    check_enough({"A": 5, "B": 5}, only=True)
