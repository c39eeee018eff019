"""The history: fetches batches and receipts from the journal, off the GUI thread, and passes on what is asked for."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gallery_sorter.app import history
from gallery_sorter.app.events import Batch
from gallery_sorter.app.session import Session
from gallery_sorter.window.door import Door
from gallery_sorter.window.history_dialog import HistoryDialog
from gallery_sorter.window.receipt_model import ReceiptRow
from gallery_sorter.window.sorting import Sorting
from gallery_sorter.window.worker import Stream


class HistoryDesk(QObject):
    """Opens the dialog, one at a time, and keeps it up to date."""

    failed = Signal(object)  # a SorterError

    def __init__(self, session: Session, sorting: Sorting, stream: Stream, door: Door, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._sorting = sorting
        self._stream = stream
        self._door = door
        self._window = parent
        self.dialog: HistoryDialog | None = None
        sorting.undone.connect(self.refresh)
        sorting.redone.connect(self.refresh)
        stream.busy_changed.connect(self._on_busy)

    def open(self) -> None:
        """Show what was moved."""
        if self.dialog is None:
            dialog = self.dialog = HistoryDialog(self._window)
            dialog.undo_requested.connect(self._sorting.undo)
            dialog.redo_requested.connect(self._sorting.redo)
            dialog.receipt_requested.connect(self._fetch_receipt)
            dialog.finished.connect(self._on_finished)
            dialog.set_busy(self._stream.busy)
        self.refresh()
        self.dialog.open()

    def refresh(self, *_: object) -> None:
        """Fetch the batches anew."""
        if self.dialog is not None:
            self._door.send(lambda: history.history(self._session), self._show, self.failed.emit)

    def _show(self, batches: list[Batch]) -> None:
        if self.dialog is not None:
            self.dialog.set_batches(batches)

    def _fetch_receipt(self, batch: str) -> None:
        self._door.send(lambda: (batch, history.receipt(self._session, batch)), self._show_receipt, self.failed.emit)

    def _show_receipt(self, answer: tuple[str, list[ReceiptRow]]) -> None:
        batch, rows = answer
        if self.dialog is not None and self.dialog.marked == batch:
            self.dialog.show_receipt(rows)

    def _on_busy(self, busy: bool) -> None:
        if self.dialog is not None:
            self.dialog.set_busy(busy)

    def _on_finished(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
