"""A picture as large as a person wants to see it: every format and colour profile that recognition reads, upright."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gallery_sorter.base.errors import Reason, Refused
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.pictures.values import Limits, PictureFile


def look_closely(path: Path, side: int) -> NDArray[np.uint8] | Refused:
    """The pixels, (h, w, 3) sRGB with the long side at most `side`, and no more than the file has. Changes nothing."""
    from gallery_sorter.pictures.decode import decode  # a window opens without the codecs

    try:
        state = path.stat()
    except OSError as error:
        return Refused(path, Reason.VANISHED, Sentence("It can't be read: {}.", error.strerror))
    decoded = decode(PictureFile(path, state.st_size, state.st_mtime_ns), Limits(short_side=side, long_side=side))
    return decoded if isinstance(decoded, Refused) else decoded.pixels
