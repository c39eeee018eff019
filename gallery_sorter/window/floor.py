"""Who has the interpreter: while the GUI thread has the floor, long work holds still at its next step.

Painting makes hundreds of calls that let go of Python's lock, and each has to wait for it again while other threads
reckon: a page that takes 15 ms took 0.3 s beside a listing of 100,000 pictures.
"""

import threading
import time
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt

from gallery_sorter.base.cancel import Cancel

Item = TypeVar("Item")

_LONGEST = 0.1  # seconds that work holds still: it must end too while the GUI thread waits for its end
_AFTER_PAINTING = Qt.EventPriority.LowEventPriority.value - 1  # Qt asks for painting at its low priority


class Floor:
    """Taken and given back in the GUI thread, as often nested as need be; waited for by the others."""

    def __init__(self) -> None:
        self._free = threading.Event()
        self._free.set()
        self._depth = 0
        self._since = 0.0  # when it was taken while it was free
        self._returning = _Returning(self)

    def take(self) -> None:
        """The others hold still from their next step on."""
        if self._depth == 0:
            self._since = time.monotonic()
        self._depth += 1
        self._free.clear()

    def give_back(self) -> None:
        """The others go on, where this was the last of those who took it."""
        self._depth -= 1
        if self._depth == 0:
            self._free.set()

    def take_until_painted(self) -> None:
        """Take it, and give it back when what is changed now has been painted."""
        self.take()
        QCoreApplication.postEvent(self._returning, QEvent(QEvent.Type.User), _AFTER_PAINTING)

    def __enter__(self) -> None:
        self.take()

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, at: TracebackType | None) -> None:
        self.give_back()

    def wait(self) -> bool:
        """Go on when the GUI thread does not want to, or once it has had the floor for a tenth of a second; True where
        it still does.
        """
        if self._free.is_set():
            return False
        return not self._free.wait(max(0.0, self._since + _LONGEST - time.monotonic()))


class _Returning(QObject):
    """Gives the floor back when its event's turn comes."""

    def __init__(self, floor: Floor) -> None:
        super().__init__()
        self._floor = floor

    def customEvent(self, event: QEvent) -> None:
        self._floor.give_back()


FLOOR = Floor()  # one for the process, as the interpreter's lock is one


def courteous(items: Iterable[Item]) -> Iterator[Item]:
    """The same, each when the GUI thread does not want the floor: for long work that nothing cancels."""
    for item in items:
        FLOOR.wait()
        yield item


class CourteousCancel(Cancel):
    """Work that asks whether to stop leaves the GUI thread the floor at the same time."""

    def __bool__(self) -> bool:
        FLOOR.wait()
        return super().__bool__()
