"""Pictures that a training tells of, a row each: what they look like, and what was said of them."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gallery_sorter.base.wording import printable
from gallery_sorter.window.thumbnails import Thumbnails
from gallery_sorter.window.typography import GRID, SMALL, plain_tooltip
from gallery_sorter.window.wording import path_text

_SIDE = 16 * GRID  # of a thumbnail
_ROW = _SIDE + 2 * GRID
_Index = QModelIndex | QPersistentModelIndex


class Told(NamedTuple):
    """One picture and the sentence that is told of it."""

    path: Path
    content: bytes
    text: str
    class_name: str  # the person's class, or what it was called before
    called: str  # what the new model calls it


class _Rows(QAbstractListModel):
    """The pictures in their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pictures: list[Told] = []

    def set_pictures(self, pictures: Sequence[Told]) -> None:
        self.beginResetModel()
        self.pictures = list(pictures)
        self.endResetModel()

    def remove(self, row: int) -> None:
        self.beginRemoveRows(QModelIndex(), row, row)
        del self.pictures[row]
        self.endRemoveRows()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own way)
        return 0 if parent.isValid() else len(self.pictures)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        told = self.pictures[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{printable(told.path.name)}: {told.text}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(printable(told.path))
        return None


class _Painter(QStyledItemDelegate):
    """A thumbnail, the file's name beside it, and below that what is told."""

    def __init__(self, pictures: "PictureList", thumbnails: Thumbnails) -> None:
        super().__init__(pictures)
        self._pictures = pictures
        self._thumbnails = thumbnails

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(60 * GRID, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        told = self._pictures.at(index.row())
        area: QRect = option.rect
        palette = self._pictures.palette()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.row() == self._pictures.currentIndex().row():
            painter.setPen(palette.color(QPalette.ColorRole.Highlight))
            painter.setBrush(palette.color(QPalette.ColorRole.AlternateBase))
            painter.drawRoundedRect(area.adjusted(1, 1, -2, -2), 4, 4)
        thumbnail = QRect(area.x() + GRID, area.y() + GRID, _SIDE, _SIDE)
        self._paint_thumbnail(painter, QStyle.visualRect(option.direction, area, thumbnail), told.content)
        room = QStyle.visualRect(option.direction, area, area.adjusted(_SIDE + 4 * GRID, 0, -2 * GRID, 0))
        metrics = QFontMetrics(self._pictures.font())
        upper, lower = QRect(room), QRect(room)
        upper.setBottom(room.center().y())
        lower.setTop(room.center().y() + GRID // 2)
        elide = Qt.TextElideMode.ElideMiddle
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        name = metrics.elidedText(path_text(told.path.name), elide, room.width())
        painter.drawText(upper, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, name)
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() * SMALL)
        painter.setFont(font)
        text = QFontMetrics(font).elidedText(told.text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(lower, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()

    def _paint_thumbnail(self, painter: QPainter, area: QRect, content: bytes) -> None:
        pixmap = self._thumbnails.pixmap(content)
        if pixmap is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._pictures.palette().color(QPalette.ColorRole.AlternateBase))
            painter.drawRoundedRect(area, 4, 4)
            return
        size = pixmap.deviceIndependentSize().toSize()
        place = QRect(0, 0, size.width(), size.height())
        place.moveCenter(area.center())
        painter.drawPixmap(place.topLeft(), pixmap)


class PictureList(QListView):
    """Shows pictures; Return and double click open one, other keys are told to whoever listens."""

    opened = Signal(object)  # Path
    key_pressed = Signal(int)  # a Qt.Key that means nothing to a list

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = _Rows(self)
        self.placeholder = ""  # what stands in an empty list
        self._thumbnails = thumbnails
        self.setModel(self._rows)
        self.setItemDelegate(_Painter(self, thumbnails))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMinimumWidth(70 * GRID)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.at(index.row()).path))
        self.verticalScrollBar().valueChanged.connect(lambda _: self._want())
        thumbnails.arrived.connect(self.viewport().update)

    def set_pictures(self, pictures: Sequence[Told]) -> None:
        """Show these, and mark the first."""
        self._rows.set_pictures(pictures)
        if pictures:
            self.setCurrentIndex(self._rows.index(0))
        self._want()

    def at(self, row: int) -> Told:
        """The picture of a row."""
        return self._rows.pictures[row]

    @property
    def marked(self) -> Told | None:
        """The marked picture."""
        index = self.currentIndex()
        return self.at(index.row()) if index.isValid() else None

    @property
    def pictures(self) -> Sequence[Told]:
        """Everything that is listed."""
        return self._rows.pictures

    def drop(self, content: bytes) -> None:
        """A picture is dealt with; where it was marked, the next one is."""
        row = next((row for row, told in enumerate(self._rows.pictures) if told.content == content), None)
        if row is None:
            return
        marked = self.currentIndex().row()
        self._rows.remove(row)
        if row == marked:
            self.setCurrentIndex(self._rows.index(min(row, self._rows.rowCount() - 1)))
        self._want()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        walking = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home)
        if key in (*walking, Qt.Key.Key_End, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape):
            super().keyPressEvent(event)
        elif self.marked is not None:
            self.key_pressed.emit(int(key))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._rows.pictures and self.placeholder:
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            room = self.viewport().rect().adjusted(4 * GRID, 4 * GRID, -4 * GRID, -4 * GRID)
            flags = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextWordWrap.value
            painter.drawText(room, flags, self.placeholder)

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self._want()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._want()

    def _want(self) -> None:
        """Ask for the thumbnails that are in sight."""
        if not self.isVisible() or not self._rows.pictures:
            return
        first = max(self.indexAt(self.viewport().rect().topLeft()).row(), 0)
        last = first + self.viewport().height() // _ROW + 2
        contents = [told.content for told in self._rows.pictures[first:last]]
        self._thumbnails.want(contents, _SIDE, self.devicePixelRatioF())
