"""What the window shows before there are pictures: how to begin, what will happen, and that nothing leaves."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from gallery_sorter.base.wording import printable
from gallery_sorter.window.buttons import AccentButton, dress
from gallery_sorter.window.icons import app_icon, icon_pixmap
from gallery_sorter.window.typography import (
    GRID,
    GUTTER,
    SMALL,
    TITLE,
    button_text,
    label,
    plain_tooltip,
    quiet_colour,
    set_size,
)
from gallery_sorter.window.wording import left_to_right

_WIDTH = 80  # letters of the system's font
_ICON = 24 * GRID  # pixels
_MOST_RECENT = 6
_LONGEST_NAME = 48  # letters of a folder's path on its button


class EmptyPage(QWidget):
    """A quiet page in the middle of the window."""

    open_clicked = Signal()
    recent_chosen = Signal(object)  # Path

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Start page"))
        self._column = QWidget(self)
        self._column.setMaximumWidth(_WIDTH * self.fontMetrics().averageCharWidth())
        inside = QVBoxLayout(self._column)
        inside.setSpacing(GUTTER)
        drawing = QLabel()
        drawing.setPixmap(app_icon().pixmap(_ICON, _ICON))
        inside.addWidget(_centred(drawing))
        inside.addWidget(_centred(label(self.tr("Open a folder, or drop pictures here"), TITLE, wrap=True)))
        self.open_button = AccentButton(self.tr("&Open a folder…"), "folder", self)
        self.open_button.setMinimumSize(QSize(45 * GRID, 10 * GRID))
        self.open_button.clicked.connect(self.open_clicked)
        inside.addSpacing(GUTTER)
        inside.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addSpacing(2 * GUTTER)
        inside.addLayout(self._steps())
        inside.addSpacing(GUTTER)
        inside.addLayout(self._promise())
        self._recent = QWidget(self)
        self._recent_buttons = QVBoxLayout(self._recent)
        self._recent_buttons.setContentsMargins(0, 2 * GUTTER, 0, 0)
        self._recent_buttons.setSpacing(GRID)
        inside.addWidget(self._recent)
        self._lay_out()
        self.set_recent(())

    def set_recent(self, folders: Sequence[Path]) -> None:
        """The folders that were opened before, the last one first; the first few are offered."""
        while (item := self._recent_buttons.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        self._recent.setVisible(bool(folders))
        if folders:
            self._recent_buttons.addWidget(_centred(label(self.tr("Opened before"), SMALL, quiet=True)))
        for folder in folders[:_MOST_RECENT]:
            self._recent_buttons.addWidget(self._recent_button(folder), 0, Qt.AlignmentFlag.AlignHCenter)

    def recent_buttons(self) -> list[QPushButton]:
        """The buttons of the folders that are offered, from the top."""
        return self._recent.findChildren(QPushButton)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._colour_promise()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        """In the middle; where the window is too small for that, it scrolls."""
        around = QWidget()
        beside = QHBoxLayout()
        beside.addStretch(1)
        beside.addWidget(self._column, 100)
        beside.addStretch(1)
        above = QVBoxLayout(around)
        above.setContentsMargins(2 * GUTTER, 2 * GUTTER, 2 * GUTTER, 2 * GUTTER)
        above.addStretch(1)
        above.addLayout(beside)
        above.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # whatever button has the keyboard is brought into view
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(around)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _recent_button(self, folder: Path) -> QPushButton:
        name = printable(folder)
        third = _LONGEST_NAME // 3
        shown = name if len(name) <= _LONGEST_NAME else f"{name[:third]}…{name[1 - 2 * third :]}"
        button = QPushButton(button_text(left_to_right(shown)))
        button.setFlat(True)
        button.setToolTip(plain_tooltip(name))
        button.setAccessibleName(self.tr("Open {} again").format(name))
        dress(button, "folder")
        button.clicked.connect(lambda: self.recent_chosen.emit(folder))
        return button

    def _steps(self) -> QGridLayout:
        steps = (
            (self.tr("Open"), self.tr("Each picture is recognised and put into a group.")),
            (self.tr("Check the unsure"), self.tr("Press a number to say what a picture is.")),
            (self.tr("Sort"), self.tr("They go into folders. Undo takes it all back.")),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GUTTER)
        grid.setVerticalSpacing(GRID)
        for column, (name, detail) in enumerate(steps):
            head = label(f"{column + 1}  {name}")
            font = head.font()
            font.setWeight(font.Weight.DemiBold)
            head.setFont(font)
            text = label(detail, SMALL, quiet=True, wrap=True)
            text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
            grid.addWidget(_centred(head), 0, column)
            grid.addWidget(text, 1, column)
            grid.setColumnStretch(column, 1)
        return grid

    def _promise(self) -> QHBoxLayout:
        self._promise_icon = QLabel()
        self._colour_promise()
        line = QHBoxLayout()
        line.setSpacing(2 * GRID)
        line.addStretch(1)
        line.addWidget(self._promise_icon)
        text = label(self.tr("Nothing leaves this computer"), quiet=True)
        set_size(text, SMALL)
        line.addWidget(text)
        line.addStretch(1)
        return line

    def _colour_promise(self) -> None:
        colour = quiet_colour(self.palette())
        self._promise_icon.setPixmap(icon_pixmap("private", 4 * GRID, colour, self.devicePixelRatioF()))


def _centred(text: QLabel) -> QLabel:
    text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return text
