"""A batch's receipt as a table, however long: nothing is made for a row until it is seen."""

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gallery_sorter.base.sentence import Sentence
from gallery_sorter.base.wording import printable
from gallery_sorter.window.typography import plain_tooltip
from gallery_sorter.window.wording import in_language, path_text

ReceiptRow = tuple[str, str, Sentence]  # from, to, what became of it

_Index = QModelIndex | QPersistentModelIndex
_TEXT = Qt.ItemDataRole.DisplayRole
_TIP = Qt.ItemDataRole.ToolTipRole
_NOWHERE = QModelIndex()
_OUTCOME = 2  # the column of words; the others hold paths


class ReceiptModel(QAbstractTableModel):
    """A row a file."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[ReceiptRow] = ()
        self._places: tuple[str, ...] = ()
        self._headers = (self.tr("From"), self.tr("To"), self.tr("Outcome"))

    def set_rows(self, rows: Sequence[ReceiptRow], places: Sequence[Path] = ()) -> None:
        """Show these; the sequence is kept, not copied. A path below one of `places` is shown from there on, and whole
        in its tool tip.
        """
        self.beginResetModel()
        self._rows = rows
        self._places = tuple(f"{place}{os.sep}" for place in places)
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._headers)

    def data(self, index: _Index, role: int = _TEXT) -> object:
        if role not in (_TEXT, _TIP):
            return None
        text = in_language(self._rows[index.row()][index.column()])
        if role == _TIP:
            return plain_tooltip(printable(text))
        if index.column() == _OUTCOME:
            return printable(text)
        place = next((place for place in self._places if text.startswith(place)), "")
        return path_text(text.removeprefix(place))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _TEXT) -> object:
        return self._headers[section] if role == _TEXT and orientation is Qt.Orientation.Horizontal else None
