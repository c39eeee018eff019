"""The strip that narrows what is shown: by class, by how sure, by day and by size. The words come from the search."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QDate, QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QFrame, QHBoxLayout, QPushButton, QSpinBox, QWidget

from gallery_sorter.window.filters import Filter
from gallery_sorter.window.flow_layout import FlowLayout
from gallery_sorter.window.sections import readable
from gallery_sorter.window.typography import GRID, GUTTER, SMALL, label
from gallery_sorter.window.wording import day_format

_MEGABYTE = 1_000_000


class FilterBar(QFrame):
    """Hidden until it is wanted; closing it shows everything again."""

    changed = Signal(object)  # a Filter, its words as they were given to `set_words`

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Filter"))
        self._words = ""
        self.classes = QComboBox()
        self.classes.setAccessibleName(self.tr("Class"))
        self.least = self._percent(0, self.tr("Least sure, in per cent"))
        self.most = self._percent(100, self.tr("Most sure, in per cent"))
        self.dated = QCheckBox(self.tr("Taken"))
        self.first, self.last = QDateEdit(QDate(2000, 1, 1)), QDateEdit(QDate.currentDate())
        for field, name in ((self.first, self.tr("First day")), (self.last, self.tr("Last day"))):
            field.setCalendarPopup(True)
            field.setDisplayFormat(day_format())
            field.setAccessibleName(name)
            field.dateChanged.connect(self._tell)
        self.sizes = QComboBox()
        self.sizes.setAccessibleName(self.tr("Size"))
        for text, bounds in (
            (self.tr("Any size"), (0, None)),
            (self.tr("Below 1 MB"), (0, _MEGABYTE)),
            (self.tr("1 to 5 MB"), (_MEGABYTE, 5 * _MEGABYTE)),
            (self.tr("Above 5 MB"), (5 * _MEGABYTE, None)),
        ):
            self.sizes.addItem(text, bounds)
        self.all_button = QPushButton(self.tr("Show all"))
        self.all_button.clicked.connect(self.reset)
        self.dated.toggled.connect(self._on_dated)
        for box in (self.classes, self.sizes):
            box.currentIndexChanged.connect(self._tell)
        self._lay_out()
        self.set_classes(())
        self.hide()

    @property
    def filter(self) -> Filter:
        """What is chosen."""
        least_bytes, most_bytes = self.sizes.currentData()
        dated = self.dated.isChecked()
        return Filter(
            self._words,
            self.classes.currentData(),
            self.least.value() / 100,
            self.most.value() / 100,
            self.first.date().toString("yyyy-MM-dd") if dated else None,
            self.last.date().toString("yyyy-MM-dd") if dated else None,
            least_bytes,
            most_bytes,
        )

    def set_classes(self, names: Sequence[str]) -> None:
        """The classes that can be chosen; the one that is stays, where there still is such a class."""
        chosen = self.classes.currentData()
        with QSignalBlocker(self.classes):
            self.classes.clear()
            self.classes.addItem(self.tr("Any class"), None)
            for name in names:
                self.classes.addItem(readable(name), name)
            self.classes.setCurrentIndex(max(0, self.classes.findData(chosen)))

    def set_words(self, words: str) -> None:
        """What is searched for beside."""
        self._words = words
        self._tell()

    def reset(self) -> None:
        """Everything is shown again but for the words."""
        for part in (self.classes, self.sizes):
            part.setCurrentIndex(0)
        self.least.setValue(0)
        self.most.setValue(100)
        self.dated.setChecked(False)

    def set_shown(self, on: bool) -> None:
        """Show the strip, or take it away with all that it does."""
        if not on:
            self.reset()
        self.setVisible(on)
        if on:
            self.classes.setFocus()

    def _tell(self) -> None:
        self.all_button.setEnabled(not replace(self.filter, words="").empty)
        self.changed.emit(self.filter)

    def _on_dated(self, on: bool) -> None:
        self._days.setVisible(on)
        self._tell()

    def _percent(self, value: int, name: str) -> QSpinBox:
        field = QSpinBox()
        field.setRange(0, 100)
        field.setValue(value)
        field.setSuffix(" %")
        field.setAccessibleName(name)
        field.valueChanged.connect(self._tell)
        return field

    def _lay_out(self) -> None:
        flow = FlowLayout(self, GUTTER)
        flow.setContentsMargins(GUTTER, 2 * GRID, GUTTER, 2 * GRID)
        until = [label(self.tr("to"), SMALL, quiet=True) for _ in range(2)]
        self._days = _grouped(self.first, until[0], self.last)
        for part in (
            self.classes,
            _grouped(label(self.tr("sure"), SMALL, quiet=True), self.least, until[1], self.most),
            _grouped(self.dated, self._days),
            self.sizes,
            self.all_button,
        ):
            flow.addWidget(part)
        self._days.hide()


def _grouped(*parts: QWidget) -> QWidget:
    """Fields that stay side by side, whatever goes on in a new line."""
    group = QWidget()
    line = QHBoxLayout(group)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(2 * GRID)
    for part in parts:
        line.addWidget(part)
    return group
