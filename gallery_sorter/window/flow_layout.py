"""Lays widgets side by side, and goes on in a new line where they no longer fit."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget


class FlowLayout(QLayout):
    """As wide as its widest widget at least, and as high as its lines then are; mirrored where one reads so."""

    def __init__(self, parent: QWidget, gap: int) -> None:
        super().__init__(parent)
        self._widget = parent
        self._gap = gap
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # None past the end, as Qt asks for
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self._arrange(area, place=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, area: QRect, *, place: bool) -> int:
        """Where everything goes in an area; returns the height that it takes."""
        inner = area.marginsRemoved(self.contentsMargins())
        bottom = self.contentsMargins().bottom()
        lines: list[list[QLayoutItem]] = [[]]
        left = 0
        for item in self._items:
            if item.isEmpty():  # its widget is hidden
                continue
            if left + item.sizeHint().width() > inner.width() and lines[-1]:
                lines.append([])
                left = 0
            lines[-1].append(item)
            left += item.sizeHint().width() + self._gap
        top = inner.top()
        for line in lines:
            height = max((item.sizeHint().height() for item in line), default=0)
            if place:
                self._place(line, QRect(inner.left(), top, inner.width(), height))
            top += height + self._gap // 2
        return top - self._gap // 2 + bottom - area.top()

    def _place(self, line: list[QLayoutItem], area: QRect) -> None:
        left = area.left()
        direction = self._widget.layoutDirection()
        for item in line:
            size = item.sizeHint().boundedTo(QSize(area.width(), area.height()))
            spot = QRect(QPoint(left, area.top() + (area.height() - size.height()) // 2), size)
            item.setGeometry(QStyle.visualRect(direction, area, spot))
            left += size.width() + self._gap
