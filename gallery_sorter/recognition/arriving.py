"""How a version comes onto the shelf and goes from it: written and deleted out of sight, seen in one step.

What a process leaves there that dies meanwhile is known by its name, and cleared away once nobody can be writing it.
"""

import re
import shutil
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TRUNKS = "trunks"  # trunks that several versions share, by hash
KEPT = 24 * 3600.0  # seconds after which nobody is writing any more

_PARTIAL = re.compile(r"\.partial-[0-9a-f]{32}")  # a version on its way in or out; never looked at
_PARTIAL_TRUNK = re.compile(r"[0-9a-f]{64}\.safetensors\.[0-9a-f]{32}")  # as base.writing calls half of a file


@contextmanager
def partial_folder(beside: Path) -> Iterator[Path]:
    """A new folder in `beside`, out of sight, to be filled and renamed; where it was not, nothing is left of it."""
    partial = _partial_path(beside)
    partial.mkdir(parents=True)
    try:
        yield partial
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def remove_at_once(folder: Path) -> None:
    """Delete a folder, out of sight in one step, so that a kill never leaves half a version. Raises OSError."""
    gone = _partial_path(folder.parent)
    folder.rename(gone)
    shutil.rmtree(gone, ignore_errors=True)


def drop_unfinished(models: Path) -> None:
    """Remove what was left half written or half deleted in a folder of models, and not touched for `KEPT` seconds."""
    for path in _called(models, _PARTIAL):
        if path.is_dir() and not path.is_symlink() and _at_rest(path):
            shutil.rmtree(path, ignore_errors=True)
    for path in _called(models / TRUNKS, _PARTIAL_TRUNK):
        if path.is_file() and not path.is_symlink() and _at_rest(path):
            path.unlink(missing_ok=True)


def _partial_path(beside: Path) -> Path:
    return beside / f".partial-{uuid.uuid4().hex}"


def _called(folder: Path, name: re.Pattern[str]) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if name.fullmatch(path.name)]
    except OSError:
        return []


def _at_rest(path: Path) -> bool:
    try:
        files = (path, *path.iterdir()) if path.is_dir() else (path,)
        written = max(file.stat().st_mtime for file in files)
    except OSError:  # it arrives or goes at this moment
        return False
    return time.time() - written > KEPT
