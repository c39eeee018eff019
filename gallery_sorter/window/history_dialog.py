"""What was moved, batch by batch, newest first: each can be taken back, and its receipt read beside it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSplitter,
    QStackedLayout,
    QTreeView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gallery_sorter.app.events import Batch
from gallery_sorter.window.buttons import dress
from gallery_sorter.window.empty_note import EmptyNote
from gallery_sorter.window.empty_states import Empty
from gallery_sorter.window.receipt_model import ReceiptModel, ReceiptRow
from gallery_sorter.window.rows import give_room
from gallery_sorter.window.typography import GRID, GUTTER, SMALL, label, plain_tooltip
from gallery_sorter.window.wording import day_and_time, file_count, grouped, path_text

_ID = Qt.ItemDataRole.UserRole


class HistoryDialog(QDialog):
    """Shows batches; it asks for a receipt whenever another batch is marked."""

    undo_requested = Signal(str)  # the batch's id
    redo_requested = Signal(str)
    receipt_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("History"))
        self._batches: dict[str, Batch] = {}
        self._busy = False
        self.list = QTreeWidget()
        self.list.setHeaderLabels(
            [self.tr("When"), self.tr("What"), self.tr("Pictures"), self.tr("From → to"), self.tr("State")]
        )
        _dress_tree(self.list, {3})
        self.list.setAccessibleName(self.tr("Batches, newest first"))
        self.list.currentItemChanged.connect(self._on_marked)
        self._receipt_rows = ReceiptModel(self)
        self.receipt = QTreeView()
        self.receipt.setModel(self._receipt_rows)
        _dress_tree(self.receipt, {0, 1, 2})
        self.receipt.setAccessibleName(self.tr("Receipt of the marked batch"))
        self.undo_button = QPushButton(self.tr("&Undo"))
        self.undo_button.clicked.connect(lambda: self.undo_requested.emit(self.marked))
        dress(self.undo_button, "undo")
        self.redo_button = QPushButton(self.tr("&Redo"))
        self.redo_button.clicked.connect(lambda: self.redo_requested.emit(self.marked))
        dress(self.redo_button, "redo")
        self._lay_out()
        self.set_batches(())

    def set_batches(self, batches: Sequence[Batch]) -> None:
        """The batches, newest first. The one that was marked stays so where it is still there, else the first is."""
        before = self.marked
        self._batches = {batch.id: batch for batch in batches}
        self.list.clear()
        for batch in batches:
            self.list.addTopLevelItem(self._item(batch))
        self._stack.setCurrentIndex(1 if batches else 0)
        marked = list(self._batches).index(before) if before in self._batches else 0
        if item := self.list.topLevelItem(marked):
            self.list.setCurrentItem(item)
        self._refresh_buttons()

    def show_receipt(self, rows: Sequence[ReceiptRow]) -> None:
        """The files of the marked batch: from, to, and what became of each."""
        batch = self._batches.get(self.marked)
        self._receipt_rows.set_rows(rows, () if batch is None else (batch.root, batch.into))
        self._receipt_title.setText(self.tr("Receipt: {}").format(file_count(len(rows))))

    def set_busy(self, busy: bool) -> None:
        """While files are moved nothing else can be asked for."""
        self._busy = busy
        self._refresh_buttons()

    @property
    def marked(self) -> str:
        """The id of the marked batch; empty where there is none."""
        item = self.list.currentItem()
        return "" if item is None else str(item.data(0, _ID))

    def _item(self, batch: Batch) -> QTreeWidgetItem:
        pictures = batch.moved + batch.copied
        way = path_text(batch.root)
        if batch.into != batch.root:
            way = f"{way} → {path_text(batch.into)}"
        state = {
            "done": self.tr("done"),
            "undone": self.tr("taken back"),
            "partly-undone": self.tr("partly taken back"),
        }.get(batch.state, batch.state)
        if batch.refused:
            state = self.tr("{}, {} refused").format(state, grouped(batch.refused))
        if batch.recovered:
            state = self.tr("{}, set right after a crash").format(state)
        what = {
            "sort": self.tr("sorted"),
            "watch": self.tr("sorted by itself"),
            "rename": self.tr("class renamed"),
            "merge": self.tr("classes merged"),
            "trash": self.tr("put in the bin"),
        }.get(batch.command, batch.command)
        item = QTreeWidgetItem([day_and_time(batch.started), what, grouped(pictures), way, state])
        item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setToolTip(3, plain_tooltip(way))
        item.setToolTip(4, plain_tooltip(state))
        item.setData(0, _ID, batch.id)
        return item

    def _on_marked(self) -> None:
        self._refresh_buttons()
        self._receipt_rows.set_rows(())
        self._receipt_title.setText("")
        if self.marked:
            self.receipt_requested.emit(self.marked)

    def _refresh_buttons(self) -> None:
        batch = self._batches.get(self.marked)
        state = "" if batch is None or self._busy else batch.state
        self.undo_button.setEnabled(state in ("done", "partly-undone"))
        self.redo_button.setEnabled(state in ("undone", "partly-undone"))

    def _lay_out(self) -> None:
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        self._receipt_title = label(factor=SMALL, quiet=True)
        column.addWidget(self._receipt_title)
        column.addWidget(self.receipt)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.list)
        split.addWidget(beside)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(GUTTER)
        pages = QWidget()
        self._stack = QStackedLayout(pages)
        self._stack.addWidget(EmptyNote(Empty.HISTORY))
        self._stack.addWidget(split)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        last = QHBoxLayout()
        last.addWidget(self.undo_button)
        last.addWidget(self.redo_button)
        last.addStretch(1)
        last.addWidget(buttons)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(GUTTER, GUTTER, GUTTER, GUTTER)
        inside.setSpacing(GUTTER)
        inside.addWidget(pages, 1)
        inside.addLayout(last)
        self.resize(220 * GRID, 140 * GRID)


def _dress_tree(tree: QTreeView, wide: set[int]) -> None:
    """A list with columns; those in `wide` share the room that the others leave."""
    tree.setRootIsDecorated(False)
    give_room(tree)
    tree.setUniformRowHeights(True)
    tree.setAllColumnsShowFocus(True)
    tree.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    tree.header().setStretchLastSection(False)
    for column in range(tree.header().count()):
        mode = QHeaderView.ResizeMode.Stretch if column in wide else QHeaderView.ResizeMode.ResizeToContents
        tree.header().setSectionResizeMode(column, mode)
