"""The system's own events (inotify, FSEvents, ReadDirectoryChangesW), through watchdog, as notices of paths.

The only module that knows watchdog. What it can't promise, that every event arrives, its caller makes good by
listing the folder: at once when events were lost, and from time to time.
"""

import contextlib
import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from watchdog.events import (
    DirCreatedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from gallery_sorter.watching.notices import Notices

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver

_log = logging.getLogger(__name__)
_WATCHDOG_LOG = logging.getLogger("watchdog")
_WATCHDOG_LOG.addHandler(logging.NullHandler())  # or its word on a thread that has just ended would reach a person

# Of a file that is written, inotify's word that it was closed says more than its hundred words on each write; one
# that is held open is found to have grown when it is its turn. Elsewhere there is no such word.
_CHANGED: type[FileSystemEvent] = FileClosedEvent if sys.platform.startswith("linux") else FileModifiedEvent
_EVENTS: list[type[FileSystemEvent]] = [FileCreatedEvent, _CHANGED, FileMovedEvent, DirCreatedEvent, DirMovedEvent]


class FolderObserver(FileSystemEventHandler):
    """Tells of what happens in one folder until it is closed. Raises OSError where the system has no watch left."""

    def __init__(self, folder: Path, notices: Notices, *, recursive: bool) -> None:
        self._folder = folder
        self._notices = notices
        # A watch on a link would watch the link.
        self._real = os.path.realpath(folder)
        self._losses = _Losses(notices)
        self._observer = _make_observer()
        try:
            self._observer.schedule(self, self._real, recursive=recursive, event_filter=_EVENTS)
            self._observer.start()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Tell no more. The folder may have gone."""
        self._observer.stop()
        with contextlib.suppress(RuntimeError):  # it was never started
            self._observer.join(1.0)
        self._losses.close()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called by watchdog in a thread of its own."""
        is_move = isinstance(event, FileMovedEvent | DirMovedEvent)
        raw = event.dest_path if is_move else event.src_path
        if not raw:  # moved out of the folder
            return
        path = self._named(os.fsdecode(raw))
        if event.is_directory:
            self._notices.folder(path)
        else:
            self._notices.file(path, whole=is_move)

    def _named(self, path: str) -> Path:
        """The path below the folder as the person named it."""
        return self._folder / Path(path).relative_to(self._real)


def _make_observer() -> "BaseObserver":
    make: Any = Observer
    # "Full" tells a file that was moved in from elsewhere, which is whole, from one that is being written.
    options = {"generate_full_events": True} if sys.platform.startswith("linux") else {}
    observer: BaseObserver = make(**options)
    return observer


class _Losses(logging.Handler):
    """watchdog says only in its log that the system's queue has overflowed. The log goes to this program's."""

    def __init__(self, notices: Notices) -> None:
        super().__init__(logging.WARNING)
        self._notices = notices
        _WATCHDOG_LOG.addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        _log.log(record.levelno, "watchdog: %s", message)
        if "overflow" in message:
            self._notices.lost()

    def close(self) -> None:
        _WATCHDOG_LOG.removeHandler(self)
        super().close()
