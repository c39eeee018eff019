"""Natural name order: IMG_9 stands before IMG_10, and capitals do not matter."""

import re

_DIGITS = re.compile("([0-9]+)")

NaturalKey = tuple[tuple[str | int, ...], str]


def natural_key(name: str) -> NaturalKey:
    """A sort key for file names of any kind, also such that hold surrogate escapes.

    Text and numbers take turns in it, so that two keys can always be compared; the name itself breaks ties, so that
    different names never count as equal.
    """
    parts = _DIGITS.split(name.casefold())
    return tuple(int(part) if turn % 2 else part for turn, part in enumerate(parts)), name
