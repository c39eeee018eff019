"""What tells pictures apart: the hash of a file's bytes, and a hash of how a picture looks."""

import blake3
import numpy as np
from numpy.typing import NDArray
from PIL import Image


def content_hash(data: bytes) -> bytes:
    """BLAKE3 of the bytes, 32 bytes: equal exactly for equal contents."""
    return blake3.blake3(data).digest()


def perceptual_hash(pixels: NDArray[np.uint8]) -> int:
    """A 64-bit difference hash of (h, w, 3) RGB pixels: few bits differ between pictures that look the same.

    Each bit says whether brightness rises from one cell to the next in a row of nine, in eight rows (N. Krawetz,
    "Kind of Like That", 2013). Empty pictures (all of one colour) have the hash 0.
    """
    grey = Image.fromarray(pixels).convert("L").resize((9, 8), Image.Resampling.BOX)
    cells = np.asarray(grey)
    rises = cells[:, 1:] > cells[:, :-1]
    return int.from_bytes(np.packbits(rises).tobytes())


def distance(one: int, other: int) -> int:
    """In how many of 64 bits two perceptual hashes differ. Up to about 8 is one picture saved anew."""
    return (one ^ other).bit_count()
