"""The column on the left: what is open, and every section with its key and count.

A click goes there; pictures that are dropped on a class get it as their label.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QPainter,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gallery_sorter.base.wording import printable
from gallery_sorter.window.gallery_model import Gallery
from gallery_sorter.window.gallery_view import SELECTION_MIME
from gallery_sorter.window.icons import paint_icon
from gallery_sorter.window.sections import Key, Kind
from gallery_sorter.window.typography import mixed
from gallery_sorter.window.wording import grouped

CHOSEN, POINTED_AT = 0.12, 0.06  # shares of the text's colour in the ground of a row
_ROW = 36
_KEY = Qt.ItemDataRole.UserRole
_COUNT = Qt.ItemDataRole.UserRole + 1
_SIGN = Qt.ItemDataRole.UserRole + 2  # the digit that assigns the class, or an icon's name
_STYLE = Qt.ItemDataRole.UserRole + 3  # "folder" | "caption" | "section" | "new"
_ICONS = {Kind.UNSURE: "question", Kind.OUTSIDE: "outside", Kind.UNREADABLE: "unreadable", Kind.CLASS: "class"}
DIGITS = "1234567890"


class _Rows(QStyledItemDelegate):
    """Paints a row: sign, name, count."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._widget = parent

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        area: QRect = option.rect
        palette: QPalette = option.palette
        state: QStyle.StateFlag = option.state
        style = index.data(_STYLE)
        role = QPalette.ColorRole
        text, quiet = palette.color(role.Text), palette.color(role.PlaceholderText)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or (state & QStyle.StateFlag.State_MouseOver and style in ("section", "new")):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(mixed(palette.color(role.Window), text, CHOSEN if selected else POINTED_AT))
            painter.drawRoundedRect(area.adjusted(4, 2, -4, -2), 6, 6)
        font = QFont(self._widget.font())
        if style == "caption":
            font.setPointSizeF(font.pointSizeF() * 0.85)
            font.setWeight(QFont.Weight.DemiBold)
        elif style == "folder":
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        inner = area.adjusted(12, 0, -16, 0)
        sign = index.data(_SIGN)
        if sign:
            place = QRect(inner.left(), area.center().y() - 10, 20, 20)
            self._sign(painter, QStyle.visualRect(option.direction, area, place), sign, palette)
            inner.setLeft(inner.left() + 32)
        count = index.data(_COUNT)
        if count is not None:
            painter.setPen(quiet)
            seen = QStyle.visualRect(option.direction, area, inner)
            painter.drawText(seen, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
            inner.setRight(inner.right() - painter.fontMetrics().horizontalAdvance(count) - 8)
        painter.setPen(quiet if style in ("caption", "new") else text)
        name = painter.fontMetrics().elidedText(
            index.data(Qt.ItemDataRole.DisplayRole), Qt.TextElideMode.ElideMiddle, inner.width()
        )
        inner = QStyle.visualRect(option.direction, area, inner)
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        painter.restore()

    def _sign(self, painter: QPainter, area: QRect, sign: str, palette: QPalette) -> None:
        quiet = palette.color(QPalette.ColorRole.PlaceholderText)
        if sign not in DIGITS:
            paint_icon(painter, sign, QRectF(area), quiet)
            return
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1.25))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(quiet)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, sign)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(180, 32 if index.data(_STYLE) == "caption" else _ROW)


class Sidebar(QListWidget):
    """Sections and counts of a `Gallery`."""

    section_chosen = Signal(object)  # a Key: bring it into view
    class_wanted = Signal(object)  # a class's name: the selection was dropped on it
    new_class_wanted = Signal()
    menu_wanted = Signal(str, QPoint)  # a class's name, and where on the screen

    def __init__(self, gallery: Gallery, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gallery = gallery
        self._title = ""
        self._rows: list[Key | str] = []
        self.setItemDelegate(_Rows(self))
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(200)
        self.setAccessibleName(self.tr("Classes and groups"))
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)
        gallery.changed.connect(self.refresh)

    def set_title(self, title: str) -> None:
        """What is open."""
        self._title = title
        self.refresh()

    def mark(self, key: Key | None) -> None:
        """Show which section is in view, if any is."""
        if key is None:
            self.setCurrentRow(-1)
        for number, row in enumerate(self._rows):
            if row == key:
                self.setCurrentRow(number)

    def refresh(self) -> None:
        """Bring names and counts up to date; rows are made anew only where a class came or went."""
        keys = self._gallery.all_keys()
        classes = [key for key in keys if key.kind is Kind.CLASS]
        rows: list[Key | str] = ["folder", "caption", *classes, "new", *keys[len(classes) :]]
        if rows != self._rows:
            self.clear()
            self._rows = rows
            for row in rows:
                self.addItem(self._made(row, classes))
        self.item(0).setText(printable(self._title))
        self.item(0).setData(_COUNT, grouped(self._gallery.total))
        for number, row in enumerate(rows):
            if isinstance(row, Key):
                self._count(self.item(number), row)

    def _made(self, row: Key | str, classes: list[Key]) -> QListWidgetItem:
        titles = {"folder": "", "caption": self.tr("CLASSES"), "new": self.tr("New class…")}
        item = QListWidgetItem(row.title if isinstance(row, Key) else titles[row])
        item.setData(_STYLE, "section" if isinstance(row, Key) else row)
        if isinstance(row, Key):
            place = classes.index(row) if row in classes else len(DIGITS)
            item.setData(_KEY, row)
            item.setData(_SIGN, DIGITS[place] if place < len(DIGITS) else _ICONS[row.kind])
        else:
            item.setData(_SIGN, {"folder": "folder", "new": "plus"}.get(row))
            if row != "new":
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        return item

    def _count(self, item: QListWidgetItem, key: Key) -> None:
        text = grouped(self._gallery.count(key))
        if item.data(_COUNT) != text:
            item.setData(_COUNT, text)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{key.title}: {text}")

    def _choose(self, item: QListWidgetItem) -> None:
        if item.data(_STYLE) == "new":
            self.new_class_wanted.emit()
        elif item.data(_STYLE) == "section":
            self.section_chosen.emit(self._rows[self.row(item)])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        item = self.currentItem() if by_key else self.itemAt(event.pos())
        if item is None:
            return
        row = self._rows[self.row(item)]
        if isinstance(row, Key) and row.kind is Kind.CLASS:
            place = self.viewport().mapToGlobal(self.visualItemRect(item).center()) if by_key else event.globalPos()
            self.menu_wanted.emit(row.name, place)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(SELECTION_MIME):
            event.acceptProposedAction()
        else:
            event.ignore()  # files from elsewhere are the window's

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        target = self._drop_target(event.position().toPoint())
        if target is not None and event.mimeData().hasFormat(SELECTION_MIME):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        target = self._drop_target(event.position().toPoint())
        if target is None:
            event.ignore()
            return
        event.acceptProposedAction()
        if target == "new":
            self.new_class_wanted.emit()
        elif isinstance(target, Key):
            self.class_wanted.emit(target.name)

    def _drop_target(self, point: QPoint) -> Key | str | None:
        """The class that something is dropped on, or "new" for a new one, also below the last row."""
        item = self.itemAt(point)
        row = self._rows[self.row(item)] if item is not None else "new"
        if isinstance(row, Key):
            return row if row.kind is Kind.CLASS else None
        return row if row == "new" else None
