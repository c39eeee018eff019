"""Draws the program's icon as PNGs, for menus and systems that take no SVG.

Usage: `python -m tools.draw_icons`, after a change of resources/icons/app.svg or app-small.svg. The small drawing has
its edges on whole pixels and fewer of them, so that it can be told at 16 pixels.
"""

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).resolve().parent.parent / "resources" / "icons"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
LARGEST_SMALL = 24  # pixels of the side up to which the small drawing is the clearer one


def main() -> int:
    """Write every size below resources/icons/app."""
    folder = ICONS / "app"
    folder.mkdir(exist_ok=True)
    for size in SIZES:
        if not drawn(size).save(str(folder / f"{size}.png")):
            return 1
    return 0


def drawn(size: int) -> QImage:
    """The icon with sides of `size` pixels, on a transparent ground."""
    name = "app-small.svg" if size <= LARGEST_SMALL else "app.svg"
    renderer = QSvgRenderer(str(ICONS / name))
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    return image


if __name__ == "__main__":
    sys.exit(main())
