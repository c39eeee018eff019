"""The doctor's look at the system below: the libraries that the window wants, and how many folders may be watched."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from gallery_sorter.app.findings import Finding
from gallery_sorter.app.qt_libraries import mending_line, missing_libraries
from gallery_sorter.watching.presence import Method, method_of

WATCHES = Path("/proc/sys/fs/inotify/max_user_watches")
_FEW_WATCHES = 8192  # the kernel's fixed limit before Linux 5.11; one watch is spent for every folder


def system() -> Iterator[Finding]:
    """The findings of this system. Only on Linux do the wheels leave libraries to the system."""
    yield watching_finding(Path.home())
    if sys.platform.startswith("linux"):
        missing = missing_libraries()
        yield library_finding("libraries for the window", missing.base)
        yield library_finding("libraries for an X11 screen", missing.x11)
        yield from watches_finding()


def library_finding(name: str, missing: Iterable[str]) -> Finding:
    """Names the missing libraries and the line that mends it. None is needed: the command line runs without."""
    missing = list(missing)
    if not missing:
        return Finding(name, "all there", ok=True, needed=False)
    value = f"missing: {', '.join(missing)}. The command line works without."
    return Finding(name, value, ok=False, needed=False, hint=mending_line(missing))


def watches_finding(limit: Path = WATCHES) -> Iterator[Finding]:
    """How many folders one person's programs may watch together; nothing where the kernel does not say."""
    try:
        watches = int(limit.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return
    enough = watches >= _FEW_WATCHES
    hint = "" if enough else "For trees of many folders: sudo sysctl fs.inotify.max_user_watches=65536"
    yield Finding("watched folders", f"at most {watches:,}", ok=enough, needed=False, hint=hint)


def watching_finding(folder: Path) -> Finding:
    """How `watch` would learn of what arrives in a folder."""
    if method_of(folder) is Method.NATIVE:
        return Finding("watching", f"native: the system tells of what arrives in {folder}", ok=True, needed=False)
    value = f"polling: the file system of {folder} tells of nothing, so folders there are listed again and again"
    return Finding("watching", value, ok=True, needed=False)
