"""Buttons: icons that follow the palette, and the one button of a panel that is filled with the accent colour."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from gallery_sorter.window.icons import icon
from gallery_sorter.window.typography import GRID, mixed

_Role = QPalette.ColorRole


def dress(button: QAbstractButton, name: str) -> None:
    """Give a button the action icon `name` in its text's colour, now and whenever its palette changes. Once a button.

    Raises FileNotFoundError, a broken installation, where there is no such drawing.
    """
    button.installEventFilter(_Dresser(button, name))


class _Dresser(QObject):
    """Watches one button for a change of its colours."""

    def __init__(self, button: QAbstractButton, name: str) -> None:
        super().__init__(button)
        self._button, self._name = button, name
        self._draw()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()
        return False

    def _draw(self) -> None:
        self._button.setIcon(icon(self._name, self._button.palette()))


class AccentButton(QPushButton):
    """A push button in the accent colour. While it can't be pressed it looks like any other disabled button."""

    def __init__(self, text: str = "", icon_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._icon_name = icon_name
        self._recolour()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._recolour()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        wanted = super().sizeHint()
        return QSize(wanted.width() + 2 * GRID, max(wanted.height(), 7 * GRID))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.isEnabled():
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.palette = self._accented()
        painter = QStylePainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonLabel, option)

    def _paint_ground(self, painter: QPainter) -> None:
        """Flat, as a style's shading would take contrast from the text."""
        palette = self.palette()
        accent, text = palette.color(_Role.Highlight), palette.color(_Role.WindowText)
        share = 0.24 if self.isDown() else 0.12 if self.underMouse() else 0.0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mixed(accent, text, share))
        painter.drawRoundedRect(self.rect(), GRID, GRID)
        if self.hasFocus():
            painter.setPen(palette.color(_Role.HighlightedText))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2.5, 2.5, -2.5, -2.5), GRID - 2, GRID - 2)

    def _accented(self) -> QPalette:
        palette = QPalette(self.palette())
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
            palette.setColor(group, _Role.ButtonText, palette.color(group, _Role.HighlightedText))
        return palette

    def _recolour(self) -> None:
        if self._icon_name:
            self.setIcon(icon(self._icon_name, self._accented()))
