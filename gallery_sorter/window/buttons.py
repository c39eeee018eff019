"""Buttons: icons that follow the palette, and the one button of a panel that is filled with the accent colour."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from gallery_sorter.window.icons import icon

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
        self.setProperty("primary", True)  # the style sheet's word for it, where one is set
        self._recolour()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._recolour()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        if self.isEnabled():
            option.palette = self._accented()
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)

    def _accented(self) -> QPalette:
        palette = QPalette(self.palette())
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
            palette.setColor(group, _Role.Button, palette.color(group, _Role.Highlight))
            palette.setColor(group, _Role.ButtonText, palette.color(group, _Role.HighlightedText))
        return palette

    def _recolour(self) -> None:
        if self._icon_name:
            self.setIcon(icon(self._icon_name, self._accented()))
