"""How far long work has come: a value that both faces show, and the measuring of its rate."""

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """A moment of long work. `total` and `left` are None while the end is not known yet."""

    done: int
    total: int | None
    rate: float  # items a second, over the last seconds
    left: float | None  # seconds


class Pace:
    """Turns counts into `Progress` values, with the rate of the last few seconds.

    The rate is smoothed exponentially with a time constant of five seconds, so that it neither jumps with every
    batch nor remembers a slow start.
    """

    TIME_CONSTANT = 5.0
    SHORTEST_STEP = 0.05  # seconds; counts that come closer together are added up first

    def __init__(self, clock: Callable[[], float] = time.monotonic, *, done: int = 0) -> None:
        """`done` were done before: an earlier run did them, and they say nothing of the rate."""
        self._clock = clock
        self._last_time = clock()
        self._last_done = done
        self._rate = 0.0
        self._weight = 0.0

    def at(self, done: int, total: int | None) -> Progress:
        """The progress now that `done` of `total` items are done."""
        now = self._clock()
        span = now - self._last_time
        if span >= self.SHORTEST_STEP:
            keep = 0.5 ** (span / self.TIME_CONSTANT)
            self._rate = keep * self._rate + (1 - keep) * (done - self._last_done) / span
            self._weight = keep * self._weight + (1 - keep)
            self._last_time, self._last_done = now, done
        rate = self._rate / self._weight if self._weight else 0.0
        left = (total - done) / rate if total is not None and rate > 0 else None
        return Progress(done, total, rate, left)
