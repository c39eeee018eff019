"""One picture saved twice, and a burst, go together; others do not."""

import random

import numpy as np
from numpy.typing import NDArray

from gallery_sorter.pictures.hashes import content_hash
from gallery_sorter.training.alike import group_alike
from gallery_sorter.training.examples import identities

ONE, OTHER = 0x0123456789ABCDEF, 0xFEDCBA9876543210
DAY = "2024-05-01T12:30:{:02d}"


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


def test_groups_do_not_depend_on_the_order() -> None:
    rng = random.Random(0)
    looks = [rng.getrandbits(64) ^ (1 << rng.randrange(64)) for _ in range(20)] * 2
    contents = hashes(len(looks))
    first = groups_of(looks, [None] * len(looks), contents)
    order = rng.sample(range(len(looks)), len(looks))
    again = groups_of([looks[i] for i in order], [None] * len(looks), [contents[i] for i in order])
    assert {frozenset(i for i in order if first[i] == g) for g in first} == {
        frozenset(order[j] for j in range(len(order)) if again[j] == g) for g in again
    }
