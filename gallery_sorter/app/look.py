"""A picture as large as a person wants to see it: every format and colour profile that recognition reads, upright."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gallery_sorter.app.session import Session
from gallery_sorter.base.errors import Reason, Refused
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.pictures.read import read_file
from gallery_sorter.pictures.thumbnail import LONG_SIDE, make_thumbnail
from gallery_sorter.pictures.values import Limits, PictureFile


def look_closely(session: Session, path: Path, side: int) -> NDArray[np.uint8] | Refused:
    """The pixels, (h, w, 3) sRGB with the long side at most `side`, and no more than the file has. Changes nothing."""
    try:
        state = path.stat()
    except OSError as error:
        return Refused(path, Reason.VANISHED, Sentence("It can't be read: {}.", error.strerror))
    limits = Limits(short_side=side, long_side=side)
    contents = read_file(PictureFile(path, state.st_size, state.st_mtime_ns), limits)
    decoded = contents if isinstance(contents, Refused) else session.decoder.decode(contents, limits)
    return decoded if isinstance(decoded, Refused) else decoded.pixels


def look_small(session: Session, path: Path) -> bytes | None:
    """A thumbnail of a picture that was not looked at yet, as JPEG; None where it can't be read. Keeps nothing."""
    pixels = look_closely(session, path, LONG_SIDE)
    return None if isinstance(pixels, Refused) else make_thumbnail(pixels)
