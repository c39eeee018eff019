"""What the benchmarks ask of the app: the one event of a stream that tells what came out."""

import sys
from typing import TypeVar

from gallery_sorter.app.events import Event, Events
from gallery_sorter.base.errors import Refused

Told = TypeVar("Told", bound=Event)


def outcome(events: Events, kind: type[Told]) -> Told:
    """Run a stream to its end; its last event of this kind. Raises ValueError where there is none."""
    told: list[Told] = []
    for event in events:
        if isinstance(event, kind):
            told.append(event)
        elif isinstance(event, Refused):
            print(f"left out: {event.message}", file=sys.stderr)
    if not told:
        raise ValueError(f"it ended without its {kind.__name__}")
    return told[-1]
