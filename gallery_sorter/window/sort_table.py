"""The table of the sheet that asks before a sort: how many pictures of which class go into which folder."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from gallery_sorter.base.wording import printable
from gallery_sorter.window.sections import readable
from gallery_sorter.window.sort_preview import ClassRow
from gallery_sorter.window.typography import GRID, plain_tooltip
from gallery_sorter.window.wording import grouped

_MOST_ROWS = 8  # without scrolling
_COUNT = 2  # the column of numbers


class SortTable(QTableWidget):
    """As high as its rows, up to some; hidden where it has none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, _COUNT + 1, parent)
        self.setHorizontalHeaderLabels([self.tr("Class"), self.tr("Folder"), self.tr("Pictures")])
        self.setAccessibleName(self.tr("What goes where"))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(7 * GRID)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setShowGrid(False)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_COUNT, QHeaderView.ResizeMode.ResizeToContents)
        for column in range(_COUNT + 1):
            if item := self.horizontalHeaderItem(column):
                item.setTextAlignment(_side(column))
        self.hide()

    def fill(self, rows: Sequence[ClassRow]) -> None:
        """Show these."""
        self.setEnabled(True)
        self.setRowCount(len(rows))
        for number, row in enumerate(rows):
            cells = (printable(readable(row.class_name)), printable(row.folder.name), grouped(row.count))
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(plain_tooltip(printable(row.folder)))
                item.setTextAlignment(_side(column))
                self.setItem(number, column, item)
        self.setVisible(bool(rows))
        shown = min(max(len(rows), 1), _MOST_ROWS)
        header = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(header + shown * self.verticalHeader().defaultSectionSize() + GRID)


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column == _COUNT else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
