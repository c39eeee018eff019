"""The small picture that a gallery shows, made from the pixels of the one decode."""

from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

LONG_SIDE = 256  # pixels
_QUALITY = 82  # about 12 kB a thumbnail; blocks can't be seen at this size


def make_thumbnail(pixels: NDArray[np.uint8]) -> bytes:
    """A JPEG of (h, w, 3) RGB pixels, with a long side of 256 px at most, no side of 0, and nothing but the picture."""
    image = Image.fromarray(pixels)
    factor = LONG_SIDE / max(image.size)
    if factor < 1:
        size = max(1, round(image.width * factor)), max(1, round(image.height * factor))
        image = image.resize(size, Image.Resampling.BICUBIC, reducing_gap=3.0)
    out = BytesIO()
    image.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()
