"""The pages of the training as a line of steps, painted: where one is, and what is still to come."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from gallery_sorter.window.typography import GRID, SMALL, set_size

_DOT = 5 * GRID
_GAP = 8 * GRID


class StepLine(QWidget):
    """A number and a name each; the current one is filled with the accent colour."""

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self._current = 0
        set_size(self, SMALL)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_current(self, current: int) -> None:
        """Mark a step, counted from 0."""
        self._current = current
        self.setAccessibleName(f"{current + 1} / {len(self._names)}: {self._names[current]}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(100 * GRID, _DOT + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        left, middle = 1.0, self.height() / 2
        for place, name in enumerate(self._names):
            current = place == self._current
            painter.setFont(bold if current else self.font())
            metrics = QFontMetricsF(painter.font())
            dot = self._seen(QRectF(left, middle - _DOT / 2, _DOT, _DOT))
            painter.setPen(palette.color(QPalette.ColorRole.Highlight if current else QPalette.ColorRole.Mid))
            painter.setBrush(palette.color(QPalette.ColorRole.Highlight if current else QPalette.ColorRole.Button))
            painter.drawEllipse(dot)
            ink = QPalette.ColorRole.HighlightedText if current else QPalette.ColorRole.WindowText
            painter.setPen(palette.color(ink))
            painter.drawText(dot, Qt.AlignmentFlag.AlignCenter, f"{place + 1}")
            text = QPalette.ColorRole.WindowText if current else QPalette.ColorRole.PlaceholderText
            painter.setPen(palette.color(text))
            left += _DOT + 2 * GRID
            width = metrics.horizontalAdvance(name)
            room = self._seen(QRectF(left, middle - metrics.height() / 2, width + 1, metrics.height()))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)
            left += width + _GAP

    def _seen(self, place: QRectF) -> QRectF:
        """Where something is seen: mirrored where one reads from right to left."""
        return place if not self.isRightToLeft() else place.translated(self.width() - 2 * place.x() - place.width(), 0)
