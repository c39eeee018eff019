"""How quick the window is with very many pictures: opening, jumping, scrolling through everything, memory.

    python -m benchmarks.window [--pictures 100000] [--home DIR] [--folder PICTURES]

It makes the pictures once (see `window_pictures`) in DIR, and uses them again the next time. No screen is needed: the
window is painted into memory, as Qt does it for a screen without a graphics card. With `--folder`, a folder of real
pictures is recognised from nothing instead, and only the heartbeat counts.

A frame of the scroll is due every 1/60 s, and lasts from then until it is painted: what held the GUI thread up before
its time counts too. As with a wheel, what was painted already is only shifted.
The heartbeat is a timer of 5 ms in the GUI thread; how late it comes is how long the thread was busy.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.window_pictures import make_known
from gallery_sorter.base.collection import hold_collection, keep_loaded

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from gallery_sorter.window.main_window import MainWindow

PATIENCE = 900.0  # seconds
A_BEAT = 0.005
A_FRAME = 1 / 60
STEP_SHARE = 0.3  # of the viewport's height, a frame: a fast wheel


def main() -> int:
    """Make the pictures where they are not there, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pictures", type=int, default=100_000)
    parser.add_argument("--drawings", type=int, default=3_000, help="different thumbnails among them")
    parser.add_argument("--home", type=Path, default=Path(tempfile.gettempdir()) / "gallery-sorter-window")
    parser.add_argument("--folder", type=Path, help="recognise these pictures instead")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if options.folder:
        with tempfile.TemporaryDirectory(prefix="window-") as name:
            _measure(Path(name), options.folder, known=False)
        return 0
    home = options.home / str(options.pictures)
    if not (home / "made").exists():
        _prepare(home, options.pictures, options.drawings)
        os.execv(sys.executable, sys.orig_argv)  # what the making left in memory must not be measured
    _measure(home / "data", home / "pictures", known=True)
    return 0


def _prepare(home: Path, pictures: int, drawings: int) -> None:
    from gallery_sorter.app.session import Choices, Session

    with Session(Choices(data_dir=home / "data", device="cpu")) as session:
        session.folder.create()
        make_known(session, home / "pictures", pictures, drawings)
    (home / "made").touch()


def _measure(data: Path, folder: Path, *, known: bool) -> None:
    began = time.perf_counter()
    hold_collection()  # as the program does at its start
    from PySide6.QtWidgets import QApplication

    from gallery_sorter.app.session import Choices, Session
    from gallery_sorter.base.settings import Look
    from gallery_sorter.window.main_window import MainWindow
    from gallery_sorter.window.theme import Theme
    from gallery_sorter.window.window_state import WindowState

    app = QApplication(sys.argv[:1])
    session = Session(Choices(data_dir=data, device="cpu"))
    session.folder.create()
    window = MainWindow(session, WindowState(session.folder, safe_mode=True), Theme(app, Look.LIGHT))
    window.resize(1280, 800)
    window.show()
    keep_loaded()
    app.processEvents()
    _say("from the first import to a window", f"{time.perf_counter() - began:.2f} s, {_megabytes():.0f} MB")
    meter = _Meter(app, window)
    try:
        meter.open(folder)
        if known:
            meter.jump()
            meter.scroll()
    finally:
        window.close()
        session.close()


class _Meter:
    """Leads the window through what a person does, and takes the times."""

    def __init__(self, app: "QApplication", window: "MainWindow") -> None:
        from PySide6.QtCore import Qt, QTimer

        self._app = app
        self._window = window
        self._beats: list[float] = []
        self._last = time.perf_counter()
        self._heart = QTimer()
        self._heart.setTimerType(Qt.TimerType.PreciseTimer)
        self._heart.setInterval(int(A_BEAT * 1000))
        self._heart.timeout.connect(self._beat)

    def open(self, folder: Path) -> None:
        """Open, and wait for the first full screen, then for the end of it all."""
        window = self._window
        self._start_heart()
        began = time.perf_counter()
        window.open_paths([folder])
        self._wait(lambda: self._screen_is_full() or not window.stream.busy)
        _say("opened, first full screen after", f"{time.perf_counter() - began:.2f} s")
        self._wait(lambda: not window.stream.busy)
        took = time.perf_counter() - began
        _say("everything listed after", f"{took:.1f} s, {window.gallery.total:,} pictures, {_megabytes():.0f} MB")
        self._wait(lambda: time.perf_counter() - began > took + 1)  # what follows the end belongs to it
        self._say_heart("GUI thread busy while it opened, longest")

    def jump(self) -> None:
        """To the end, and back, ten times."""
        bar, times = self._window.view.verticalScrollBar(), []
        for turn in range(20):
            began = time.perf_counter()
            bar.setValue(bar.maximum() if turn % 2 == 0 else 0)
            self._window.view.viewport().repaint()
            times.append(time.perf_counter() - began)
            if turn == 0:
                self._wait(self._screen_is_full)
                _say("jump to the end, with its pictures after", f"{(time.perf_counter() - began) * 1000:.0f} ms")
        _say("jump, painted after", f"{max(times) * 1000:.1f} ms at worst of {len(times)}")

    def scroll(self) -> None:
        """Through everything, a frame a step."""
        view, frames, busy = self._window.view, [], []
        bar = view.verticalScrollBar()
        bar.setValue(0)
        memory = _megabytes()
        step = int(view.viewport().height() * STEP_SHARE)
        began = due = time.perf_counter()
        while bar.value() < bar.maximum():
            processor = time.thread_time()
            bar.setValue(bar.value() + step)
            self._app.processEvents()
            busy.append(time.thread_time() - processor)
            painted = time.perf_counter()
            frames.append(painted - due)
            due = max(due + A_FRAME, painted)
            self._rest(due - painted)
        _say(f"scrolled in {len(frames):,} frames, {time.perf_counter() - began:.0f} s", _spread(frames))
        _say("of these the GUI thread's own processor time", _spread(busy))
        _say("memory before and after the scroll", f"{memory:.0f} MB, {_megabytes():.0f} MB")

    def _screen_is_full(self) -> bool:
        view = self._window.view
        items = view.visible_items
        if not items or view.verticalScrollBar().maximum() == 0:
            return False
        pixmaps = (self._window.thumbnails.pixmap(item.picture.content_hash) for item in items if item.picture)
        return all(pixmap is not None for pixmap in pixmaps)

    def _start_heart(self) -> None:
        self._beats.clear()
        self._last = time.perf_counter()
        self._heart.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self._beats.append(now - self._last - A_BEAT)
        self._last = now

    def _say_heart(self, what: str) -> None:
        self._heart.stop()
        late = sorted(self._beats)
        _say(what, f"{late[-1] * 1000:.0f} ms, then {', '.join(f'{beat * 1000:.0f}' for beat in late[-6:-1][::-1])} ms")

    def _wait(self, until: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not until():
            if time.monotonic() > end:
                raise TimeoutError("the window did not get there")
            self._rest(A_BEAT)

    def _rest(self, seconds: float) -> None:
        """Let the window do what comes up, as between two things that a person does."""
        from PySide6.QtCore import QEventLoop, QTimer

        end = time.perf_counter() + seconds
        loop = QEventLoop()
        QTimer.singleShot(int(seconds * 1000), loop.quit)
        loop.exec()
        time.sleep(max(0.0, end - time.perf_counter()))  # Qt's timers count whole milliseconds


def _spread(times: list[float]) -> str:
    ordered = sorted(time * 1000 for time in times)
    high, worst = ordered[int(len(ordered) * 0.99)], ordered[-1]
    return f"median {statistics.median(ordered):.1f} ms, 99 % {high:.1f} ms, worst {worst:.1f} ms"


def _megabytes() -> float:
    """Memory that the process holds now (Linux)."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise OSError("the system does not say how much memory a process holds")


def _say(what: str, figure: str) -> None:
    print(f"{what:<48} {figure}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
