"""What a page of the gallery looks like: its tiles or rows, and the headers over them."""

from collections.abc import Collection

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractScrollArea

from gallery_sorter.base.errors import Refused
from gallery_sorter.window.arrangement import Arrangement
from gallery_sorter.window.sections import Item, Key
from gallery_sorter.window.thumbnails import Thumbnails
from gallery_sorter.window.tile import TilePainter


def in_view(page: QAbstractScrollArea) -> QRect:
    """What of its content is on screen, in content coordinates."""
    return QRect(0, page.verticalScrollBar().value(), page.viewport().width(), page.viewport().height())


def paint_item(
    painter: QPainter, style: TilePainter, item: Item, area: QRect, thumbnails: Thumbnails, *, selected: bool,
    current: bool, hovered: bool,
) -> None:  # fmt: skip
    """A tile, or a row for a file that could not be read."""
    if isinstance(item.shown, Refused):
        style.row(painter, area, item.shown, selected=selected, current=current)
        return
    content = item.shown.content_hash
    style.tile(
        painter,
        area,
        item,
        thumbnails.pixmap(content),
        missing=thumbnails.is_missing(content),
        selected=selected,
        current=current,
        hovered=hovered,
    )


def paint_headers(
    painter: QPainter, style: TilePainter, arranged: Arrangement, view: QRect, collapsed: Collection[Key]
) -> None:
    """The headers that are in view; the one of the section on top stays there while its pictures scroll by."""
    floating = arranged.floating_header(view.top())
    for number, section in enumerate(arranged.sections):
        closed = section.key in collapsed
        area = arranged.layout.header(number)
        if floating is not None and floating[0] == number:
            style.header(painter, floating[1], section, collapsed=closed, floating=not closed)
        elif area.intersects(view):
            style.header(painter, area, section, collapsed=closed, floating=False)
