"""The program around the window: Qt's start, signals of the system, errors that nobody caught, and the end."""

import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from gallery_sorter import __version__
from gallery_sorter.app.session import Choices, Session, safe_choices
from gallery_sorter.base.collection import keep_loaded
from gallery_sorter.base.errors import SorterError
from gallery_sorter.base.logs import end_crash_log, keep_crash_log, start_logging
from gallery_sorter.window.icons import app_icon
from gallery_sorter.window.instance import FrontDoor, Instance
from gallery_sorter.window.language import speak
from gallery_sorter.window.main_window import MainWindow
from gallery_sorter.window.saying import say, say_missing
from gallery_sorter.window.system_signals import SystemSignals
from gallery_sorter.window.theme import Theme
from gallery_sorter.window.trouble import Trouble
from gallery_sorter.window.window_state import WindowState

_log = logging.getLogger(__name__)
_qt_log = logging.getLogger("gallery_sorter.window.qt")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
}


def run(
    choices: Choices,
    paths: Sequence[Path],
    *,
    safe_mode: bool,
    background: bool = False,
    instance: Instance | None = None,
) -> int:
    """Open the window and stay until it closes; the exit code. `instance` brings what later starts hand over."""
    if safe_mode:
        choices = safe_choices(choices)
        _forget_environment()
    session = Session(choices)
    try:
        session.folder.create()
    except SorterError as error:
        say(str(error))
        return 1
    start_logging(session.folder, verbose=False)
    crash = keep_crash_log(session.folder)
    qInstallMessageHandler(_QtMessages())
    app = _application(safe_mode)
    trouble = Trouble(session.folder.logs)
    trouble.install()
    if instance is not None:
        instance.listen()
    try:
        state = WindowState(session.folder, safe_mode=safe_mode)
        speak(app, state.settings.language)
        # Qt puts it at the end of every title that does not end with it.
        app.setApplicationDisplayName(app.translate("application", "safe mode") if safe_mode else "Gallery Sorter")
        window = MainWindow(session, state, Theme(app, state.settings.look))
    except Exception as error:  # noqa: BLE001 - the edge of the program: logged and told there
        trouble.tell_start(error)
        return 1
    trouble.window = window
    signals = SystemSignals(app)
    signals.came.connect(window.leave)
    if instance is not None:
        door = FrontDoor(window)
        instance.asked.connect(door.receive)
        door.opened.connect(window.open_paths)
    if not background:
        window.show()
    keep_loaded()
    QTimer.singleShot(0, window, lambda: window.begin(paths, background=background))
    if crash is not None:
        QTimer.singleShot(0, window, lambda: trouble.tell_crash(crash))
    code = app.exec()
    if instance is not None:
        instance.leave()
    window.deleteLater()
    session.close()
    qInstallMessageHandler(None)
    end_crash_log(session.folder)
    return code


def _application(safe_mode: bool) -> QApplication:
    app = QApplication(sys.argv[:1])
    app.setApplicationName("gallery-sorter")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("gallery-sorter")
    app.setWindowIcon(app_icon())
    return app


def _forget_environment() -> None:
    """Safe mode leaves Qt its own defaults: no style, theme, plug-ins or scale of the environment's choice."""
    for name in [name for name in os.environ if name.startswith("QT_") and name != "QT_QPA_PLATFORM"]:
        del os.environ[name]


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
