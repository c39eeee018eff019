"""A token that long work checks between steps, so that it stops within a second and leaves nothing half done."""

import threading


class Cancel:
    """Set once, from any thread; never unset."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def set(self) -> None:
        """Ask the work to stop at its next step."""
        self._event.set()

    def __bool__(self) -> bool:
        return self._event.is_set()

    def wait(self, seconds: float) -> bool:
        """Sleep for `seconds` or until cancelled; True when cancelled."""
        return self._event.wait(seconds)
