"""Finds pictures that are one picture saved twice, or a burst: in a split they must stand on one side together."""

import numpy as np
from numpy.typing import NDArray

from gallery_sorter.recognition.identities import NO_MINUTE, Identities

SAME_PICTURE = 8  # bits in which the hashes of one picture saved anew may differ (pictures.hashes.distance)
_AT_ONCE = 512  # rows of the distance table that are held


def group_alike(pictures: Identities) -> NDArray[np.intp]:
    """(n,) group numbers from 0. Pictures of one minute go together, and those whose looks are near.

    Pictures are taken in the order of their content hashes, and each joins the first picture before it that leads a
    group and looks alike: so the groups depend on the pictures alone, and do not grow into chains.
    """
    count = len(pictures)
    contents, taken = [row.tobytes() for row in pictures.content_hashes], pictures.minutes.tolist()
    order = sorted(range(count), key=lambda row: contents[row])
    near = _near(pictures.looks)
    group = np.full(count, -1, dtype=np.intp)
    leaders: set[int] = set()
    minutes: dict[int, int] = {}
    for row in order:
        minute = taken[row]
        found = minutes.get(minute)
        if found is None:
            found = next((int(group[other]) for other in near.get(row, ()) if other in leaders), None)
        if found is None:
            found = len(leaders)
            leaders.add(row)
        group[row] = found
        if minute != NO_MINUTE:
            minutes.setdefault(minute, found)
    return group


def _near(hashes: NDArray[np.uint64]) -> dict[int, list[int]]:
    """Row -> the other rows whose hashes are near. Hashes without a bit (pictures of one colour) are near nothing."""
    found: dict[int, list[int]] = {}
    for start in range(0, len(hashes), _AT_ONCE):
        some = hashes[start : start + _AT_ONCE]
        bits = np.bitwise_count(some[:, None] ^ hashes[None, :])
        rows, others = np.nonzero((bits <= SAME_PICTURE) & (some != 0)[:, None] & (hashes != 0)[None, :])
        for row, other in zip((rows + start).tolist(), others.tolist(), strict=True):
            if row != other:
                found.setdefault(row, []).append(other)
    return found
