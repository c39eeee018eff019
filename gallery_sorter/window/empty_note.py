"""Says in the middle of an empty place what it is and what to do next: an icon, a title, a sentence, a button."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gallery_sorter.window.empty_states import Empty, Words, words_for
from gallery_sorter.window.icons import icon_pixmap
from gallery_sorter.window.typography import GRID, GUTTER, TITLE, label

_ICON = 12 * GRID  # pixels
_WIDTH = 105 * GRID  # about 60 letters of the system's font a line


class EmptyNote(QWidget):
    """Hidden while `show_empty` was told None. `ground`: the colour of the palette that it fills itself with."""

    action_clicked = Signal(str)

    def __init__(self, empty: Empty | None = None, ground: QPalette.ColorRole = QPalette.ColorRole.Window) -> None:
        super().__init__()
        self._words: Words | None = None
        self._icon = QLabel()
        self.setBackgroundRole(ground)
        self.setAutoFillBackground(True)
        self._title = label(factor=TITLE, wrap=True)
        self._hint = label(quiet=True, wrap=True)
        self.button = QPushButton()
        self.button.setAutoDefault(False)
        self.button.hide()
        self.button.clicked.connect(lambda: self.action_clicked.emit(self._words.action if self._words else ""))
        self._lay_out()
        if empty is None:
            self.hide()
        else:
            self._say(words_for(empty))

    def show_empty(self, empty: Empty | None) -> None:
        """Say what this place is; None: it is not empty."""
        self._words = None
        if empty is not None:
            self._say(words_for(empty))
        self.setVisible(empty is not None)

    @property
    def text(self) -> str:
        """What can be read in it; nothing where it is hidden."""
        return "" if self._words is None else f"{self._words.title}: {self._words.hint}"

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._colour_icon()
        super().changeEvent(event)

    def _say(self, words: Words) -> None:
        self._words = words
        self._title.setText(words.title)
        self._hint.setText(words.hint)
        self.button.setText(words.button)
        self.button.setHidden(not words.button)
        self.setAccessibleName(f"{words.title}. {words.hint}")
        self._colour_icon()

    def _colour_icon(self) -> None:
        if self._words is not None:
            quiet = self.palette().color(QPalette.ColorRole.PlaceholderText)
            self._icon.setPixmap(icon_pixmap(self._words.icon, _ICON, quiet, self.devicePixelRatioF()))

    def _lay_out(self) -> None:
        middle = QWidget()
        middle.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(middle)
        column.setSpacing(2 * GRID)
        for part in (self._icon, self._title, self._hint):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(part)
        column.addSpacing(GRID)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        around = QHBoxLayout(self)
        around.setContentsMargins(GUTTER, GUTTER, GUTTER, GUTTER)
        around.addStretch(1)
        around.addWidget(middle, 100, Qt.AlignmentFlag.AlignVCenter)
        around.addStretch(1)
