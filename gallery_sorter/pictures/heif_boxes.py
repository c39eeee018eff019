"""Which way up a HEIC says its picture is: whether it holds a box that turns or mirrors it.

A reader must heed these boxes and not the EXIF orientation (ISO/IEC 23008-12, 6.5.10 and annex A), and libheif does.
Some programs copy the EXIF orientation and leave the boxes out; only then is the EXIF value the one that counts.
"""

from collections.abc import Iterator

_CONTAINERS = {b"meta": 4, b"iprp": 0, b"ipco": 0}  # how many bytes stand before the boxes inside
_TURNING = (b"irot", b"imir")


def has_turning_box(data: bytes) -> bool:
    """Whether any picture in the file is turned or mirrored by a box. Never raises, whatever the bytes."""
    waiting = [(0, len(data))]
    while waiting:
        for kind, start, end in _boxes(data, *waiting.pop()):
            if kind in _TURNING:
                return True
            if kind in _CONTAINERS:
                waiting.append((start + _CONTAINERS[kind], end))
    return False


def _boxes(data: bytes, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """The boxes from start to end, as kind and the bounds of what they hold; stops where a size makes no sense."""
    while start + 8 <= end:
        size, kind, head = int.from_bytes(data[start : start + 4]), data[start + 4 : start + 8], 8
        if size == 1:  # the real size follows, in eight bytes
            size, head = int.from_bytes(data[start + 8 : start + 16]), 16
        elif size == 0:  # up to the end
            size = end - start
        if size < head or start + size > end:
            return
        yield kind, start + head, start + size
        start += size
