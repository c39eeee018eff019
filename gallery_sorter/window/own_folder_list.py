"""The person's own albums with their counts and ticks: they stay together unless one is ticked."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from gallery_sorter.base.wording import printable
from gallery_sorter.window.rows import ROW_HEIGHT, give_room
from gallery_sorter.window.typography import GRID, plain_tooltip
from gallery_sorter.window.wording import picture_count

_PATH = Qt.ItemDataRole.UserRole
_ROWS = 4  # that are seen without scrolling


class OwnFolderList(QListWidget):
    """A tick takes a folder with what lies below it. Folders once met stay, so that they can be unticked."""

    ticks_changed = Signal(object)  # tuple[Path, ...]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: dict[Path, int] = {}
        self.setAccessibleName(self.tr("Albums of your own"))
        give_room(self)
        self.itemChanged.connect(self._on_changed)

    def add_folders(self, counts: Mapping[Path, int], root: Path) -> None:
        """Folders and how many of their pictures stay; names are shown from `root` on. Ticks stay as they are."""
        ticked = set(self.ticked())
        self._counts.update(counts)
        with QSignalBlocker(self):
            self.clear()
            for folder in sorted(self._counts):
                item = QListWidgetItem(f"{_name(folder, root)}   {picture_count(self._counts[folder])}")
                item.setCheckState(Qt.CheckState.Checked if folder in ticked else Qt.CheckState.Unchecked)
                item.setData(_PATH, folder)
                item.setToolTip(plain_tooltip(printable(folder)))
                self.addItem(item)
        self.setFixedHeight(min(self.count(), _ROWS) * ROW_HEIGHT + 2 * GRID)

    def ticked(self) -> tuple[Path, ...]:
        """The folders that are to be sorted too, in order."""
        items = (self.item(row) for row in range(self.count()))
        return tuple(item.data(_PATH) for item in items if item.checkState() is Qt.CheckState.Checked)

    def _on_changed(self, changed: QListWidgetItem) -> None:
        """What lies below a ticked folder goes with it, so it is ticked too; unticking it frees those above."""
        folder: Path = changed.data(_PATH)
        state = changed.checkState()
        with QSignalBlocker(self):
            for row in range(self.count()):
                item = self.item(row)
                other: Path = item.data(_PATH)
                goes_along = folder in other.parents if state is Qt.CheckState.Checked else other in folder.parents
                if goes_along:
                    item.setCheckState(state)
        self.ticks_changed.emit(self.ticked())


def _name(folder: Path, root: Path) -> str:
    try:
        return printable(folder.relative_to(root))
    except ValueError:
        return printable(folder)
