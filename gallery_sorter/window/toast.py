"""A short message over the lower edge of what is seen, with one thing to do; it goes by itself and takes no focus."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QEnterEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from gallery_sorter.window.buttons import AccentButton
from gallery_sorter.window.typography import GRID, GUTTER, label

STAYS_MS = 6_000


class Toast(QFrame):
    """One message at a time; a new one takes the place of the old. While the pointer is on it, it stays."""

    action_clicked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._around, self._places = parent, [parent]
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._text = label()
        self._text.setForegroundRole(QPalette.ColorRole.Window)
        self.button = AccentButton()
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Ctrl+Z does the same from the keyboard
        self.button.clicked.connect(self._on_clicked)
        self._line = QHBoxLayout(self)
        self._line.setSpacing(GUTTER)
        self._line.addWidget(self._text)
        self._line.addWidget(self.button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAYS_MS)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    def also_over(self, place: QWidget) -> None:
        """Show itself there, while that is what is seen."""
        self._places.append(place)
        place.installEventFilter(self)

    def show_message(self, text: str, action: str = "") -> None:
        """Show a sentence, and a button where `action` names one."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self._line.setContentsMargins(GUTTER + GRID, 2 * GRID, 2 * GRID if action else GUTTER + GRID, 2 * GRID)
        self._settle(next((place for place in self._places if place.isVisible()), self._places[0]))
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    @property
    def text(self) -> str:
        """The message that is shown, or was last."""
        return self._text.text()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        if self.isVisible():
            self._timer.start()
        super().leaveEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.isHidden():
            return False
        if event.type() == QEvent.Type.Resize and watched is self._around:
            self._place()
        elif event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            self._settle(watched)
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.WindowText))  # turned round: dark on light
        painter.drawRoundedRect(self.rect(), 2 * GRID, 2 * GRID)

    def _on_clicked(self) -> None:
        self._timer.stop()
        self.hide()
        self.action_clicked.emit()

    def _settle(self, around: QWidget) -> None:
        self._around = around
        self.setParent(around)
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        around = self._around.rect()
        self._text.setWordWrap(False)
        room = max(around.width() - 2 * GUTTER, 0)
        self._text.setWordWrap(self.sizeHint().width() > room)
        self._line.invalidate()
        width = room if self._text.wordWrap() else self.sizeHint().width()
        height = self._line.heightForWidth(width) if self._text.wordWrap() else self.sizeHint().height()
        left = (around.width() - width) // 2
        self.setGeometry(left, max(0, around.height() - height - 2 * GUTTER), width, height)
