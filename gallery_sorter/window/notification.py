"""A notification of the desktop with a button that takes the pictures back: Qt's own have none.

On Linux `notify-send` sends it and waits for the answer (its --action is there since libnotify 0.7.10, of 2022).
Everywhere else, and where it can't, the plain message of the tray is left.
"""

import shutil
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QProcess, Signal

_PARTING = 200  # milliseconds that a program gets to go when the window closes


class Notification(QObject):
    """Each one is a process until it is answered or gone; being transient, none waits in a list for days."""

    undo_wanted = Signal(str)  # the batch
    open_wanted = Signal()

    def __init__(self, parent: QObject, plainly: Callable[[str], None]) -> None:
        super().__init__(parent)
        self._plainly = plainly
        self._program = shutil.which("notify-send") if sys.platform.startswith("linux") else None
        self._waiting: set[QProcess] = set()

    def tell(self, text: str, batch: str) -> None:
        """Say it, with a button where there is a `batch` to take back."""
        if self._program is None:
            self._plainly(text)
            return
        title = self.tr("Gallery Sorter")
        options = ["--app-name", title, "--icon", "gallery-sorter", "--hint", "int:transient:1"]
        options += ["--action", "default=" + self.tr("Open")]
        if batch:
            options += ["--action", "undo=" + self.tr("Take back")]
        process = QProcess(self)
        self._waiting.add(process)
        process.finished.connect(lambda code: self._on_finished(process, code, text, batch))
        process.errorOccurred.connect(lambda: self._on_finished(process, 1, text, batch))
        process.start(self._program, [*options, "--", title, text])

    def close(self) -> None:
        """Nobody waits for an answer any more."""
        waiting, self._waiting = self._waiting, set()
        for process in waiting:
            process.terminate()
            process.waitForFinished(_PARTING)

    def _on_finished(self, process: QProcess, code: int, text: str, batch: str) -> None:
        if process not in self._waiting:
            return
        self._waiting.discard(process)
        process.deleteLater()
        if code != 0:  # it knows no --action, or nobody shows notifications here
            self._program = None
            self._plainly(text)
            return
        answer = bytes(process.readAllStandardOutput().data()).split()
        if b"undo" in answer:
            self.undo_wanted.emit(batch)
        elif b"default" in answer:
            self.open_wanted.emit()
