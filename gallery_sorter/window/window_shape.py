"""Where the window stands and how wide its columns are: kept when it closes, and taken up again."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QMainWindow, QSplitter

from gallery_sorter.window.window_state import WindowState

_FIRST = QSize(1280, 800)
_FRAME = QSize(16, 48)  # room for the title bar and borders that the system puts around a window


def take_up(window: QMainWindow, columns: QSplitter, state: WindowState) -> None:
    """As it was when it was closed last; the first time as large as the screen has room."""
    window.resize(_FIRST.boundedTo(window.screen().availableSize() - _FRAME))
    shape, widths = state.shape("window"), state.shape("columns")
    if shape is not None:
        window.restoreGeometry(shape)
    if widths is not None:
        columns.restoreState(widths)


def keep(window: QMainWindow, columns: QSplitter, state: WindowState) -> None:
    """For the next time."""
    state.set_shape("window", window.saveGeometry())
    state.set_shape("columns", columns.saveState())
