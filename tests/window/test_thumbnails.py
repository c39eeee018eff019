"""Thumbnails are read for what is wanted now, once, and fitted without stretching."""

import io
import os
import subprocess
import sys
import threading
from collections.abc import Callable

import pytest
from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from gallery_sorter.window import thumbnails
from gallery_sorter.window.door import named_pool
from gallery_sorter.window.thumbnails import Thumbnails, jpeg_image, scaled


def jpeg(width: int = 256, height: int = 128) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), (200, 60, 40)).save(buffer, "JPEG")
    return buffer.getvalue()


class Later:
    """A pool that runs its work when it is told to."""

    def __init__(self) -> None:
        self.work: list[Callable[[], None]] = []

    def start(self, work: Callable[[], None], /) -> None:
        self.work.append(work)

    def run(self) -> None:
        work, self.work = self.work, []
        for one in work:
            one()


def test_a_picture_keeps_its_proportions_at_every_scale(qtbot: QtBot) -> None:
    for ratio in (1.0, 2.0):
        image = scaled(jpeg(), 100, ratio)
        assert (image.width(), image.height()) == (100 * ratio, 50 * ratio)
        assert image.devicePixelRatio() == ratio
    assert scaled(b"no picture", 100, 1.0).isNull()


def test_no_plugin_but_that_for_jpeg_is_asked(qtbot: QtBot) -> None:
    # That for SVG connects signals to see whether bytes are its own, which off the GUI thread can hang the program.
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    assert not QImage.fromData(drawing).isNull()  # as Qt is wont to
    assert jpeg_image(drawing).isNull()
    assert jpeg_image(jpeg(30, 20)).size() == QSize(30, 20)


FIRST_AT_ONCE = """
import sys, threading
from PySide6.QtCore import QSize, QThreadPool
from PySide6.QtGui import QGuiApplication, QImage
from gallery_sorter.window.thumbnails import Thumbnails

app = QGuiApplication([])
Thumbnails(lambda _: None, QThreadPool())
sys.setswitchinterval(1e-6)
ready = threading.Barrier(8)

def make():
    ready.wait()
    QImage(QSize(5, 5), QImage.Format.Format_RGB32)

threads = [threading.Thread(target=make) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
"""


def test_threads_that_make_the_first_pictures_do_not_wait_for_each_other() -> None:
    # Without what Thumbnails does about it, 24 of 25 such programs hung.
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([sys.executable, "-c", FIRST_AT_ONCE], env=environment, timeout=60, check=True)


def test_what_has_scrolled_away_is_never_read(qtbot: QtBot) -> None:
    pool, read = Later(), list[bytes]()

    def load(content: bytes) -> bytes:
        read.append(content)
        return jpeg()

    store = Thumbnails(load, pool)
    store.want([b"a", b"b", b"c"], 100, 1.0)
    store.want([b"c", b"d"], 100, 1.0)
    pool.run()
    assert read == [b"c", b"d"]
    assert store.pixmap(b"c") is not None
    assert store.pixmap(b"a") is None
    store.want([b"d", b"c"], 100, 1.0)
    pool.run()
    assert read == [b"c", b"d"]


def test_another_size_is_fetched_while_the_old_one_is_shown(qtbot: QtBot) -> None:
    pool = Later()
    store = Thumbnails(lambda content: jpeg(), pool)
    store.want([b"a"], 100, 1.0)
    pool.run()
    store.want([b"a"], 128, 1.0)
    before = store.pixmap(b"a")
    assert before is not None
    assert before.width() == 100
    pool.run()
    after = store.pixmap(b"a")
    assert after is not None
    assert after.width() == 128


def test_what_is_missing_is_asked_for_once_until_told_to_retry(qtbot: QtBot) -> None:
    pool, read = Later(), list[bytes]()
    store = Thumbnails(read.append, pool)  # type: ignore[func-returns-value]
    for _ in range(2):
        store.want([b"a"], 100, 1.0)
        pool.run()
    assert read == [b"a"]
    assert store.is_missing(b"a")
    store.retry()
    store.want([b"a"], 100, 1.0)
    pool.run()
    assert read == [b"a", b"a"]


def test_memory_is_bounded_and_the_latest_stay(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(thumbnails, "BUDGET", 10 * 100 * 50 * 4)
    pool = Later()
    store = Thumbnails(lambda content: jpeg(), pool)
    wanted = [bytes([number]) for number in range(30)]
    store.want(wanted, 100, 1.0)
    pool.run()
    kept = [content for content in wanted if store.pixmap(content) is not None]
    assert kept == wanted[-10:]


def test_reading_happens_off_the_gui_thread(qtbot: QtBot) -> None:
    threads: set[int] = set()
    pool = named_pool("thumbnails", 2)

    def load(content: bytes) -> bytes:
        threads.add(threading.get_ident())
        return jpeg()

    store = Thumbnails(load, pool)
    with qtbot.waitSignal(store.arrived, timeout=5_000):
        store.want([b"a"], 100, 1.0)
    assert threads
    assert threading.get_ident() not in threads
    assert pool.waitForDone(1_000)
