"""Captioned photos: memes in any language, made of any photo.

The labelled memes come from a few collections; drawn ones teach that the caption's place and look make
the meme, not its language and not what the photo shows.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PIL import Image, ImageDraw

from tools.starter.lettering import Colour, Lettering, words, wrapped, write_lines
from tools.starter.pictures import Pixels

WIDE = 300
WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)

Photo = Callable[[], Pixels]  # gives a random photo


def draw_meme(photo: Photo, letters: Lettering, rng: np.random.Generator) -> Pixels:
    """One meme of a random kind."""
    kinds = (_impact, _impact, _bar, _bar, _subtitle, _subtitle, _panels, _choices, _demotivator, _labels)
    kind = kinds[int(rng.integers(0, len(kinds)))]
    return np.asarray(kind(photo, letters, rng), dtype=np.uint8)


def _fitted(pixels: Pixels, width: int, rng: np.random.Generator, wide: bool = False) -> Image.Image:
    """A photo cut to a random shape and scaled to a width."""
    picture = Image.fromarray(pixels)
    aspect = float(rng.uniform(1.5, 1.9)) if wide else float(np.exp(rng.uniform(-0.3, 0.55)))
    across, down = picture.size
    kept_across, kept_down = min(across, int(down * aspect)), min(down, int(across / aspect))
    left, top = (across - kept_across) // 2, (down - kept_down) // 3
    box = (left, top, left + max(8, kept_across), top + max(8, kept_down))
    return picture.resize((width, max(40, int(width / aspect))), Image.Resampling.BICUBIC, box=box)


def _impact(photo: Photo, letters: Lettering, rng: np.random.Generator) -> Image.Image:
    """Big outlined letters at the top, at the bottom or at both."""
    picture = _fitted(photo(), WIDE, rng)
    draw = ImageDraw.Draw(picture)
    script = letters.script(rng)
    size = int(rng.integers(18, 34))
    font = letters.font(script, size, rng, "bebas" if rng.random() < 0.5 else "bold")
    ink: Colour = WHITE if rng.random() < 0.85 else (255, 240, 60)
    where = int(rng.integers(0, 3))
    for place in ("top",) * (where != 1) + ("bottom",) * (where != 0):
        text = words(script, int(rng.integers(2, 8)), rng)
        lines = wrapped(text.upper() if rng.random() < 0.75 else text, font, WIDE - 16, 3)
        top = 6.0 if place == "top" else picture.height - 8 - 1.25 * size * len(lines)
        write_lines(draw, (0, top), lines, font, ink, centre=WIDE / 2, outline=max(1, size // 12))
    return picture


def _bar(photo: Photo, letters: Lettering, rng: np.random.Generator) -> Image.Image:
    """A plain bar with the joke above the photo, now and then below it too."""
    picture = _fitted(photo(), WIDE, rng)
    script = letters.script(rng)
    size = int(rng.integers(14, 24))
    font = letters.font(script, size, rng)
    ground, ink = (WHITE, BLACK) if rng.random() < 0.75 else (BLACK, WHITE)
    bars = [wrapped(words(script, int(rng.integers(4, 20)), rng), font, WIDE - 20, 5)]
    if rng.random() < 0.3:
        bars.append(wrapped(words(script, int(rng.integers(2, 8)), rng), font, WIDE - 20, 3))
    talls = [int(1.25 * size * len(lines)) + 14 for lines in bars]
    whole = Image.new("RGB", (WIDE, picture.height + sum(talls)), ground)
    draw = ImageDraw.Draw(whole)
    centre = WIDE / 2 if rng.random() < 0.5 else None
    write_lines(draw, (10, 6), bars[0], font, ink, centre=centre)
    whole.paste(picture, (0, talls[0]))
    if len(bars) > 1:
        write_lines(draw, (10, talls[0] + picture.height + 6), bars[1], font, ink, centre=centre)
    return whole


def _subtitle(photo: Photo, letters: Lettering, rng: np.random.Generator) -> Image.Image:
    """A film still with the line that is spoken; one still or a few below each other."""
    script = letters.script(rng)
    size = int(rng.integers(13, 22))
    font = letters.font(script, size, rng)
    ink: Colour = WHITE if rng.random() < 0.6 else (250, 225, 40)
    stills = []
    for _ in range(int(rng.choice([1, 1, 1, 2, 3]))):
        still = _fitted(photo(), WIDE, rng, wide=True)
        lines = wrapped(words(script, int(rng.integers(3, 11)), rng), font, WIDE - 20, 2)
        top = still.height - 8 - 1.25 * size * len(lines)
        write_lines(ImageDraw.Draw(still), (0, top), lines, font, ink, centre=WIDE / 2, outline=1)
        stills.append(still)
    return _stacked(stills)


def _panels(photo: Photo, letters: Lettering, rng: np.random.Generator) -> Image.Image:
    """Two to four photos, each with its own words."""
    return _stacked([_bar(photo, letters, rng) if rng.random() < 0.4 else _impact(photo, letters, rng)
                     for _ in range(int(rng.integers(2, 4)))])  # fmt: skip


def _choices(photo: Photo, letters: Lettering, rng: np.random.Generator) -> Image.Image:
    """Photos at one side, what they stand for written beside them."""
    script = letters.script(rng)
    font = letters.font(script, int(rng.integers(14, 24)), rng)
    rows = int(rng.integers(2, 4))
    tall = 300 // rows
    whole = Image.new("RGB", (WIDE, tall * rows), WHITE)
    draw = ImageDraw.Draw(whole)
    swap = rng.random() < 0.3
    for row in range(rows):
        picture = Image.fromarray(photo()).resize((WIDE // 2, tall))
        whole.paste(picture, (WIDE // 2 if swap else 0, row * tall))
        lines = wrapped(words(script, int(rng.integers(1, 7)), rng), font, WIDE // 2 - 16, 4)
        write_lines(draw, ((8 if swap else WIDE // 2 + 8), row * tall + tall / 4), lines, font, BLACK)
        draw.line((0, row * tall, WIDE, row * tall), fill=BLACK, width=2)
    return whole


def _demotivator(photo: Photo, letters: Lettering, rng: np.random.Generator) -> Image.Image:
    """A framed photo on black with a title and a line below."""
    picture = _fitted(photo(), WIDE - 60, rng)
    script = letters.script(rng)
    whole = Image.new("RGB", (WIDE, picture.height + 110), BLACK)
    whole.paste(picture, (30, 26))
    draw = ImageDraw.Draw(whole)
    draw.rectangle((26, 22, WIDE - 27, picture.height + 29), outline=WHITE, width=1)
    title, line = letters.font(script, 26, rng, "serif"), letters.font(script, 13, rng)
    below = write_lines(draw, (0, picture.height + 36), [words(script, 2, rng).upper()], title, WHITE, centre=WIDE / 2)
    write_lines(draw, (0, below + 2), wrapped(words(script, 6, rng), line, WIDE - 20, 2), line, WHITE, centre=WIDE / 2)
    return whole


def _labels(photo: Photo, letters: Lettering, rng: np.random.Generator) -> Image.Image:
    """Names written onto the things in a photo."""
    picture = _fitted(photo(), WIDE, rng)
    draw = ImageDraw.Draw(picture)
    script = letters.script(rng)
    font = letters.font(script, int(rng.integers(16, 27)), rng, "bold")
    boxed = rng.random() < 0.3
    for _ in range(int(rng.integers(2, 5))):
        left, top = rng.uniform(4, WIDE * 0.55), rng.uniform(4, picture.height * 0.85)
        lines = wrapped(words(script, int(rng.integers(1, 4)), rng), font, WIDE // 2, 2)
        if boxed:
            wide = max(font.getlength(text) for text in lines)
            draw.rectangle((left - 3, top - 2, left + wide + 3, top + 1.25 * font.size * len(lines) + 2), fill=WHITE)
        write_lines(draw, (left, top), lines, font, BLACK if boxed else WHITE, outline=0 if boxed else 2)
    return picture


def _stacked(parts: list[Image.Image]) -> Image.Image:
    whole = Image.new("RGB", (WIDE, sum(part.height for part in parts)))
    top = 0
    for part in parts:
        whole.paste(part, (0, top))
        top += part.height
    return whole
