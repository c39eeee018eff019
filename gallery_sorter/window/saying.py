"""What is said before there is a window, or in place of one. Imports Qt only where a dialog has to say it."""

import os
import sys

# Variables by which desktops hand on the right to come to the front; toolkits forget them once they have a window.
TOKENS = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")
_MISSING = "The window can't open: {}\n`gallery-sorter doctor` says what this system lacks and how to get it."


def say_missing(what: str) -> None:
    """One plain sentence on stderr, and where to go from there."""
    print(_MISSING.format(what.strip().splitlines()[0].rstrip(".") + "."), file=sys.stderr, flush=True)


def say(sentence: str) -> None:
    """A sentence before there is a window: on stderr, and in a dialog where nobody reads that."""
    print(sentence, file=sys.stderr, flush=True)
    if started_by_desktop():
        from PySide6.QtWidgets import QApplication, QMessageBox

        app = QApplication.instance() or QApplication(sys.argv[:1])
        QMessageBox.warning(None, "Gallery Sorter", sentence)
        del app


def started_by_desktop() -> bool:
    """Whether a menu or a double-click started this process, and no terminal or script reads what it prints."""
    if sys.stderr is None:  # a program for windows on Windows
        return True
    launched = os.environ.get("GIO_LAUNCHED_DESKTOP_FILE_PID") == str(os.getpid())
    return not sys.stderr.isatty() and (launched or any(os.environ.get(name) for name in TOKENS))
