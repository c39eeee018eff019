"""One picture saved twice, and a burst, go together; others do not."""

import random
import tracemalloc

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from gallery_sorter.pictures.hashes import content_hash
from gallery_sorter.training.alike import SAME_PICTURE, group_alike
from gallery_sorter.training.examples import identities

ONE, OTHER = 0x0123456789ABCDEF, 0xFEDCBA9876543210
DAY = "2024-05-01T12:30:{:02d}"
# Hashes within a few bits of each other, so that many look alike, and many only nearly so.
LOOKS = st.builds(
    lambda far, near: far ^ sum(1 << bit for bit in near),
    st.sampled_from([0, ONE, ONE ^ 0xFFF]),
    st.sets(st.integers(0, 15), max_size=8),
)
TAKEN = st.one_of(st.none(), st.sampled_from([DAY.format(1), DAY.format(2), "2024-05-01T12:31:00", "2024"]))


def groups_of(looks: list[int], taken: list[str | None], contents: list[bytes]) -> NDArray[np.intp]:
    return group_alike(identities(zip(contents, looks, taken, strict=True)))


def hashes(count: int) -> list[bytes]:
    return [content_hash(bytes([number])) for number in range(count)]


def test_pictures_that_look_alike_stand_together() -> None:
    groups = groups_of([ONE, ONE ^ 0b111, OTHER, ONE ^ ((1 << 20) - 1)], [None] * 4, hashes(4))
    assert groups[0] == groups[1]
    assert len(set(groups.tolist())) == 3


def test_pictures_of_one_minute_stand_together() -> None:
    groups = groups_of([ONE, OTHER, 0], [DAY.format(1), DAY.format(59), "2024-05-01T12:31:00"], hashes(3))
    assert groups[0] == groups[1] != groups[2]


def test_pictures_of_one_colour_are_not_taken_for_one_picture() -> None:
    assert len(set(groups_of([0, 0, 0], [None] * 3, hashes(3)).tolist())) == 3


def test_groups_do_not_grow_into_chains() -> None:
    """Each differs from the one before in six bits, and the last from the first in all."""
    chain = [(1 << 6 * number) - 1 for number in range(1, 11)]
    groups = groups_of(chain, [None] * len(chain), hashes(len(chain)))
    for one in range(len(chain)):
        for other in range(one):
            if groups[one] == groups[other]:
                assert (chain[one] ^ chain[other]).bit_count() <= 16


def by_definition(looks: list[int], taken: list[str | None]) -> list[int]:
    """Each, in order, joins its minute, else the first leader that looks alike, else leads a group itself."""
    groups: list[int] = []
    leaders: list[int] = []
    for row, (look, when) in enumerate(zip(looks, taken, strict=True)):
        minute = [groups[k] for k in range(row) if when and len(when) >= 16 and (taken[k] or "")[:16] == when[:16]]
        alike = [groups[k] for k in leaders if look and looks[k] and (look ^ looks[k]).bit_count() <= SAME_PICTURE]
        found = (minute + alike)[:1]
        if not found:
            leaders.append(row)
        groups.append(found[0] if found else len(leaders) - 1)
    return groups


@given(st.lists(st.tuples(LOOKS, TAKEN), max_size=40), st.randoms(use_true_random=False))
def test_groups_are_those_of_the_definition_whatever_the_order(
    pictures: list[tuple[int, str | None]], chance: random.Random
) -> None:
    contents = [number.to_bytes(32) for number in range(len(pictures))]
    looks, taken = [look for look, _ in pictures], [when for _, when in pictures]
    groups = by_definition(looks, taken)
    order = chance.sample(range(len(pictures)), len(pictures))
    found = groups_of([looks[i] for i in order], [taken[i] for i in order], [contents[i] for i in order])
    assert found.tolist() == [groups[i] for i in order]


def test_many_that_look_alike_take_little_memory() -> None:
    contents = [number.to_bytes(32) for number in range(3000)]
    tracemalloc.start()
    try:
        groups = groups_of([ONE] * len(contents), [None] * len(contents), contents)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert not groups.any()
    assert most < 10 << 20
