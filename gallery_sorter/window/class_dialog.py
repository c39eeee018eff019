"""Asks which class pictures belong to: one that is there, found by a few letters, or a new one."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gallery_sorter.base.wording import printable
from gallery_sorter.window.buttons import AccentButton
from gallery_sorter.window.rows import give_room
from gallery_sorter.window.typography import GRID, GUTTER

_NAME = Qt.ItemDataRole.UserRole
_WALKING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


def choose_class(parent: QWidget | None, names: Sequence[str]) -> str | None:
    """The class that the person chose or named anew; None where they did not. Whether a name may be is not judged."""
    dialog = ClassDialog(names, parent)
    try:
        return dialog.chosen if dialog.exec() == QDialog.DialogCode.Accepted else None
    finally:
        dialog.deleteLater()


class ClassDialog(QDialog):
    """A line to type in and the classes that fit it; arrows walk through the list while one types."""

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Move to class"))
        self._names = tuple(names)
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Type a class, or a new one"))
        self.line.setAccessibleName(self.tr("Class"))
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(self._fill)
        self.line.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Classes"))
        give_room(self.list)
        self.list.itemActivated.connect(self.accept)
        self._move = AccentButton(self.tr("&Move"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self._move, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        for button in buttons.buttons():
            button.setAutoDefault(False)  # type: ignore[attr-defined]  # they are push buttons
        self._move.setDefault(True)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(GUTTER, GUTTER, GUTTER, GUTTER)
        inside.setSpacing(GUTTER)
        for part in (self.line, self.list, buttons):
            inside.addWidget(part)
        self.resize(80 * GRID, 90 * GRID)
        self._fill("")
        self.line.setFocus()

    @property
    def chosen(self) -> str | None:
        """The name of the row that is marked."""
        item = self.list.currentItem()
        return None if item is None else str(item.data(_NAME))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _WALKING:
            QApplication.sendEvent(self.list, event)
            return True
        return False

    def _fill(self, typed: str) -> None:
        wanted = " ".join(typed.split())
        sought = _folded(wanted)
        fitting = [name for name in self._names if sought in _folded(name)]
        fitting.sort(key=lambda name: not _folded(name).startswith(sought))  # stable: else in the classes' order
        self.list.clear()
        for name in fitting:
            self._add(printable(name.replace("_", " ")), name)
        if wanted and sought not in map(_folded, self._names):
            self._add(self.tr("New class “{}”").format(printable(wanted)), wanted)
        self.list.setCurrentRow(0)
        self._move.setEnabled(self.list.count() > 0)

    def _add(self, text: str, name: str) -> None:
        item = QListWidgetItem(text)
        item.setData(_NAME, name)
        self.list.addItem(item)


def _folded(name: str) -> str:
    """What two spellings of a class have in common: neither case nor underscores count."""
    return name.replace("_", " ").casefold()
