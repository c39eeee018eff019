"""Screens that are no chat: settings, forms, shops, feeds, charts, documents, dialogs, home screens.

They share bars, letters and themes with the drawn chats, so what is left to tell them apart is the
conversation itself.
"""

from __future__ import annotations

import numpy as np
from PIL import Image

from tools.starter.lettering import Lettering, wrapped, write_lines
from tools.starter.page import WIDE, Page, Photo, framed, random_theme, top_bars
from tools.starter.pictures import Pixels


def draw_screen(photo: Photo, letters: Lettering, rng: np.random.Generator) -> Pixels:
    """One screen of a random kind, tall as on a phone or wide as on a desktop."""
    theme = random_theme(rng)
    script = letters.script(rng)
    wide = rng.random() < 0.25
    size = (480, int(rng.integers(270, 360))) if wide else (WIDE, int(WIDE * rng.uniform(1.5, 2.2)))
    screen = Image.new("RGB", size, theme.ground)
    page = Page(screen, theme, script, letters.font(script, int(rng.integers(10, 16)), rng), photo, rng)
    top = 0
    if rng.random() < 0.8:
        top = top_bars(page, page.words(2))
    kinds = (_settings, _form, _cards, _gallery, _charts, _document, _dialog, _home, _profile, _table)
    kinds[int(rng.integers(0, len(kinds)))](page, top)
    if rng.random() < 0.35:
        _bottom_bar(page)
    return np.asarray(framed(screen, rng), dtype=np.uint8)


def _settings(page: Page, top: int) -> None:
    row = int(page.rng.integers(26, 46))
    kind = page.rng.integers(0, 3)
    icons = page.rng.random() < 0.6
    for step in range(int(page.rng.integers(4, 16))):
        y = top + step * row + 8
        if icons:
            page.draw.rounded_rectangle(
                (12, y + 4, 28, y + 20), 4, fill=page.theme.accent if page.rng.random() < 0.5 else page.theme.faint
            )
        left = 40 if icons else 14
        page.draw.text((left, y + 3), page.words(int(page.rng.integers(1, 4))), font=page.font, fill=page.theme.ink)
        right = page.screen.width - 14
        if kind == 0:
            page.draw.rounded_rectangle(
                (right - 26, y + 5, right, y + 19),
                7,
                fill=page.theme.accent if page.rng.random() < 0.5 else page.theme.faint,
            )
            page.draw.ellipse((right - 13, y + 6, right - 1, y + 18), fill=page.theme.ground)
        elif kind == 1:
            page.draw.line((right - 6, y + 6, right, y + 12, right - 6, y + 18), fill=page.theme.faint, width=2)
        page.draw.line((left, y + row - 2, page.screen.width, y + row - 2), fill=page.theme.panel)


def _form(page: Page, top: int) -> None:
    y = top + float(page.rng.uniform(16, 70))
    middle = page.screen.width / 2
    if page.rng.random() < 0.6:
        page.draw.ellipse((middle - 28, y, middle + 28, y + 56), fill=page.theme.accent)
        y += 70
    y = (
        write_lines(
            page.draw,
            (0, y),
            [page.words(3)],
            page.font.font_variant(size=int(page.font.size) + 5),
            page.theme.ink,
            centre=middle,
        )
        + 8
    )
    edge = page.screen.width * float(page.rng.uniform(0.06, 0.16))
    for _ in range(int(page.rng.integers(1, 6))):
        page.draw.rounded_rectangle(
            (edge, y, page.screen.width - edge, y + 30), 5, fill=page.theme.panel, outline=page.theme.faint
        )
        page.draw.text((edge + 8, y + 7), page.words(1), font=page.font, fill=page.theme.faint)
        y += 40
    page.draw.rounded_rectangle(
        (edge, y + 6, page.screen.width - edge, y + 38), int(page.rng.integers(2, 16)), fill=page.theme.accent
    )
    write_lines(page.draw, (0, y + 12), [page.words(1)], page.font, (250, 250, 250), centre=middle)


def _cards(page: Page, top: int) -> None:
    """A shop or a feed: pictures with titles, prices and buttons."""
    columns = int(page.rng.choice([1, 1, 2, 2, 3]))
    across = page.screen.width // columns
    tall = int(across * page.rng.uniform(0.7, 1.3))
    small = page.font.font_variant(size=max(8, int(page.font.size) - 2))
    for y in range(top + 6, page.screen.height, tall):
        for column in range(columns):
            left = column * across + 5
            page.draw.rounded_rectangle((left, y, left + across - 10, y + tall - 8), 6, fill=page.theme.panel)
            picture = Image.fromarray(page.photo()).resize((across - 18, max(8, int(tall * 0.6))))
            page.screen.paste(picture, (left + 4, y + 4))
            page.draw.text((left + 6, y + tall * 0.64), page.words(2), font=small, fill=page.theme.ink)
            page.draw.text(
                (left + 6, y + tall * 0.78),
                f"{page.rng.integers(1, 999)},{page.rng.integers(10, 99)}",
                font=small,
                fill=page.theme.accent,
            )


def _gallery(page: Page, top: int) -> None:
    columns = int(page.rng.integers(2, 5))
    side = page.screen.width // columns
    page.draw.text((10, top + 6), page.words(2), font=page.font, fill=page.theme.ink)
    for y in range(top + 28, page.screen.height, side):
        for column in range(columns):
            page.screen.paste(Image.fromarray(page.photo()).resize((side - 2, side - 2)), (column * side, y))


def _charts(page: Page, top: int) -> None:
    y = top + 10
    while y < page.screen.height - 60:
        tall = int(page.rng.integers(70, 130))
        page.draw.rounded_rectangle((8, y, page.screen.width - 8, y + tall), 8, fill=page.theme.panel)
        page.draw.text((16, y + 6), page.words(2), font=page.font, fill=page.theme.ink)
        heights = page.rng.uniform(0.1, 0.65, int(page.rng.integers(4, 12))) * tall
        step = (page.screen.width - 40) / len(heights)
        points = [(20 + step * (i + 0.5), y + tall - 6 - float(h)) for i, h in enumerate(heights)]
        if page.rng.random() < 0.5:
            page.draw.line(points, fill=page.theme.accent, width=2)
        else:
            for x, peak in points:
                page.draw.rectangle((x - step / 3, peak, x + step / 3, y + tall - 6), fill=page.theme.accent)
        y += tall + 10


def _document(page: Page, top: int) -> None:
    y = float(top + 10)
    small = page.font.font_variant(size=max(8, int(page.font.size) - 2))
    y = (
        write_lines(
            page.draw, (14, y), [page.words(3)], page.font.font_variant(size=int(page.font.size) + 4), page.theme.ink
        )
        + 4
    )
    if page.rng.random() < 0.4:
        page.screen.paste(Image.fromarray(page.photo()).resize((page.screen.width - 28, 110)), (14, int(y)))
        y += 118
    while y < page.screen.height:
        lines = wrapped(page.words(int(page.rng.integers(12, 40))), small, page.screen.width - 28, 9)
        y = write_lines(page.draw, (14, y), lines, small, page.theme.ink) + 9


def _dialog(page: Page, top: int) -> None:
    _settings(page, top)
    shaded = Image.blend(page.screen, Image.new("RGB", page.screen.size), 0.5)
    page.screen.paste(shaded)
    left, y = page.screen.width * 0.1, page.screen.height * float(page.rng.uniform(0.3, 0.45))
    lines = wrapped(page.words(int(page.rng.integers(4, 16))), page.font, int(page.screen.width * 0.7), 5)
    tall = 1.25 * page.font.size * len(lines) + 60
    page.draw.rounded_rectangle((left, y, page.screen.width - left, y + tall), 10, fill=page.theme.panel)
    write_lines(page.draw, (left + 12, y + 12), lines, page.font, page.theme.ink)
    page.draw.text(
        (page.screen.width - left - 90, y + tall - 26), page.words(2)[:14], font=page.font, fill=page.theme.accent
    )


def _home(page: Page, top: int) -> None:
    page.screen.paste(Image.fromarray(page.photo()).resize(page.screen.size))
    columns = int(page.rng.integers(3, 6))
    step = page.screen.width / columns
    for row in range(int(page.rng.integers(2, 7))):
        for column in range(columns):
            x, y = column * step + step * 0.22, 40 + row * step * 1.2
            colour = tuple(int(value) for value in page.rng.integers(30, 256, 3))
            page.draw.rounded_rectangle((x, y, x + step * 0.56, y + step * 0.56), step * 0.14, fill=colour)
            page.draw.text(
                (x, y + step * 0.6), page.words(1)[:7], font=page.font.font_variant(size=8), fill=(250, 250, 250)
            )


def _profile(page: Page, top: int) -> None:
    tall = int(page.screen.height * page.rng.uniform(0.25, 0.5))
    page.screen.paste(Image.fromarray(page.photo()).resize((page.screen.width, tall)), (0, top))
    y = (
        write_lines(page.draw, (14, top + tall + 8), [page.words(2)], page.font.font_variant(size=18), page.theme.ink)
        + 4
    )
    lines = wrapped(page.words(int(page.rng.integers(6, 20))), page.font, page.screen.width - 28, 4)
    y = write_lines(page.draw, (14, y), lines, page.font, page.theme.faint) + 8
    for step in range(int(page.rng.integers(1, 4))):
        left = 14 + step * 84
        page.draw.rounded_rectangle(
            (left, y, left + 74, y + 26), 13, fill=page.theme.accent if not step else page.theme.panel
        )


def _table(page: Page, top: int) -> None:
    columns, row = int(page.rng.integers(2, 6)), int(page.rng.integers(16, 28))
    step = page.screen.width / columns
    small = page.font.font_variant(size=max(8, min(int(page.font.size), row - 6)))
    page.draw.rectangle((0, top, page.screen.width, top + row), fill=page.theme.accent)
    for line, y in enumerate(range(top, page.screen.height, row)):
        for column in range(columns):
            text = f"{page.rng.integers(0, 9999)}" if column and line else page.words(1)[:9]
            page.draw.text((column * step + 4, y + 2), text, font=small, fill=page.theme.ink)
            page.draw.line((column * step, y, column * step, y + row), fill=page.theme.faint)
        page.draw.line((0, y, page.screen.width, y), fill=page.theme.faint)


def _bottom_bar(page: Page) -> None:
    top = page.screen.height - 34
    page.draw.rectangle((0, top, page.screen.width, page.screen.height), fill=page.theme.panel)
    count = int(page.rng.integers(3, 6))
    chosen = int(page.rng.integers(0, count))
    for step in range(count):
        middle = page.screen.width * (step + 0.5) / count
        ink = page.theme.accent if step == chosen else page.theme.faint
        page.draw.ellipse((middle - 6, top + 6, middle + 6, top + 18), outline=ink, width=2)
        page.draw.line((middle - 10, top + 25, middle + 10, top + 25), fill=ink, width=2)
