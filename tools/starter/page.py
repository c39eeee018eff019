"""A screen in the making: colours, letters and chance, with the parts that every screen has.

Shared by the drawn chats and the drawn screens that are none, so that these parts tell nothing.
"""

from __future__ import annotations

import colorsys
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from PIL import Image, ImageDraw

from tools.starter.lettering import Colour, Font, words
from tools.starter.pictures import Pixels

WIDE = 270
Photo = Callable[[], Pixels]  # gives a random photo


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of a screen."""

    ground: Colour
    panel: Colour  # bars, cards, bubbles of the other person
    accent: Colour
    own: Colour  # own bubbles
    ink: Colour
    faint: Colour
    own_ink: Colour
    dark: bool


@dataclass(frozen=True, slots=True)
class Page:
    """One screen that is being drawn; all that its parts need."""

    screen: Image.Image
    theme: Theme
    script: str
    font: Font
    photo: Photo
    rng: np.random.Generator
    draw: ImageDraw.ImageDraw = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "draw", ImageDraw.Draw(self.screen))

    def words(self, count: int) -> str:
        return words(self.script, count, self.rng)

    def clock(self) -> str:
        return f"{self.rng.integers(0, 24)}:{self.rng.integers(10, 60)}"


def random_theme(rng: np.random.Generator, dark_share: float = 0.5) -> Theme:
    """Dark or light, nearly grey or tinted, with an accent of any hue."""
    hue = float(rng.random()) if rng.random() < 0.6 else float(rng.choice([0.37, 0.58, 0.33, 0.6]))
    accent = colour(hue, rng.uniform(0.45, 1.0), rng.uniform(0.45, 0.95))
    tint = float(rng.uniform(0.0, 0.35)) if rng.random() < 0.5 else 0.0
    if rng.random() < dark_share:
        level = float(rng.choice([0.0, 0.06, 0.1, 0.15]))
        own = colour(hue, rng.uniform(0.3, 0.9), rng.uniform(0.25, 0.55))
        return Theme(
            colour(hue, tint, level), colour(hue, tint, level + rng.uniform(0.06, 0.14)), accent, own,
            (235, 235, 238), (140, 142, 148), (240, 240, 240), True,
        )  # fmt: skip
    level = float(rng.uniform(0.88, 1.0))
    strong = rng.random() < 0.4
    own = accent if strong else colour(hue, rng.uniform(0.08, 0.35), rng.uniform(0.9, 1.0))
    panel = colour(hue, tint * 0.1, level - 0.07) if level > 0.95 else (255, 255, 255)
    own_ink = (250, 250, 250) if strong else (20, 22, 25)
    return Theme(colour(hue, tint * 0.3, level), panel, accent, own, (20, 22, 25), (130, 133, 138), own_ink, False)


def framed(screen: Image.Image, rng: np.random.Generator) -> Image.Image:
    """Now and then a phone around the screen, or a part of the screen only."""
    chance = rng.random()
    if chance < 0.12:
        edge = int(rng.integers(6, 16))
        shade = (12, 12, 14) if rng.random() < 0.7 else (225, 225, 228)
        whole = Image.new("RGB", (screen.width + 2 * edge, screen.height + 4 * edge), shade)
        whole.paste(screen, (edge, 2 * edge))
        return whole
    if chance < 0.25:
        top = int(screen.height * rng.uniform(0, 0.35))
        return screen.crop(
            (0, top, screen.width, min(screen.height, top + int(screen.height * rng.uniform(0.45, 0.65))))
        )
    return screen


def avatar(page: Page, left: float, top: float, side: float) -> None:
    """A round picture or a round of one colour."""
    size = max(6, int(side))
    mask = Image.new("L", (size, size), 0)
    ImageDraw.Draw(mask).ellipse((0, 0, size - 1, size - 1), fill=255)
    face = Image.new(
        "RGB", (size, size), colour(page.rng.random(), page.rng.uniform(0, 0.8), page.rng.uniform(0.4, 0.95))
    )
    if page.rng.random() < 0.5:
        face = Image.fromarray(page.photo()).resize((size, size))
    page.screen.paste(face, (int(left), int(top)), mask)


def top_bars(page: Page, title: str) -> int:
    """A status bar and a title bar; returns the y below them."""
    bar = page.theme.accent if not page.theme.dark and page.rng.random() < 0.5 else page.theme.panel
    ink = (250, 250, 250) if bar == page.theme.accent else page.theme.ink
    status, tall = int(page.rng.choice([0, 12, 14])), int(page.rng.integers(26, 42))
    page.draw.rectangle((0, 0, page.screen.width, status + tall), fill=bar)
    if status:
        page.draw.text((8, 1), page.clock(), font=page.font.font_variant(size=9), fill=ink)
        page.draw.rectangle((page.screen.width - 22, 4, page.screen.width - 8, 9), fill=ink)
        page.draw.rectangle((page.screen.width - 36, 4, page.screen.width - 27, 9), outline=ink)
    page.draw.text((44, status + tall / 2 - page.font.size * 0.7), title, font=page.font, fill=ink)
    page.draw.line((8, status + tall / 2, 14, status + tall / 2 - 5), fill=ink, width=2)
    page.draw.line((8, status + tall / 2, 14, status + tall / 2 + 5), fill=ink, width=2)
    for step in range(int(page.rng.integers(0, 4))):
        left = page.screen.width - 16 - 18 * step
        page.draw.ellipse((left - 4, status + tall / 2 - 4, left + 4, status + tall / 2 + 4), outline=ink, width=2)
    return status + tall


def colour(hue: float, saturation: float, value: float) -> Colour:
    """Hue (wraps round), saturation and value as 0..255 RGB."""
    red, green, blue = colorsys.hsv_to_rgb(
        float(hue) % 1.0, min(1.0, float(saturation)), min(1.0, max(0.0, float(value)))
    )
    return int(255 * red), int(255 * green), int(255 * blue)
