"""What a dialog says above its buttons: whole where the screen has room for it, and scrolled where it has not."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QWidget

from gallery_sorter.window.typography import GRID

_LOWEST = 20 * GRID  # pixels that are seen at least
_MARGIN = QSize(10 * GRID, 20 * GRID)  # pixels of the screen that a dialog leaves to panels and its own frame


class DialogBody(QScrollArea):
    """Asks for the full height of its content, lines that wrap counted, which a dialog does not do by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what in it has the keyboard is brought into view
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.content = QWidget()
        self.setWidget(self.content)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.content.layout()
        if layout is None:
            return 0
        layout.invalidate()
        return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()

    def sizeHint(self) -> QSize:
        return self.content.sizeHint() + QSize(self._bar_width(), 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.content.minimumSizeHint().width() + self._bar_width(), _LOWEST)

    def _bar_width(self) -> int:
        """Kept free, so that nothing is cut off when the content scrolls."""
        return self.verticalScrollBar().sizeHint().width()


def fit_to_screen(dialog: QWidget, layout: QLayout, width: int) -> None:
    """Make a dialog at least as large as all that it says needs at a width, as far as the screen has room."""
    room = dialog.screen().availableGeometry().size() - _MARGIN
    width = min(width, room.width())
    for body in dialog.findChildren(DialogBody):
        body.updateGeometry()  # the layout remembers how high it was before it had more to say
    layout.invalidate()
    dialog.setMinimumSize(
        min(dialog.minimumWidth(), room.width()), min(layout.totalHeightForWidth(width), room.height())
    )
    dialog.resize(dialog.size().expandedTo(QSize(width, 0)))
