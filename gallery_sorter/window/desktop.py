"""Ways from a picture to the rest of the desktop: its folder in the file manager, its own program, the clipboard."""

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QProcess
from PySide6.QtGui import QDesktopServices, QGuiApplication

from gallery_sorter.window.local_files import address_of, url_of


def show_in_folder(path: Path) -> None:
    """Open the file manager on the folder of a file, with the file selected where the file manager can do that."""
    address = address_of(path)
    if sys.platform == "win32":
        QProcess.startDetached("explorer", [f"/select,{path}"])
    elif sys.platform == "darwin":
        QProcess.startDetached("open", ["-R", str(path)])
    elif shutil.which("dbus-send"):
        service = ["--session", "--dest=org.freedesktop.FileManager1", "--type=method_call"]
        call = ["/org/freedesktop/FileManager1", "org.freedesktop.FileManager1.ShowItems"]
        QProcess.startDetached("dbus-send", [*service, *call, f"array:string:{address}", "string:"])
    else:
        open_file(path.parent)


def open_file(path: Path) -> None:
    """Open a file or folder with the program that the person's desktop uses for it."""
    QDesktopServices.openUrl(url_of(path))


def copy_paths(paths: Sequence[Path]) -> None:
    """Put the paths on the clipboard, a line each."""
    QGuiApplication.clipboard().setText("\n".join(str(path) for path in paths))
