"""The grid as it is used: clicks, ranges, rubber band, arrows and dragging, on top of how it is drawn."""

import html
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication, QRubberBand, QToolTip, QWidget

from gallery_sorter.window.gallery_page import GalleryPage, Shown
from gallery_sorter.window.local_files import url_of
from gallery_sorter.window.sections import Item, Key, Kind
from gallery_sorter.window.thumbnails import Thumbnails
from gallery_sorter.window.wording import tip_of, verdict_of

SELECTION_MIME = "application/x-gallery-sorter-selection"
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_K: (-1, 0),
    Qt.Key.Key_J: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class GalleryView(GalleryPage):
    """A `GalleryPage` that a person can work on."""

    opened = Signal(object)  # an Item that was double-clicked
    menu_wanted = Signal(QPoint)  # global position
    class_wanted = Signal(str)  # the selection was dropped on a section of this class

    def __init__(self, gallery: Shown, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(gallery, thumbnails, parent)
        self._pressed: QPoint | None = None  # in content coordinates
        self._before: list[Item] = []  # what was selected before the rubber band
        self._band = QRubberBand(QRubberBand.Shape.Rectangle, self.viewport())
        self.viewport().setMouseTracking(True)
        self.setAcceptDrops(True)
        self.selection.changed.connect(self._say_current)

    def select(self, item: Item) -> None:
        """Select one picture and bring it into view."""
        self.selection.only(item)
        self.show_item(item)

    def visit(self, key: Key) -> None:
        """Bring a section to the top and select its first picture, so that nothing is done next to one out of sight."""
        self.jump_to(key)
        section = next((one for one in self.arranged.sections if one.key == key), None)
        if section is not None and section.shown:
            self.selection.only(section.shown[0])
        else:
            self.selection.clear()

    def select_all(self) -> None:
        """Select everything in open sections."""
        order = self.order
        if order:
            self.selection.set(order, self.selection.current or order[0])

    def fold(self) -> None:
        """Close the section of the current picture, or open it again."""
        current = self.selection.current
        section = next((one for one in self.arranged.sections if current and one.key == current.key), None)
        if section is not None:
            self.toggle(section)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        section = self.header_under(point)
        if section is not None:
            if event.button() is Qt.MouseButton.LeftButton:
                self.toggle(section)
            return
        item = self.item_under(point)
        if event.button() is Qt.MouseButton.RightButton:
            if item is not None and item not in self.selection:
                self.selection.only(item)
        elif event.button() is Qt.MouseButton.LeftButton:
            self._pressed = self.on_page(point)
            self._press(item, event.modifiers())

    def _press(self, item: Item | None, modifiers: Qt.KeyboardModifier) -> None:
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if item is None:
            if not control:
                self.selection.clear()
            self._before = self.selection.items
        elif modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.selection.extend_to(item, self.order)
        elif control:
            self.selection.toggle(item)
        elif item not in self.selection:  # else it may be the beginning of a drag of everything selected
            self.selection.only(item)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._hover(self.item_under(point))
            return
        here = self.on_page(point)
        if (here - self._pressed).manhattanLength() < QApplication.startDragDistance():
            return
        if not self._band.isVisible() and self.arranged.layout.at(self._pressed) is not None:
            self._pressed = None
            self._drag()
            return
        self._stretch(here)

    def _stretch(self, here: QPoint) -> None:
        assert self._pressed is not None
        area = QRect(self._pressed, here).normalized()
        self._band.setGeometry(area.translated(0, -self.verticalScrollBar().value()))
        self._band.show()
        touched = self.arranged.items_within(area)
        self.selection.set([*self._before, *touched], touched[0] if touched else None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if self._band.isVisible():
            self._band.hide()
            return
        item = self.item_under(event.position().toPoint())
        if pressed is not None and item is not None and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.selection.only(item)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        item = self.item_under(event.position().toPoint())
        if item is not None:
            self.opened.emit(item)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if len(self.selection):
            self.menu_wanted.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        current = self.selection.current
        if current is not None and self.arranged.place_of(current) is None:
            current = None  # its section is closed
        order = self.order if key in (Qt.Key.Key_Home, Qt.Key.Key_End) or current is None else []
        target: Item | None = None
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and current is not None:
            target = current
            for _ in range(self.rows_on_screen):
                target = self.arranged.step(target, 0, 1 if key is Qt.Key.Key_PageDown else -1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and order:
            target = order[0 if key is Qt.Key.Key_Home else -1]
        elif key in _STEPS:
            target = self.arranged.step(current, *self._way(key)) if current is not None else self._beginning(order)
        elif key is Qt.Key.Key_Escape:
            self.selection.clear()
            return
        if target is None:
            super().keyPressEvent(event)
            return
        self._go_to(target, event.modifiers())
        self.show_item(target)

    def _beginning(self, order: Sequence[Item]) -> Item | None:
        """Where the keys begin: behind the section that was closed over the current picture, or with what is seen."""
        closed = self.selection.current
        if closed is not None:
            keys = [section.key for section in self.arranged.sections]
            place = keys.index(closed.key) if closed.key in keys else 0
            return next((item for item in order if keys.index(item.key) > place), next(iter(order), None))
        view = self.viewport().rect().translated(0, self.verticalScrollBar().value())
        return next(iter(self.arranged.items_within(view)), next(iter(order), None))

    def _go_to(self, target: Item, modifiers: Qt.KeyboardModifier) -> None:
        """A key leads there."""
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.selection.extend_to(target, self.order)
        else:
            self.selection.only(target)

    def _way(self, key: Qt.Key) -> tuple[int, int]:
        """Where a key leads, in columns and rows. Left is forward where rows begin on the right; J is so everywhere."""
        columns, rows = _STEPS[key]
        arrow = key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        return (-columns if arrow and self.isRightToLeft() else columns), rows

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            item = self.item_under(event.pos())
            tip = html.escape(tip_of(item)).replace("\n", "<br>") if item is not None else ""
            QToolTip.showText(event.globalPos(), f"<qt>{tip}</qt>" if tip else "", self)
            return True
        return super().viewportEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(SELECTION_MIME):
            event.acceptProposedAction()
        else:
            event.ignore()  # files from elsewhere are the window's

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.setAccepted(self._class_at(event.position().toPoint()) is not None)

    def dropEvent(self, event: QDropEvent) -> None:
        name = self._class_at(event.position().toPoint())
        event.setAccepted(name is not None)
        if name is not None:
            self.class_wanted.emit(name)

    def _class_at(self, point: QPoint) -> str | None:
        """The class of the section under a point of the viewport."""
        number = self.arranged.layout.block_at(self.on_page(point).y())
        key = self.arranged.sections[number].key if number is not None else None
        return key.name if key is not None and key.kind is Kind.CLASS else None

    def _drag(self) -> None:
        """Hand over the real files, as copies: nobody else may take them away."""
        chosen = [item for item in self.selection.items if item.picture is not None]
        if not chosen:
            return
        data = QMimeData()
        data.setUrls([url_of(item.shown.path) for item in chosen])
        data.setData(SELECTION_MIME, b"1")
        drag = QDrag(self)
        drag.setMimeData(data)
        first = chosen[0].picture
        pixmap = self._thumbnails.pixmap(first.content_hash) if first is not None else None
        if pixmap is not None:
            drag.setPixmap(pixmap.scaled(QSize(96, 96), Qt.AspectRatioMode.KeepAspectRatio))
        drag.exec(Qt.DropAction.CopyAction)

    def _say_current(self) -> None:
        """For screen readers: what is selected."""
        number = len(self.selection)
        current = self.selection.current
        if current is not None and number == 1:
            self.setAccessibleDescription(f"{current.shown.path.name}: {verdict_of(current)}")
        else:
            self.setAccessibleDescription(self.tr("%Ln picture(s) selected", "", number))
