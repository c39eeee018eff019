"""The log file: where tracebacks go, so that a person sees a sentence and a maintainer sees everything."""

import faulthandler
import logging
import sys
from datetime import datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

from gallery_sorter.base.data_folder import DataFolder

LOG_NAME = "gallery-sorter.log"
CRASH_LOG = "crash.log"
_MOST_CRASHES = 5  # logs of earlier crashes that are kept
_FORMAT = "%(asctime)s %(levelname)s %(process)d %(threadName)s %(name)s: %(message)s"


def start_logging(folder: DataFolder, *, verbose: bool) -> None:
    """Log to a file of at most 1 MB (three kept), and with `verbose` to stderr too. Calling it again replaces both."""
    root = logging.getLogger("gallery_sorter")
    for old in list(root.handlers):
        root.removeHandler(old)
        old.close()
    handlers: list[logging.Handler] = [
        RotatingFileHandler(
            folder.logs / LOG_NAME, maxBytes=1_000_000, backupCount=3, encoding="utf-8", errors="backslashreplace"
        )
    ]
    if verbose:
        handlers.append(logging.StreamHandler(sys.stderr))
    for handler in handlers:
        handler.setFormatter(logging.Formatter(_FORMAT))
        root.addHandler(handler)
    root.setLevel(logging.DEBUG if verbose else logging.INFO)
    root.propagate = False


def keep_crash_log(folder: DataFolder) -> Path | None:
    """Have Python write where every thread was, should the process die in C code, which no hook can catch.

    Returns the log of the run before this one where that died so, put aside under the time of its death.
    """
    path, earlier = folder.logs / CRASH_LOG, None
    if path.exists() and path.stat().st_size:
        died = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
        earlier = path.rename(path.with_name(f"crash-{died:%Y%m%d-%H%M%S}.log"))
        for old in sorted(folder.logs.glob("crash-*.log"))[:-_MOST_CRASHES]:
            old.unlink()
    faulthandler.enable(path.open("a", encoding="utf-8"))  # which keeps the file open for as long as it needs it
    return earlier


def end_crash_log(folder: DataFolder) -> None:
    """The run came to its end: whatever was noted on the way was no crash."""
    faulthandler.disable()
    (folder.logs / CRASH_LOG).unlink(missing_ok=True)
