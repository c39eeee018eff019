"""Looks at everything that the program stands on, and says what is missing and how it is mended.

It changes nothing and makes no folder. A finding that is `needed` and not `ok` keeps the main job from running; any
other trouble takes something away that the program can do without.
"""

import importlib
import importlib.metadata
import importlib.util
import os
import platform
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from PIL import features

from gallery_sorter import __version__
from gallery_sorter.app.qt_libraries import mending_line, missing_libraries
from gallery_sorter.app.session import Choices
from gallery_sorter.base.data_folder import ENVIRONMENT_VARIABLE, DataFolder, choose_data_folder
from gallery_sorter.base.errors import SorterError
from gallery_sorter.recognition.devices import choose_device, count_cuda_devices
from gallery_sorter.recognition.shelf import Shelf

_FREE_BYTES = 200_000_000  # below that a first look at some thousand pictures may fill the disk with thumbnails
_WATCHES = 65_536  # folders; what current Linux kernels allow at least
_TORCH_SECONDS = 120  # importing torch from a slow, cold disk
_TORCH_CHECK = (
    "from gallery_sorter.recognition.torch_runtime import torch_problem; print(torch_problem({device!r}) or '')"
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `hint` says what to do where it is not `ok`."""

    name: str
    value: str
    ok: bool
    needed: bool  # without it the main job can't run
    hint: str = ""


def examine(choices: Choices) -> list[Finding]:
    """Look at versions, devices, codecs, the data folder, the model and the system, in this order.

    Takes about a second, some more where torch is installed: a child process finds out whether it loads.
    """
    folder = choose_data_folder(choices.data_dir)
    return [
        *_versions(),
        *_torch(),
        *_devices(choices),
        *_codecs(),
        *_data_folder(folder),
        _model(folder, choices.model),
        *_window(),
        *_watching(),
    ]


def _versions() -> Iterator[Finding]:
    yield Finding("Gallery Sorter", __version__, ok=True, needed=True)
    python = platform.python_version()
    yield Finding("Python", f"{python}, {platform.platform()}", ok=sys.version_info >= (3, 11), needed=True)
    for package, module in (("PySide6-Essentials", "PySide6"), ("onnxruntime", "onnxruntime"), ("onnx", "onnx")):
        version = _version(package)
        there = version is not None or importlib.util.find_spec(module) is not None
        yield Finding(package, version or "missing", there, True, f"pip install {package}")


def _version(package: str) -> str | None:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None


def _torch() -> Iterator[Finding]:
    """torch and torchvision: only CUDA and deep training want them, so that nothing here is needed."""
    versions = {package: _version(package) for package in ("torch", "torchvision")}
    absent = [package for package, version in versions.items() if version is None]
    said = ", ".join(f"{package} {version}" for package, version in versions.items() if version)
    if absent:
        hint = f"Prediction runs without; CUDA and deep training need `pip install {' '.join(absent)}`."
        yield Finding("torch", f"{said or 'not installed'}", ok=False, needed=False, hint=hint)
        return
    problem = _torch_problem()
    hint = "The program carries on without both. `pip install --force-reinstall torch torchvision` mends the pair."
    yield Finding("torch", f"{said}: {problem}" if problem else said, not problem, False, hint)


def _torch_problem() -> str:
    """Why torch and torchvision don't load, or an empty text. Asked of a child, since a broken pair may crash."""
    if getattr(sys, "frozen", False):  # a bundle's program is no Python that runs a line of code
        return ""
    device = "cuda" if count_cuda_devices() else "cpu"
    command = [sys.executable, "-c", _TORCH_CHECK.format(device=device)]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, errors="replace", timeout=_TORCH_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return f"did not load within {_TORCH_SECONDS} seconds"
    except OSError as error:
        return f"could not be tried: {error.strerror or error}"
    if done.returncode == 0:
        return done.stdout.strip()
    lines = done.stderr.strip().splitlines()
    return lines[-1] if lines else f"ended with code {done.returncode} while loading"


def _devices(choices: Choices) -> Iterator[Finding]:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    yield Finding("processor", f"{platform.machine()}, {cores} cores", ok=True, needed=True)
    count = count_cuda_devices()
    yield Finding("CUDA", f"{count} device(s)" if count else "no device found", ok=True, needed=False)
    try:
        choice = choose_device(choices.device)
    except SorterError as error:
        yield Finding("runs on", error.message, False, True, error.hint)
        return
    yield Finding("runs on", f"{choice.device} with {choice.runtime}: {choice.because}", ok=True, needed=True)
    if choice.runtime == "onnxruntime":
        problem = _import_problem("onnxruntime")
        yield Finding(
            "ONNX Runtime", problem or "loads", not problem, True, "pip install --force-reinstall onnxruntime"
        )


def _import_problem(module: str) -> str:
    """Why a library does not load, or an empty text."""
    try:
        importlib.import_module(module)
    except (ImportError, OSError) as error:
        return f"does not load: {error}"
    return ""


def _codecs() -> Iterator[Finding]:
    for name, feature, needed in (
        ("JPEG", "jpg", True),
        ("PNG", "zlib", True),
        ("WebP", "webp", False),
        ("TIFF", "libtiff", False),
        ("AVIF", "avif", False),
    ):
        there = bool(features.check(feature))
        value = str(features.version(feature) or "yes") if there else "missing"
        yield Finding(name, value, there, needed, "pip install --force-reinstall pillow (its wheels read this format)")
    problem = _import_problem("pi_heif")
    version = "" if problem else f"pi-heif {_version('pi-heif') or '(version not stated)'}"
    yield Finding("HEIC", problem or version, not problem, False, "pip install pi-heif")


def _data_folder(folder: DataFolder) -> Iterator[Finding]:
    root = folder.root
    hint = f"Name another with --data-dir or the variable {ENVIRONMENT_VARIABLE}."
    nearest = next(place for place in (root, *root.parents) if place.exists())
    usable = nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)
    state = "" if root.exists() else ", will be made"
    yield Finding("data folder", f"{root}{state if usable else ', cannot be written to'}", usable, True, hint)
    try:
        free = shutil.disk_usage(nearest).free
    except OSError as error:
        yield Finding("free space", f"not known: {error.strerror or error}", ok=True, needed=False)
    else:
        yield Finding("free space", f"{free / 1e9:.1f} GB", free >= _FREE_BYTES, False, f"Free some space, or {hint}")
    yield _database("journal", folder.journal, True, "Restore a backup from beside it, or name another data folder.")
    cache = "It is a cache: it is begun anew by itself, or delete it."
    yield _database("catalogue", folder.catalogue, False, cache)
    yield _database("thumbnails", folder.thumbnails, False, cache)


def _database(name: str, path: Path, needed: bool, hint: str) -> Finding:
    """What SQLite's own check says of a database, read-only."""
    if not path.exists():
        return Finding(name, "not there yet", ok=True, needed=needed)
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=5)) as connection:
            (answer,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    except (sqlite3.Error, ValueError) as error:
        answer = str(error)
    if "locked" in answer:  # at work, hence not damaged as far as can be told
        return Finding(name, "in use by another program, not checked", ok=True, needed=needed)
    size = path.stat().st_size / 1e6
    good = answer == "ok"
    return Finding(name, f"{size:.1f} MB, {'sound' if good else answer}", good, needed, hint)


def _model(folder: DataFolder, wanted: str | None) -> Finding:
    """The model in charge, or the one that was named."""
    try:
        shelf = Shelf(folder.models)
        name = wanted or shelf.active_name()
        card = shelf.card(name)
        trunk = shelf.trunk_path(card, shelf.folder(name))
    except SorterError as error:
        return Finding("model", error.message, False, True, error.hint)
    except FileNotFoundError as error:
        return Finding("model", str(error), False, True, "Install the program anew.")
    there = trunk.is_file()
    said = f"{name}: {', '.join(card.classes)}"
    return Finding("model", said if there else f"{name}: its weights are gone", there, True, "Import the model anew.")


def _window() -> Iterator[Finding]:
    """What the window needs of the system. Linux alone leaves these libraries to the distribution."""
    if sys.platform != "linux":
        return
    display = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY")
    hint = "The window needs one; the command line does not (see gallery-sorter classify --help)."
    yield Finding("display", display or "none", bool(display), False, hint)
    missing = missing_libraries()
    x11 = bool(os.environ.get("DISPLAY")) and not os.environ.get("WAYLAND_DISPLAY")
    for name, gone, needed in (("Qt's libraries", missing.base, True), ("Qt's X11 libraries", missing.x11, x11)):
        value = f"missing: {', '.join(gone)}" if gone else "all there"
        yield Finding(name, value, not gone, needed, mending_line(gone))


def _watching() -> Iterator[Finding]:
    limit = Path("/proc/sys/fs/inotify/max_user_watches")
    try:
        watches = int(limit.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return
    hint = f"Large folders are looked at on a timer instead; `sysctl fs.inotify.max_user_watches={_WATCHES}` raises it."
    yield Finding("folders to watch", f"at most {watches:,}", watches >= _WATCHES, False, hint)
