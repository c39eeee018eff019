"""Any kind of Pillow image becomes 8-bit RGB of a useful size: bit depths, palettes, inks, alpha, colour profiles."""

import logging
from functools import lru_cache
from io import BytesIO

import numpy as np
from PIL import Image, ImageCms

from gallery_sorter.pictures.values import Limits

_log = logging.getLogger(__name__)

# Averaging by whole numbers first and scaling finely by what is left, this at least, is several times faster than the
# latter alone and can't be told from it (Pillow's documentation of `reducing_gap`: 3.0 is "almost indistinguishable").
# Pillow's own argument does nothing for images with alpha.
_GAP = 3.0
_LARGEST_PROFILE = 4 << 20  # bytes; profiles of printing inks have up to about 2 MB
_WIDE_GREY = frozenset(("I", "F", "I;16", "I;16L", "I;16B", "I;16N"))


def target_size(size: tuple[int, int], limits: Limits) -> tuple[int, int]:
    """The size that a picture is reduced to: its own where that is small enough.

    The short side comes to `limits.short_side` where it has twice that or more, and anything between is left alone,
    as a second reduction would only blur. The long side is `limits.long_side` at most, whatever that makes of the
    short one, and no side comes to 0.
    """
    short, long = min(size), max(size)
    if short < 2 * limits.short_side and long <= limits.long_side:
        return size
    factor = min(1.0, limits.short_side / short, limits.long_side / long)
    return max(1, round(size[0] * factor)), max(1, round(size[1] * factor))


def to_rgb(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """A loaded image as RGB of `size`, transparent parts on white, in the colours of sRGB.

    A colour profile that is broken or does not fit the image is ignored.
    """
    profile = image.info.get("icc_profile")
    small = _resize(_eight_bits(_without_palette(image)), size)
    if isinstance(profile, bytes) and profile:
        small = _to_srgb(small, profile)
    if "A" in small.getbands():
        paper = Image.new("RGBA", small.size, "white")
        small = Image.alpha_composite(paper, small.convert("RGBA"))
    return small.convert("RGB")


def _without_palette(image: Image.Image) -> Image.Image:
    """Palettes and single bits can't be mixed, and so not reduced; a transparent colour becomes an alpha channel."""
    if "transparency" in image.info and image.mode in ("1", "L", "P", "RGB"):
        return image.convert("RGBA")
    if image.mode in ("P", "PA"):
        return image.convert(
            "RGBA" if image.mode == "PA" or (image.palette and image.palette.mode == "RGBA") else "RGB"
        )
    if image.mode == "1":
        return image.convert("L")
    if image.mode in ("La", "RGBa"):  # colours already multiplied with alpha
        return image.convert(image.mode.upper())
    return image


def _eight_bits(image: Image.Image) -> Image.Image:
    """Grey of 16 or 32 bits as 8 bits; Pillow's own conversion cuts it off to white or black."""
    if image.mode not in _WIDE_GREY:
        return image
    values = np.asarray(image)
    if values.dtype.itemsize == 2:
        return Image.fromarray((values >> 8).astype(np.uint8))
    finite = values[np.isfinite(values)]
    low, high = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 0.0)
    # The ranges that programs mean when they write such files; anything else is stretched from end to end.
    for top in (1.0 if image.mode == "F" else 255.0, 255.0, 65535.0):
        if low >= 0 and high <= top:
            low, high = 0.0, top
            break
    scale = 255.0 / (high - low) if high > low else 0.0
    levels = np.clip((np.nan_to_num(values, nan=low, posinf=high, neginf=low) - low) * scale, 0, 255)
    return Image.fromarray(np.rint(levels).astype(np.uint8))


def _resize(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    if image.size == size:
        return image
    across = max(1, int(image.width / size[0] / _GAP))
    down = max(1, int(image.height / size[1] / _GAP))
    box = (0.0, 0.0, image.width / across, image.height / down)  # the last averages may be of fewer pixels
    return image.reduce((across, down)).resize(size, Image.Resampling.BICUBIC, box)


def _to_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """The colours of `profile` as those of sRGB, alpha left as it is."""
    alpha = image.getchannel("A") if "A" in image.getbands() else None
    colours = image.convert(image.mode.rstrip("Aa")) if alpha else image
    if len(profile) > _LARGEST_PROFILE:
        return image
    transform = _transform(profile, colours.mode)
    if transform is None:
        return image
    result = transform.apply(colours)
    if alpha:
        result.putalpha(alpha)
    return result


@lru_cache(maxsize=16)
def _transform(profile: bytes, mode: str) -> ImageCms.ImageCmsTransform | None:
    """The way from a profile to sRGB; None where there is nothing to do or the profile is of no use.

    Made once for each of the few profiles that a collection holds. Little CMS's transforms may be used by several
    threads at once.
    """
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        if mode == "RGB" and "sRGB" in ImageCms.getProfileDescription(source):
            return None
        return ImageCms.buildTransform(source, ImageCms.createProfile("sRGB"), mode, "RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError, SyntaxError) as error:
        _log.debug("a colour profile of %d bytes is of no use for %s: %r", len(profile), mode, error)
        return None
