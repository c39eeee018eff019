"""SIGTERM and SIGINT wake Qt's event loop through a socket, so that no timer has to look for them."""

import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier, Signal

HANDLED = (signal.SIGTERM, signal.SIGINT)


class SystemSignals(QObject):
    """Says which exit code a signal asks for: 128 and its number."""

    came = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._read, self._write = socket.socketpair()
        self._read.setblocking(False)
        self._write.setblocking(False)
        self._notifier = QSocketNotifier(self._read.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_byte)
        signal.set_wakeup_fd(self._write.fileno(), warn_on_full_buffer=False)
        for number in HANDLED:
            signal.signal(number, _do_nothing)  # the byte in the socket is what counts

    def _on_byte(self) -> None:
        try:
            numbers = self._read.recv(64)
        except BlockingIOError:
            return
        for number in numbers:
            if number in HANDLED:
                self.came.emit(128 + number)


def _do_nothing(_number: int, _frame: object) -> None:
    """A handler must be there, or Python would end the process (or raise) by itself."""
