"""The watched folders: which there are, what is to happen in each, and how they are doing."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from gallery_sorter.app.watch import WatchRule
from gallery_sorter.base.wording import printable
from gallery_sorter.window.buttons import AccentButton, dress
from gallery_sorter.window.empty_note import EmptyNote
from gallery_sorter.window.empty_states import Empty
from gallery_sorter.window.rows import give_room
from gallery_sorter.window.typography import GRID, GUTTER, plain_tooltip
from gallery_sorter.window.watch_form import RuleForm


class WatchDialog(QDialog):
    """Edits the rules; nothing happens before they are saved."""

    settings_wanted = Signal()  # those that hold for all watched folders

    def __init__(
        self,
        rules: Sequence[WatchRule],
        states: Mapping[Path, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Watched folders"))
        self._rules = list(rules)
        self._states = dict(states)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Watched folders"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        give_room(self.list)
        self.list.currentRowChanged.connect(self._show)
        self.add_button = QPushButton(self.tr("&Add…"))
        dress(self.add_button, "plus")
        self.add_button.clicked.connect(self._ask_folder)
        self.remove_button = QPushButton(self.tr("&Remove"))
        dress(self.remove_button, "close")
        self.remove_button.clicked.connect(self._remove)
        self.form = RuleForm()
        self.form.changed.connect(self._take)
        self.settings_button = QPushButton(self.tr("Start at &login, battery…"))
        self.settings_button.setAutoDefault(False)
        self.settings_button.clicked.connect(self.settings_wanted)
        self.save_button = AccentButton(self.tr("Sa&ve"))
        self._lay_out()
        self._fill(0)

    @property
    def rules(self) -> list[WatchRule]:
        """The rules as they stand in the dialog."""
        return list(self._rules)

    def add(self, folder: Path) -> None:
        """A new folder, tried first; one that is there already is shown."""
        known = [rule.folder for rule in self._rules]
        if folder not in known:
            self._rules.append(WatchRule(folder, folder, proposes=True))
            known.append(folder)
        self._fill(known.index(folder))

    def set_state(self, folder: Path, state: str) -> None:
        """How a folder is doing, in a sentence."""
        self._states[folder] = state
        row = self.list.currentRow()
        if row >= 0 and self._rules[row].folder == folder:
            self.form.state.setText(state)

    def _fill(self, row: int) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for rule in self._rules:
            item = QListWidgetItem(self._name(rule))
            item.setToolTip(plain_tooltip(printable(rule.folder)))
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.list.setCurrentRow(min(row, len(self._rules) - 1))
        self._show(self.list.currentRow())

    def _show(self, row: int) -> None:
        self._pages.setCurrentIndex(int(row >= 0))
        self.remove_button.setEnabled(row >= 0)
        if row >= 0:
            rule = self._rules[row]
            self.form.show_rule(rule, self._states.get(rule.folder, ""))

    def _name(self, rule: WatchRule) -> str:
        name = printable(rule.folder.name or str(rule.folder))
        if not rule.enabled:
            return self.tr("{} (off)").format(name)
        return self.tr("{} (trial)").format(name) if rule.proposes else name

    def _take(self) -> None:
        rule = self._rules[self.list.currentRow()] = self.form.rule
        item = self.list.currentItem()
        if item is not None:
            item.setText(self._name(rule))

    def _remove(self) -> None:
        row = self.list.currentRow()
        del self._rules[row]
        self._fill(row)

    def _ask_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Watch a folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self.add(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.addWidget(self.add_button)
        below.addWidget(self.remove_button)
        left = QVBoxLayout()
        left.setSpacing(2 * GRID)
        left.addWidget(self.list, 1)
        left.addLayout(below)
        pages = QWidget()
        self._pages = QStackedLayout(pages)
        self._pages.addWidget(EmptyNote(Empty.WATCHED))
        self._pages.addWidget(self.form)
        middle = QHBoxLayout()
        middle.setSpacing(GUTTER)
        middle.addLayout(left, 2)
        middle.addWidget(pages, 5)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.save_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        last = QHBoxLayout()
        last.addWidget(self.settings_button)
        last.addWidget(buttons, 1)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(GUTTER, GUTTER, GUTTER, GUTTER)
        inside.setSpacing(GUTTER)
        inside.addLayout(middle, 1)
        inside.addLayout(last)
        self.resize(200 * GRID, 110 * GRID)
