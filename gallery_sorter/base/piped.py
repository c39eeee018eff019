"""A child process that is spoken to in bytes, through its stdin and stdout.

It meets the end of its stdin when this process ends, however that comes about, and is to end then too.
"""

import contextlib
import subprocess
import sys
from collections.abc import Sequence
from typing import IO


class PipedChild:
    """One child, in one thread at a time; `end` may come from any."""

    def __init__(self, command: Sequence[str]) -> None:
        """Starts it. Raises OSError where that can't be done."""
        self._process = _start(command)

    @property
    def sink(self) -> IO[bytes]:
        """What is written here the child reads; flush it. Raises OSError where the child has gone."""
        assert self._process.stdin is not None
        return self._process.stdin

    @property
    def source(self) -> IO[bytes]:
        """What the child writes; at its end where the child has gone."""
        assert self._process.stdout is not None
        return self._process.stdout

    @property
    def pid(self) -> int:
        """The number by which the system knows it."""
        return self._process.pid

    @property
    def running(self) -> bool:
        """Whether it has not ended yet."""
        return self._process.poll() is None

    def end(self) -> int:
        """End it now, whatever it does; what it ended with, which is below 0 for a signal."""
        self._process.kill()
        code = self._process.wait()
        for stream in (self.sink, self.source):
            with contextlib.suppress(OSError):  # what was not sent can't be any more
                stream.close()
        return code


def _start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    """In a process group of its own: Ctrl+C in a terminal is for the parent alone. On Windows this has not been run."""
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
    if sys.platform == "win32":
        apart = subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP
        return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=nowhere, creationflags=apart)
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=nowhere, process_group=0)
