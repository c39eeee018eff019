"""What both executables of the bundle run: `gallery-sorter`, with a console, and `gallery-sorter-gui`, without."""

import os
import sys
from pathlib import Path

from gallery_sorter.__main__ import main, main_gui


def leave_children_alone() -> None:
    """Programs that this one starts get the environment that it was started with itself.

    PyInstaller's loader points the system's linker at the bundle's libraries, which a file manager must not load; a
    child that is this program again is to do so anew. https://pyinstaller.org/en/stable/runtime-information.html
    """
    for name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"):
        before = os.environ.pop(f"{name}_ORIG", None)
        if before is not None:
            os.environ[name] = before
        else:
            os.environ.pop(name, None)
    os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"


if __name__ == "__main__":
    leave_children_alone()
    sys.exit(main_gui() if Path(sys.executable).stem == "gallery-sorter-gui" else main())
