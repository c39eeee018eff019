"""No source stands on both sides of a split."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from gallery_sorter.training.folds import grouped_folds


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
