"""No source stands on both sides of a split."""

from random import Random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from gallery_sorter.training.folds import content_folds, grouped_folds


@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.integers(0, 2)), min_size=1, max_size=80), st.integers(2, 5))
def test_a_group_is_never_split(pictures: list[tuple[str, int]], folds: int) -> None:
    groups, classes = zip(*pictures, strict=True)
    found = grouped_folds(groups, np.array(classes), folds)
    assert found.shape == (len(pictures),)
    assert set(found) <= set(range(folds))
    for group in set(groups):
        assert len({fold for fold, g in zip(found, groups, strict=True) if g == group}) == 1


def test_classes_are_spread_as_evenly_as_groups_allow() -> None:
    rng = np.random.default_rng(0)
    groups = [f"source{i}" for i in rng.integers(0, 60, 1200)]
    classes = rng.integers(0, 4, 1200)
    found = grouped_folds(groups, classes, 5)
    for c in range(4):
        shares = np.bincount(found[classes == c], minlength=5) / (classes == c).sum()
        assert shares.min() > 0.12
        assert shares.max() < 0.28


def test_two_large_sources_of_one_class_are_not_left_out_together() -> None:
    groups = ["large1"] * 80 + ["large2"] * 80 + ["small"] * 10
    found = grouped_folds(groups, np.zeros(170, int), 5)
    assert found[0] != found[80]


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 3)), min_size=1, max_size=100),
    st.randoms(use_true_random=False),
)
def test_folds_by_content_keep_groups_and_do_not_depend_on_the_order(
    pictures: list[tuple[int, int]], random: Random
) -> None:
    rows = [(group, c, number.to_bytes(32)) for number, (group, c) in enumerate(pictures)]
    found = _folds(rows)
    again = random.sample(rows, len(rows))
    assert dict(zip([row[2] for row in again], _folds(again), strict=True)) == dict(
        zip([row[2] for row in rows], found, strict=True)
    )
    folds_of_class = {k: [fold for fold, (_, c, _) in zip(found, rows, strict=True) if c == k] for k in range(4)}
    for folds in folds_of_class.values():
        assert len(folds) < 2 or {0} < set(folds), "it is known while the first fold is left out, and asked about"
    # Rows stand in the order of their content here. A class that was cut one by one shows it.
    whole = {c for c, folds in folds_of_class.items() if folds != [i * 5 // len(folds) for i in range(len(folds))]}
    for group in {group for group, _, _ in rows}:
        assert len({fold for fold, (g, c, _) in zip(found, rows, strict=True) if g == group and c in whole}) < 2
    groups_of_class = {k: {g for g, c, _ in rows if c == k} for k in range(4)}
    for k, groups in groups_of_class.items():
        if len(groups) > 1 and not any(groups & others for c, others in groups_of_class.items() if c != k):
            for group in groups:
                assert len({fold for fold, row in zip(found, rows, strict=True) if row[0] == group}) == 1


def test_a_class_whose_groups_all_hold_another_class_lies_in_no_fold_as_a_whole() -> None:
    """Class 0 is in ten groups and goes first; the groups of class 1 are then all in one fold."""
    of_many = [(number // 2, 0, number.to_bytes(32)) for number in range(20)]
    for shared in ([0, 1], [2, 5, 9]):  # both in the first fold; none of them
        of_few = [(shared[number % len(shared)], 1, (number + 20).to_bytes(32)) for number in range(10)]
        found = _folds(of_many + of_few)
        assert found[:20] == [number // 4 for number in range(20)]
        assert found[20:] == [number // 2 for number in range(10)]
    spread = [(number, 1, (number + 20).to_bytes(32)) for number in range(10)]
    found = _folds(of_many + spread)
    assert found[20:] == found[:20:2], "where the groups lie on both sides, none is split"


def test_more_pictures_move_few_to_another_fold() -> None:
    rng = np.random.default_rng(0)
    rows = [(number, 0, rng.bytes(32)) for number in range(220)]
    before, after = _folds(rows[:200]), _folds(rows)[:200]
    assert (np.array(before) != np.array(after)).mean() < 0.1
    assert np.bincount(before, minlength=5).tolist() == [40] * 5


def _folds(rows: list[tuple[int, int, bytes]]) -> list[int]:
    groups, classes, hashes = zip(*rows, strict=True)
    found = content_folds(np.array(groups), np.array(classes), np.array([list(h) for h in hashes], np.uint8), 5)
    return [int(fold) for fold in found]
