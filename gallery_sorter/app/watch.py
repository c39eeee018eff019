"""Watch: folders whose new pictures sort themselves, until it is stopped.

Stopping it and starting it again loses nothing and repeats nothing: what arrived meanwhile is caught up with, what was
looked at is remembered in the journal. A pause is no more than that.
"""

import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gallery_sorter.app.arrivals import COMMAND, Arrivals
from gallery_sorter.app.classify import check_paths, nothing_found
from gallery_sorter.app.corrected import Corrected
from gallery_sorter.app.events import Back, Event, Events, Receipt, Waiting, Watching
from gallery_sorter.app.session import Session
from gallery_sorter.app.sort import check_destination
from gallery_sorter.base.background import on_battery
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.moves import watch_rules
from gallery_sorter.moves.companions import may_belong
from gallery_sorter.moves.watch_rules import SETTLE_SECONDS, WatchRule
from gallery_sorter.pictures.decoder import Decoder
from gallery_sorter.watching.watcher import Change, FolderWatcher

__all__ = [
    "COMMAND",
    "SETTLE_SECONDS",
    "WatchOptions",
    "WatchRule",
    "check_watch",
    "load_rules",
    "save_rules",
    "watch",
]

QUIET_SECONDS = 10.0  # without an arrival end what arrived in one go

_ROUND = 16  # files that are recognised and moved together: few, so that each is told soon
_LOOK_UP = 0.25  # seconds between two looks at the cancel token and the clock while nothing happens
_POWER_SECONDS = 30.0  # between two looks at where the power comes from


@dataclass(frozen=True, slots=True)
class WatchOptions:
    """What to watch and how."""

    rules: tuple[WatchRule, ...]
    once: bool = False  # catch up and leave
    rests_on_battery: bool = False
    quiet: float = QUIET_SECONDS


def load_rules(session: Session) -> list[WatchRule]:
    """The rules that the person made, in the order in which they were made."""
    with session.journal() as journal:
        return watch_rules.watch_rules(journal)


def save_rules(session: Session, rules: Iterable[WatchRule]) -> None:
    """These are the person's rules from now on."""
    with session.journal() as journal:
        watch_rules.set_watch_rules(journal, rules)


def check_watch(options: WatchOptions) -> None:
    """What can be said before anything starts. Raises SorterError (`not-found`) for a folder that isn't there, or that
    is none; without this check, `watch` waits for it.
    """
    for rule in options.rules:
        check_paths([rule.folder])
        check_destination(rule.folder)
        check_destination(rule.into)


def watch(session: Session, options: WatchOptions, cancel: Cancel) -> Events:
    """Sort what arrives, until cancelled. Yields Watching, then Picture or Refused and MoveRecord for each arrival,
    Waiting and Back, Quiet after what came in one go, Note; ends in a Receipt.

    Stops within the file in hand. Raises SorterError: `no-model` and its like; with `once` also `locked`, `no-space`.
    """
    began = time.monotonic()
    runtime = session.model().runtime
    session.set_right()
    run = _Run(session, options, cancel)
    try:
        yield from run.start()
        yield from run.go_on()
    finally:
        run.close()
    looked_at = run.looked_at
    if options.once and not looked_at and not cancel:
        yield nothing_found([rule.folder for rule in options.rules])
    yield Receipt(
        COMMAND,
        run.counts(),
        seconds=time.monotonic() - began,
        device=runtime.device,
        runtime=runtime.name,
        interrupted=bool(cancel),
        batch=run.batch,
        skipped_kinds=run.skipped,
    )


class _Run:
    """The folders of one run."""

    def __init__(self, session: Session, options: WatchOptions, cancel: Cancel) -> None:
        self._options, self._cancel = options, cancel
        self._corrected = Corrected(session, max((rule.settle for rule in options.rules), default=0.0))
        self._wake = threading.Event()
        self._resting, self._power_asked = False, 0.0
        self._unlisted = 0
        # Not the session's: its processes have the low priority of the thread that watches.
        self._decoder = Decoder()
        rules = {rule.folder: rule for rule in options.rules}
        self._folders: list[tuple[FolderWatcher, Arrivals]] = []
        for rule in rules.values():
            arrivals = Arrivals(session, rule, rules.keys() - {rule.folder}, self._decoder)
            watcher = FolderWatcher(
                rule.folder,
                recursive=rule.recursive,
                settle=rule.settle,
                passes_by=arrivals.passes_by,
                may_belong=may_belong,
                wake=self._wake,
            )
            arrivals.watcher = watcher
            self._folders.append((watcher, arrivals))

    def start(self) -> Iterator[Event]:
        for watcher, arrivals in self._folders:
            watcher.start(arrivals.remembered())
            arrivals.look_again()
        yield Watching({watcher.folder: watcher.method.value for watcher, _ in self._folders})
        for watcher, _ in self._folders:
            if not watcher.is_there:
                yield Waiting(watcher.folder)

    def go_on(self) -> Iterator[Event]:
        while not self._cancel:
            self._wake.clear()
            busy = False
            if self._corrected.since():
                for _, arrivals in self._folders:
                    arrivals.look_again()
            for watcher, arrivals in self._folders:
                yield from self._look(watcher)
                files = [] if self._rests() else watcher.take(_ROUND)
                if files:
                    busy = True
                    yield from arrivals.deal(files, self._cancel, once=self._options.once)
                yield from arrivals.quiet(self._options.quiet)
            if self._options.once and not busy and all(watcher.is_idle for watcher, _ in self._folders):
                break
            if not busy:
                self._wait()
        for _, arrivals in self._folders:
            yield from arrivals.quiet(0.0, now=True)

    def close(self) -> None:
        for watcher, _ in self._folders:
            watcher.close()
        self._decoder.close()

    def _look(self, watcher: FolderWatcher) -> Iterator[Event]:
        for change in watcher.look():
            yield Waiting(watcher.folder) if change is Change.WAITING else Back(watcher.folder, watcher.method.value)
        for refused in watcher.listen():
            self._unlisted += 1
            yield refused

    def _rests(self) -> bool:
        """True on battery where the person wants that. What arrives is taken note of all the same."""
        now = time.monotonic()
        if self._options.rests_on_battery and now - self._power_asked > _POWER_SECONDS:
            self._resting, self._power_asked = on_battery(), now
        return self._resting

    def _wait(self) -> None:
        dues = [due for watcher, _ in self._folders if (due := watcher.next_due) is not None]
        wait = _LOOK_UP
        if dues and not self._resting:
            wait = min(max(min(dues) - time.monotonic(), 0.0), _LOOK_UP)
        self._wake.wait(wait)

    @property
    def looked_at(self) -> int:
        return self.counts()["looked_at"]

    @property
    def batch(self) -> str | None:
        """The newest batch."""
        return max((arrivals.batch for _, arrivals in self._folders if arrivals.batch), default=None)

    @property
    def skipped(self) -> Counter[str]:
        return sum((watcher.skipped for watcher, _ in self._folders), Counter())

    def counts(self) -> dict[str, int]:
        """The receipt's counts, in the contract's order."""
        sums = [arrivals.total.summary(None) for _, arrivals in self._folders]
        unread = self._unlisted + sum(arrivals.unread for _, arrivals in self._folders)
        counts = {
            name: sum(getattr(one, name) for one in sums)
            for name in ("looked_at", "moved", "copied", "kept", "duplicates", "refused")
        }
        counts["looked_at"] += unread
        counts["refused"] += unread
        return {
            **counts,
            "skipped": self.skipped.total(),
            "companions": sum(one.companions for one in sums),
        }
