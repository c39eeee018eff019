"""The log file: where tracebacks go, so that a person sees a sentence and a maintainer sees everything."""

import logging
import sys
from logging.handlers import RotatingFileHandler

from gallery_sorter.base.data_folder import DataFolder

LOG_NAME = "gallery-sorter.log"
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
