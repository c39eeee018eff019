"""Looks at everything that the program stands on, and says what to do where something is missing or broken.

It promises to change nothing: the data folder is not made, databases are opened for reading alone, and torch is
loaded by a child process. Trouble becomes a finding, never an exception.
"""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from gallery_sorter.app.doctor_packages import codecs, torch_finding, versions
from gallery_sorter.app.doctor_system import system
from gallery_sorter.app.findings import Finding
from gallery_sorter.app.session import Choices
from gallery_sorter.base.data_folder import ENVIRONMENT_VARIABLE, DataFolder, choose_data_folder
from gallery_sorter.base.errors import SorterError
from gallery_sorter.recognition.devices import choose_device, count_cuda_devices
from gallery_sorter.recognition.shelf import STARTER, Shelf
from gallery_sorter.recognition.weights import load_head, load_replay, load_trunk

__all__ = ["Finding", "examine"]

_LITTLE_SPACE = 500_000_000  # bytes; roomy for thumbnails and catalogue of some ten thousand pictures and a model


def examine(choices: Choices) -> list[Finding]:
    """Every finding, in the order in which a person reads them. Takes seconds where torch is installed."""
    folder = choose_data_folder(choices.data_dir)
    cuda = count_cuda_devices()
    torch = torch_finding("cuda" if cuda else "cpu")
    return [
        *versions(),
        torch,
        Finding("CUDA devices", str(cuda), ok=True, needed=False),
        device_finding(choices.device, torch),
        *codecs(),
        *data_folder_findings(folder),
        *model_findings(Shelf(folder.models), choices.model),
        *system(),
    ]


def device_finding(wanted: str, torch: Finding) -> Finding:
    """Where pictures would be recognised and why. A torch that does not work counts as none, as when predicting."""
    try:
        choice = choose_device(wanted)
    except SorterError as error:
        return Finding("device", error.message, ok=False, needed=True, hint=error.hint)
    if choice.runtime != "torch" or torch.ok:
        return Finding("device", f"{choice.device} with {choice.runtime}. {choice.because}", ok=True, needed=True)
    if wanted == "auto":
        return Finding("device", f"cpu with onnxruntime. {choice.because} torch does not work.", ok=True, needed=True)
    return Finding("device", f"{wanted} can't be used: torch does not work.", False, True, "Leave out --device.")


def data_folder_findings(folder: DataFolder) -> Iterator[Finding]:
    """Whether it can be written to, its databases, and the room on its disk. Makes nothing that stays."""
    problem = _writing_problem(folder.root)
    if problem:
        hint = f"Name another with --data-dir or the variable {ENVIRONMENT_VARIABLE}."
        yield Finding("data folder", f"{folder.root} can't be used: {problem}.", False, True, hint)
    else:
        later = "" if folder.root.exists() else " (will be made when it is needed)"
        yield Finding("data folder", f"{folder.root}{later}", ok=True, needed=True)
    yield from _database_finding(
        "journal", folder.journal, needed=True, hint="Put it aside, and keep it: it knows where pictures came from."
    )
    for name, path in (("catalogue", folder.catalogue), ("thumbnails", folder.thumbnails)):
        yield from _database_finding(name, path, needed=False, hint="It is only a cache: the next run begins it anew.")
    free = shutil.disk_usage(_nearest(folder.root)).free
    hint = "" if free >= _LITTLE_SPACE else "Free some space, or put the data folder on another disk."
    yield Finding("free space", f"{free / 1e9:.1f} GB", ok=free >= _LITTLE_SPACE, needed=False, hint=hint)


def _writing_problem(root: Path) -> str:
    """Why files can't be made there, or the folder itself; empty where they can."""
    if not root.exists():
        parent = _nearest(root)
        if not parent.is_dir():
            return f"{parent} is a file"
        return "" if os.access(parent, os.W_OK | os.X_OK) else f"{parent} can't be written to"
    if not root.is_dir():
        return "it is a file"
    try:
        with tempfile.TemporaryFile(dir=root):
            return ""
    except OSError as error:
        return error.strerror or str(error)


def _nearest(path: Path) -> Path:
    """The path itself, or the first of those above it that exists."""
    return next(place for place in (path, *path.parents) if place.exists() or place == place.parent)


def _database_finding(name: str, path: Path, *, needed: bool, hint: str) -> Iterator[Finding]:
    if not path.exists():
        return
    problem = _database_problem(path)
    if problem:
        yield Finding(name, f"{path} is damaged or can't be read: {problem}.", False, needed, hint)
    else:
        yield Finding(name, f"{path.stat().st_size / 1e6:.1f} MB, sound", ok=True, needed=needed)


def _database_problem(path: Path) -> str:
    """What SQLite finds wrong in a file that is opened for reading alone; empty where nothing is."""
    # Without a log beside it nobody writes, and saying so keeps SQLite from making one.
    alone = not path.with_name(f"{path.name}-wal").exists()
    address = f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if alone else ''}"
    try:
        with closing(sqlite3.connect(address, uri=True, timeout=5)) as connection:
            answer = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    except sqlite3.Error as error:
        return str(error)
    return "" if answer == "ok" else answer.splitlines()[-1]


def model_findings(shelf: Shelf, name: str | None) -> Iterator[Finding]:
    """The model that would be used, whether all its files are sound, and other versions that are not."""
    used = name or shelf.active_name()
    try:
        card = shelf.card(used)
        folder = shelf.folder(used)
        load_head(folder / card.head.file, card.head.blake3, card.head_rows)
        if card.replay is not None:
            load_replay(folder / card.replay.file, card.replay.blake3, card.head_rows)
        load_trunk(shelf.trunk_path(card, folder), card.trunk.blake3)
    except SorterError as error:
        back = "" if used == STARTER else f"Or go back to the shipped one: gallery-sorter models use {STARTER}"
        yield Finding("model", error.message, False, True, f"{error.hint} {back}".strip())
    else:
        yield Finding("model", f"{card.name} ({', '.join(card.classes)})", ok=True, needed=True)
    for version in shelf.versions():
        if version.problem and version.name != used:
            yield Finding(f"model {version.name}", version.problem, ok=False, needed=False, hint="Remove it.")
