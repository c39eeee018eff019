"""Watching from the window: runs the rules on a thread of its own, and says what came of it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from gallery_sorter.app import history
from gallery_sorter.app.events import Back, Batch, Event, Events, MoveRecord, Note, Picture, Quiet, Waiting, Watching
from gallery_sorter.app.session import Session
from gallery_sorter.app.watch import COMMAND, WatchOptions, WatchRule, load_rules, save_rules, watch
from gallery_sorter.base.background import lower_priority
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import SorterError
from gallery_sorter.window.door import Door
from gallery_sorter.window.unsure_arrivals import UnsureArrivals
from gallery_sorter.window.watch_tray import WatchTray
from gallery_sorter.window.window_state import WindowState
from gallery_sorter.window.wording import grouped, in_language, picture_count
from gallery_sorter.window.worker import Stream

if TYPE_CHECKING:
    from gallery_sorter.window.watch_dialog import WatchDialog

_PAUSED = "watch/paused"


class WatchDesk(QObject):
    """Starts with the rules of the journal. A pause, and new rules, are a stop and a new start, which loses nothing."""

    failed = Signal(object)  # a SorterError
    told = Signal(str, str)  # a sentence, and the batch that takes it back (empty: none)
    came = Signal(object)  # a list of Picture, as each was when it arrived
    went = Signal(object)  # a list of MoveRecord: what was done with the arrivals
    undo_wanted = Signal(str)  # a batch
    open_wanted = Signal(object)  # folders (Path) in which unsure pictures wait; empty: just the window
    quit_wanted = Signal()
    settings_wanted = Signal()

    def __init__(self, session: Session, state: WindowState, door: Door, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._state, self._door, self._window = session, state, door, parent
        self._rules: list[WatchRule] = []
        self._states: dict[Path, str] = {}
        self.unsure = UnsureArrivals(session, door, self)
        self._last: str | None = None
        self._leaving = False
        self._stream = Stream(self)
        self.dialog: WatchDialog | None = None
        self.tray = WatchTray(parent)
        self.tray.pause_wanted.connect(self.pause)
        self.tray.rules_wanted.connect(self.open)
        self.tray.quit_wanted.connect(self.quit_wanted)
        self.tray.open_wanted.connect(lambda: self.open_wanted.emit(self.unsure.look()))
        self.tray.undo_wanted.connect(self._on_undo_wanted)
        self.unsure.counted.connect(self.tray.show_unsure)
        self.unsure.failed.connect(self.failed)

    @property
    def watching(self) -> bool:
        """Whether any folder is being watched now."""
        return self._stream.busy

    @property
    def paused(self) -> bool:
        return self._state.is_on(_PAUSED)

    def begin(self, show_window: Callable[[], None] | None = None) -> None:
        """Take up the rules that were saved. `show_window` is called where the tray does not lead to the window."""

        def take(rules: list[WatchRule]) -> None:
            self._take_rules(rules)
            if show_window is not None and not self.tray.is_visible:
                show_window()

        self._door.send(lambda: load_rules(self._session), take, self.failed.emit)

    def open(self) -> None:
        """Show the rules."""
        if self.dialog is None:
            from gallery_sorter.window.watch_dialog import WatchDialog  # seldom wanted: not at the start

            dialog = self.dialog = WatchDialog(self._rules, self._states, self._window)
            dialog.accepted.connect(self._save)
            dialog.settings_wanted.connect(self.settings_wanted)
            dialog.finished.connect(self._on_finished)
        self.dialog.open()
        self.dialog.raise_()

    def pause(self, on: bool) -> None:
        """Stop within the file in hand, or go on and catch up."""
        self._state.set_on(_PAUSED, on)
        self.restart()

    def restart(self) -> None:
        """Go on by what holds now."""
        if self._stream.busy:
            self._stream.cancel()  # its end starts anew
        else:
            self._start()

    def stays(self) -> bool:
        """True where the window is only hidden when it is closed, since folders are watched and the tray leads back."""
        return not self._leaving and self.watching and self.tray.is_visible

    def let_go(self) -> None:
        """The program ends: the window is not to stay."""
        self._leaving = True

    def shut_down(self) -> bool:
        """Finish the file in hand. True when it ended in time."""
        self._leaving = True
        self.tray.set_visible(False)
        self.tray.notification.close()
        return self._stream.shut_down()

    def refresh(self, *_: object) -> None:
        """Count today's pictures and the unsure ones anew, and find what would be taken back."""
        self._door.send(lambda: history.history(self._session), self._take_history, self.failed.emit)
        self.unsure.recount()

    # ---- a run's events, in the GUI thread

    def take(self, events: list[Event]) -> None:
        """What the watched folders tell."""
        pictures = [event for event in events if isinstance(event, Picture)]
        moves = [event for event in events if isinstance(event, MoveRecord)]
        self.unsure.take(events)
        if pictures:
            self.came.emit(pictures)
        if moves:
            self.went.emit(moves)
        for event in events:
            match event:
                case Watching():
                    for folder, method in event.methods.items():
                        self._set_state(folder, self._method(method))
                case Waiting():
                    self.tray.show_waiting(event.folder, waiting=True)
                    self._set_state(event.folder, self.tr("It is not there; it is taken up again when it is back."))
                case Back():
                    self.tray.show_waiting(event.folder, waiting=False)
                    self._set_state(event.folder, self._method(event.method))
                case Quiet():
                    self._on_quiet(event)
                case Note():
                    self.told.emit(in_language(event.message), "")

    def end(self, error: SorterError | None) -> None:
        """The run is over; what was asked for meanwhile begins."""
        if error is not None:
            self.failed.emit(error)
        elif not self._leaving:
            self._start()

    def _on_quiet(self, quiet: Quiet) -> None:
        parts = []
        if quiet.sorted or quiet.unsure or quiet.refused or not quiet.followed:
            parts.append(self._sorted_words(quiet))
        if quiet.unsure:
            parts.append(self.tr("{} unsure").format(grouped(quiet.unsure)))
        if quiet.refused:
            parts.append(self.tr("{} unreadable").format(grouped(quiet.refused)))
        if quiet.followed:
            parts.append(self.tr("%Ln late file(s) put beside their pictures", "", quiet.followed))
        sentence = ", ".join(parts)
        self.tray.tell(sentence, quiet.batch or "")
        self.told.emit(sentence, quiet.batch or "")
        self.refresh()

    def _sorted_words(self, quiet: Quiet) -> str:
        pictures = picture_count(quiet.sorted)
        if quiet.proposed:
            return self.tr("Trial: {} would be sorted").format(pictures)
        return self.tr("{} sorted").format(pictures)

    def _method(self, method: str) -> str:
        if method == "native":
            return self.tr("Watched: the system tells of what arrives.")
        return self.tr("Watched by listing it again and again, as its file system tells of nothing.")

    def _set_state(self, folder: Path, state: str) -> None:
        self._states[folder] = state
        if self.dialog is not None:
            self.dialog.set_state(folder, state)

    def _on_undo_wanted(self, batch: str) -> None:
        if batch or self._last:
            self.undo_wanted.emit(batch or self._last)

    # ---- rules

    def _save(self) -> None:
        assert self.dialog is not None
        rules, session = self.dialog.rules, self._session

        def save() -> list[WatchRule]:
            save_rules(session, rules)
            return load_rules(session)

        self._door.send(save, self._take_rules, self.failed.emit)

    def _take_rules(self, rules: Sequence[WatchRule]) -> None:
        self._rules = list(rules)
        self.refresh()
        self.restart()

    def _take_history(self, batches: Sequence[Batch]) -> None:
        ours = [batch for batch in batches if batch.command == COMMAND]
        midnight = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
        today = [batch for batch in ours if datetime.fromisoformat(batch.started) >= midnight]
        self.tray.show_today(sum(batch.moved + batch.copied for batch in today if batch.state != "undone"))
        self._last = next((batch.id for batch in ours if batch.state != "undone"), None)
        self.tray.allow_undo(self._last is not None)

    def _start(self) -> None:
        enabled = tuple(rule for rule in self._rules if rule.enabled)
        self._states = {rule.folder: self.tr("Paused.") for rule in self._rules}
        self.tray.forget_waiting()
        self.tray.set_visible(bool(enabled))
        self.tray.show_paused(self.paused)
        QApplication.setQuitOnLastWindowClosed(not enabled)
        if not enabled or self.paused or self._leaving:
            return
        options = WatchOptions(enabled, rests_on_battery=self._state.settings.rests_on_battery)
        session = self._session

        def job(cancel: Cancel) -> Events:
            session.model()  # its threads serve the person too, and would inherit what comes next
            lower_priority()
            return watch(session, options, cancel)

        self._stream.run(job, self)

    def _on_finished(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
