"""A bar of one line on top: what was done, and up to two things to do about it. It stays until it is closed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from gallery_sorter.base.wording import printable
from gallery_sorter.window.buttons import dress
from gallery_sorter.window.typography import GRID, GUTTER, ElidedLabel, mixed

_MOST_ACTIONS = 2


class Banner(QFrame):
    """Hidden until `show_message`; one message at a time."""

    action_clicked = Signal(str)  # the key of the action
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ElidedLabel(mode=Qt.TextElideMode.ElideRight)
        self._keys = [""] * _MOST_ACTIONS
        self.buttons = [QPushButton() for _ in range(_MOST_ACTIONS)]
        self.close_button = QToolButton()
        self.close_button.setAutoRaise(True)
        self.close_button.setToolTip(self.tr("Close this message"))
        self.close_button.setAccessibleName(self.tr("Close this message"))
        dress(self.close_button, "close")
        self.close_button.clicked.connect(self._on_closed)
        line = QHBoxLayout(self)
        line.setContentsMargins(GUTTER, GRID, GRID, GRID)
        line.setSpacing(2 * GRID)
        line.addWidget(self._text, 1)
        for number, button in enumerate(self.buttons):
            button.clicked.connect(lambda _=False, number=number: self.action_clicked.emit(self._keys[number]))
            line.addWidget(button)
            button.hide()  # until there is something to do
        line.addWidget(self.close_button)
        self.hide()

    def show_message(self, text: str, actions: Sequence[tuple[str, str]] = ()) -> None:
        """Show a sentence and up to two actions, each a key (told when it is clicked) and a text."""
        if len(actions) > _MOST_ACTIONS:
            raise ValueError(f"a banner has room for {_MOST_ACTIONS} actions, not {len(actions)}")
        self._text.set_text(text)
        self.setAccessibleName(printable(text))
        for number, button in enumerate(self.buttons):
            key, name = actions[number] if number < len(actions) else ("", "")
            self._keys[number] = key
            button.setText(name)
            button.setVisible(bool(key))
        self.show()

    @property
    def text(self) -> str:
        """The message."""
        return self._text.text()

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = self.palette()
        ground = palette.color(QPalette.ColorRole.Window)
        painter = QPainter(self)
        painter.fillRect(self.rect(), mixed(ground, palette.color(QPalette.ColorRole.Highlight), 0.14))

    def _on_closed(self) -> None:
        self.hide()
        self.closed.emit()
