"""Ctrl-C and SIGTERM: they ask the work to stop, and decide the exit code. A line on stdin may ask for it, too."""

import os
import signal
import sys
import threading
from types import FrameType

from gallery_sorter.base.cancel import Cancel

INTERRUPTED, TERMINATED = 130, 143


class Interruption:
    """Ctrl-C and SIGTERM ask the work to stop; what came decides the exit code. A second Ctrl-C ends at once."""

    def __init__(self) -> None:
        self.cancel = Cancel()
        self.asking = False  # a question is on the terminal: Ctrl-C must end the waiting for an answer
        self._signal: int | None = None
        signal.signal(signal.SIGINT, self._on_signal)
        signal.signal(signal.SIGTERM, self._on_signal)

    @property
    def code(self) -> int | None:
        """130 or 143 once a signal came."""
        if self._signal is None:
            return None
        return TERMINATED if self._signal == signal.SIGTERM else INTERRUPTED

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        again, self._signal = self._signal is not None, number
        self.cancel.set()
        if self.asking:
            raise KeyboardInterrupt
        if again and number == signal.SIGINT:
            os._exit(INTERRUPTED)


def cancel_on_stdin(cancel: Cancel) -> None:
    """Set the token once the line `cancel` comes on stdin, or stdin ends: then whoever started this is gone."""

    def watch() -> None:
        for line in sys.stdin:
            if line.strip() == "cancel":
                break
        cancel.set()

    threading.Thread(target=watch, name="stdin-control", daemon=True).start()
