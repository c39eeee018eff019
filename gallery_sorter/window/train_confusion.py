"""The confusion matrix, painted: what pictures of each class were called. A cell can be chosen, by mouse or keys."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gallery_sorter.window.sections import readable
from gallery_sorter.window.typography import GRID, SMALL, mixed, set_size
from gallery_sorter.window.wording import grouped, picture_count

_LARGEST = 14 * GRID  # side of a cell
_NARROWEST, _LOWEST = 7 * GRID, 5 * GRID  # a number has to fit
_MOST_NAME = 40 * GRID  # pixels for a class's name beside its row
_MOST_HEAD = 18 * GRID  # and above its column, where it stands upright: it is whole beside its row
_WRONG = QColor("#e07b1f")
# A matrix is not mirrored: its names stay at the left.
_BESIDE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
_STEPS = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}


class ConfusionMatrix(QWidget):
    """Rows are what the person says, columns what the model said; right ones lie on the diagonal."""

    cell_chosen = Signal(str, str)  # the person's class, what it was called
    entered = Signal()  # on to the pictures behind the cell

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels: Sequence[str] = ()
        self._rows: Sequence[Sequence[int]] = ()
        self._current = (0, 0)
        set_size(self, SMALL)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Confusion matrix"))

    def set_matrix(self, labels: Sequence[str], rows: Sequence[Sequence[int]]) -> None:
        """Show these counts, true class by called class; the largest mistake is chosen."""
        self._labels, self._rows = labels, rows
        wrong = [(rows[i][j], i, j) for i in range(len(labels)) for j in range(len(labels)) if i != j]
        most, row, column = max(wrong, default=(0, 0, 0), key=lambda cell: cell[0])
        self.updateGeometry()
        self._choose(*(row, column) if most else (0, 0))

    def choose(self, true: str, called: str) -> None:
        """Choose the cell of the pictures of one class that were called another, or the same."""
        self._choose(self._labels.index(true), self._labels.index(called))

    @property
    def chosen(self) -> tuple[str, str] | None:
        """The chosen cell: the person's class, and what its pictures were called."""
        if not self._labels:
            return None
        return self._labels[self._current[0]], self._labels[self._current[1]]

    def cell_area(self, row: int, column: int) -> QRect:
        """Where a cell stands."""
        wide, high = self._cell().width(), self._cell().height()
        return QRect(self._name_width() + column * wide, self._head_height() + row * high, wide, high)

    def sizeHint(self) -> QSize:
        return self._extent(QSize(_LARGEST, _LARGEST))

    def minimumSizeHint(self) -> QSize:
        return self._extent(QSize(_NARROWEST, _LOWEST))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetrics(self.font())
        self._paint_names(painter, metrics)
        for i, row in enumerate(self._rows):
            total = sum(row) or 1
            for j, number in enumerate(row):
                self._paint_cell(painter, self.cell_area(i, j).adjusted(1, 1, -1, -1), number, number / total, i == j)
        if self._labels:
            accent = self.palette().color(QPalette.ColorRole.WindowText)
            painter.setPen(QPen(accent, 2 if self.hasFocus() else 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.cell_area(*self._current).adjusted(1, 1, -1, -1), 4, 4)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        for i in range(len(self._labels)):
            for j in range(len(self._labels)):
                if self.cell_area(i, j).contains(place):
                    self._choose(i, j)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.entered.emit()
            return
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not self._labels:
            super().keyPressEvent(event)
            return
        last = len(self._labels) - 1
        row, column = (min(max(now + by, 0), last) for now, by in zip(self._current, step, strict=True))
        self._choose(row, column)

    def _choose(self, row: int, column: int) -> None:
        self._current = row, column
        self.update()
        self._tell()

    def _tell(self) -> None:
        if (chosen := self.chosen) is not None:
            pictures = picture_count(self._rows[self._current[0]][self._current[1]])
            self.setAccessibleDescription(f"{readable(chosen[0])} → {readable(chosen[1])}: {pictures}")
            self.cell_chosen.emit(*chosen)

    def _extent(self, cell: QSize) -> QSize:
        cells = cell * len(self._labels)
        return QSize(self._name_width() + cells.width() + GRID, self._head_height() + cells.height() + GRID)

    def _cell(self) -> QSize:
        """As large as there is room for, within limits: where that is low, a cell is up to twice as wide as high."""
        count = max(len(self._labels), 1)
        high = max(_LOWEST, min(_LARGEST, (self.height() - self._head_height() - GRID) // count))
        most = max(_NARROWEST, min(_LARGEST, 2 * high))
        wide = max(_NARROWEST, min(most, (self.width() - self._name_width() - GRID) // count))
        return QSize(wide, min(high, wide))

    def _widest_name(self) -> int:
        metrics = QFontMetrics(self.font())
        return max((metrics.horizontalAdvance(readable(name)) for name in self._labels), default=0)

    def _name_width(self) -> int:
        return min(self._widest_name(), _MOST_NAME) + 3 * GRID

    def _head_height(self) -> int:
        return min(self._widest_name(), _MOST_HEAD) + 2 * GRID

    def _paint_names(self, painter: QPainter, metrics: QFontMetrics) -> None:
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        room, height = self._name_width() - 2 * GRID, self._head_height() - GRID
        elide = Qt.TextElideMode.ElideRight
        for place, name in enumerate(self._labels):
            shown = metrics.elidedText(readable(name), elide, room)
            row = self.cell_area(place, 0)
            beside = QRect(0, row.top(), room, row.height())
            painter.drawText(beside, _BESIDE, shown)
            column = self.cell_area(0, place)
            painter.save()
            painter.translate(column.center().x(), self._head_height() - GRID)
            painter.rotate(-90)
            shown = metrics.elidedText(readable(name), elide, height)
            painter.drawText(
                QRect(0, -column.width() // 2, height, column.width()), Qt.AlignmentFlag.AlignVCenter, shown
            )
            painter.restore()

    def _paint_cell(self, painter: QPainter, area: QRect, number: int, share: float, right: bool) -> None:
        palette = self.palette()
        ground = palette.color(QPalette.ColorRole.AlternateBase)
        colour = palette.color(QPalette.ColorRole.Highlight) if right else _WRONG
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mixed(ground, colour, (0.12 + 0.3 * share) if number else 0.0))
        painter.drawRoundedRect(area, 4, 4)
        if number:
            painter.setPen(palette.color(QPalette.ColorRole.WindowText))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, grouped(number))
