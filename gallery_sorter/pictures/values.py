"""The values that leave this room: a file that was found, one that was passed over, and what one read of it gave."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A file that is a picture by its name, as the folder listing gave it. Nothing of it was read yet."""

    path: Path  # absolute, links in it not resolved
    size: int  # bytes
    mtime_ns: int


class SkipKind(StrEnum):
    """Why an entry of a folder is not looked at."""

    HIDDEN = "hidden"
    TEMPORARY = "temporary"
    LINK = "link"
    VIDEO = "video"
    OTHER = "other"
    EXCLUDED = "excluded"  # the person asked for it


@dataclass(frozen=True, slots=True)
class Skipped:
    """An entry that is not looked at; it stands in the receipt's `skipped`, outside the sums."""

    path: Path
    kind: SkipKind


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one read. The pixel limit is twice Pillow's MAX_IMAGE_PIXELS, where Pillow itself refuses."""

    max_pixels: int = 178_956_970
    max_bytes: int = 1 << 30
    max_seconds: float = 60.0  # no honest picture takes longer to read or to decode
    short_side: int = 288  # pixels that Decoded keeps where the file has them
    long_side: int = 1024  # and never more than these


@dataclass(frozen=True, slots=True)
class Exif:
    """What the camera wrote, as far as it is of use and believable."""

    taken: str | None = None  # ISO 8601 local time, to the second
    camera: str | None = None  # maker and model, cleaned of control characters
    place: tuple[float, float] | None = None  # latitude, longitude in degrees


@dataclass(frozen=True, slots=True)
class Decoded:
    """One read of a picture file: everything that later steps need, so that no file is opened twice."""

    file: PictureFile
    pixels: NDArray[np.uint8]  # (h, w, 3) RGB, upright; short side >= 288 where the file has that, long side <= 1024
    size: tuple[int, int]  # width, height of the file as displayed (EXIF orientation applied)
    content_hash: bytes  # BLAKE3 of the file's bytes, 32 bytes
    perceptual_hash: int  # 64-bit difference hash of the pixels
    exif: Exif
