"""One way to run a step of a pipeline on several threads: results in order, memory bounded, stopping at once.

The threads are daemons, unlike those of concurrent.futures: a decoder that is busy for seconds inside C code must
not hold up a person who closes the program.
"""

import itertools
import os
import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from gallery_sorter.base.cancel import Cancel

Item = TypeVar("Item")
Result = TypeVar("Result")

_LOOK_UP = 0.1  # seconds between looks at the cancel token while a result is waited for
_LEAVE = 0.7  # seconds that threads are given to finish the job in hand when nobody wants it any more


def usable_cores() -> int:
    """The cores that this process may use, which in a container are fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(slots=True)
class _Job(Generic[Item, Result]):
    item: Item
    started: float | None = None
    given_up: bool = False
    result: Result | None = None
    error: BaseException | None = None
    finished: threading.Event = field(default_factory=threading.Event)

    def wait(self, cancel: Cancel, seconds: float | None) -> bool:
        """True when finished; False when cancelled, or when it runs for longer than `seconds`."""
        while not self.finished.wait(_LOOK_UP):
            if cancel:
                return False
            if seconds is not None and self.started is not None and time.monotonic() - self.started > seconds:
                self.given_up = True
                return False
        return True

    def outcome(self) -> Result:
        if self.error is not None:
            raise self.error
        return self.result  # type: ignore[return-value]  # finished without error: a Result


@dataclass(frozen=True, slots=True)
class _Done(Generic[Result]):
    """Stands in the queue for an item that needed no work."""

    result: Result


class _Crew(Generic[Item, Result]):
    """Threads that take jobs from a queue until they are dismissed."""

    def __init__(self, function: Callable[[Item], Result], size: int, name: str) -> None:
        self._function, self._name = function, name
        self._jobs: queue.SimpleQueue[_Job[Item, Result] | None] = queue.SimpleQueue()
        self._dismissed = False
        self._threads: list[threading.Thread] = []
        for _ in range(size):
            self.hire()

    def hire(self) -> None:
        """One more thread, at the start or in place of one whose job was given up."""
        thread = threading.Thread(target=self._work, name=f"{self._name}-worker", daemon=True)
        self._threads.append(thread)
        thread.start()

    def put(self, job: _Job[Item, Result]) -> None:
        self._jobs.put(job)

    def dismiss(self) -> None:
        """Each thread ends after the job in hand; jobs that were not begun never are.

        Waits a little for them: a thread inside ONNX Runtime must not meet the end of the interpreter, which aborts.
        """
        self._dismissed = True
        self._jobs.put(None)  # each thread that meets it hands it on to the next
        end = time.monotonic() + _LEAVE
        for thread in self._threads:
            thread.join(max(0.0, end - time.monotonic()))

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None and not self._dismissed:
            job.started = time.monotonic()
            try:
                job.result = self._function(job.item)
            except BaseException as error:  # noqa: BLE001  # carried to the consumer, who raises it
                job.error = error
            job.finished.set()
            if job.given_up:  # another was hired in its place
                return
        self._jobs.put(None)


def map_ordered(
    function: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    workers: int,
    ahead: int,
    name: str,
    cancel: Cancel,
    seconds: float | None = None,
    late: Callable[[Item], Result] | None = None,
    done: Callable[[Item], Result | None] = lambda _item: None,
) -> Generator[Result, None, None]:
    """Yield function(item) for every item, in order, computed by `workers` threads at most `ahead` items early.

    Where `done(item)` has the result already, no thread is troubled: handing over costs more than most results.

    An exception of `function` is raised here, at its item's turn. When `cancel` is set the iterator ends at once and
    what was not begun never is. A call that takes longer than `seconds` is given up: another thread takes its place
    and `late(item)` stands in for the result (TimeoutError where there is no `late`).
    """
    crew: _Crew[Item, Result] = _Crew(function, workers, name)
    waiting: deque[_Job[Item, Result] | _Done[Result]] = deque()
    source = iter(items)
    try:
        while not cancel:
            for item in itertools.islice(source, ahead - len(waiting)):
                result = done(item)
                if result is not None:
                    waiting.append(_Done(result))
                else:
                    job = _Job[Item, Result](item)
                    waiting.append(job)
                    crew.put(job)
            if not waiting:
                return
            first = waiting.popleft()
            if isinstance(first, _Done):
                yield first.result
                continue
            job = first
            if job.wait(cancel, seconds):
                yield job.outcome()
            elif job.given_up:
                crew.hire()
                if late is None:
                    raise TimeoutError(f"{name} took longer than {seconds} s")
                yield late(job.item)
    finally:
        crew.dismiss()
