"""The one decode of a picture file: everything that later steps need, from one read of its bytes.

Trouble with the file comes back as a `Refused`, never as an exception, and Pillow's warnings go nowhere. Several
threads may decode at once: Pillow and pi_heif let go of the interpreter while they work, but for copies of the whole
picture that some codecs make. `pictures.decoder` keeps those out of this process.
"""

import logging
import re
import warnings
from collections.abc import Callable
from contextlib import AbstractContextManager
from io import BytesIO

import numpy as np
import pi_heif
from numpy.typing import NDArray

# Imported by name, so that Image.open finds each without loading Pillow's forty others.
from PIL import (  # noqa: F401
    AvifImagePlugin,
    BmpImagePlugin,
    GifImagePlugin,
    Image,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

from gallery_sorter.base.errors import Refused
from gallery_sorter.base.threads import usable_cores
from gallery_sorter.pictures.exif import read_exif
from gallery_sorter.pictures.heif_boxes import has_turning_box
from gallery_sorter.pictures.pixels import target_size, to_rgb
from gallery_sorter.pictures.read import Contents, read_file
from gallery_sorter.pictures.refusing import TooManyPixelsError, reason_of, refuse_content
from gallery_sorter.pictures.turns import own_turn
from gallery_sorter.pictures.values import Decoded, Exif, Limits, PictureFile

_log = logging.getLogger(__name__)

pi_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)
# More threads a picture than cores win nothing, and a window's own thread then waits longer for its turn.
pi_heif.options.DECODE_THREADS = min(pi_heif.options.DECODE_THREADS, usable_cores())

# Nothing else is tried, whatever the content: Pillow hands PostScript to Ghostscript, to name the worst.
# MPO (several JPEGs in a file) needs no word of its own: the JPEG plugin opens it.
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF", "HEIF")

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

Turn = Callable[[tuple[int, int]], AbstractContextManager[None]]

_QUIET = ("ignore", None, Warning, re.compile(r"(PIL|pi_heif)(\.|$)"), 0)


def decode(file: PictureFile, limits: Limits = Limits()) -> Decoded | Refused:  # noqa: B008 - frozen
    """Read and scale one picture: `read_file` and `decode_contents` in one."""
    contents = read_file(file, limits)
    return contents if isinstance(contents, Refused) else decode_contents(contents, limits)


def decode_contents(contents: Contents, limits: Limits = Limits()) -> Decoded | Refused:  # noqa: B008 - frozen
    """Scale one picture that was read, turned upright, with its hashes and EXIF."""
    try:
        pixels, size, exif = decode_bytes(contents.data, limits)
    except Exception as error:  # noqa: BLE001 - decoders raise anything on bytes that are made up to hurt them
        _log.info("%a can't be decoded: %r", str(contents.file.path), error)
        return refuse_content(contents.file.path, contents.data, reason_of(contents.data, error))
    return contents.decoded(pixels, size, exif)


def decode_bytes(data: bytes, limits: Limits, turn: Turn = own_turn) -> tuple[NDArray[np.uint8], tuple[int, int], Exif]:
    """RGB pixels, the size as displayed, and EXIF. Raises whatever a decoder raises.

    `turn` is what a picture of a width and height has to wait for before it is decoded.
    """
    _silence()
    with Image.open(BytesIO(data), formats=_FORMATS) as image:
        _check(image.size, limits)
        full = image.size
        target = target_size(full, limits)
        drafted = image.draft(None, target) if isinstance(image, JpegImagePlugin.JpegImageFile) else None
        with turn(image.size):
            image.load()
            if not drafted:  # TIFF turns itself and GIF grows to its first frame on loading
                full = image.size
                _check(full, limits)
                target = target_size(full, limits)
            elif target_size(image.size, limits) == image.size:
                target = image.size  # scaled down well enough already
            orientation, exif = _orientation_and_exif(image, data)
            small = to_rgb(image, target)
    if orientation in _TURNS:
        small = small.transpose(_TURNS[orientation])
        full = (full[1], full[0]) if orientation >= 5 else full
    return np.array(small), full, exif


def _check(size: tuple[int, int], limits: Limits) -> None:
    width, height = size
    if width < 1 or height < 1:
        raise ValueError(f"the picture is said to be {width} x {height} pixels")
    if width * height > limits.max_pixels:
        raise TooManyPixelsError(f"{width} x {height} pixels")


def _orientation_and_exif(image: Image.Image, data: bytes) -> tuple[int, Exif]:
    """The turn that is still to be made, as EXIF numbers it."""
    orientation, exif = read_exif(image)
    if image.format == "TIFF":  # Pillow has turned it
        return 1, exif
    if image.format == "HEIF":  # libheif has, where the file asked for it in its own way
        written = image.info.get("original_orientation")
        return (written if isinstance(written, int) and not has_turning_box(data) else 1), exif
    return orientation, exif


def _silence() -> None:
    """Keep the warnings of Pillow and pi_heif from people and from `-W error`.

    A filter that stays, as `warnings.catch_warnings` changes what all threads see and puts it back in a wrong order.
    """
    if _QUIET not in warnings.filters:
        warnings.filterwarnings("ignore", module=_QUIET[3].pattern)
