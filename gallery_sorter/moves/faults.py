"""Named places where a test can end the process or make the disk fail, so that every instant of a move is proven.

In production the environment variable is absent and `reach` is one comparison. The variable is read once, when the
room is imported: `NAME:COUNT:kill` ends the process the COUNT-th time that NAME is reached, as `kill -9` would;
`NAME:COUNT:ENOSPC` (or another errno's name) raises that OSError there, and each time after.
"""

import errno
import os
import signal

ENVIRONMENT_VARIABLE = "GALLERY_SORTER_FAULT"

POINTS = (
    "pass-begun",
    "intents-committed",
    "folder-made",
    "copy-begun",
    "copy-written",
    "copy-synced",
    "copy-verified",
    "copies-committed",
    "retargeted",
    "linked",
    "placeholder-made",
    "info-written",
    "placed",
    "targets-synced",
    "set-aside",
    "source-removed",
    "sources-synced",
    "settled",
    "folder-removed",
    "pass-ending",
    "pass-ended",
)


class _Fault:
    def __init__(self, name: str, count: int, action: str) -> None:
        if name not in POINTS:
            raise ValueError(f"{ENVIRONMENT_VARIABLE}: no fault point is called {name!r}")
        self._name = name
        self._left = count
        self._action = action

    def reach(self, name: str) -> None:
        if name != self._name:
            return
        self._left -= 1
        if self._left > 0:
            return
        if self._action == "kill":
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
        number = getattr(errno, self._action)
        raise OSError(number, os.strerror(number))


def _read(text: str | None) -> _Fault | None:
    if not text:
        return None
    name, count, action = text.split(":")
    return _Fault(name, int(count), action)


_fault = _read(os.environ.get(ENVIRONMENT_VARIABLE))


def reach(name: str) -> None:
    """Say that the place called `name` (one of POINTS) is reached."""
    if _fault is not None:
        _fault.reach(name)
