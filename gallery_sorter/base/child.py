"""The command line of this very program as a child process: from a checkout, an installed wheel, or a bundle."""

import sys
from pathlib import Path

_BOOT = "import sys; sys.path.insert(0, sys.argv.pop(1)); from gallery_sorter.__main__ import main; sys.exit(main())"
DECODE_PICTURES = "--decode-pictures"  # what makes the program a child that does only that; no file is called so

_CONSOLE = "gallery-sorter.exe" if sys.platform == "win32" else "gallery-sorter"


def child_command(*arguments: str) -> list[str]:
    """The words that run `gallery-sorter ARGUMENTS` with the code that runs now, whatever the current folder is.

    Python is told not to look for modules in that folder (-P): it may be one of pictures from anywhere.
    """
    if getattr(sys, "frozen", False):
        console = Path(sys.executable).with_name(_CONSOLE)  # the window's own program has no streams on Windows
        return [str(console if console.is_file() else sys.executable), *arguments]
    code = Path(__file__).resolve().parents[2]
    return [sys.executable, "-P", "-c", _BOOT, str(code), *arguments]
