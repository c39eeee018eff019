"""Text in the demo pictures: where the typefaces lie, and how a paragraph is broken into lines."""

from dataclasses import dataclass
from pathlib import Path

from PIL import ImageFont

ROBOTO = "usr/share/fonts/truetype/roboto/unhinted"
DEJAVU = "usr/share/fonts/truetype/dejavu"


@dataclass(frozen=True, slots=True)
class Fonts:
    """The typefaces of the unpacked Debian packages fonts-roboto-unhinted and fonts-dejavu-core."""

    roboto: Path
    dejavu: Path

    def text(self, size: int, weight: str = "Regular", *, arabic: bool = False) -> ImageFont.FreeTypeFont:
        """A face for running text; Roboto has no Arabic letters, DejaVu Sans has."""
        path = self.dejavu / "DejaVuSans.ttf" if arabic else self.roboto / "RobotoTTF" / f"Roboto-{weight}.ttf"
        return ImageFont.truetype(str(path), size)

    def caption(self, size: int) -> ImageFont.FreeTypeFont:
        """The face of captions on pictures."""
        return ImageFont.truetype(str(self.roboto / "RobotoCondensed-Bold.ttf"), size)


def broken_lines(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """Break `text` at spaces so that each line is at most `width` pixels wide (a longer word stands alone)."""
    lines: list[str] = []
    for word in text.split():
        if lines and font.getlength(f"{lines[-1]} {word}") <= width:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines
