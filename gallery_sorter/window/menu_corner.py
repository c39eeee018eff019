"""What stands at the end of the menu bar: how large the tiles are, and the search."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSlider, QWidget

from gallery_sorter.base.settings import LARGEST_TILE, SMALLEST_TILE
from gallery_sorter.window.typography import GRID, GUTTER


class MenuCorner(QWidget):
    """`sizes` in pixels of a tile's side, and `search`, which shows the icon of the action `find`."""

    def __init__(self, find: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sizes = QSlider(Qt.Orientation.Horizontal)
        self.sizes.setRange(SMALLEST_TILE, LARGEST_TILE)
        self.sizes.setPageStep(16)
        self.sizes.setFixedWidth(24 * GRID)
        self.sizes.setToolTip(self.tr("Size of the tiles"))
        self.sizes.setAccessibleName(self.tr("Size of the tiles"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search  Ctrl+F"))
        self.search.setAccessibleName(self.tr("Search by name or folder"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(60 * GRID)
        self.search.setObjectName("search")
        self.search.addAction(find, QLineEdit.ActionPosition.LeadingPosition)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 2, GRID, 2)  # the menu bar's own margins would cut off what stands at its end
        line.setSpacing(GUTTER)
        line.addWidget(self.sizes)
        line.addWidget(self.search)
