"""A small chart, painted: how a training goes, epoch by epoch, or what each part of the pictures came to."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gallery_sorter.window.typography import GRID, SMALL, set_size
from gallery_sorter.window.wording import decimal, grouped, left_to_right

_LEFT, _BOTTOM = 12 * GRID, 6 * GRID  # room for the numbers at the axes
_POINT = 4  # radius, in pixels
_TICKS = 5  # lines across


class Line(NamedTuple):
    """One curve: what it is, and its value after each epoch from the first on that is shown."""

    name: str
    values: Sequence[float]


class Chart(QWidget):
    """Curves over epochs, or points that no line joins where one does not follow from another. The first is drawn in
    the accent colour, the second quiet.
    """

    def __init__(self, title: str, *, as_percent: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._as_percent = as_percent
        self._lines: Sequence[Line] = ()
        self._first, self._of = 1, 1
        self._below = ""
        self._joined = True
        set_size(self, SMALL)
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_lines(self, lines: Sequence[Line], of: int, first: int = 1) -> None:
        """Show these curves on an axis from the epoch `first` to the epoch `of`."""
        self._lines, self._first, self._of, self._joined, self._below = lines, first, max(of, 1), True, ""
        self.setAccessibleDescription(", ".join(self._legend(line) for line in lines if line.values))
        self.update()

    def set_points(self, lines: Sequence[Line], of: int, below: str) -> None:
        """Show these values as points, `of` places in all; `below` says what the places are."""
        self._lines, self._first, self._of, self._joined, self._below = lines, 1, of, False, below
        told = [f"{line.name} {', '.join(map(self._text, line.values))}" for line in lines if line.values]
        self.setAccessibleDescription("; ".join(told))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(75 * GRID, 55 * GRID)

    def minimumSizeHint(self) -> QSize:
        return QSize(50 * GRID, 40 * GRID)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetrics(self.font())
        top = 2 * (metrics.height() + GRID) + GRID
        area = QRectF(_LEFT, top, self.width() - _LEFT - 2 * GRID, self.height() - top - _BOTTOM)
        self._paint_head(painter, metrics)
        low, high = self._range()
        self._paint_axes(painter, area, low, high)
        for number in range(len(self._lines)):
            self._paint_line(painter, area, number, (low, high))

    def _range(self) -> tuple[float, float]:
        values = [value for line in self._lines for value in line.values]
        if not values:
            return 0.0, 1.0
        if self._as_percent:
            return next(low for low in (0.9, 0.75, 0.5, 0.0) if low <= min(values)), 1.0
        return 0.0, _round_top(max(values))

    def _pen(self, number: int) -> QPen:
        palette = self.palette()
        if number == 0:
            return QPen(palette.color(QPalette.ColorRole.Highlight), 2)
        return QPen(palette.color(QPalette.ColorRole.PlaceholderText), 2, Qt.PenStyle.DashLine)

    def _paint_head(self, painter: QPainter, metrics: QFontMetrics) -> None:
        """The title, and below it what each curve is and where it stands."""
        text = self.palette().color(QPalette.ColorRole.WindowText)
        painter.setPen(text)
        painter.drawText(QPointF(0, metrics.ascent()), self._title)
        left, middle = 0.0, metrics.height() + GRID + metrics.height() / 2
        for number, line in enumerate(self._lines):
            if self._joined:
                painter.setPen(self._pen(number))
                painter.drawLine(QPointF(left, middle), QPointF(left + 5 * GRID, middle))
            else:
                self._paint_point(painter, QPointF(left + 3 * GRID, middle), number)
            painter.setPen(text)
            name = self._legend(line)
            painter.drawText(QPointF(left + 6 * GRID, middle + metrics.ascent() / 2 - 1), name)
            left += 10 * GRID + metrics.horizontalAdvance(name)

    def _paint_axes(self, painter: QPainter, area: QRectF, low: float, high: float) -> None:
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as the curves go, and as "99 %" is read everywhere
        quiet = self.palette().color(QPalette.ColorRole.PlaceholderText)
        faint = QColor(self.palette().color(QPalette.ColorRole.Mid))
        for tick in range(_TICKS + 1):
            value = low + (high - low) * tick / _TICKS
            y = area.bottom() - area.height() * tick / _TICKS
            painter.setPen(QPen(faint, 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(quiet)
            if not any(line.values for line in self._lines):
                continue  # no number where nothing was measured
            room = QRectF(0, y - 2 * GRID, _LEFT - 2 * GRID, 4 * GRID)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._text(value))
        below = QRectF(area.left(), area.bottom() + GRID, area.width(), _BOTTOM - GRID)
        if not self._joined:
            painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, self._below)
        elif self._of > self._first:
            painter.drawText(below, Qt.AlignmentFlag.AlignLeft, grouped(self._first))
            painter.drawText(below, Qt.AlignmentFlag.AlignRight, grouped(self._of))

    def _paint_line(self, painter: QPainter, area: QRectF, number: int, span: tuple[float, float]) -> None:
        low, high = span
        points = [
            QPointF(self._across(area, place), area.bottom() - area.height() * (value - low) / ((high - low) or 1.0))
            for place, value in enumerate(self._lines[number].values)
        ]
        if self._joined:
            painter.setPen(self._pen(number))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(points)
        for point in points[-1:] if len(points) > 30 else points:
            self._paint_point(painter, point, number)

    def _paint_point(self, painter: QPainter, middle: QPointF, number: int) -> None:
        """Filled the first, a ring the second: also where colours can't be told apart."""
        pen = self._pen(number)
        pen.setStyle(Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush if number and not self._joined else pen.color())
        size = _POINT - 1 if self._joined else _POINT
        painter.drawEllipse(middle, size - 1, size - 1)  # its pen is two wide

    def _across(self, area: QRectF, place: int) -> float:
        """Where a value stands: those of a curve from side to side, points each in the middle of its part."""
        if self._joined:
            return area.left() + area.width() * place / max(self._of - self._first, 1)
        return area.left() + area.width() * (place + 0.5) / self._of

    def _legend(self, line: Line) -> str:
        """What a curve is, and where it stands; points have no last one that would count more than the others."""
        return f"{line.name} {self._text(line.values[-1])}" if line.values and self._joined else line.name

    def _text(self, value: float) -> str:
        if not self._as_percent:
            return decimal(value, _digits(self._range()[1]))
        return left_to_right(f"{decimal(value * 100, 1 if value * 100 % 1 >= 0.05 else 0)} %")


def _digits(top: float) -> int:
    """Digits after the point, two at least, by which the numbers of an axis differ as much as they should."""
    return next((digits for digits in range(2, 9) if math.isclose(round(top / _TICKS, digits), top / _TICKS)), 9)


def _round_top(value: float) -> float:
    """The lowest top of an axis, at or above `value`, whose lines across stand at short numbers."""
    if value <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value / _TICKS))
    step = next(part * power for part in (1.0, 2.0, 2.5, 5.0, 10.0) if part * power * _TICKS >= value)
    return step * _TICKS
