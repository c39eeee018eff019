"""All class probabilities of one picture as painted bars, the likeliest on top."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from gallery_sorter.base.wording import printable
from gallery_sorter.window.typography import GRID, SMALL, set_size
from gallery_sorter.window.wording import percent

_BAR = 6  # pixels high
_GAP = 8  # below a bar


class ProbabilityBars(QWidget):
    """A row a class: its name, its probability in per cent, and a bar as long as that. It asks for its full height."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, float]] = []
        self._chosen = ""
        set_size(self, SMALL)
        self.setAccessibleName(self.tr("Probabilities of the classes"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_probabilities(self, probabilities: Mapping[str, float], chosen: str = "") -> None:
        """Show them (0..1 each), and the bar of the class `chosen` in the accent colour."""
        self._rows = sorted(probabilities.items(), key=lambda row: -row[1])
        self._chosen = chosen
        self.setAccessibleDescription(", ".join(f"{_shown(name)} {percent(value)}" for name, value in self._rows))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(50 * GRID, len(self._rows) * self._row_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(24 * GRID, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, (name, value) in enumerate(self._rows):
            self._paint_row(painter, number * self._row_height(), name, value)

    def _row_height(self) -> int:
        return QFontMetrics(self.font()).height() + 2 + _BAR + _GAP

    def _paint_row(self, painter: QPainter, top: int, name: str, value: float) -> None:
        metrics = QFontMetrics(self.font())
        palette = self.palette()
        text = percent(value)
        room = self.width() - metrics.horizontalAdvance(text) - 2 * GRID
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        line = QRectF(0, top, self.width(), metrics.height())
        shown = metrics.elidedText(_shown(name), Qt.TextElideMode.ElideRight, room)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        painter.setPen(Qt.PenStyle.NoPen)
        groove = palette.color(QPalette.ColorRole.WindowText)
        groove.setAlphaF(0.12)
        painter.setBrush(groove)
        bar = QRectF(0, top + metrics.height() + 2, self.width(), _BAR)
        painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
        bar.setWidth(value * self.width())
        if self.isRightToLeft():
            bar.moveRight(self.width())
        if bar.width() >= 1:
            filled = palette.color(QPalette.ColorRole.Highlight)
            if name != self._chosen:
                filled = palette.color(QPalette.ColorRole.WindowText)
                filled.setAlphaF(0.45)
            painter.setBrush(filled)
            radius = min(_BAR, bar.width()) / 2
            painter.drawRoundedRect(bar, radius, radius)


def _shown(name: str) -> str:
    return printable(name.replace("_", " "))
