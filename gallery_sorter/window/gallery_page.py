"""The grid as it is drawn: sections of tiles, of which only the visible ones are painted and ask for thumbnails."""

import time
from collections.abc import Collection, Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QCursor, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from gallery_sorter.base.settings import Settings
from gallery_sorter.window.arrangement import Arrangement
from gallery_sorter.window.floor import FLOOR
from gallery_sorter.window.layout import FOOT, HEADER
from gallery_sorter.window.page_painting import in_view, paint_headers, paint_item
from gallery_sorter.window.sections import Item, Key, Section
from gallery_sorter.window.selection import Selection
from gallery_sorter.window.thumbnails import Thumbnails
from gallery_sorter.window.tile import FRAME, TilePainter

_POINTING = 3.0  # seconds that a pointer counts as pointing at something after it moved
_ROWS_AHEAD = 2  # rows below and above the visible ones whose thumbnails are fetched too


class Shown(Protocol):
    """What a page draws. Two exist: the gallery, and stacks of look-alikes."""

    @property
    def changed(self) -> SignalInstance: ...

    @property
    def sections(self) -> Sequence[Section]: ...


class GalleryPage(QAbstractScrollArea):
    """Draws a `Gallery` and a `Selection`. Whatever changes, what is under the pointer stays under it."""

    section_on_top = Signal(object)  # the Key of the section that is at the top of the view

    def __init__(self, gallery: Shown, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.gallery = gallery
        self.selection = Selection(self)
        self._thumbnails = thumbnails
        self._tile = Settings().tile  # tiles are made a little wider, to fill the width
        self._collapsed: set[Key] = set()
        self.arranged = Arrangement((), self._collapsed, 1, self._tile)
        self._hovered: Item | None = None
        self._top_key: Key | None = None
        self._asked: tuple[int, Arrangement] | None = None  # what was in view when thumbnails were asked for last
        self._pointed = -_POINTING  # when the pointer last moved over the pictures
        self._painter = TilePainter(self.font(), self.palette())
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self.viewport().setAutoFillBackground(True)
        self.setAccessibleName(self.tr("Pictures"))
        gallery.changed.connect(self.lay_out)
        thumbnails.arrived.connect(self._show_arrived)
        self.selection.changed.connect(self.viewport().update)

    @property
    def tile(self) -> int:
        """The least side of a tile."""
        return self._tile

    def set_tile(self, side: int) -> None:
        """Make the tiles larger or smaller."""
        self._tile = side
        self.lay_out()

    @property
    def order(self) -> list[Item]:
        """Everything that is shown, in its order; what is in collapsed sections is not."""
        return self.arranged.order

    @property
    def visible_items(self) -> list[Item]:
        """What is on screen, wholly or in part."""
        return self.arranged.items_within(in_view(self))

    def item_under(self, point: QPoint) -> Item | None:
        """The picture under a point of the viewport."""
        return None if self.header_under(point) else self.arranged.item_at(self.arranged.layout.at(self.on_page(point)))

    def header_under(self, point: QPoint) -> Section | None:
        """The section whose header is under a point of the viewport, the floating one included."""
        floating = self.arranged.floating_header(self.verticalScrollBar().value())
        if floating is not None and floating[1].contains(self.on_page(point)):
            return self.arranged.sections[floating[0]]
        number = self.arranged.layout.header_at(self.on_page(point))
        return None if number is None else self.arranged.sections[number]

    def on_page(self, point: QPoint) -> QPoint:
        """A point of the viewport, in content coordinates."""
        return point + QPoint(0, self.verticalScrollBar().value())

    def rect_of(self, item: Item) -> QRect | None:
        """Where an item's tile lies in the viewport."""
        place = self.arranged.place_of(item)
        top = self.verticalScrollBar().value()
        return None if place is None else self.arranged.layout.rect(place).translated(0, -top)

    @property
    def rows_on_screen(self) -> int:
        """How many whole rows of tiles the viewport shows."""
        return max(1, (self.viewport().height() - HEADER) // self.arranged.layout.side)

    def jump_to(self, key: Key) -> None:
        """Bring a section to the top, and open it."""
        self._collapsed.discard(key)
        self.lay_out()
        for number, section in enumerate(self.arranged.sections):
            if section.key == key:
                self.verticalScrollBar().setValue(self.arranged.layout.extent(number)[0])

    def toggle(self, section: Section) -> None:
        """Open or close a section."""
        self._collapsed ^= {section.key}
        self.lay_out()

    def is_collapsed(self, key: Key) -> bool:
        return key in self._collapsed

    def show_item(self, item: Item) -> None:
        """Scroll as little as brings an item into view."""
        place = self.arranged.place_of(item)
        if place is None:
            return
        area = self.arranged.layout.rect(place)
        bar = self.verticalScrollBar()
        if area.top() - HEADER < bar.value():
            bar.setValue(area.top() - HEADER)
        elif area.bottom() + FOOT > bar.value() + self.viewport().height():
            bar.setValue(area.bottom() + FOOT - self.viewport().height())

    def lay_out(self) -> None:
        """Place everything anew, and keep what the person looks at where it is."""
        anchor = self._anchor()
        width = self.viewport().width()
        self.arranged = Arrangement(
            self.gallery.sections, self._collapsed, width, self._tile, mirrored=self.isRightToLeft()
        )
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, self.arranged.layout.height - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(self._tile // 3)
        if anchor is not None and (place := self.arranged.place_of(anchor[0])) is not None:
            bar.setValue(self.arranged.layout.rect(place).top() - anchor[1])
        self.viewport().update()

    def _anchor(self) -> tuple[Item, int] | None:
        """The picture under the pointer, else the first in view, and its height in the viewport."""
        pointing = time.monotonic() - self._pointed < _POINTING
        if self.verticalScrollBar().value() == 0 and not pointing and not len(self.selection):
            return None  # the person has only opened it: they see its beginning
        pointer = self.viewport().mapFromGlobal(QCursor.pos())
        under = self.arranged.layout.at(self.on_page(pointer)) if pointing and self.viewport().underMouse() else None
        view = in_view(self)
        place = under or next(self.arranged.layout.within(view), None)
        item = self.arranged.item_at(place)
        if place is None or item is None:
            return None
        return item, self.arranged.layout.rect(place).top() - view.top()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._painter = TilePainter(self.font(), self.palette())
            self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        FLOOR.take_until_painted()
        self._hovered = None
        view = self.viewport()
        if abs(dy) < view.height():
            # What is painted already only shifts; the floating header, which does not, is painted anew.
            view.scroll(0, dy, view.rect())
            view.update(QRect(0, 0, view.width(), HEADER))
            view.update(QRect(0, dy, view.width(), HEADER))
        else:
            view.update()
        number = self.arranged.layout.block_at(self.verticalScrollBar().value())
        key = None if number is None else self.arranged.sections[number].key
        if key != self._top_key:
            self._top_key = key
            self.section_on_top.emit(key)

    def sizeHint(self) -> QSize:
        return QSize(760, 560)

    def paintEvent(self, event: QPaintEvent) -> None:
        with FLOOR:
            painter = QPainter(self.viewport())
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
            view = in_view(self)
            painter.translate(0, -view.top())
            stale = event.region().translated(0, view.top())
            for item, place in self.arranged.placed_within(stale.boundingRect().adjusted(-FRAME, -FRAME, FRAME, FRAME)):
                area = self.arranged.layout.rect(place)
                if stale.intersects(area.adjusted(-FRAME, -FRAME, FRAME, FRAME)):
                    paint_item(
                        painter,
                        self._painter,
                        item,
                        area,
                        self._thumbnails,
                        selected=item in self.selection,
                        current=item is self.selection.current and self.hasFocus(),
                        hovered=item is self._hovered,
                    )
            paint_headers(painter, self._painter, self.arranged, view, self._collapsed)
            painter.end()
        if self._asked != (view.top(), self.arranged):
            self._asked = view.top(), self.arranged
            self._ask(view)

    def _show_arrived(self, contents: Collection[bytes]) -> None:
        """Paint anew the tiles whose thumbnails have come, and no others."""
        self._asked = None
        view = in_view(self)
        for item, place in self.arranged.placed_within(view):
            if item.picture is not None and item.picture.content_hash in contents:
                self.viewport().update(self.arranged.layout.rect(place).translated(0, -view.top()))

    def _ask(self, view: QRect) -> None:
        """What is visible first, then the rows around it."""
        ahead = _ROWS_AHEAD * self.arranged.layout.side
        around = self.arranged.items_within(view.adjusted(0, -ahead, 0, ahead))
        visible = self.arranged.items_within(view)
        contents = [item.picture.content_hash for item in (*visible, *around) if item.picture]
        self._thumbnails.want(contents, self.arranged.layout.side, self.devicePixelRatioF())

    def _hover(self, item: Item | None) -> None:
        self._pointed = time.monotonic()
        if item is not self._hovered:
            before, self._hovered = self._hovered, item
            for one in (before, item):
                area = self.rect_of(one) if one is not None else None
                if area is not None:
                    self.viewport().update(area.adjusted(-FRAME, -FRAME, FRAME, FRAME))
