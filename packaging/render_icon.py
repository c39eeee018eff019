"""Draws the SVG icon as a PNG of one size, for menus that take no SVG. Runs in the installed program's Python.

Usage: `python render_icon.py ICON.svg SIZE ICON.png`.
"""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer


def main() -> int:
    """Write the PNG; the code is 1 where the icon can't be read or the PNG not be written."""
    svg, size, png = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    renderer = QSvgRenderer(svg)
    if not renderer.isValid():
        return 1
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return 0 if image.save(png) else 1


if __name__ == "__main__":
    sys.exit(main())
