"""Puts photographed cut-outs (cars, trees) before a drawn street or meadow, so that they look like a snapshot."""

import random

from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

Colour = tuple[int, int, int]
SIZE = (800, 600)


def _gradient(size: tuple[int, int], top: Colour, bottom: Colour) -> Image.Image:
    column = Image.new("RGB", (1, size[1]))
    for y in range(size[1]):
        part = y / max(1, size[1] - 1)
        column.putpixel((0, y), tuple(round(a + (b - a) * part) for a, b in zip(top, bottom, strict=True)))
    return column.resize(size)


def _grain(picture: Image.Image, seed: int, strength: int) -> Image.Image:
    """Sensor noise, so that drawn surfaces don't look drawn; `strength` in grey levels."""
    noise = Image.frombytes("L", picture.size, random.Random(seed).randbytes(picture.width * picture.height))
    noise = noise.filter(ImageFilter.GaussianBlur(0.8)).point(lambda v: 128 + (v - 128) * strength // 64)
    grey = Image.new("RGB", picture.size, (128, 128, 128))
    return Image.blend(picture, Image.composite(Image.merge("RGB", [noise] * 3), grey, noise), 0.12)


def _clouds(picture: Image.Image, horizon: int, seed: int) -> None:
    draw = random.Random(seed)
    layer = Image.new("L", picture.size, 0)
    pen = ImageDraw.Draw(layer)
    for _ in range(9):
        x, y = draw.randrange(-60, picture.width), draw.randrange(0, max(1, horizon - 120))
        for _ in range(7):
            dx, dy, r = draw.randrange(-90, 90), draw.randrange(-14, 14), draw.randrange(14, 46)
            pen.ellipse(
                (x + dx - r * 2, y + dy - r // 2, x + dx + r * 2, y + dy + r // 2), fill=draw.randrange(90, 190)
            )
    picture.paste((250, 250, 252), (0, 0), layer.filter(ImageFilter.GaussianBlur(14)))


def _hedge(picture: Image.Image, horizon: int, seed: int, tall: int, colour: Colour) -> None:
    """A row of bushes, out of focus, that stands on the horizon."""
    draw = random.Random(seed)
    layer = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(layer)
    for _ in range(500):
        x, y, r = draw.randrange(-20, picture.width + 20), horizon - draw.randrange(0, tall), draw.randrange(8, 26)
        shade = draw.randrange(-26, 26)
        pen.ellipse((x - r, y - r, x + r, y + r), fill=(*(max(0, min(255, c + shade)) for c in colour), 255))
    pen.rectangle((0, horizon - 2, picture.width, horizon + 8), fill=(*colour, 255))
    layer = layer.filter(ImageFilter.GaussianBlur(5))
    picture.paste(layer, (0, 0), layer)


def _stand(picture: Image.Image, cut_out: Image.Image, width: int, left: int, foot: int) -> None:
    """Put a cut-out with its shadow so that it stands at `foot`."""
    tall = round(cut_out.height * width / cut_out.width)
    scaled = cut_out.convert("RGBA").resize((width, tall), Image.Resampling.LANCZOS)
    scaled = ImageEnhance.Sharpness(scaled).enhance(1.6)
    shadow = Image.new("L", picture.size, 0)
    spread = max(8, width // 26)
    ImageDraw.Draw(shadow).ellipse((left, foot - spread, left + width, foot + spread), fill=150)
    picture.paste((18, 18, 20), (0, 0), shadow.filter(ImageFilter.GaussianBlur(spread * 0.6)))
    picture.paste(scaled, (left, foot - tall), scaled)


def street(car: Image.Image, seed: int, width: int = 600) -> Image.Image:
    """A car parked at the kerb before a hedge or a house front: RGB, 800 x 600."""
    draw = random.Random(seed)
    horizon = 330
    picture = _gradient(SIZE, (118, 164, 214), (214, 228, 238))
    _clouds(picture, horizon, seed)
    if seed % 2:
        pen = ImageDraw.Draw(picture)
        wall = draw.choice([(188, 152, 120), (170, 172, 176), (196, 178, 150)])
        pen.rectangle((0, 60, SIZE[0], horizon), fill=wall)
        for x in range(40, SIZE[0], 190):
            pen.rectangle((x, 120, x + 90, 250), fill=(70, 84, 100), outline=(238, 238, 232), width=7)
            pen.line([(x + 45, 120), (x + 45, 250)], fill=(238, 238, 232), width=5)
    _hedge(picture, horizon, seed, 60 if seed % 2 else 110, (52, 92, 44))
    ground = _gradient((SIZE[0], SIZE[1] - horizon), (128, 128, 130), (84, 84, 88))
    picture.paste(ground, (0, horizon))
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, horizon, SIZE[0], horizon + 34), fill=(172, 168, 160))
    pen.rectangle((0, horizon + 34, SIZE[0], horizon + 42), fill=(120, 118, 114))
    picture = picture.filter(ImageFilter.GaussianBlur(1.6))
    _stand(picture, car, width, (SIZE[0] - width) // 2 + draw.randrange(-40, 40), 470)
    return _grain(picture, seed, 20)


def meadow(tree: Image.Image, seed: int, width: int) -> Image.Image:
    """A tree that stands alone on a meadow: RGB, 600 x 800."""
    size = (SIZE[1], SIZE[0])
    horizon = 620
    picture = _gradient(size, (96, 150, 212), (206, 226, 240))
    _clouds(picture, horizon, seed)
    _hedge(picture, horizon, seed, 50, (70, 104, 58))
    picture.paste(_gradient((size[0], size[1] - horizon), (122, 158, 74), (70, 108, 40)), (0, horizon))
    pen = ImageDraw.Draw(picture)
    draw = random.Random(seed)
    for _ in range(2600):
        y = draw.randrange(horizon, size[1])
        x, tall = draw.randrange(size[0]), 3 + (y - horizon) // 14
        green = draw.randrange(-24, 30)
        pen.line([(x, y), (x + draw.randrange(-3, 4), y - tall)], fill=(96 + green, 134 + green, 58 + green // 2))
    _stand(picture, tree, width, (size[0] - width) // 2 + draw.randrange(-30, 30), 690)
    return _grain(picture, seed, 18)
