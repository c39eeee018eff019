"""A phone that sends pictures, and a watch in a thread of its own, for the tests of watched folders."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

from gallery_sorter.app.events import (
    Event,
    MoveRecord,
    Picture,
    Receipt,
    Refused,
    Status,
    Watching,
)
from gallery_sorter.app.session import Session
from gallery_sorter.app.watch import WatchOptions, WatchRule, watch
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.moves import labels
from gallery_sorter.pictures.hashes import content_hash
from tests.drawn import draw

SETTLE = 0.2
PATIENCE = 60.0  # seconds, on a machine that does other things too


class Phone:
    """Pictures whose class a person has said, so that what becomes of them does not hang on a model's mood."""

    def __init__(self, session: Session, spool: Path) -> None:
        self._session, self._spool = session, spool
        spool.mkdir()
        self._number = 0

    def picture(self, class_name: str = "Cars", *, unsure: bool = False) -> bytes:
        self._number += 1
        path = self._spool / "next.jpg"
        draw("Other" if unsure else class_name, self._number, (160, 120)).save(path)
        data = path.read_bytes()
        if not unsure:
            with self._session.journal() as journal:
                labels.label(journal, class_name, [content_hash(data)])
        return data


class Watched:
    """A watch in a thread of its own, and what it told."""

    def __init__(self, session: Session, *rules: WatchRule, once: bool = False) -> None:
        self.events: list[Event] = []
        self.error: BaseException | None = None
        self._cancel = Cancel()
        self._arrived = threading.Event()
        options = WatchOptions(rules, once=once, quiet=1.0)
        self._thread = threading.Thread(target=self._run, args=(session, options))
        self._thread.start()

    def _run(self, session: Session, options: WatchOptions) -> None:
        try:
            for event in watch(session, options, self._cancel):
                self.events.append(event)
                self._arrived.set()
        except BaseException as error:  # noqa: BLE001 - the test's thread raises it
            self.error = error

    def of(self, kind: type[Event]) -> list[Event]:
        return [event for event in self.events if isinstance(event, kind)]

    def moves(self, status: Status) -> list[MoveRecord]:
        return [event for event in self.events if isinstance(event, MoveRecord) and event.status is status]

    def until(self, holds: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not holds():
            assert self.error is None, self.error
            assert time.monotonic() < end, f"only this was told: {self.events}"
            self._arrived.wait(0.05)
            self._arrived.clear()

    def ready(self) -> "Watched":
        self.until(lambda: bool(self.of(Watching)))
        return self

    def stop(self) -> Receipt:
        self._cancel.set()
        return self.end()

    def end(self) -> Receipt:
        self._thread.join(PATIENCE)
        if self.error is not None:
            raise self.error
        receipt = self.events[-1]
        assert isinstance(receipt, Receipt)
        counts = receipt.counts
        assert counts["looked_at"] == sum(counts[name] for name in ("moved", "copied", "kept", "duplicates", "refused"))
        told = self.of(Picture) + self.of(Refused)
        assert counts["looked_at"] == len(told), "one picture or refused for each that was looked at"
        for event, following in zip(self.events, self.events[1:], strict=False):
            if isinstance(event, Picture):
                assert isinstance(following, MoveRecord)
                assert following.source == event.path
        return receipt

    def abandon(self) -> None:
        self._cancel.set()
        self._thread.join(PATIENCE)


Begin = Callable[..., Watched]
