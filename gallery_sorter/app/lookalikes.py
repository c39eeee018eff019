"""Pictures that are one picture saved more than once: as a copy, sent by a messenger, or made smaller."""

from collections import defaultdict
from collections.abc import Sequence

from gallery_sorter.app.events import Picture
from gallery_sorter.pictures.hashes import distance

MOST_BITS = 4  # of the 64-bit difference hash; half of what training takes for one picture, since these go to the bin
_BANDS = MOST_BITS + 1  # hashes that differ in fewer bits than there are bands agree in one of these at least
_BAND_BITS = -(-64 // _BANDS)
_SHAPE = 0.03  # by which the ratio of the sides may differ


def find_lookalikes(pictures: Sequence[Picture]) -> list[list[Picture]]:
    """Stacks of two or more, each with its best picture first, in the order in which the pictures were given.

    The best has the most pixels, then the most bytes, then the earliest date. Every other one of a stack looks like
    the best itself, so that stacks do not grow into chains. A picture is in one stack at most.
    """
    best_first = sorted(
        range(len(pictures)),
        key=lambda n: (-pictures[n].width * pictures[n].height, -pictures[n].size_bytes, pictures[n].mtime_ns, n),
    )
    leaders: dict[tuple[int, int], list[int]] = defaultdict(list)  # band and its bits -> leaders that have them
    stacks: dict[int, list[int]] = {}
    for number in best_first:
        leader = _leader_of(pictures, number, leaders)
        if leader is not None:
            stacks[leader].append(number)
            continue
        stacks[number] = [number]
        for band in _bands(pictures[number].perceptual_hash):
            leaders[band].append(number)
    found = sorted((min(stack), stack) for stack in stacks.values() if len(stack) > 1)
    return [[pictures[number] for number in stack] for _, stack in found]


def _leader_of(pictures: Sequence[Picture], number: int, leaders: dict[tuple[int, int], list[int]]) -> int | None:
    picture = pictures[number]
    if picture.perceptual_hash == 0:  # of one colour: it looks like every other such picture
        return None
    for band in _bands(picture.perceptual_hash):
        for leader in leaders.get(band, ()):
            if _alike(pictures[leader], picture):
                return leader
    return None


def _alike(one: Picture, other: Picture) -> bool:
    if distance(one.perceptual_hash, other.perceptual_hash) > MOST_BITS:
        return False
    across, down = one.width * other.height, one.height * other.width
    return abs(across - down) <= _SHAPE * max(across, down)


def _bands(perceptual_hash: int) -> list[tuple[int, int]]:
    mask = (1 << _BAND_BITS) - 1
    return [(band, perceptual_hash >> band * _BAND_BITS & mask) for band in range(_BANDS)]
