"""Errors that nobody caught are logged in full and told in one dialog; crashes leave a log; safe mode opens anyway."""

import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from gallery_sorter.base.data_folder import DataFolder
from gallery_sorter.base.logs import CRASH_LOG, LOG_NAME, start_logging
from gallery_sorter.window.trouble import Trouble
from tests.drawn import make_dump
from tests.window.test_start import PATIENCE, environment


@pytest.fixture
def trouble(tmp_path: Path, qapp: QApplication) -> Iterator[Trouble]:
    folder = DataFolder(tmp_path / "data")
    folder.create()
    start_logging(folder, verbose=False)
    before = sys.excepthook, threading.excepthook
    made = Trouble(folder.logs)
    made.install()
    yield made
    sys.excepthook, threading.excepthook = before
    if made._dialog is not None:
        made._dialog.close()


def dialogs() -> list[QMessageBox]:
    return [
        widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QMessageBox) and widget.isVisible()
    ]


def test_an_error_that_nobody_caught_is_logged_and_told_once(trouble: Trouble, tmp_path: Path, qtbot: QtBot) -> None:
    for number in range(3):
        sys.excepthook(ValueError, ValueError(f"number {number}"), None)
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    qtbot.wait(50)
    assert len(dialogs()) == 1
    assert "No picture was lost" in dialogs()[0].text()
    assert str(tmp_path / "data" / "logs") in dialogs()[0].informativeText()
    logging.shutdown()
    log = (tmp_path / "data" / "logs" / LOG_NAME).read_text(encoding="utf-8")
    assert all(text in log for text in ("number 0", "number 1", "number 2", "ZeroDivisionError"))


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal of Unix")
def test_a_crash_leaves_a_log_and_the_next_start_says_so(data_dir: Path) -> None:
    """Killed inside C code; then started again, and ended well, after which nothing is told any more."""
    child = start_window(data_dir)
    child.send_signal(signal.SIGSEGV)
    child.communicate(timeout=PATIENCE)
    assert child.returncode == -signal.SIGSEGV
    assert "Segmentation fault" in (data_dir / "logs" / CRASH_LOG).read_text(encoding="utf-8")

    child = start_window(data_dir)
    until = time.monotonic() + PATIENCE
    while not (earlier := list((data_dir / "logs").glob("crash-*.log"))):
        assert time.monotonic() < until
        time.sleep(0.05)
    assert "Segmentation fault" in earlier[0].read_text(encoding="utf-8")
    child.send_signal(signal.SIGTERM)
    _, stderr = child.communicate(timeout=PATIENCE)
    assert (child.returncode, stderr) == (143, b"")
    assert not (data_dir / "logs" / CRASH_LOG).exists()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal of Unix")
def test_safe_mode_opens_and_recognises_whatever_was_spoilt(tmp_path: Path) -> None:
    """A model that is chosen and broken, caches and a window's memory of noise, an environment against Qt."""
    data = tmp_path / "data"
    for name in ("catalogue.sqlite", "thumbnails.sqlite", "window.ini", "settings.json", "models/mine/card.json"):
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        (data / name).write_bytes(os.urandom(4096))
    (data / "models" / "active").write_text("mine", encoding="utf-8")
    before = (data / "window.ini").read_bytes()
    make_dump(tmp_path / "dump", 1)
    spoilt = {"QT_STYLE_OVERRIDE": "none-such", "QT_PLUGIN_PATH": str(tmp_path), "QT_SCALE_FACTOR": "40"}
    child = start_window(data, "--safe-mode", str(tmp_path / "dump"), **spoilt)
    until = time.monotonic() + PATIENCE
    while not kept(data):
        assert child.poll() is None, child.communicate()
        assert time.monotonic() < until
        time.sleep(0.1)
    child.send_signal(signal.SIGTERM)
    child.communicate(timeout=PATIENCE)
    assert child.returncode == 143
    assert (data / "window.ini").read_bytes() == before


def start_window(data: Path, *arguments: str, **more: str) -> "subprocess.Popen[bytes]":
    """The window as a process of its own, once it stands."""
    child = subprocess.Popen(
        [sys.executable, "-m", "gallery_sorter", *(arguments or ("--device", "cpu"))],
        env=environment(data, **more),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    until = time.monotonic() + PATIENCE
    while not (data / "logs" / CRASH_LOG).exists():
        assert child.poll() is None, child.communicate()
        assert time.monotonic() < until
        time.sleep(0.05)
    while not hears(child.pid, signal.SIGTERM):
        assert time.monotonic() < until
        time.sleep(0.05)
    return child


def hears(pid: int, number: int) -> bool:
    """Whether a process handles a signal by itself. Where the system does not say so, it does after a second."""
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        time.sleep(1.0)
        return True
    caught = next(line for line in status.read_text().splitlines() if line.startswith("SigCgt:"))
    return bool(int(caught.split()[1], 16) >> (number - 1) & 1)


def kept(data: Path) -> bool:
    """Whether predictions were written by the child."""
    import contextlib
    import sqlite3

    with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect(data / "catalogue.sqlite")) as opened:
        return bool(opened.execute("SELECT count(*) FROM files").fetchone()[0])
    return False
