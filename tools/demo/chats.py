"""Draws screenshots of chats as a phone takes them: no real person, number or trademark in them."""

from dataclasses import dataclass
from typing import Literal

from PIL import Image, ImageDraw, ImageFont

from tools.demo.lettering import Fonts, broken_lines

WIDTH, HEIGHT = 540, 1170  # half of a 1080 x 2340 phone screen
MARGIN = 14

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of a chat application in its light or dark dress."""

    bar: Colour
    bar_text: Colour
    wall: Colour
    mine: Colour
    theirs: Colour
    text: Colour
    faint: Colour
    field: Colour
    accent: Colour


GREEN_LIGHT = Theme(
    (0, 128, 105), (255, 255, 255), (236, 229, 221), (217, 253, 211), (255, 255, 255), (17, 27, 33),
    (102, 119, 129), (255, 255, 255), (0, 168, 132),
)  # fmt: skip
GREEN_DARK = Theme(
    (31, 44, 52), (233, 237, 239), (11, 20, 26), (0, 92, 75), (31, 44, 52), (233, 237, 239),
    (134, 150, 160), (31, 44, 52), (0, 168, 132),
)  # fmt: skip
WHITE = Theme(
    (247, 248, 250), (17, 27, 33), (255, 255, 255), (216, 244, 207), (240, 242, 245), (17, 27, 33),
    (110, 120, 128), (240, 242, 245), (29, 170, 97),
)  # fmt: skip
BLUE_DARK = Theme(
    (33, 45, 59), (255, 255, 255), (14, 22, 33), (43, 82, 120), (24, 37, 51), (245, 245, 245),
    (125, 139, 153), (23, 33, 43), (82, 136, 193),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Message:
    """One bubble. `side` says whose it is; a `day` stands in the middle as a date does."""

    side: Literal["mine", "theirs", "day"]
    text: str
    time: str = ""


@dataclass(frozen=True, slots=True)
class Chat:
    """A conversation as it stands on the screen."""

    name: str
    status: str
    clock: str
    hint: str  # in the empty field below
    messages: tuple[Message, ...]
    theme: Theme
    tint: Colour  # of the round picture of the other person
    arabic: bool = False


def draw_chat(chat: Chat, fonts: Fonts) -> Image.Image:
    """The screen, 540 x 1170 RGB."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), chat.theme.wall)
    pen = ImageDraw.Draw(picture)
    _draw_wall(pen, chat.theme)
    _draw_messages(pen, chat, fonts)
    _draw_bar(pen, chat, fonts)
    _draw_field(pen, chat, fonts)
    return picture


def _draw_wall(pen: ImageDraw.ImageDraw, theme: Theme) -> None:
    """The faint doodles behind the bubbles."""
    shade = tuple(min(255, c + 7) if sum(theme.wall) < 384 else max(0, c - 7) for c in theme.wall)
    for row in range(16):
        for column in range(8):
            x, y = column * 72 + (row % 2) * 34 - 8, 120 + row * 66
            shape = (row * 5 + column * 3) % 4
            if shape == 0:
                pen.ellipse((x, y, x + 24, y + 24), outline=shade, width=2)
            elif shape == 1:
                pen.polygon([(x, y + 24), (x + 13, y), (x + 26, y + 24)], outline=shade, width=2)
            elif shape == 2:
                pen.rounded_rectangle((x, y, x + 28, y + 18), 6, outline=shade, width=2)
            else:
                pen.arc((x, y, x + 30, y + 30), 200, 340, fill=shade, width=3)


def _draw_bar(pen: ImageDraw.ImageDraw, chat: Chat, fonts: Fonts) -> None:
    theme = chat.theme
    pen.rectangle((0, 0, WIDTH, 112), fill=theme.bar)
    small = fonts.text(17, "Medium")
    pen.text((24, 10), chat.clock, font=small, fill=theme.bar_text)
    pen.rounded_rectangle((WIDTH - 58, 13, WIDTH - 28, 28), 4, outline=theme.bar_text, width=2)
    pen.rectangle((WIDTH - 55, 16, WIDTH - 38, 25), fill=theme.bar_text)
    pen.polygon([(WIDTH - 88, 28), (WIDTH - 70, 28), (WIDTH - 70, 11)], fill=theme.bar_text)
    pen.line([(34, 62), (20, 74), (34, 86)], fill=theme.bar_text, width=3)
    pen.line([(20, 74), (46, 74)], fill=theme.bar_text, width=3)
    pen.ellipse((58, 50, 106, 98), fill=chat.tint)
    pen.ellipse((73, 58, 91, 76), fill=(255, 255, 255))
    pen.pieslice((64, 78, 100, 112), 180, 360, fill=(255, 255, 255))
    pen.text((120, 50), chat.name, font=fonts.text(23, "Medium", arabic=chat.arabic), fill=theme.bar_text)
    pen.text((120, 79), chat.status, font=fonts.text(16, arabic=chat.arabic), fill=theme.bar_text)
    pen.rounded_rectangle((WIDTH - 146, 64, WIDTH - 120, 84), 5, outline=theme.bar_text, width=3)
    pen.polygon([(WIDTH - 118, 74), (WIDTH - 108, 66), (WIDTH - 108, 82)], fill=theme.bar_text)
    pen.arc((WIDTH - 92, 50, WIDTH - 58, 84), 20, 110, fill=theme.bar_text, width=6)
    for dot in range(3):
        pen.ellipse((WIDTH - 26, 64 + dot * 9, WIDTH - 21, 69 + dot * 9), fill=theme.bar_text)


def _draw_field(pen: ImageDraw.ImageDraw, chat: Chat, fonts: Fonts) -> None:
    theme = chat.theme
    top = HEIGHT - 92
    pen.rectangle((0, top - 8, WIDTH, HEIGHT), fill=theme.wall)
    pen.rounded_rectangle((12, top, WIDTH - 72, top + 52), 26, fill=theme.field)
    pen.ellipse((24, top + 14, 48, top + 38), outline=theme.faint, width=2)
    font = fonts.text(20, arabic=chat.arabic)
    start = WIDTH - 140 - int(font.getlength(chat.hint)) if chat.arabic else 62
    pen.text((start, top + 13), chat.hint, font=font, fill=theme.faint)
    pen.ellipse((WIDTH - 64, top, WIDTH - 12, top + 52), fill=theme.accent)
    pen.rounded_rectangle((WIDTH - 43, top + 12, WIDTH - 33, top + 32), 5, fill=(255, 255, 255))
    pen.arc((WIDTH - 48, top + 18, WIDTH - 28, top + 38), 0, 180, fill=(255, 255, 255), width=2)
    pen.rounded_rectangle((WIDTH // 2 - 70, HEIGHT - 16, WIDTH // 2 + 70, HEIGHT - 11), 3, fill=theme.faint)


def _draw_messages(pen: ImageDraw.ImageDraw, chat: Chat, fonts: Fonts) -> None:
    """The bubbles, the last one just above the field as an application scrolls them; older ones run out on top."""
    font, small = fonts.text(20, arabic=chat.arabic), fonts.text(14)
    y = HEIGHT - 112
    for message in reversed(chat.messages):
        if message.side == "day":
            wide = int(small.getlength(message.text)) + 28
            left = (WIDTH - wide) // 2
            pen.rounded_rectangle((left, y - 30, left + wide, y), 9, fill=chat.theme.theirs)
            pen.text((left + 14, y - 24), message.text, font=small, fill=chat.theme.faint)
            y -= 44
            continue
        lines = broken_lines(message.text, font, 330)
        wide = max([int(font.getlength(line)) for line in lines] + [90]) + 28
        wide = max(wide, int(font.getlength(lines[-1])) + 96 if len(lines) == 1 else wide)
        tall = len(lines) * 27 + (18 if len(lines) == 1 else 36)
        mine = message.side == "mine"
        left = WIDTH - MARGIN - wide if mine else MARGIN
        fill = chat.theme.mine if mine else chat.theme.theirs
        pen.rounded_rectangle((left, y - tall, left + wide, y), 13, fill=fill)
        for number, line in enumerate(lines):
            start = left + wide - 14 - int(font.getlength(line)) if chat.arabic and len(lines) > 1 else left + 14
            pen.text((start, y - tall + 7 + number * 27), line, font=font, fill=chat.theme.text)
        _draw_stamp(pen, message, (left + wide, y), small, chat.theme)
        y -= tall + (7 if len(lines) == 1 else 12)


def _draw_stamp(
    pen: ImageDraw.ImageDraw, message: Message, corner: tuple[int, int], font: ImageFont.FreeTypeFont, theme: Theme
) -> None:
    """The time at the lower right of a bubble, with two ticks where the message is one's own."""
    right, bottom = corner
    ticks = 26 if message.side == "mine" else 0
    pen.text((right - 50 - ticks, bottom - 23), message.time, font=font, fill=theme.faint)
    if ticks:
        blue = (83, 189, 235)
        for shift in (0, 6):
            x = right - 30 + shift
            pen.line([(x, bottom - 15), (x + 4, bottom - 10), (x + 13, bottom - 21)], fill=blue, width=2)
