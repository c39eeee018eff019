"""Makes a picture of each state of the window, in light and dark: to look at, and for the docs.

Usage: `python -m tools.screenshots FOLDER [--scale 2] [--size 900x600] [--right-to-left] [--high-contrast]
[--language de] [--demo [--docs] | --pictures FOLDER]`. Needs no screen. It shows drawn pictures; with `--demo` those of
`gallery-sorter demo`, which have credits; with `--pictures` a copy of your own, never for the repository. `--docs` puts
those that README shows into docs/.
"""

import argparse
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

from PIL import Image

from tests.drawn import make_dump

PER_CLASS = 12
DOCS = Path(__file__).resolve().parent.parent / "docs"
SHOWN = {"preview-light": "window", "unsure-dark": "window-dark"}  # in README
SIZE = "1280x800"
SCREEN = (1920, 1080)  # device-independent pixels


def main() -> int:
    """Make them all; 0 when they are there."""
    options = _options()
    options.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="screenshots-") as name:
        os.environ["QT_SCALE_FACTOR"] = options.scale  # Qt reads its environment when the program starts
        os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={_screen(Path(name), float(options.scale))}")
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
        _open(Path(name) / "data", dump, options)
    if options.docs:
        for state, name in SHOWN.items():
            with Image.open(options.folder / f"{state}.png") as shot:
                shot.convert("RGB").quantize().save(DOCS / f"{name}.png", optimize=True)
    return 0


def _screen(folder: Path, scale: float) -> Path:
    """A screen with room for the dialogs: that platform's own has 800 device pixels each way."""
    width, height = (round(side * scale) for side in SCREEN)
    screen = {"name": "", "x": 0, "y": 0, "width": width, "height": height, "dpr": 1}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96}
    file = folder / "screen.json"
    file.write_text(json.dumps({"screens": [screen]}))
    return file


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, help="where the PNG files go")
    parser.add_argument("--scale", default="1", help="device pixels a pixel (default: 1)")
    parser.add_argument("--size", default=SIZE, help=f"of the window, in pixels (default: {SIZE})")
    parser.add_argument("--right-to-left", action="store_true", help="laid out as for Arabic and Hebrew")
    parser.add_argument("--high-contrast", action="store_true", help="as where the system asks for it")
    parser.add_argument("--language", default="en", help="what the window speaks (default: en)")
    parser.add_argument("--docs", action="store_true", help="renew the pictures of the docs, too")
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--demo", action="store_true", help="the demo's pictures in place of drawn ones")
    source.add_argument("--pictures", type=Path, help="a folder of your own pictures in place of drawn ones")
    options = parser.parse_args()
    if options.docs and not options.demo:
        parser.error("--docs needs --demo: its pictures have credits")
    return options


def _open(data: Path, dump: Path, options: argparse.Namespace) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    from gallery_sorter.app.session import Choices, Session
    from gallery_sorter.base.settings import Look
    from gallery_sorter.window.language import speak
    from gallery_sorter.window.main_window import MainWindow
    from gallery_sorter.window.theme import Theme
    from gallery_sorter.window.window_state import WindowState
    from tools.staging import Stage

    class StrongTheme(Theme):
        strong = property(lambda _self: True)

    app = QApplication(sys.argv[:1])
    speak(app, options.language)
    if options.right_to_left:
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    session = Session(Choices(data_dir=data, device="cpu"))
    session.folder.create()
    theme = (StrongTheme if options.high_contrast else Theme)(app, Look.LIGHT)
    window = MainWindow(session, WindowState(session.folder, safe_mode=True), theme)
    width, height = options.size.split("x")
    window.resize(int(width), int(height))
    window.show()
    try:
        Stage(app, window, options.folder).shoot_all(dump)
    finally:
        window.close()


if __name__ == "__main__":
    sys.exit(main())
