"""Decides what of the collected files goes into the bundle: what the program uses, and nothing that only came along.

Plug-ins of Qt are chosen by name; libraries stay where something that stays links to them. `PRUNED` says what was left
out and why, and README.md repeats it.
"""

import posixpath
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath

Entry = tuple[str, str, str]  # PyInstaller's: the name in the bundle, the file that it is, its kind

# Modules that nothing of the program imports, but that packages name.
EXCLUDED_MODULES = [
    "torch",  # the standard edition is without; and what only training by torch or tests would need
    "torchvision",
    "tkinter",
    "ssl",  # the program opens no connection to anywhere
    "_ssl",
    "_hashlib",  # hashlib has the same sums built in
    "setuptools",
    "pip",
    "pytest",
    "numpy.f2py",
    "numpy.distutils",
    "numpy.testing",
    "onnx.backend",
    "onnx.reference",
    "onnxruntime.backend",
    "onnxruntime.datasets",
    "onnxruntime.quantization",
    "onnxruntime.tools",
    "onnxruntime.transformers",
    "PIL.ImageTk",
    "PIL.ImageQt",
    "PySide6.QtOpenGL",
    "PySide6.QtQml",
    "PySide6.QtQuick",
]

# Libraries that no other one links to: Python's own, and what ONNX Runtime opens when it starts.
LOADED_BY_NAME = ("libpython", "python", "libonnxruntime_providers_shared", "onnxruntime_providers_shared")

PLUGINS = {  # folder below Qt's plugins -> stems of the plug-ins that stay
    "platforms": {"libqxcb", "libqwayland", "libqoffscreen", "qwindows", "qoffscreen", "libqcocoa"},
    "platformthemes": {"libqxdgdesktopportal"},
    "platforminputcontexts": {"libcomposeplatforminputcontextplugin", "libibusplatforminputcontextplugin"},
    "iconengines": {"libqsvgicon", "qsvgicon"},
    "imageformats": {"libqjpeg", "qjpeg", "libqsvg", "qsvg"},
    "styles": {"qmodernwindowsstyle", "libqmacstyle"},
    "wayland-shell-integration": {"libxdg-shell"},
    "wayland-decoration-client": {"libadwaita", "libbradient"},
}

# Qt's own words, of its buttons and menus, in the languages other than English of resources/translations.
TRANSLATIONS = {"qtbase_de.qm"}

PRUNED = {
    "Qt plug-ins": "GTK's theme, OpenGL and EGL, databases, TLS, printing, the picture formats that Pillow reads",
    "Qt libraries": "those that only such plug-ins link to: Quick, Qml, OpenGL, VirtualKeyboard, Pdf, ...",
    "Qt's translations": "of languages that the program does not speak",
    "ONNX Runtime": "libonnxruntime.so (Python's module has the same code inside), quantisation, transformers, tools",
    "onnx": "test data, backends, the reference evaluator",
    "numpy": "f2py, distutils, tests",
    "Python": "the symbols of its libraries (Linux)",
    "OpenSSL": "the program opens no connection to anywhere; Python has its hash sums without it",
    "torch, torchvision": "not in this edition",
}


def pruned(entries: Iterable[Entry], imports_of: Callable[[str], Iterable[str]]) -> list[Entry]:
    """The entries that go into the bundle; `imports_of` gives the names of the libraries that a file links to."""
    return _linked(list(_chosen(entries)), imports_of)


def _chosen(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Without Qt's plug-ins and translations that are not chosen, QML, and Python's caches."""
    for entry in entries:
        path = _path(entry)
        if "__pycache__" in path.parts:
            continue
        if "PySide6" in path.parts:
            if "qml" in path.parts or ("translations" in path.parts and path.name not in TRANSLATIONS):
                continue
            if "plugins" in path.parts and path.stem not in PLUGINS.get(path.parent.name, set()):
                continue
        yield entry


def _linked(entries: list[Entry], imports_of: Callable[[str], Iterable[str]]) -> list[Entry]:
    """Without libraries that nothing left links to.

    Python's extension modules, Qt's plug-ins and libpython are what the program loads by name; every other library has
    to be linked to by one of those that stay. What lies beside a library in its framework goes with it, and a link in
    the file system goes with what it leads to.
    """
    by_name: dict[str, list[Entry]] = {}
    for entry in entries:
        by_name.setdefault(_path(entry).name.lower(), []).append(entry)  # Windows writes them as it likes
    todo = [entry for entry in entries if entry[2] != "SYMLINK" and _is_loaded_by_name(entry)]
    kept = set(todo)
    while todo:
        _, source, kind = todo.pop()
        if kind in ("BINARY", "EXTENSION", "SYMLINK"):
            for name in [PurePosixPath(source).name] if kind == "SYMLINK" else imports_of(source):
                found = [entry for entry in by_name.get(name.lower(), []) if entry not in kept]
                kept.update(found)
                todo += found
    gone = {_framework(entry) for entry in entries if entry[2] == "BINARY" and entry not in kept} - {None}
    files = [entry for entry in entries if entry in kept and entry[2] != "SYMLINK" and _framework(entry) not in gone]
    return files + _leading_somewhere([entry for entry in entries if entry[2] == "SYMLINK"], files)


def _leading_somewhere(links: list[Entry], files: list[Entry]) -> list[Entry]:
    """The links that lead to one of these files, a folder of one, or on through such a link."""
    there = {place for entry in files for place in (_path(entry), *_path(entry).parents)}
    through: set[PurePosixPath] = set()
    found: list[Entry] = []
    while more := [
        link
        for link in links
        if link not in found and (_target(link) in there | through or through.intersection(_target(link).parents))
    ]:
        found += more
        through.update(_path(link) for link in more)
    return found


def _is_loaded_by_name(entry: Entry) -> bool:
    path = _path(entry)
    return entry[2] != "BINARY" or "plugins" in path.parts or path.name.lower().startswith(LOADED_BY_NAME)


def _framework(entry: Entry) -> PurePosixPath | None:
    """The folder of the macOS framework that the entry is part of."""
    return next((folder for folder in _path(entry).parents if folder.suffix == ".framework"), None)


def _target(entry: Entry) -> PurePosixPath:
    """Where in the bundle a link in the file system leads to."""
    return PurePosixPath(posixpath.normpath(_path(entry).parent / entry[1].replace("\\", "/")))


def _path(entry: Entry) -> PurePosixPath:
    return PurePosixPath(entry[0].replace("\\", "/"))


def without_symbols(entries: list[Entry], folder: Path) -> list[Entry]:
    """The entries with Python's own libraries from copies in `folder` that lack what only a debugger reads.

    Only on Linux they have that. Others' libraries stay as they were built: `strip` breaks some of those in wheels.
    """
    if not sys.platform.startswith("linux"):
        return entries
    return [_stripped(entry, folder) if _is_pythons_own(_path(entry)) else entry for entry in entries]


def _is_pythons_own(path: PurePosixPath) -> bool:
    return path.name.startswith("libpython") or path.parent.name == "lib-dynload"


def _stripped(entry: Entry, folder: Path) -> Entry:
    copy = folder / _path(entry).name
    shutil.copyfile(entry[1], copy)
    subprocess.run(["strip", "--strip-unneeded", str(copy)], check=True)
    return entry[0], str(copy), entry[2]


def edition_is_complete(entries: Iterable[Entry]) -> bool:
    """Whether Qt's plug-in for this system's screen is among the entries; without it no window opens."""
    wanted = {"win32": "qwindows", "darwin": "libqcocoa"}.get(sys.platform, "libqxcb")
    return any(_path(entry).stem == wanted for entry in entries)
