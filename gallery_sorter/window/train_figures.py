"""What a training came to, in one sentence and a few figures: before and after, on the same pictures."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from gallery_sorter.base.wording import printable
from gallery_sorter.window.train_verdict import about, headline, new_classes, tenths, warning
from gallery_sorter.window.typography import GRID, SMALL, TITLE, label
from gallery_sorter.window.wording import decimal

Record = Mapping[str, Any]

_SHARES = ("accuracy", "sure")  # of the pictures; told in per cent
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter


class Figures(QWidget):
    """A headline, below it the table, and what the figures are of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label(factor=TITLE, wrap=True)
        self.about = label(factor=SMALL, quiet=True, wrap=True)
        self.warning = label(wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(6 * GRID)
        self._grid.setVerticalSpacing(GRID)
        self._grid.setColumnStretch(5, 1)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(2 * GRID)
        inside.addWidget(self.title)
        inside.addLayout(self._grid)
        inside.addWidget(self.about)
        inside.addWidget(self.warning)

    def show_result(self, result: Record) -> None:
        """The `result` record of a training."""
        self.title.setText(headline(result))
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()  # it goes only when the event loop has a moment
                widget.deleteLater()
        self.about.setText("\n".join(about(result)))
        self.warning.setText(warning(result))
        self.warning.setVisible(bool(self.warning.text()))
        heads = ("", self.tr("right"), self.tr("macro-F1"), self.tr("calibration error"), self.tr("sure of"))
        for column, text in enumerate(heads):
            self._put(0, column, label(text, SMALL, quiet=True))
        rows = [(self._name_before(result), result["before"]), (self.tr("After"), result["after"])]
        if new := new_classes(result):
            rows.append((self.tr("After, with the new: {}").format(", ".join(new)), result["measured"]))
        for row, (name, figures) in enumerate(rows, 1):
            self._put(row, 0, label(name))
            for column, key in enumerate(("accuracy", "macro_f1", "ece", "sure"), 1):
                value = figures[key]
                text = "–" if value is None else tenths(value) if key in _SHARES else decimal(value, 3)
                self._put(row, column, label(text))

    def texts(self) -> list[str]:
        """What stands in the table, row by row."""
        items = [self._grid.itemAt(place) for place in range(self._grid.count())]
        return [item.widget().text() for item in items if item is not None]  # type: ignore[union-attr]  # all are labels

    def _name_before(self, result: Record) -> str:
        """Named where it is another model than the one in charge, which Undo and going back lead to."""
        compared = result["compared"]
        if compared == result["previous"]:
            return self.tr("Before")
        return self.tr("Before ({})").format(printable(compared))

    def _put(self, row: int, column: int, text: QLabel) -> None:
        if column:
            text.setAlignment(_RIGHT)
        self._grid.addWidget(text, row, column)
