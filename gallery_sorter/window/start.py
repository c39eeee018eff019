"""The door of the window: says in a sentence what is missing where Qt can't run, and else hands over to it.

Imports no Qt by itself, so that the sentence can still be said.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from gallery_sorter.app.session import Choices

_MISSING = "The window can't open: {}\n`gallery-sorter doctor` says what this system lacks and how to get it."


def run_window(choices: Choices, paths: Sequence[Path], *, safe_mode: bool, background: bool = False) -> int:
    """Open the window on these paths and return the exit code: 0, or 143 and 130 after SIGTERM and SIGINT.

    In safe mode nothing remembered is used, and the CPU recognises. In the `background` the window is not shown where
    folders are watched and there is a tray to open it from. Code 1, with one sentence on stderr, where the
    window can't open.
    """
    try:
        from gallery_sorter.window.application import run
    except ImportError as error:
        if (error.name or "").startswith("gallery_sorter"):
            raise
        say_missing(str(error))
        return 1
    return run(choices, paths, safe_mode=safe_mode, background=background)


def say_missing(what: str) -> None:
    """One plain sentence on stderr, and where to go from there."""
    print(_MISSING.format(what.strip().splitlines()[0].rstrip(".") + "."), file=sys.stderr, flush=True)
