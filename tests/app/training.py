"""Training on drawn pictures, with all that it tells."""

from typing import TypeVar

from gallery_sorter.app.events import Event, Receipt
from gallery_sorter.app.session import Session
from gallery_sorter.app.train import TrainOptions, train
from gallery_sorter.base.cancel import Cancel

Kind = TypeVar("Kind", bound=Event)


def run(session: Session, cancel: Cancel | None = None, **options: object) -> list[Event]:
    events = list(train(session, TrainOptions(**options), Cancel() if cancel is None else cancel))  # type: ignore[arg-type]
    receipt = events[-1]
    assert isinstance(receipt, Receipt)
    assert receipt.counts["looked_at"] == receipt.counts["used"] + receipt.counts["excluded"]
    return events


def only(events: list[Event], kind: type[Kind]) -> Kind:
    (found,) = of(events, kind)
    return found


def of(events: list[Event], kind: type[Kind]) -> list[Kind]:
    return [event for event in events if isinstance(event, kind)]
