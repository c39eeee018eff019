"""Pictures for tests, drawn with Pillow, so that no test needs a photograph.

They need not look real, but the classes are as distinct as a few shapes make them, and each seed gives another
picture of its class.
"""

import random
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter, ImageFont

CLASSES = ("Cars", "Memes", "Mountains", "Selfies", "Trees", "Whatsapp_Screenshots")
KINDS = (*CLASSES, "Other")

Colour = tuple[int, int, int]
_WORDS = ("when", "you", "the", "monday", "cat", "said", "nobody", "ok", "see", "later", "tomorrow", "what", "time")


def draw(kind: str, seed: int, size: tuple[int, int] = (640, 480)) -> Image.Image:
    """An RGB picture of one of KINDS; the same seed draws the same picture."""
    # Seeded with a text: hashing a tuple of texts differs from one process to the next.
    return _DRAWERS[kind](random.Random(f"{kind}-{seed}"), size)


def make_dump(folder: Path, per_class: int, seed: int = 0) -> list[Path]:
    """Fill `folder` with `per_class` JPEGs of each of CLASSES, mixed and named as a phone names them.

    The class of a picture stands in no name: `class_of` tells it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(per_class * len(CLASSES)):
        path = folder / f"IMG_2024{number % 12 + 1:02d}{number % 28 + 1:02d}_{number:06d}.jpg"
        draw(CLASSES[number % len(CLASSES)], seed * 10_000 + number).save(path, quality=88)
        paths.append(path)
    return paths


def class_of(path: Path) -> str:
    """The class of a picture that `make_dump` drew, from the running number in its name."""
    return CLASSES[int(path.stem.rsplit("_", 1)[1]) % len(CLASSES)]


def _colour(rng: random.Random, low: int = 0, high: int = 255) -> Colour:
    return rng.randint(low, high), rng.randint(low, high), rng.randint(low, high)


def _text(rng: random.Random, words: int) -> str:
    return " ".join(rng.choice(_WORDS) for _ in range(words))


def _font(size: float) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(max(6, size))


def _sky(rng: random.Random, size: tuple[int, int], top: Colour, bottom: Colour) -> Image.Image:
    """A picture filled from top to bottom with one colour fading into another, with a little noise."""
    ramp = Image.linear_gradient("L").resize(size)
    picture = Image.composite(Image.new("RGB", size, bottom), Image.new("RGB", size, top), ramp)
    small = (max(1, size[0] // 2), max(1, size[1] // 2))
    grain = Image.frombytes("L", small, rng.randbytes(small[0] * small[1])).resize(size)
    return Image.blend(picture, grain.convert("RGB"), 0.06)


def _car(rng: random.Random, size: tuple[int, int]) -> Image.Image:
    w, h = size
    picture = _sky(rng, size, _colour(rng, 140, 220), _colour(rng, 150, 210))
    pen = ImageDraw.Draw(picture)
    road = h * rng.uniform(0.62, 0.7)
    pen.rectangle((0, road, w, h), fill=(90, 90, 95))
    body, left, right = _colour(rng), w * rng.uniform(0.06, 0.16), w * rng.uniform(0.84, 0.94)
    middle, floor = h * rng.uniform(0.48, 0.54), h * rng.uniform(0.76, 0.8)
    roof = h * rng.uniform(0.28, 0.34)
    cabin = [(left + w * 0.15, middle), (left + w * 0.27, roof), (right - w * 0.25, roof), (right - w * 0.12, middle)]
    pen.polygon(cabin, fill=body)
    pen.polygon([(x, y + h * 0.03 if y == roof else y) for x, y in cabin], fill=(170, 205, 225))
    pen.rectangle((w * 0.49, roof, w * 0.51, middle), fill=body)
    pen.rounded_rectangle((left, middle, right, floor), radius=h * 0.06, fill=body)
    wheel = h * rng.uniform(0.1, 0.12)
    for x in (left + w * 0.17, right - w * 0.17):
        pen.ellipse((x - wheel, floor - wheel, x + wheel, floor + wheel), fill=(20, 20, 20))
        pen.ellipse((x - wheel / 2, floor - wheel / 2, x + wheel / 2, floor + wheel / 2), fill=(190, 190, 195))
    pen.ellipse((right - w * 0.05, middle + h * 0.05, right - w * 0.01, middle + h * 0.1), fill=(255, 240, 170))
    return picture


def _meme(rng: random.Random, size: tuple[int, int]) -> Image.Image:
    w, h = size
    picture = _sky(rng, size, _colour(rng), _colour(rng))
    pen = ImageDraw.Draw(picture)
    for _ in range(6):
        x, y, r = rng.uniform(0, w), rng.uniform(0.2 * h, 0.8 * h), rng.uniform(0.05, 0.2) * h
        pen.ellipse((x - r, y - r, x + r, y + r), fill=_colour(rng))
    font = _font(h * 0.13)
    for y in (h * 0.1, h * 0.9):
        caption = _text(rng, rng.randint(2, 3)).upper()
        pen.text((w / 2, y), caption, "white", font, "mm", stroke_width=max(1, h // 120), stroke_fill="black")
    return picture


def _mountains(rng: random.Random, size: tuple[int, int]) -> Image.Image:
    w, h = size
    picture = _sky(rng, size, (70 + rng.randint(0, 60), 130, 210), (200, 215, 235))
    pen = ImageDraw.Draw(picture)
    for ridge in range(3):
        base, shade = h * (0.45 + 0.17 * ridge), 130 - 38 * ridge
        points = [(0.0, float(h))]
        x = 0.0
        while x < w * 1.1:
            points.append((x, base - h * rng.uniform(0.02, 0.32 - 0.07 * ridge)))
            points.append((x + w * 0.06, base - h * rng.uniform(-0.02, 0.08)))
            x += w * rng.uniform(0.12, 0.2)
        pen.polygon([*points, (w * 1.2, float(h))], fill=(shade, shade + 5, shade + 25))
        if ridge == 0:
            for px, py in points[1::2]:
                pen.polygon([(px, py), (px - w * 0.03, py + h * 0.07), (px + w * 0.02, py + h * 0.06)], fill="white")
    return picture.filter(ImageFilter.GaussianBlur(h / 400))


def _selfie(rng: random.Random, size: tuple[int, int]) -> Image.Image:
    w, h = size
    picture = _sky(rng, size, _colour(rng, 90, 200), _colour(rng, 90, 200)).filter(ImageFilter.GaussianBlur(h / 60))
    pen = ImageDraw.Draw(picture)
    tone = rng.choice(((235, 195, 165), (200, 150, 115), (140, 95, 70), (95, 65, 50)))
    hair, x, y, r = _colour(rng, 10, 110), w * rng.uniform(0.42, 0.58), h * 0.48, h * rng.uniform(0.27, 0.33)
    pen.ellipse((x - r * 1.9, y + r * 0.9, x + r * 1.9, y + r * 4), fill=_colour(rng))
    pen.ellipse((x - r * 0.95, y - r * 1.3, x + r * 0.95, y + r * 0.9), fill=hair)
    pen.ellipse((x - r * 0.8, y - r, x + r * 0.8, y + r * 1.1), fill=tone)
    for side in (-0.33, 0.33):
        ex, ey = x + side * r, y - r * 0.1
        pen.ellipse((ex - r * 0.14, ey - r * 0.09, ex + r * 0.14, ey + r * 0.09), fill="white")
        pen.ellipse((ex - r * 0.07, ey - r * 0.07, ex + r * 0.07, ey + r * 0.07), fill=(40, 30, 25))
        pen.line((ex - r * 0.18, ey - r * 0.22, ex + r * 0.18, ey - r * 0.24), fill=hair, width=max(1, int(r * 0.06)))
    pen.line((x, y, x - r * 0.08, y + r * 0.3), fill=tuple(c // 2 for c in tone), width=max(1, int(r * 0.04)))
    pen.chord((x - r * 0.35, y + r * 0.3, x + r * 0.35, y + r * 0.75), 10, 170, fill=(170, 60, 70))
    return picture


def _trees(rng: random.Random, size: tuple[int, int]) -> Image.Image:
    w, h = size
    picture = _sky(rng, size, (150, 200, 235), (90, 140 + rng.randint(0, 40), 70))
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, h * 0.78, w, h), fill=(70, 120 + rng.randint(0, 30), 50))
    for _ in range(rng.randint(3, 6)):
        x, foot, tall = rng.uniform(0.05, 0.95) * w, h * rng.uniform(0.78, 0.92), h * rng.uniform(0.45, 0.7)
        pen.rectangle((x - w * 0.014, foot - tall * 0.5, x + w * 0.014, foot), fill=(95, 65, 40))
        for _ in range(60):
            lx, ly = x + rng.gauss(0, 0.055) * w, foot - tall * rng.uniform(0.4, 1.0)
            leaf, r = rng.randint(60, 170), h * rng.uniform(0.015, 0.05)
            pen.ellipse((lx - r, ly - r, lx + r, ly + r), fill=(leaf // 3, leaf, leaf // 4))
    return picture


def _chat(rng: random.Random, size: tuple[int, int]) -> Image.Image:
    w, h = size
    picture = Image.new("RGB", size, (236, 229, 221))
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, w, h * 0.1), fill=(7, 94, 84))
    pen.ellipse((w * 0.02, h * 0.015, w * 0.02 + h * 0.07, h * 0.085), fill=_colour(rng))
    pen.text((w * 0.16, h * 0.05), rng.choice(("Anna", "Family", "Ben", "Work")), "white", _font(h * 0.045), "lm")
    y, font = h * 0.13, _font(h * 0.033)
    while y < h * 0.86:
        mine, text, tall = rng.random() < 0.5, _text(rng, rng.randint(2, 5)), h * rng.uniform(0.06, 0.12)
        wide = min(w * 0.75, pen.textlength(text, font) + w * 0.08)
        left = w * 0.97 - wide if mine else w * 0.03
        colour = (220, 248, 198) if mine else (255, 255, 255)
        pen.rounded_rectangle((left, y, left + wide, y + tall), radius=h * 0.015, fill=colour)
        pen.text((left + w * 0.02, y + h * 0.01), text, (30, 30, 30), font)
        y += tall + h * 0.02
    pen.rounded_rectangle((w * 0.02, h * 0.92, w * 0.86, h * 0.985), radius=h * 0.03, fill="white")
    pen.ellipse((w * 0.88, h * 0.92, w * 0.88 + h * 0.065, h * 0.985), fill=(18, 140, 126))
    return picture


def _other(rng: random.Random, size: tuple[int, int]) -> Image.Image:
    """Crossing bars of many colours: nothing that a class would hold."""
    w, h = size
    picture = Image.new("RGB", size, _colour(rng))
    pen = ImageDraw.Draw(picture)
    for _ in range(25):
        ends = (rng.uniform(0, w), rng.uniform(0, h), rng.uniform(0, w), rng.uniform(0, h))
        pen.line(ends, fill=_colour(rng), width=rng.randint(1, max(1, h // 12)))
    return picture


_DRAWERS: dict[str, Callable[[random.Random, tuple[int, int]], Image.Image]] = {
    "Cars": _car,
    "Memes": _meme,
    "Mountains": _mountains,
    "Selfies": _selfie,
    "Trees": _trees,
    "Whatsapp_Screenshots": _chat,
    "Other": _other,
}
