"""The window is tested without a screen, at scale one, and no message of Qt passes unseen."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "1"

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QMessageLogContext, QtMsgType, QTranslator, qInstallMessageHandler
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gallery_sorter.app.session import Session
from gallery_sorter.base.settings import Look
from gallery_sorter.window.language import speak
from gallery_sorter.window.main_window import MainWindow
from gallery_sorter.window.theme import Theme
from gallery_sorter.window.window_state import WindowState
from tests.drawn import make_dump
from tests.window.acting import PER_CLASS

# What that platform says of itself.
_OFFSCREENS_OWN = ("propagateSizeHints", "systemTrayWindowChanged", "does not support raise()")


@pytest.fixture(autouse=True)
def qt_messages() -> Iterator[list[str]]:
    """What Qt said during the test; one that is still in the list at its end fails the test."""
    said: list[str] = []

    def hear(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and not any(words in message for words in _OFFSCREENS_OWN):
            said.append(message)

    before = qInstallMessageHandler(hear)
    yield said
    qInstallMessageHandler(before)
    assert not said


@pytest.fixture(autouse=True, scope="session")
def _english(qapp: QApplication) -> None:
    speak(qapp, "en")  # its plurals; whatever the system speaks


@pytest.fixture
def speaking(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Puts on a language for the rest of the test."""
    put_on: list[QTranslator] = []
    install = qapp.installTranslator
    monkeypatch.setattr(
        QApplication, "installTranslator", lambda _app, translator: put_on.append(translator) or install(translator)
    )
    before = QLocale()

    def speaks(code: str) -> None:
        assert speak(qapp, code) == code

    yield speaks
    for translator in put_on:
        qapp.removeTranslator(translator)
    QLocale.setDefault(before)


@pytest.fixture
def german(speaking: Callable[[str], None]) -> None:
    """The program speaks German during the test."""
    speaking("de")


@pytest.fixture
def window(qtbot: QtBot, session: Session) -> Iterator[MainWindow]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    made = MainWindow(session, WindowState(session.folder, safe_mode=False), Theme(app, Look.LIGHT))
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()
    app.setStyleSheet("")


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    folder = tmp_path / "phone dump"
    make_dump(folder, PER_CLASS)
    (folder / "broken.jpg").write_bytes(b"\xff\xd8\xff\xe0 no picture at all")
    (folder / "clip.mp4").write_bytes(b"\0\0\0\x18ftypmp42")
    return folder
