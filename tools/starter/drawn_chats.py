"""Messenger screens in random themes, scripts and layouts: conversations and lists of them.

Real ones in the gallery come from a few apps and mostly from light themes. A drawn screen knows no app:
colours, corner shapes, side of the bubbles, bars, wallpaper and size of letters are all left to chance.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw

from tools.starter.lettering import Lettering, wrapped, write_lines
from tools.starter.page import WIDE, Page, Photo, Theme, avatar, framed, random_theme, top_bars
from tools.starter.pictures import Pixels


@dataclass(frozen=True, slots=True)
class Look:
    """What the two halves of a desktop messenger share."""

    theme: Theme
    script: str
    photo: Photo
    letters: Lettering
    rng: np.random.Generator


def draw_chat(photo: Photo, letters: Lettering, rng: np.random.Generator) -> Pixels:
    """A conversation (mostly), a list of conversations, or both beside each other on a desktop."""
    theme = random_theme(rng)
    look = Look(theme, letters.script(rng), photo, letters, rng)
    tall = int(WIDE * rng.uniform(1.6, 2.2))
    chance = rng.random()
    if chance < 0.7:
        screen = _conversation((WIDE, tall), look)
    elif chance < 0.88:
        screen = _chat_list((WIDE, tall), look)
    else:
        tall = int(rng.integers(260, 360))
        screen = Image.new("RGB", (560, tall), theme.ground)
        screen.paste(_chat_list((190, tall), look), (0, 0))
        screen.paste(_conversation((370, tall), look), (190, 0))
    return np.asarray(framed(screen, rng), dtype=np.uint8)


def _conversation(size: tuple[int, int], look: Look) -> Image.Image:
    """Bubbles of two sides below each other."""
    rng = look.rng
    screen = Image.new("RGB", size, look.theme.ground)
    _wallpaper(screen, look.theme, look.photo, rng)
    page = Page(
        screen, look.theme, look.script, look.letters.font(look.script, int(rng.integers(9, 15)), rng), look.photo, rng
    )
    width, tall = size
    top = float(top_bars(page, page.words(2)) + rng.integers(4, 14))
    avatar(page, 20, top - 34, 20)
    faces = page.rng.random() < 0.4
    radius, gap = int(page.rng.integers(2, 14)), float(page.rng.uniform(3, 12))
    bottom = tall - int(page.rng.integers(26, 40))
    few = page.rng.random() < 0.15
    left_out = int(page.rng.integers(1, 5)) if few else 99
    while top < bottom - 24 and left_out > 0:
        left_out -= 1
        if page.rng.random() < 0.08:
            day = page.words(1)
            write_lines(page.draw, (0, top), [day], page.font.font_variant(size=8), page.theme.faint, centre=width / 2)
            top += 16
            continue
        own = page.rng.random() < 0.5
        top = _bubble(page, top, own, faces, radius) + gap
    _writing_bar(page, bottom)
    return page.screen


def _bubble(page: Page, top: float, own: bool, faces: bool, radius: int) -> float:
    """One message, a text or a picture, with its time; returns the y below it."""
    width = page.screen.width
    lines = wrapped(page.words(int(page.rng.choice([1, 2, 3, 5, 8, 12, 18]))), page.font, int(width * 0.58))
    shown = (
        Image.fromarray(page.photo()).resize((int(width * 0.5), int(width * page.rng.uniform(0.25, 0.5))))
        if page.rng.random() < 0.1
        else None
    )
    wide = shown.width + 8 if shown else max(page.font.getlength(line) for line in lines) + 40
    high = shown.height + 8 if shown else 1.25 * page.font.size * len(lines) + 9
    left = width - wide - 8 if own else (30.0 if faces else 8.0)
    page.draw.rounded_rectangle(
        (left, top, left + wide, top + high), radius, fill=page.theme.own if own else page.theme.panel
    )
    ink = page.theme.own_ink if own else page.theme.ink
    if shown:
        page.screen.paste(shown, (int(left) + 4, int(top) + 4))
    else:
        write_lines(page.draw, (left + 7, top + 3), lines, page.font, ink)
    stamp = page.clock()
    page.draw.text(
        (left + wide - 27, top + high - 11), stamp, font=page.font.font_variant(size=8), fill=page.theme.faint
    )
    if own and page.rng.random() < 0.7:
        page.draw.line(
            (left + wide - 7, top + high - 6, left + wide - 3, top + high - 10), fill=page.theme.accent, width=1
        )
    if faces and not own:
        avatar(page, 5, top + high - 20, 20)
    return top + high


def _chat_list(size: tuple[int, int], look: Look) -> Image.Image:
    """Rows of a face, a name, the last message and its time."""
    rng = look.rng
    screen = Image.new("RGB", size, look.theme.ground)
    page = Page(
        screen, look.theme, look.script, look.letters.font(look.script, int(rng.integers(10, 14)), rng), look.photo, rng
    )
    width, tall = size
    small = page.font.font_variant(size=max(8, int(page.font.size) - 3))
    top = top_bars(page, page.words(1))
    if page.rng.random() < 0.5:
        for step in range(3):
            page.draw.text(
                (12 + step * width / 3, top + 5),
                page.words(1),
                font=small,
                fill=page.theme.accent if not step else page.theme.faint,
            )
        top += 22
    row = int(page.rng.integers(34, 54))
    for _ in range(int(page.rng.integers(3, 14))):
        avatar(page, 8, top + row * 0.12, row * 0.76)
        page.draw.text((row + 10, top + row * 0.12), page.words(2), font=page.font, fill=page.theme.ink)
        line = wrapped(page.words(7), small, int(width * 0.55), 1)
        write_lines(page.draw, (row + 10, top + row * 0.52), line, small, page.theme.faint)
        page.draw.text(
            (width - 34, top + row * 0.15),
            page.clock(),
            font=small,
            fill=page.theme.faint,
        )
        if page.rng.random() < 0.3:
            page.draw.ellipse((width - 26, top + row * 0.5, width - 12, top + row * 0.5 + 14), fill=page.theme.accent)
        top += row
    if page.rng.random() < 0.4:
        page.draw.ellipse((width - 48, tall - 60, width - 14, tall - 26), fill=page.theme.accent)
    return page.screen


def _wallpaper(screen: Image.Image, theme: Theme, photo: Photo, rng: np.random.Generator) -> None:
    """A faint photo, a faint pattern or (mostly) nothing behind the messages."""
    draw = ImageDraw.Draw(screen)
    chance = rng.random()
    if chance < 0.08:
        picture = Image.fromarray(photo()).resize(screen.size)
        screen.paste(Image.blend(picture, Image.new("RGB", screen.size, theme.ground), 0.55))
    elif chance < 0.35:
        step = -12 if not theme.dark else 14
        ink = tuple(max(0, min(255, level + step)) for level in theme.ground)
        for _ in range(140):
            x, y, size = rng.uniform(0, screen.width), rng.uniform(0, screen.height), rng.uniform(3, 10)
            draw.arc((x, y, x + size, y + size), float(rng.integers(0, 360)), float(rng.integers(360, 600)), fill=ink)


def _writing_bar(page: Page, bottom: int) -> None:
    """The line at the bottom where one writes."""
    width, tall = page.screen.size
    if page.rng.random() < 0.12:
        return
    page.draw.rectangle(
        (0, bottom, width, tall), fill=page.theme.panel if page.rng.random() < 0.5 else page.theme.ground
    )
    high = min(26, tall - bottom - 6)
    page.draw.rounded_rectangle(
        (26, bottom + 4, width - 36, bottom + 4 + high), high // 2, fill=page.theme.ground, outline=page.theme.faint
    )
    page.draw.text((36, bottom + 5), "…", font=page.font, fill=page.theme.faint)
    page.draw.ellipse((width - 32, bottom + 4, width - 32 + high, bottom + 4 + high), fill=page.theme.accent)
    page.draw.ellipse((8, bottom + 10, 20, bottom + 22), outline=page.theme.faint, width=2)
