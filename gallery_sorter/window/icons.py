"""The window's own icons: SVGs drawn in one stroke, recoloured from the palette, sharp at every scale."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from gallery_sorter.base.resources import resource


@lru_cache(maxsize=64)
def _drawing(name: str) -> str:
    return resource("icons", "actions", f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", colour).encode()))


def paint_icon(painter: QPainter, name: str, area: QRectF, colour: QColor) -> None:
    """Draw an icon into a square."""
    _renderer(name, colour.name()).render(painter, area)


def icon_pixmap(name: str, side: int, colour: QColor, ratio: float = 1.0) -> QPixmap:
    """An icon of `side` device-independent pixels."""
    renderer = _renderer(name, colour.name())  # before painting begins: it raises where the drawing is missing
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, pixmap.width(), pixmap.height()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def icon(name: str, palette: QPalette) -> QIcon:
    """An icon for a button or a menu, in the colour of the palette's button text."""
    made = QIcon()
    plain = palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.ButtonText)
    faint = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    for side in (16, 20, 24, 32, 48):
        made.addPixmap(icon_pixmap(name, side, plain))
        made.addPixmap(icon_pixmap(name, side, faint), QIcon.Mode.Disabled)
    return made


def app_icon() -> QIcon:
    """The program's own icon, in every size that was drawn: the small ones are drawings of their own."""
    made = QIcon()
    for drawing in sorted(resource("icons", "app").glob("*.png")):
        made.addFile(str(drawing))
    return made
