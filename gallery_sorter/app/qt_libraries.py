"""Finds out which of the system's libraries Qt lacks, without loading Qt: by asking the dynamic linker.

The window can't say so itself, since without them it never opens.
"""

import ctypes
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

# Library -> Debian package, as a window on a bare Debian 12 needed them with PySide6-Essentials 6.11.
_BASE = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
_X11 = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
_PACKAGES = _BASE | _X11
_BASE_FILES = ("QtCore.abi3.so", "QtGui.abi3.so", "QtWidgets.abi3.so", "Qt/plugins/platforms/libqoffscreen.so")
_X11_FILES = ("Qt/plugins/platforms/libqxcb.so",)
_LDD_SECONDS = 20
_GONE = re.compile(r"^\s*(\S+) => not found", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class MissingLibraries:
    """File names of libraries (`libEGL.so.1`) that are not on this system."""

    base: tuple[str, ...]  # without these PySide6 can't be imported
    x11: tuple[str, ...]  # without these no window opens on an X11 display


def missing_libraries() -> MissingLibraries:
    """What Qt's files ask for and the system lacks. Where there is no PySide6 or no ldd, the known names are tried."""
    spec = importlib.util.find_spec("PySide6")
    linker = shutil.which("ldd")
    if spec is None or not spec.submodule_search_locations or linker is None:
        return MissingLibraries(_not_loading(_BASE), _not_loading(_X11))
    package = Path(next(iter(spec.submodule_search_locations)))
    base = _not_found(linker, [package / name for name in _BASE_FILES])
    x11 = _not_found(linker, [package / name for name in _X11_FILES])
    return MissingLibraries(base, tuple(name for name in x11 if name not in base))


def mending_line(libraries: Iterable[str]) -> str:
    """What to type to get them, on Debian and its kin; names the files alone where the package is not known."""
    libraries = list(libraries)
    packages = sorted({_PACKAGES[name] for name in libraries if name in _PACKAGES})
    unknown = sorted(name for name in libraries if name not in _PACKAGES)
    lines = []
    if packages:
        lines.append(f"sudo apt-get install --no-install-recommends {' '.join(packages)}")
    if unknown:
        lines.append(f"Install the packages of your distribution that hold {', '.join(unknown)}.")
    return "; ".join(lines)


def _not_found(linker: str, files: list[Path]) -> tuple[str, ...]:
    """The libraries that the dynamic linker would not find for these files, each once, in its order."""
    there = [str(file) for file in files if file.is_file()]
    if not there:
        return ()
    bundle = getattr(sys, "_MEIPASS", None)  # its own libraries are found by this variable, as they are when it starts
    environment = os.environ | ({"LD_LIBRARY_PATH": bundle} if bundle else {})
    try:
        done = subprocess.run(
            [linker, *there],
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_LDD_SECONDS,
            check=False,
            env=environment,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return tuple(dict.fromkeys(_GONE.findall(done.stdout)))


def _not_loading(names: Iterable[str]) -> tuple[str, ...]:
    def loads(name: str) -> bool:
        try:
            ctypes.CDLL(name)
        except OSError:
            return False
        return True

    return tuple(name for name in names if not loads(name))
