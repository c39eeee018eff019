"""Very large pictures wait for each other, so that threads side by side do not need gigabytes."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

# Pixels of a picture once opened (a JPEG: once scaled down). 50 megapixels are 200 MB in Pillow's memory.
LARGE = 50_000_000
TURN = threading.Lock()


@contextmanager
def own_turn(size: tuple[int, int]) -> Iterator[None]:
    """Holds the turn while a picture of this width and height is decoded, where it is a large one."""
    if size[0] * size[1] < LARGE:
        yield
        return
    with TURN:
        yield
