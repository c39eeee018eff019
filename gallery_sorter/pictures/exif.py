"""What the camera wrote into a picture, as far as it is believable; broken or hostile EXIF is as good as none."""

import logging
import math
import re
import unicodedata
from collections.abc import Mapping
from datetime import datetime, timedelta

from PIL import ExifTags, Image

from gallery_sorter.pictures.values import Exif

_log = logging.getLogger(__name__)

_ISO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", re.ASCII)
_FORMAT = "%Y:%m:%d %H:%M:%S"
_TIME_TAGS = (ExifTags.Base.DateTimeOriginal, ExifTags.Base.DateTimeDigitized)
_EARLIEST = datetime(1900, 1, 1)  # noqa: DTZ001 - EXIF times are local and know no zone
_UNSET_CLOCKS = ("1970-01-01T00:00:00", "1980-01-01T00:00:00", "2000-01-01T00:00:00")
_LONGEST_NAME = 80  # characters of maker and model; real ones have at most about 50


def read_exif(image: Image.Image) -> tuple[int, Exif]:
    """The orientation (1 to 8, 1 where there is none) and what else is of use. Never raises.

    Call it once the image is loaded: PNG keeps EXIF behind the pixels.
    """
    try:
        tags = image.getexif()
        inner = tags.get_ifd(ExifTags.IFD.Exif)
        place = tags.get_ifd(ExifTags.IFD.GPSInfo)
        orientation = tags.get(ExifTags.Base.Orientation)
        exif = Exif(_taken(tags, inner), _camera(tags), _place(place))
    except Exception as error:  # noqa: BLE001 - Pillow's EXIF parser raises anything on bytes made up to hurt it
        _log.debug("EXIF is not readable: %r", error)
        return 1, Exif()
    return (orientation if isinstance(orientation, int) and 1 <= orientation <= 8 else 1), exif


def is_believable(exif: Exif) -> bool:
    """Whether these could be values that `read_exif` made; never raises, whatever stands in the fields."""
    taken, camera, place = exif.taken, exif.camera, exif.place
    return (
        (taken is None or (isinstance(taken, str) and _ISO.fullmatch(taken) is not None))
        and (camera is None or (_clean(camera) == camera and 0 < len(camera) <= _LONGEST_NAME))
        and (place is None or (len(place) == 2 and all(map(_is_angle, place, (90, 180)))))
    )


def _taken(tags: Mapping[int, object], inner: Mapping[int, object]) -> str | None:
    texts = [inner.get(tag) for tag in _TIME_TAGS] + [tags.get(ExifTags.Base.DateTime)]
    return next((time for time in map(_believable_time, texts) if time), None)


def _believable_time(text: object) -> str | None:
    """ISO 8601 to the second; None for what is no time, lies ahead of now, or is what a clock shows that was never set.

    A day's grace, as the camera's zone is not known.
    """
    if not isinstance(text, str):
        return None
    try:
        time = datetime.strptime(text.strip("\0 "), _FORMAT)  # noqa: DTZ007 - local, and no zone is written
    except ValueError:
        return None
    now = datetime.now()  # noqa: DTZ005 - compared with a local time
    iso = time.isoformat(timespec="seconds")
    return iso if _EARLIEST <= time <= now + timedelta(days=1) and iso not in _UNSET_CLOCKS else None


def _camera(tags: Mapping[int, object]) -> str | None:
    maker, model = _clean(tags.get(ExifTags.Base.Make)), _clean(tags.get(ExifTags.Base.Model))
    if maker and model.casefold().startswith(maker.casefold()):
        maker = ""
    return f"{maker} {model}".strip()[:_LONGEST_NAME].strip() or None


def _clean(text: object) -> str:
    """The text up to a NUL without characters that control, reorder or can't be shown; "" for what is no text."""
    if not isinstance(text, str):
        return ""
    shown = (" " if character.isspace() else character for character in text.partition("\0")[0])
    return " ".join("".join(c for c in shown if not unicodedata.category(c).startswith("C")).split())


def _place(tags: Mapping[int, object]) -> tuple[float, float] | None:
    latitude = _degrees(tags.get(ExifTags.GPS.GPSLatitude), tags.get(ExifTags.GPS.GPSLatitudeRef), "NS", 90)
    longitude = _degrees(tags.get(ExifTags.GPS.GPSLongitude), tags.get(ExifTags.GPS.GPSLongitudeRef), "EW", 180)
    if (
        latitude is None or longitude is None or latitude == longitude == 0
    ):  # 0, 0 is what a receiver without a fix says
        return None
    return latitude, longitude


def _degrees(parts: object, side: object, sides: str, most: float) -> float | None:
    """Degrees, minutes and seconds as degrees, negative on the second of the two sides."""
    if not isinstance(parts, tuple) or len(parts) != 3 or not isinstance(side, str):
        return None
    side = side.strip("\0 ").upper()
    if side not in tuple(sides):
        return None
    degrees, minutes, seconds = (float(part) for part in parts)
    value = degrees + minutes / 60 + seconds / 3600
    if not (math.isfinite(value) and 0 <= value <= most and degrees >= 0 and 0 <= minutes < 61 and 0 <= seconds < 61):
        return None
    return round(-value if side == sides[1] else value, 7)


def _is_angle(value: object, most: float) -> bool:
    return type(value) is float and -most <= value <= most
