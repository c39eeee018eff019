"""Errors that nobody caught, from any thread: logged in full, told in one plain dialog, and the program goes on."""

import logging
import sys
import threading
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

_log = logging.getLogger(__name__)


class Trouble(QObject):
    """Takes over Python's hooks. While its dialog is open, more of the same is only logged."""

    _happened = Signal()

    def __init__(self, logs: Path) -> None:
        super().__init__()
        self.window: QWidget | None = None  # to which the dialog belongs, once there is one
        self._logs = logs
        self._dialog: QMessageBox | None = None
        self._happened.connect(self._tell)

    def install(self) -> None:
        """From now on nothing is lost, and nothing is printed for a person to read who sees no console."""
        sys.excepthook = self._on_error
        threading.excepthook = self._on_thread_error

    def show_message(self, text: str, more: str) -> QMessageBox:
        """One plain dialog over the window; it does not hold up the program."""
        self._dialog = QMessageBox(
            QMessageBox.Icon.Warning, "Gallery Sorter", text, QMessageBox.StandardButton.Ok, self.window
        )
        self._dialog.setInformativeText(more)
        self._dialog.open()
        return self._dialog

    def tell_crash(self, log: Path) -> None:
        """The run before this one died where no hook could catch it."""
        self.show_message(
            self.tr("The last time, Gallery Sorter ended by a crash."),
            self.tr("What it was moving is set right. Where it happened stands in {}.").format(log)
            + "\n\n"
            + self.tr("Should it happen again, start it with --safe-mode."),
        )

    def tell_start(self, error: Exception) -> None:
        """The window could not be made: wait until that was read, since the program ends then."""
        _log.critical("The window could not be made", exc_info=error)
        self.show_message(
            self.tr("Gallery Sorter can't start. No picture was touched."),
            self.tr("Starting it with --safe-mode may help. The details are in {}.").format(self._logs),
        ).exec()

    def _on_error(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        _log.error("Uncaught error", exc_info=(kind, error, trace))
        self._happened.emit()

    def _on_thread_error(self, found: threading.ExceptHookArgs) -> None:
        if found.exc_value is not None:
            self._on_error(found.exc_type, found.exc_value, found.exc_traceback)

    def _tell(self) -> None:
        if self._dialog is not None and self._dialog.isVisible():
            return
        self.show_message(
            self.tr("Something went wrong that should not have. No picture was lost."),
            self.tr("You can go on. The details are in {}.").format(self._logs),
        )
