"""Tells how far a training is before its first epoch, not more often than anybody can read."""

import time
from collections.abc import Generator
from contextlib import closing
from typing import TypeVar

from gallery_sorter.app.events import Doing, Event, TrainingProgress
from gallery_sorter.base.progress import Progress

_AT_MOST_EVERY = 0.2  # seconds

Value = TypeVar("Value")


def tell_progress(
    doing: Doing, steps: Generator[Event, None, Value], ahead: float | None
) -> Generator[Event, None, Value]:
    """Hand events on, each Progress as a TrainingProgress. `ahead` is how many seconds come after this, if known."""
    told = 0.0
    with closing(steps):
        while True:
            try:
                event = next(steps)
            except StopIteration as end:
                value: Value = end.value
                return value
            if isinstance(event, Progress):
                now = time.monotonic()
                if now - told < _AT_MOST_EVERY and event.done != event.total:
                    continue
                told = now
                left = None if event.left is None or ahead is None else event.left + ahead
                event = TrainingProgress(event.done, event.total, event.rate, left, doing)
            yield event
