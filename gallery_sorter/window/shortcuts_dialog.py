"""All keys on one sheet: those of the menus as they stand there, and those that the gallery and the preview have."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gallery_sorter.window.rows import give_room
from gallery_sorter.window.typography import GRID, GUTTER
from gallery_sorter.window.wording import left_to_right, translate


class Shortcut(NamedTuple):
    """What a key does, and where."""

    group: str
    text: str
    keys: str  # as the system writes them


class ShortcutsDialog(QDialog):
    """Lists what it is given, and the keys that stand in no menu."""

    def __init__(self, shortcuts: Sequence[Shortcut], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list = QTreeWidget()
        self.list.setAccessibleName(self.tr("Keyboard shortcuts"))
        self.list.setHeaderLabels([self.tr("What"), self.tr("Keys")])
        self.list.setRootIsDecorated(False)
        self.list.setItemsExpandable(False)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        give_room(self.list)
        groups: dict[str, QTreeWidgetItem] = {}
        rows = []
        for one in (*_of_no_menu(), *shortcuts):
            if one.group not in groups:
                groups[one.group] = self._add_group(one.group)
            rows.append(QTreeWidgetItem(groups[one.group], [one.text, one.keys]))
        self.list.expandAll()
        self.list.setCurrentItem(rows[0])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(GUTTER, GUTTER, GUTTER, GUTTER)
        inside.setSpacing(GUTTER)
        inside.addWidget(self.list, 1)
        inside.addWidget(buttons)
        texts = sum(map(self.list.sizeHintForColumn, range(2)))
        around = self.list.verticalScrollBar().sizeHint().width() + 2 * self.list.frameWidth() + 2 * GUTTER
        room = self.screen().availableGeometry().width()
        self.resize(min(max(130 * GRID, texts + around), room), 150 * GRID)

    def _add_group(self, name: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self.list, [name])
        font = item.font(0)
        font.setWeight(font.Weight.DemiBold)
        item.setFont(0, font)
        item.setFirstColumnSpanned(True)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        return item


def native(*keys: str) -> str:
    """Keys as the system writes them."""
    written = (QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys)
    return left_to_right("  ".join(written))


def _of_no_menu() -> list[Shortcut]:
    gallery = translate("shortcuts", "In the gallery")
    preview = translate("shortcuts", "In the large preview")
    return [
        Shortcut(gallery, translate("shortcuts", "Go to another picture"), native("Left", "Right", "Up", "Down")),
        Shortcut(gallery, translate("shortcuts", "Next, previous picture"), native("J", "K")),
        Shortcut(gallery, translate("shortcuts", "First, last picture"), native("Home", "End")),
        Shortcut(gallery, translate("shortcuts", "A page on, a page back"), native("PgDown", "PgUp")),
        Shortcut(gallery, translate("shortcuts", "Select as far as there"), native("Shift+Right", "Shift+Down")),
        Shortcut(gallery, translate("shortcuts", "Select nothing"), native("Esc")),
        Shortcut(
            gallery, translate("shortcuts", "Say which class it is, as numbered on the left"), left_to_right("1 – 9  0")
        ),
        Shortcut(preview, translate("shortcuts", "Larger, smaller"), native("+", "-")),
        Shortcut(preview, translate("shortcuts", "Turn on the screen"), native("R")),
        Shortcut(preview, translate("shortcuts", "Back to all pictures"), native("Space", "Esc")),
    ]
