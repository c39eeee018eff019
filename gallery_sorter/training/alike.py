"""Finds pictures that are one picture saved twice, or a burst: in a split they must stand on one side together."""

import numpy as np
from numpy.typing import NDArray

from gallery_sorter.recognition.identities import NO_MINUTE, Identities

SAME_PICTURE = 8  # bits in which the hashes of one picture saved anew may differ (pictures.hashes.distance)


def group_alike(pictures: Identities) -> NDArray[np.intp]:
    """(n,) group numbers from 0. Pictures of one minute go together, and those whose looks are near.

    Pictures are taken in the order of their content hashes, and each joins the first picture before it that leads a
    group and looks alike: so the groups depend on the pictures alone, and do not grow into chains.
    """
    contents, taken = [row.tobytes() for row in pictures.content_hashes], pictures.minutes.tolist()
    group = np.full(len(pictures), -1, dtype=np.intp)
    leaders = _Leaders(len(pictures))
    count = 0
    minutes: dict[int, int] = {}
    for row in sorted(range(len(contents)), key=contents.__getitem__):
        look, minute = pictures.looks[row], taken[row]
        found = minutes.get(minute)
        if found is None:
            found = leaders.find(look)
        if found is None:
            found = count
            leaders.add(look, found)
            count += 1
        group[row] = found
        if minute != NO_MINUTE:
            minutes.setdefault(minute, found)
    return group


class _Leaders:
    """The hashes of the pictures that lead groups, in the order in which they came. A hash without a bit (a picture of
    one colour) is near nothing, so it is not kept.

    A picture is held against leaders alone, so that many that look alike take no more memory or time than few.
    """

    def __init__(self, most: int) -> None:
        self._hashes = np.empty(most, np.uint64)
        self._groups: list[int] = []

    def find(self, one: np.uint64) -> int | None:
        """The group of the first that is near."""
        if not one or not self._groups:
            return None
        near = np.bitwise_count(self._hashes[: len(self._groups)] ^ one) <= SAME_PICTURE
        first = int(near.argmax())
        return self._groups[first] if near[first] else None

    def add(self, one: np.uint64, group: int) -> None:
        if one:
            self._hashes[len(self._groups)] = one
            self._groups.append(group)
