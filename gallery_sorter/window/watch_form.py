"""The settings of one watched folder, as a form: what is to happen with the pictures that arrive in it."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gallery_sorter.app.watch import WatchRule
from gallery_sorter.window.buttons import dress
from gallery_sorter.window.limit_field import LimitField
from gallery_sorter.window.typography import GRID, GUTTER, SMALL, ElidedLabel, label


class RuleForm(QWidget):
    """Shows one rule and tells of each change. It keeps what it doesn't show as it was."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rule: WatchRule | None = None
        self.folder = ElidedLabel()
        self.state = label(factor=SMALL, quiet=True, wrap=True)
        self.into = ElidedLabel()
        self.choose_into = QPushButton(self.tr("C&hoose…"))
        dress(self.choose_into, "folder")
        self.choose_into.clicked.connect(self._ask_into)
        self.action = QComboBox()
        self.action.addItems([self.tr("Move them"), self.tr("Copy them, and leave the originals")])
        self.limit = LimitField()
        self.recursive = QCheckBox(self.tr("Camera folders &below it too"))
        self.unsure = QCheckBox(self.tr("Put &unsure pictures into a folder named Unsure"))
        self.trial = QCheckBox(self.tr("&Trial: only say what would be done, move nothing"))
        self.enabled = QCheckBox(self.tr("&Watch this folder"))
        self._lay_out()
        self.action.currentIndexChanged.connect(self._on_changed)
        self.limit.changed.connect(self._on_changed)
        for tick in (self.recursive, self.unsure, self.trial, self.enabled):
            tick.toggled.connect(self._on_changed)

    def show_rule(self, rule: WatchRule, state: str) -> None:
        """Show a rule, and in a sentence how its folder is doing."""
        self._rule = None  # what is filled in is no change
        self.folder.set_path(rule.folder)
        self.state.setText(state)
        self.into.set_path(rule.into)
        self.action.setCurrentIndex(int(rule.copy))
        self.limit.set_value(rule.threshold)
        self.recursive.setChecked(rule.recursive)
        self.unsure.setChecked(rule.unsure_folder)
        self.trial.setChecked(rule.proposes)
        self.enabled.setChecked(rule.enabled)
        self._rule = rule

    @property
    def rule(self) -> WatchRule:
        """The rule as it stands in the form."""
        assert self._rule is not None, "a rule is shown before it is asked for"
        return self._rule

    def set_into(self, folder: Path) -> None:
        """Class folders are to be made here."""
        if self._rule is not None:
            self._rule = replace(self._rule, into=folder)
            self.into.set_path(folder)
            self.changed.emit()

    def _on_changed(self) -> None:
        if self._rule is None:
            return
        self._rule = replace(
            self._rule,
            copy=self.action.currentIndex() == 1,
            threshold=self.limit.value,
            recursive=self.recursive.isChecked(),
            unsure_folder=self.unsure.isChecked(),
            proposes=self.trial.isChecked(),
            enabled=self.enabled.isChecked(),
        )
        self.changed.emit()

    def _ask_into(self) -> None:
        dialog = QFileDialog(self, self.tr("Sort into"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self.set_into(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _lay_out(self) -> None:
        into = QHBoxLayout()
        into.addWidget(self.into, 1)
        into.addWidget(self.choose_into)
        place = QVBoxLayout()
        place.setSpacing(GRID)
        place.addWidget(self.folder)
        place.addWidget(self.state)
        ticks = QVBoxLayout()
        ticks.setSpacing(2 * GRID)
        for tick in (self.recursive, self.unsure, self.trial, self.enabled):
            ticks.addWidget(tick)
        form = QFormLayout(self)
        form.setContentsMargins(GUTTER, 0, 0, 0)
        form.setHorizontalSpacing(GUTTER)
        form.setVerticalSpacing(GUTTER)
        form.addRow(self.tr("Folder"), place)
        form.addRow(self.tr("Sort into"), into)
        form.addRow(self.tr("Pictures"), self.action)
        form.addRow(self.tr("When"), self.limit)
        form.addRow("", ticks)
