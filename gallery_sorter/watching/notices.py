"""The letter box between the observers' threads and the one that works: what was heard of, each path once.

It holds paths alone, so that a flood of events about one file costs no more than one of them.
"""

import threading
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Heard:
    """What came since the last look."""

    files: dict[Path, bool] = field(default_factory=dict)  # True: renamed into place, so it is whole
    folders: set[Path] = field(default_factory=set)  # they have appeared, with whatever is in them
    lost: bool = False  # events were lost: everything has to be looked at again


class Notices:
    """Written by any thread, read by one, which `wake` wakes: several folders may share it."""

    def __init__(self, wake: threading.Event) -> None:
        self._lock = threading.Lock()
        self._wake = wake
        self._heard = Heard()

    def file(self, path: Path, *, whole: bool = False) -> None:
        """Something happened to a file."""
        with self._lock:
            self._heard.files[path] = whole or self._heard.files.get(path, False)
        self._wake.set()

    def folder(self, path: Path) -> None:
        """A folder has appeared."""
        with self._lock:
            self._heard.folders.add(path)
        self._wake.set()

    def lost(self) -> None:
        """Events were lost."""
        with self._lock:
            self._heard.lost = True
        self._wake.set()

    def take(self) -> Heard:
        """What was heard since the last call."""
        with self._lock:
            heard, self._heard = self._heard, Heard()
        return heard
