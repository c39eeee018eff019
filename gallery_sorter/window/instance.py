"""One window a data folder: a later start hands its paths to the window that is open, which comes to the front.

The first start holds a lock and listens on a local socket that this user alone may open; both lie in the user's runtime
folder, else in the data folder. Where the holder does not answer, the later start opens a window of its own: nobody is
ever locked out.
"""

import contextlib
import hashlib
import json
import logging
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QLockFile, QObject, Qt, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication, QWidget

from gallery_sorter.base.data_folder import DataFolder
from gallery_sorter.window.local_files import address_of, path_at
from gallery_sorter.window.saying import TOKENS

_log = logging.getLogger(__name__)

PATIENCE = 5.0  # seconds for the window that is open to take what it is handed
_PAUSE = 0.05  # seconds between two tries to reach a window that is just opening
_LARGEST = 16_000_000  # bytes of a message; some 100,000 paths
_TAKEN = b"taken\n"


class Instance(QObject):
    """This start among those on the same data folder. Make it before the application; `listen` needs one."""

    asked = Signal(object, str)  # the paths, and the desktop's token for coming to the front, or ""

    def __init__(self, folder: DataFolder) -> None:
        super().__init__()
        key = hashlib.blake2b(os.fsencode(folder.root.resolve()), digest_size=8).hexdigest()
        name = f"gallery-sorter-{key}"
        place = Path(os.environ.get("XDG_RUNTIME_DIR") or folder.root)
        self._place = place
        self._lock = QLockFile(str(place / f"{name}.lock"))
        self._lock.setStaleLockTime(0)  # only a holder that has died loses it
        self._address = name if sys.platform == "win32" else str(place / name)  # a pipe has a name, a socket a path
        self._server: QLocalServer | None = None

    def claim(self) -> bool:
        """Whether this start is the first; it is until the process ends or `leave`. True also where nobody can tell."""
        with contextlib.suppress(OSError):  # whoever needs the folder next says what is wrong with it
            self._place.mkdir(mode=0o700, parents=True, exist_ok=True)
        return self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError

    def hand_over(self, paths: Sequence[Path], patience: float = PATIENCE) -> bool:
        """Give the paths to the window that is open; False where it does not take them within `patience` seconds."""
        token = next((os.environ[name] for name in TOKENS if os.environ.get(name)), "")
        message = json.dumps({"paths": [address_of(path) for path in paths], "token": token}).encode() + b"\n"
        _let_come_to_front()
        until = time.monotonic() + patience
        while time.monotonic() < until:
            socket = QLocalSocket()
            socket.connectToServer(self._address)
            if socket.waitForConnected(int(patience * 1000)):
                socket.write(message)
                while not socket.canReadLine() and socket.waitForReadyRead(
                    max(1, int((until - time.monotonic()) * 1000))
                ):
                    pass
                return bytes(socket.readLine().data()) == _TAKEN
            time.sleep(_PAUSE)
        return False

    def listen(self) -> None:
        """From now on tell by `asked` what later starts hand over."""
        QLocalServer.removeServer(self._address)  # that of a holder that has died; the lock says that none lives
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        if not self._server.listen(self._address):
            _log.warning("Later starts can't reach this window: %s", self._server.errorString())

    def leave(self) -> None:
        """Let the next start be the first."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _greet(self) -> None:
        assert self._server is not None
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(self._read)
            socket.disconnected.connect(socket.deleteLater)

    def _read(self) -> None:
        socket = self.sender()
        assert isinstance(socket, QLocalSocket)
        if not socket.canReadLine():
            if socket.bytesAvailable() > _LARGEST:
                socket.abort()
            return
        try:
            message = json.loads(bytes(socket.readLine().data()))
            paths = [path for address in message["paths"] if (path := path_at(address)) is not None]
            token = str(message["token"])
        except (ValueError, LookupError, TypeError, AttributeError):
            _log.warning("Something that is no later start spoke to this window")
            socket.abort()
            return
        socket.write(_TAKEN)
        socket.flush()
        self.asked.emit(paths, token)


class FrontDoor(QObject):
    """Brings the window to the front and opens in it what later starts bring; while a dialog waits for an answer,
    the paths wait too.
    """

    opened = Signal(object)  # the paths that are to be opened now

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._waiting: list[Path] = []
        window.installEventFilter(self)

    def receive(self, paths: list[Path], token: str) -> None:
        """What one later start brings; without paths the window only comes to the front."""
        if token:
            os.environ["XDG_ACTIVATION_TOKEN"] = token  # where Qt looks for it under Wayland
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()
        self._waiting = paths or self._waiting
        if QApplication.activeModalWidget() is None:
            self._open()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.WindowUnblocked and self._waiting:
            self._open()
        return super().eventFilter(watched, event)

    def _open(self) -> None:
        paths, self._waiting = self._waiting, []
        if paths:
            self.opened.emit(paths)


def _let_come_to_front() -> None:
    """On Windows only the program that a person started last may bring a window to the front; it may pass that on."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)  # ASFW_ANY
