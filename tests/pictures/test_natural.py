"""Natural order is an order: total, and numbers count as numbers."""

import os

from hypothesis import given
from hypothesis import strategies as st

from gallery_sorter.pictures.natural import natural_key


def test_numbers_are_compared_as_numbers_and_capitals_do_not_matter():
    names = ["IMG_10.jpg", "img_9.jpg", "IMG_9a.jpg", "2.jpg", "10.jpg", "a.jpg", "IMG_009.jpg"]
    assert sorted(names, key=natural_key) == [
        *("2.jpg", "10.jpg", "a.jpg"),
        *("IMG_009.jpg", "img_9.jpg", "IMG_9a.jpg", "IMG_10.jpg"),
    ]


@given(names=st.lists(st.binary(min_size=1, max_size=12).map(os.fsdecode)))
def test_any_names_can_be_sorted_and_only_equal_names_have_equal_keys(names: list[str]):
    keys = sorted(map(natural_key, names))
    assert len(set(keys)) == len(set(names))
