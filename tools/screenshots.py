"""Makes a picture of each state of the window, in light and dark: to look at, and for the docs.

Usage: `python -m tools.screenshots FOLDER [--scale 2] [--right-to-left] [--language de] [--demo | --pictures FOLDER]`.
Needs no screen. It shows drawn pictures; with `--demo` those of `gallery-sorter demo`, which have credits; with
`--pictures` a copy of your own: such screenshots are for your eyes, and never for the repository.
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tests.drawn import make_dump

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from gallery_sorter.window.main_window import MainWindow

PER_CLASS = 12
PATIENCE = 600.0  # seconds
SIZE = (1280, 800)


def main() -> int:
    """Make them all; 0 when they are there."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, help="where the PNG files go")
    parser.add_argument("--scale", default="1", help="device pixels a pixel (default: 1)")
    parser.add_argument("--right-to-left", action="store_true", help="laid out as for Arabic and Hebrew")
    parser.add_argument("--language", default="en", help="what the window speaks (default: en)")
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--demo", action="store_true", help="the demo's pictures in place of drawn ones")
    source.add_argument("--pictures", type=Path, help="a folder of your own pictures in place of drawn ones")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = options.scale  # Qt reads its environment when the program starts
    options.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="screenshots-") as name:
        dump = Path(name) / "DCIM"
        os.environ["XDG_DATA_HOME"] = str(Path(name) / "share")  # what is thrown away is not for the person's bin
        if options.pictures:
            shutil.copytree(options.pictures, dump)
        elif options.demo:
            from gallery_sorter.app.demo import write_demo

            write_demo(dump)
        else:
            make_dump(dump, PER_CLASS)
            (dump / "IMG_broken.jpg").write_bytes(b"\xff\xd8\xff\xe0")
        _open(Path(name) / "data", dump, options.folder, options.language, right_to_left=options.right_to_left)
    return 0


def _open(data: Path, dump: Path, folder: Path, language: str, *, right_to_left: bool) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    from gallery_sorter.app.session import Choices, Session
    from gallery_sorter.base.settings import Look
    from gallery_sorter.window.language import speak
    from gallery_sorter.window.main_window import MainWindow
    from gallery_sorter.window.theme import Theme
    from gallery_sorter.window.window_state import WindowState

    app = QApplication(sys.argv[:1])
    speak(app, language)
    if right_to_left:
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    session = Session(Choices(data_dir=data, device="cpu"))
    session.folder.create()
    window = MainWindow(session, WindowState(session.folder, safe_mode=True), Theme(app, Look.LIGHT))
    window.resize(*SIZE)
    window.show()
    try:
        _Camera(app, window, folder).shoot_all(dump)
    finally:
        window.close()


class _Camera:
    """Leads the window from state to state, and takes a picture of each."""

    def __init__(self, app: "QApplication", window: "MainWindow", folder: Path) -> None:
        self._app = app
        self._window = window
        self._folder = folder

    def shoot_all(self, dump: Path) -> None:
        """All states, as a person meets them."""
        window = self._window
        self._shoot("empty", window)
        window.open_paths([dump])
        self._wait(lambda: window.gallery.total > 12 or not window.stream.busy)
        self._shoot("filling", window)
        self._work_done()
        self._shoot("full", window)
        window.view.select(window.view.order[2])
        self._shoot("preview", window)
        window.look_closely()
        self._shoot("closely", window)
        window.look_at_all()
        window.menus["filter"].setChecked(True)
        window.workspace.filter_bar.most.setValue(99)
        self._shoot("filtered", window)
        window.menus["filter"].setChecked(False)
        self._shoot_stacks()
        window.labelling.assign(window.gallery.classes[1])
        self._shoot("corrected", window)
        window.view.select(window.view.order[0])
        window.labelling.discard()
        self._rest()
        self._shoot("discarded", window)
        window.steps.undo()
        self._work_done()
        self._shoot_sections()
        window.settings.open()
        assert window.settings.dialog is not None
        self._shoot("settings", window.settings.dialog)
        window.settings.dialog.reject()
        self._shoot_watching(dump)
        self._shoot_training()
        self._shoot_sort()

    def _shoot_stacks(self) -> None:
        window = self._window
        window.stacks.open()
        self._rest()
        if window.stacks.dialog is not None:
            self._shoot("look-alikes", window.stacks.dialog)
            window.stacks.dialog.reject()

    def _shoot_sections(self) -> None:
        from gallery_sorter.window.sections import Key, Kind

        for kind in (Kind.UNSURE, Kind.OUTSIDE, Kind.UNREADABLE):
            self._window.view.jump_to(Key(kind))
            self._shoot(kind.value, self._window)

    def _shoot_sort(self) -> None:
        window = self._window
        window.begin_sort()
        self._work_done()
        if window.sort_desk.sheet is not None:
            self._shoot("sheet", window.sort_desk.sheet)
            window.sort_desk.sheet.accept()
        self._work_done()
        self._shoot("sorted", window)
        window.history.open()
        self._rest()
        if window.history.dialog is not None:
            self._shoot("history", window.history.dialog)
            window.history.dialog.reject()

    def _shoot_watching(self, dump: Path) -> None:
        self._window.watching.open()
        dialog = self._window.watching.dialog
        assert dialog is not None
        self._shoot("watched-none", dialog)
        dialog.add(dump)
        self._shoot("watched", dialog)
        dialog.reject()

    def _shoot_training(self) -> None:
        """Say of some pictures what they are, of a few something else, train quickly, and look at each page."""
        from gallery_sorter.window.train_dialog import Page

        window = self._window
        items = [item for section in window.gallery.sections for item in section.items if item.picture is not None]
        for place, item in enumerate(items[:40]):
            name = item.picture.class_name if place % 8 and item.picture is not None else window.gallery.classes[0]
            window.correcting.assign([item], name)
        self._rest()
        window.training.open(window.opening.folder)
        dialog = window.training.dialog
        assert dialog is not None
        self._wait(dialog.go.isEnabled)
        self._shoot("train-sources", dialog)
        dialog.go.click()
        self._wait(dialog.go.isEnabled)
        self._shoot("train-recipe", dialog)
        dialog.go.click()
        self._wait(lambda: dialog.page is Page.RESULT or dialog.back.isEnabled())
        for tab, name in enumerate(("result", "doubtful", "changes", "curves")):
            dialog.outcome.tabs.setCurrentIndex(tab)
            self._shoot(f"train-{name}", dialog)
        dialog.cancel.click()

    def _work_done(self) -> None:
        self._wait(lambda: not self._window.stream.busy)
        self._rest()

    def _wait(self, until: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not until() and time.monotonic() < end:
            self._app.processEvents()
            time.sleep(0.01)

    def _rest(self, seconds: float = 0.6) -> None:
        end = time.monotonic() + seconds
        self._wait(lambda: time.monotonic() > end)

    def _shoot(self, name: str, widget: "QWidget") -> None:
        from gallery_sorter.base.settings import Look

        self._rest()
        for look in (Look.LIGHT, Look.DARK):
            self._window.choose_look(look)
            self._rest(0.2)
            if not widget.grab().save(str(self._folder / f"{name}-{look.value}.png")):
                raise OSError(f"{name} could not be written to {self._folder}")


if __name__ == "__main__":
    sys.exit(main())
