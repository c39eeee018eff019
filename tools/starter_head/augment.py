"""What may happen to a picture on its way into a phone, drawn from a seed: mirror, crop, light, grey, size, JPEG."""

import io
import random

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageEnhance

Pixels = NDArray[np.uint8]


def augmented(pixels: Pixels, seed: str) -> Pixels:
    """One altered copy of (h, w, 3) pixels; the same seed gives the same copy."""
    chance = random.Random(seed)
    picture = Image.fromarray(pixels)
    if chance.random() < 0.5:
        picture = picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    if chance.random() < 0.3:
        picture = _rotated(picture, chance.uniform(-12, 12))
    if chance.random() < 0.7:
        picture = _cropped(picture, chance)
    if chance.random() < 0.5:
        picture = ImageEnhance.Brightness(picture).enhance(chance.uniform(0.6, 1.4))
        picture = ImageEnhance.Contrast(picture).enhance(chance.uniform(0.7, 1.3))
    if chance.random() < 0.15:
        picture = picture.convert("L").convert("RGB")
    if chance.random() < 0.3:
        shrink = chance.uniform(0.35, 0.7)
        picture = picture.resize((max(8, int(picture.width * shrink)), max(8, int(picture.height * shrink))))
    if chance.random() < 0.4:
        picture = _recompressed(picture, chance.randint(20, 60))
    return np.asarray(picture)


def _cropped(picture: Image.Image, chance: random.Random) -> Image.Image:
    """A window of 60 to 100 % of each side."""
    width, height = (max(8, int(side * chance.uniform(0.6, 1.0))) for side in picture.size)
    left, top = chance.randint(0, max(0, picture.width - width)), chance.randint(0, max(0, picture.height - height))
    return picture.crop((left, top, left + width, top + height))


def _rotated(picture: Image.Image, degrees: float) -> Image.Image:
    """Turned about its centre, and cropped so that few of the empty corners stay."""
    turned = picture.rotate(degrees, Image.Resampling.BILINEAR, fillcolor=(118, 118, 118))
    cut = abs(degrees) / 100
    dx, dy = int(picture.width * cut), int(picture.height * cut)
    return turned.crop((dx, dy, picture.width - dx, picture.height - dy))


def _recompressed(picture: Image.Image, quality: int) -> Image.Image:
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=quality)
    return Image.open(buffer).convert("RGB")
