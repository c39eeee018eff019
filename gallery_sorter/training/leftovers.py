"""Clears away what trainings that were cancelled or killed have left, once nobody can be expected to go on with them.

Their maps may take gigabytes. Until then `resume` finds all of it.
"""

import shutil
import time
from pathlib import Path

KEPT = 7 * 24 * 3600.0  # seconds after the last sign of life


def drop_leftovers(training: Path) -> None:
    """Remove the folders of trainings in which nothing was written for `KEPT` seconds."""
    if not training.is_dir():
        return
    for folder in training.iterdir():
        try:
            written = max(path.stat().st_mtime for path in (folder, *folder.iterdir()))
        except OSError:  # a file, or a training that ends at this moment
            continue
        if time.time() - written > KEPT:
            shutil.rmtree(folder, ignore_errors=True)
