"""What a photo goes through on its way to a folder: recompression, halving, lost colour, a tilt, another exposure."""

import io
from collections.abc import Callable

from PIL import Image, ImageEnhance

BILINEAR = Image.Resampling.BILINEAR

Corruption = Callable[[Image.Image], Image.Image]


def corruptions() -> dict[str, Corruption]:
    """Name -> how it changes an RGB picture."""
    return {
        "JPEG quality 30": _recompressed,
        "half size": lambda image: image.resize((max(1, image.width // 2), max(1, image.height // 2)), BILINEAR),
        "grey": lambda image: image.convert("L").convert("RGB"),
        "turned by 10 degrees": lambda image: image.rotate(10, BILINEAR),
        "darker (0.6)": lambda image: ImageEnhance.Brightness(image).enhance(0.6),
        "brighter (1.5)": lambda image: ImageEnhance.Brightness(image).enhance(1.5),
    }


def _recompressed(image: Image.Image) -> Image.Image:
    packed = io.BytesIO()
    image.save(packed, "JPEG", quality=30)
    return Image.open(packed).convert("RGB")
