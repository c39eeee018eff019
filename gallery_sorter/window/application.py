"""The program around the window: Qt's start, signals of the system, errors that nobody caught, and the end."""

import logging
import os
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QTimer, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QMessageBox

from gallery_sorter import __version__
from gallery_sorter.app.session import Choices, Session
from gallery_sorter.base.errors import SorterError
from gallery_sorter.base.logs import start_logging
from gallery_sorter.window.icons import app_icon
from gallery_sorter.window.main_window import MainWindow
from gallery_sorter.window.start import say_missing
from gallery_sorter.window.system_signals import SystemSignals
from gallery_sorter.window.theme import Theme
from gallery_sorter.window.window_state import WindowState

_log = logging.getLogger(__name__)
_qt_log = logging.getLogger("gallery_sorter.window.qt")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
}


def run(choices: Choices, paths: Sequence[Path], *, safe_mode: bool, background: bool) -> int:
    """Open the window and stay until it closes; the exit code."""
    if safe_mode:
        choices = Choices(choices.data_dir, choices.model, "cpu")
    session = Session(choices)
    try:
        session.folder.create()
    except SorterError as error:
        print(error, file=sys.stderr)
        return 1
    start_logging(session.folder, verbose=False)
    qInstallMessageHandler(_QtMessages())
    app = QApplication(sys.argv[:1])
    app.setApplicationName("gallery-sorter")
    app.setApplicationDisplayName("Gallery Sorter")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("gallery-sorter")
    app.setWindowIcon(app_icon())
    state = WindowState(session.folder, safe_mode=safe_mode)
    theme = Theme(app, state.look)
    window = MainWindow(session, state, theme)
    _Trouble(window, session.folder.logs).install()
    signals = SystemSignals(app)
    signals.came.connect(window.leave)
    if not background:
        window.show()
    QTimer.singleShot(0, window, lambda: window.begin(paths, background=background))
    code = app.exec()
    window.deleteLater()
    session.close()
    qInstallMessageHandler(None)
    return code


class _QtMessages:
    """Qt's own messages go to the log. A fatal one comes before there is a window, and Qt would abort after it."""

    def __init__(self) -> None:
        self._first = ""  # what a fatal message follows from is said first: "could not connect to display"

    def __call__(self, kind: QtMsgType, _context: QMessageLogContext, message: str | None) -> None:
        text = message or ""
        _qt_log.log(_LEVELS.get(kind, logging.CRITICAL), "%s", text)
        self._first = self._first or text
        if kind is QtMsgType.QtFatalMsg:
            say_missing(self._first)
            os._exit(1)


class _Trouble(QObject):
    """Errors that nobody caught, from any thread: logged in full, told in one dialog, and the program goes on."""

    _happened = Signal()

    def __init__(self, window: MainWindow, logs: Path) -> None:
        super().__init__(window)
        self._window = window
        self._logs = logs
        self._dialog: QMessageBox | None = None
        self._happened.connect(self._tell)

    def install(self) -> None:
        """Take over Python's hooks."""
        sys.excepthook = self._on_error
        threading.excepthook = self._on_thread_error

    def _on_error(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        _log.error("Uncaught error", exc_info=(kind, error, trace))
        self._happened.emit()

    def _on_thread_error(self, found: threading.ExceptHookArgs) -> None:
        if found.exc_value is not None:
            self._on_error(found.exc_type, found.exc_value, found.exc_traceback)

    def _tell(self) -> None:
        if self._dialog is not None and self._dialog.isVisible():
            return
        self._dialog = QMessageBox(
            QMessageBox.Icon.Warning,
            "Gallery Sorter",
            "Something went wrong that should not have. No picture was lost.",
            QMessageBox.StandardButton.Ok,
            self._window,
        )
        self._dialog.setInformativeText(f"You can go on. The details are in {self._logs}.")
        self._dialog.open()
