"""The first page of the training: what it learns from, in numbers of a dry run, and what speaks against it."""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gallery_sorter.window.buttons import dress
from gallery_sorter.window.empty_note import EmptyNote
from gallery_sorter.window.empty_states import Empty
from gallery_sorter.window.rows import give_room
from gallery_sorter.window.sections import readable
from gallery_sorter.window.train_notes import FEWEST, notes_on
from gallery_sorter.window.typography import GRID, SMALL, TITLE, label, leading
from gallery_sorter.window.wording import grouped, path_text

Record = Mapping[str, Any]

ENOUGH_FOR_BASE = 20  # labelled pictures of each class from which on a better base may help
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class SourcesPage(QWidget):
    """Corrections, folders, or both; a tick says that somebody looked through a class's folder."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.corrections = QCheckBox(self.tr("What I &corrected and confirmed"))
        self.corrections.setChecked(True)
        self.corrections.toggled.connect(self.changed)
        self._folders: list[tuple[Path, QCheckBox]] = []
        self._added: set[Path] = set()
        self._folder_lines = QVBoxLayout()
        self._folder_lines.setSpacing(2 * GRID)
        self.add_button = QPushButton(self.tr("&Add a folder of class folders…"))
        dress(self.add_button, "plus")
        self.add_button.clicked.connect(self._ask_folder)
        self.table = QTreeWidget()
        self.table.setHeaderLabels([self.tr("Class"), self.tr("Yours"), self.tr("Remembered"), ""])
        self.table.setRootIsDecorated(False)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setAccessibleName(self.tr("Pictures of each class"))
        give_room(self.table)
        self.table.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.header().setStretchLastSection(True)
        self.table.header().setMinimumSectionSize(24 * GRID)
        for column in (1, 2):
            self.table.headerItem().setTextAlignment(column, _RIGHT)
        self.table.itemChanged.connect(lambda _item, column: self.changed.emit() if column == 0 else None)
        self._bare = EmptyNote()
        self._looked_through: set[str] = set()
        self._known: Collection[str] = ()  # the classes of the model that it starts from; empty until they are told
        self._start: Record | None = None  # what is shown
        self._problem = ""  # and what speaks against it
        self._said: list[str] = []  # of the pictures that were counted last
        self.notes = label(factor=SMALL, quiet=True, wrap=True)
        self.notes.setMinimumHeight(12 * GRID)
        self.notes.setAlignment(leading() | Qt.AlignmentFlag.AlignTop)
        self._lay_out()

    def offer_folder(self, folder: Path, *, ticked: bool) -> None:
        """A folder that holds a folder for each class; one that is there already is ticked at most."""
        for known, box in self._folders:
            if known == folder:
                box.setChecked(box.isChecked() or ticked)
                return
        box = QCheckBox(self.tr("The class folders in {}").format(path_text(folder)).replace("&", "&&"))
        if _is_text(folder):
            box.setChecked(ticked)
        else:
            box.setEnabled(False)
            box.setText(self.tr("{}: a name with odd bytes; rename the folder to learn from it").format(box.text()))
        box.toggled.connect(self.changed)
        self._folders.append((folder, box))
        self._folder_lines.addWidget(box)

    def take_folders(self, folders: Mapping[Path, bool]) -> None:
        """Offer folders that were chosen before, each ticked or not."""
        for folder, ticked in folders.items():
            self.offer_folder(folder, ticked=ticked)
        self._added |= folders.keys()

    @property
    def folders(self) -> dict[Path, bool]:
        """Those that the person added or ticked, and whether each is ticked."""
        ticks = {folder: box.isChecked() for folder, box in self._folders}
        return {folder: ticked for folder, ticked in ticks.items() if ticked or folder in self._added}

    def arguments(self) -> list[str]:
        """What was chosen, as the arguments of `train`; empty where nothing was."""
        folders = [str(folder) for folder, box in self._folders if box.isChecked()]
        chosen = [*(["--corrections"] if self.corrections.isChecked() else []), *folders]
        looked_through = sorted(self.looked_through()) if folders else []
        return chosen + [f"--looked-through-class={name}" for name in looked_through]

    def looked_through(self) -> set[str]:
        """The classes whose folders the person says to have looked through."""
        for row in range(self.table.topLevelItemCount()):
            item = self.table.topLevelItem(row)
            if item is not None and item.flags() & Qt.ItemFlag.ItemIsUserCheckable:
                name = item.data(0, Qt.ItemDataRole.UserRole)
                if item.checkState(0) is Qt.CheckState.Checked:
                    self._looked_through.add(name)
                else:
                    self._looked_through.discard(name)
        return self._looked_through

    def show_counting(self, counted: int = 0) -> None:
        """The dry run is under way; so many pictures were counted."""
        self._said, self._start = [], None
        self.notes.setText(self.tr("Counting… {} so far").format(grouped(counted)) if counted else self.tr("Counting…"))
        self.table.setEnabled(False)

    def show_problem(self, sentence: str) -> None:
        """Why nothing can be learned from this; what was said of the pictures stays below it."""
        self._problem = sentence
        self.table.setEnabled(True)
        self.notes.setText("\n".join([sentence, *self._said]))

    def set_known(self, classes: Collection[str]) -> None:
        """The classes of the model that it starts from: any other is new."""
        self._known = classes
        if self._start is not None:
            problem = self._problem
            self.show_start(self._start)
            if problem:
                self.show_problem(problem)

    def show_start(self, start: Record) -> None:
        """The pictures of each class, and what is left out and why."""
        self._start, self._problem = start, ""
        with_folders = any(box.isChecked() for _, box in self._folders)
        with QSignalBlocker(self.table):
            self.table.clear()
            for name, own in start["pictures"].items():
                counted = own + start["replayed"].get(name, 0)
                pictures = own, start["remembered"].get(name, 0)
                self._add_row(name, pictures, self._about(name, counted), ticks=with_folders)
            for name, own in start["few"].items():
                row = self._add_row(
                    name, (own, 0), self.tr("  too few yet: it needs {}; left out").format(FEWEST), ticks=with_folders
                )
                for column in range(self.table.columnCount()):
                    row.setForeground(column, self.palette().placeholderText())
        self.table.setEnabled(True)
        self._show_bare(not with_folders and not any(start["pictures"].values()) and not start["few"])
        self._said = notes_on(start, with_folders=with_folders)
        self.notes.setText("\n".join(self._said))

    def _add_row(self, name: str, pictures: tuple[int, int], about: str, *, ticks: bool) -> QTreeWidgetItem:
        """A class with its `pictures`, the person's and the remembered ones."""
        own, old = pictures
        item = QTreeWidgetItem([readable(name), grouped(own), grouped(old) if old else "–", about])
        item.setData(0, Qt.ItemDataRole.UserRole, name)
        item.setTextAlignment(1, _RIGHT)
        item.setTextAlignment(2, _RIGHT)
        if ticks:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            looked = Qt.CheckState.Checked if name in self._looked_through else Qt.CheckState.Unchecked
            item.setCheckState(0, looked)
            item.setToolTip(0, self.tr("Tick it if you have looked through this class's folder."))
        self.table.addTopLevelItem(item)
        return item

    def _about(self, name: str, counted: int) -> str:
        if counted < FEWEST:
            return self.tr("  too few: it needs {}").format(FEWEST)
        return self.tr("  new") if self._known and name not in self._known else ""

    def _show_bare(self, bare: bool) -> None:
        """Say in the table's place that there is nothing to learn from, and what to do."""
        self._bare.show_empty(Empty.CORRECTIONS if bare else None)
        self.table.setVisible(not bare)

    def _ask_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("A folder that holds a folder for each class"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._on_folder)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_folder(self, name: str) -> None:
        self.take_folders({Path(name): True})
        self.changed.emit()

    def _lay_out(self) -> None:
        add = QHBoxLayout()
        add.addWidget(self.add_button)
        add.addStretch(1)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(3 * GRID)
        inside.addWidget(label(self.tr("What shall it learn from?"), TITLE))
        inside.addWidget(self.corrections)
        inside.addLayout(self._folder_lines)
        inside.addLayout(add)
        inside.addWidget(self.table, 1)
        inside.addWidget(self._bare, 1)
        inside.addWidget(self.notes)


def _is_text(path: Path) -> bool:
    """Whether a path can be handed to a child: Qt would put other characters for bytes that are no UTF-8."""
    try:
        str(path).encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def smallest_class(pictures: Mapping[str, int]) -> int:
    """How many labelled pictures the smallest class has."""
    return min(pictures.values(), default=0)
