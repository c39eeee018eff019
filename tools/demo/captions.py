"""Puts captions on photographs, the ways that people do: over the picture, or on a white strip above it."""

from PIL import Image, ImageDraw

from tools.demo.lettering import Fonts, broken_lines


def caption_over(picture: Image.Image, top: str, bottom: str, fonts: Fonts) -> Image.Image:
    """White capitals with a black rim at the top and the bottom edge of an RGB picture; returns a new one."""
    out = picture.copy()
    pen = ImageDraw.Draw(out)
    size = max(24, out.width // 11)
    font = fonts.caption(size)
    step = int(size * 1.12)
    for text, at_top in ((top, True), (bottom, False)):
        lines = broken_lines(text.upper(), font, int(out.width * 0.94))
        y = int(size * 0.25) if at_top else out.height - len(lines) * step - int(size * 0.3)
        for line in lines:
            x = (out.width - font.getlength(line)) / 2
            pen.text((x, y), line, font=font, fill="white", stroke_width=max(2, size // 14), stroke_fill="black")
            y += step
    return out


def caption_above(picture: Image.Image, text: str, fonts: Fonts) -> Image.Image:
    """A white strip with black text above an RGB picture; returns a new, taller one."""
    size = max(20, picture.width // 17)
    font = fonts.text(size, "Medium")
    lines = broken_lines(text, font, int(picture.width * 0.92))
    strip = int(len(lines) * size * 1.25 + size * 0.9)
    out = Image.new("RGB", (picture.width, picture.height + strip), "white")
    out.paste(picture, (0, strip))
    pen = ImageDraw.Draw(out)
    for number, line in enumerate(lines):
        pen.text((picture.width * 0.04, size * 0.4 + number * size * 1.25), line, font=font, fill="black")
    return out


def two_panels(upper: Image.Image, lower: Image.Image, texts: tuple[str, str], fonts: Fonts) -> Image.Image:
    """Two pictures below each other on the left, a line of text beside each on white; 640 px wide."""
    tile = 320
    out = Image.new("RGB", (tile * 2, tile * 2), "white")
    pen = ImageDraw.Draw(out)
    font = fonts.text(34, "Bold")
    for row, (picture, text) in enumerate(zip((upper, lower), texts, strict=True)):
        out.paste(picture.resize((tile, tile), Image.Resampling.LANCZOS), (0, row * tile))
        lines = broken_lines(text, font, tile - 40)
        y = row * tile + (tile - len(lines) * 42) // 2
        for line in lines:
            pen.text((tile + 20, y), line, font=font, fill="black")
            y += 42
    pen.line([(0, tile), (tile * 2, tile)], fill="black", width=4)
    pen.line([(tile, 0), (tile, tile * 2)], fill="black", width=4)
    return out
