"""Random views of a picture: what cameras, messengers and screens do to a photo.

Every choice comes from the generator that is passed in, so a batch can be drawn again from its number.
Pillow does the work on small squares; a view costs a few milliseconds.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageOps

from tools.starter.pictures import Pixels

BILINEAR = Image.Resampling.BILINEAR


@dataclass(frozen=True, slots=True)
class Habits:
    """How strongly one kind of picture is changed."""

    whole: float  # share of views that show the whole picture, squashed
    smallest: float  # least share of the area that a crop keeps
    mirror: float
    invert: float
    occlude: float


PHOTO = Habits(whole=0.35, smallest=0.25, mirror=0.5, invert=0.01, occlude=0.08)
FACE = Habits(whole=0.45, smallest=0.35, mirror=0.5, invert=0.01, occlude=0.35)
TEXT = Habits(whole=0.5, smallest=0.45, mirror=0.1, invert=0.08, occlude=0.04)


def random_view(pixels: Pixels, size: int, habits: Habits, rng: np.random.Generator) -> Image.Image:
    """One changed view of a picture as a square of `size`."""
    picture = Image.fromarray(pixels)
    if rng.random() < 0.06:
        picture = _bordered(picture, rng)
    whole = rng.random() < habits.whole
    box = (0.0, 0.0, float(picture.width), float(picture.height)) if whole else _crop_box(picture, habits, rng)
    blurred_size = int(size * rng.uniform(0.35, 0.7)) if rng.random() < 0.15 else size
    view = picture.resize((blurred_size, blurred_size), BILINEAR, box=box, reducing_gap=2.0)
    if blurred_size != size:
        view = view.resize((size, size), BILINEAR)
    if rng.random() < habits.mirror:
        view = ImageOps.mirror(view)
    if rng.random() < 0.25:
        view = _rotated(view, rng)
    if rng.random() < habits.occlude:
        view = _occluded(view, rng)
    return _degraded(_recoloured(view, habits, rng), rng)


def _crop_box(picture: Image.Image, habits: Habits, rng: np.random.Generator) -> tuple[float, float, float, float]:
    """A centre square now and then, else a crop of random area, shape and place."""
    width, height = picture.size
    if rng.random() < 0.15:
        side = min(width, height)
        left, top = (width - side) / 2, (height - side) / 2
        return left, top, left + side, top + side
    share = rng.uniform(habits.smallest, 1.0)
    aspect = float(np.exp(rng.uniform(-0.4, 0.4)))
    if rng.random() < 0.5:  # keep the picture's own shape: the program squashes it too
        aspect *= width / height
    area = width * height * share
    across = min(float(width), (area * aspect) ** 0.5)
    down = min(float(height), (area / aspect) ** 0.5)
    left = rng.uniform(0.0, width - across) if across < width else 0.0
    top = rng.uniform(0.0, height - down) if down < height else 0.0
    return left, top, left + across, top + down


def _bordered(picture: Image.Image, rng: np.random.Generator) -> Image.Image:
    """Bars as of a letterbox, a screen capture or a passe-partout."""
    width, height = picture.size
    shade = int(rng.choice([0, 0, 17, 128, 238, 255]))
    across, down = (
        (int(width * rng.uniform(0.0, 0.3)), int(height * rng.uniform(0.0, 0.05)))
        if rng.random() < 0.4
        else (int(width * rng.uniform(0.0, 0.05)), int(height * rng.uniform(0.0, 0.4)))
    )
    ground = Image.new("RGB", (width + 2 * across, height + 2 * down), (shade, shade, shade))
    ground.paste(picture, (across, down))
    if rng.random() < 0.4:  # a status bar and a row of buttons, as a viewer draws them
        draw = ImageDraw.Draw(ground)
        ink = (220, 220, 220) if shade < 100 else (60, 60, 60)
        unit = max(2, ground.height // 60)
        draw.rectangle((2 * unit, unit, 7 * unit, 2 * unit), fill=ink)
        for step in range(4):
            left = ground.width * (2 * step + 1) // 8
            draw.ellipse((left - unit, ground.height - 4 * unit, left + unit, ground.height - 2 * unit), ink)
    return ground


def _rotated(view: Image.Image, rng: np.random.Generator) -> Image.Image:
    shade = int(rng.choice([0, 0, 128, 255]))
    angle = float(rng.uniform(-14.0, 14.0))
    return view.rotate(angle, BILINEAR, fillcolor=(shade, shade, shade))


def _occluded(view: Image.Image, rng: np.random.Generator) -> Image.Image:
    """A patch over the picture; in half of the cases where a mask sits on a face."""
    size = view.width
    colour = tuple(int(value) for value in rng.integers(0, 256, 3))
    if rng.random() < 0.4:
        colour = ((230, 235, 240), (120, 170, 210), (20, 20, 24))[int(rng.integers(0, 3))]
    draw = ImageDraw.Draw(view)
    if rng.random() < 0.6:
        middle, top = size * rng.uniform(0.4, 0.6), size * rng.uniform(0.42, 0.6)
        half, tall = size * rng.uniform(0.13, 0.3), size * rng.uniform(0.18, 0.38)
        points = [(-1.0, 0.1), (-0.4, 0.0), (0.0, -0.12), (0.4, 0.0), (1.0, 0.1), (0.8, 0.7), (0.0, 1.0), (-0.8, 0.7)]
        draw.polygon([(middle + half * x, top + tall * y) for x, y in points], fill=colour)
    else:
        across, down = size * rng.uniform(0.1, 0.4, 2)
        left, top = rng.uniform(0, size - across), rng.uniform(0, size - down)
        draw.rectangle((left, top, left + across, top + down), fill=colour)
    return view


def _recoloured(view: Image.Image, habits: Habits, rng: np.random.Generator) -> Image.Image:
    if rng.random() < 0.6:
        view = ImageEnhance.Brightness(view).enhance(float(np.exp(rng.uniform(-0.55, 0.5))))
    if rng.random() < 0.5:
        view = ImageEnhance.Contrast(view).enhance(float(np.exp(rng.uniform(-0.5, 0.4))))
    if rng.random() < 0.4:
        view = ImageEnhance.Color(view).enhance(float(rng.uniform(0.2, 1.8)))
    if rng.random() < 0.2:  # the cast of another lamp or camera
        gains = rng.uniform(0.8, 1.2, 3)
        table = [min(255, int(level * gain)) for gain in gains for level in range(256)]
        view = view.point(table)
    if rng.random() < 0.12:
        view = ImageOps.grayscale(view).convert("RGB")
    if rng.random() < habits.invert:
        view = ImageOps.invert(view)
    return view


def _degraded(view: Image.Image, rng: np.random.Generator) -> Image.Image:
    if rng.random() < 0.12:
        view = view.filter(ImageFilter.GaussianBlur(float(rng.uniform(0.4, 1.6))))
    if rng.random() < 0.08:
        noisy = np.asarray(view, np.float32) + rng.normal(0.0, rng.uniform(3, 14), (view.height, view.width, 1))
        view = Image.fromarray(noisy.clip(0, 255).astype(np.uint8))
    if rng.random() < 0.35:
        packed = io.BytesIO()
        view.save(packed, "JPEG", quality=int(rng.integers(15, 61)))
        view = Image.open(packed).convert("RGB")
    return view
