"""One read of one file: its bytes, their hash, and the state it was in.

Files are opened here and nowhere else in this room.
"""

import os
import stat
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from gallery_sorter.base.errors import Reason, Refused
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.pictures.hashes import content_hash, perceptual_hash
from gallery_sorter.pictures.refusing import refuse
from gallery_sorter.pictures.values import Decoded, Exif, Limits, PictureFile

# Not to wait where a FIFO has come to stand in the file's place, and not to follow a link that has.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
)
_TRIES = 2


@dataclass(frozen=True, slots=True)
class Contents:
    """The bytes of a file, not looked into yet."""

    file: PictureFile  # with the size and time that it had when it was read
    data: bytes = field(repr=False)
    content_hash: bytes  # BLAKE3 of the bytes

    def decoded(self, pixels: NDArray[np.uint8], size: tuple[int, int], exif: Exif) -> Decoded:
        """What was found in them: (h, w, 3) RGB pixels, the width and height as displayed, and EXIF."""
        return Decoded(self.file, pixels, size, self.content_hash, perceptual_hash(pixels), exif)


def read_file(file: PictureFile, limits: Limits = Limits()) -> Contents | Refused:  # noqa: B008 - frozen
    """Read a file whole, and hash it. It may have changed since it was listed: `Contents.file` says what was read.

    A file that changes while it is read is read a second time, then refused.
    """
    try:
        for _ in range(_TRIES):
            found = _read_whole(file, limits)
            if found is not None:
                return found
    except OSError as error:
        return refuse(file.path, error)
    return Refused(
        file.path,
        Reason.TRUNCATED,
        Sentence(
            "It kept changing while it was read, as if it were still being copied. Try again when it is complete."
        ),
    )


def _read_whole(file: PictureFile, limits: Limits) -> Contents | Refused | None:
    """One try; None where the file changed under it. Raises OSError."""
    with open(os.open(file.path, _FLAGS), "rb", buffering=0) as source:
        before = os.fstat(source.fileno())
        if not stat.S_ISREG(before.st_mode):
            return Refused(file.path, Reason.NOT_A_PICTURE, Sentence("It is no file that holds a picture."))
        if before.st_size > limits.max_bytes:
            size, most = before.st_size / 1e9, limits.max_bytes / 1e9
            return Refused(
                file.path, Reason.TOO_LARGE, Sentence("It has {:.1f} GB; more than {:.1f} GB are not read.", size, most)
            )
        data = _read_to_end(source.fileno(), before.st_size)
        after = os.fstat(source.fileno())
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(data) != after.st_size:
        return None
    if not data:
        return Refused(
            file.path, Reason.EMPTY, Sentence("It is empty (0 bytes), as a broken copy leaves it. Copy it anew.")
        )
    return Contents(replace(file, size=after.st_size, mtime_ns=after.st_mtime_ns), data, content_hash(data))


def _read_to_end(descriptor: int, size: int) -> bytes:
    """At most `size` bytes and one more, which tells that the file has grown. A single read is the common case."""
    data = os.read(descriptor, size + 1)
    while len(data) <= size:
        more = os.read(descriptor, size + 1 - len(data))
        if not more:
            break
        data += more
    return data
