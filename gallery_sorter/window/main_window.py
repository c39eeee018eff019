"""The window: joins what is shown with what is done, and decides nothing itself."""

import logging
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget

from gallery_sorter.app.events import Receipt, Recovered
from gallery_sorter.app.session import Session
from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.base.settings import Look
from gallery_sorter.window import window_shape
from gallery_sorter.window.class_desk import ClassDesk
from gallery_sorter.window.closeup import CloseUp
from gallery_sorter.window.correcting import Correcting
from gallery_sorter.window.counting import Counting
from gallery_sorter.window.discarding import Discarding
from gallery_sorter.window.door import Door, named_pool
from gallery_sorter.window.empty_page import EmptyPage
from gallery_sorter.window.gallery_model import Gallery
from gallery_sorter.window.gallery_view import SELECTION_MIME
from gallery_sorter.window.help_desk import HelpDesk
from gallery_sorter.window.history_desk import HistoryDesk
from gallery_sorter.window.labelling import Labelling
from gallery_sorter.window.menu_corner import MenuCorner
from gallery_sorter.window.menus import Menus
from gallery_sorter.window.opening import Opening
from gallery_sorter.window.pasting import Pasting, can_take
from gallery_sorter.window.settings_desk import SettingsDesk
from gallery_sorter.window.sort_desk import SortDesk
from gallery_sorter.window.sorting import Sorting
from gallery_sorter.window.stacks_desk import StacksDesk
from gallery_sorter.window.steps import Steps
from gallery_sorter.window.tellings import Tellings
from gallery_sorter.window.theme import Theme
from gallery_sorter.window.thumbnails import RUNNERS, Thumbnails
from gallery_sorter.window.train_desk import TrainDesk
from gallery_sorter.window.viewer import Viewer
from gallery_sorter.window.watch_desk import WatchDesk
from gallery_sorter.window.window_state import WindowState
from gallery_sorter.window.wiring import wire
from gallery_sorter.window.wording import error_text, picture_count
from gallery_sorter.window.worker import Stream, leave_now
from gallery_sorter.window.workspace import Workspace

_log = logging.getLogger(__name__)


class MainWindow(QMainWindow):
    """Owns the parts, and their threads; closing it ends them."""

    _recovered = Signal(object)  # a Recovered, from whichever thread opened the journal

    def __init__(self, session: Session, state: WindowState, theme: Theme) -> None:
        super().__init__()
        self.session = session
        self.state = state
        self.theme = theme
        self.gallery = Gallery(self)
        self.stream = Stream(self)
        self.steps = Steps(self)
        self._pools = [
            named_pool("thumbnails", RUNNERS, self),
            named_pool("journal", 1, self),  # one thread, so that words are written in their order
            named_pool("preview", 1, self),
            named_pool("judging", 1, self),
        ]
        self.thumbnails = Thumbnails(session.thumbnail, self._pools[0], self)
        journal, preview, judging = (Door(pool, self) for pool in self._pools[1:])
        self._journal_door = journal
        self.workspace = Workspace(self.gallery, self.thumbnails)
        self.view = self.workspace.view
        self.opening = Opening(session, self.stream, self.gallery, judging, self)
        self.counting = Counting(session, self.gallery, self.opening, judging, self)
        self.correcting = Correcting(session, self.gallery, journal, self.steps, self)
        self.sorting = Sorting(session, self.stream, self.gallery, self.steps, self)
        self.sort_desk = SortDesk(self.sorting, self.stream, self)
        self.history = HistoryDesk(session, self.sorting, self.stream, journal, self)
        self.discarding = Discarding(session, self.sorting, journal, self)
        self.class_desk = ClassDesk(session, self.stream, journal, self.steps, self.gallery, parent=self)
        self.training = TrainDesk(session, state, self.correcting, self.steps, journal, parent=self)
        self.settings = SettingsDesk(session.folder, state, journal, self)
        self.watching = WatchDesk(session, state, journal, self)
        self.labelling = Labelling(self.gallery, self.view, self.correcting, self.discarding, self)
        self.closeup = CloseUp(session, self.view.selection, self.workspace.preview, preview, self)
        self.pasting = Pasting(session.folder.root, preview, self)
        self.viewer = Viewer(session, self.view, preview)
        self.stacks = StacksDesk(self.gallery, self.thumbnails, self.discarding, judging, self)
        self.tellings = Tellings(self)
        self.empty = EmptyPage()
        self.menus = Menus(self)
        self.menu_corner = MenuCorner(self.menus["find"])
        self.help = HelpDesk(session.folder, self.menus, self)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self.workspace)
        self._pages.addWidget(self.viewer)
        self.listed_classes: tuple[str, ...] = ()  # those that the menu has
        self._left = False
        self._code = 0
        self._build()
        wire(self)
        self._recovered.connect(self.tell_recovered)
        session.listen(self._recovered.emit)

    def begin(self, paths: Sequence[Path], *, background: bool = False) -> None:
        """Open what was named at the start, or the last folder where the person likes that. A start in the
        `background` shows the window only where it could not be reached otherwise.
        """
        recent = self.state.recent
        if not paths and self.state.settings.reopens and recent and recent[0].is_dir():
            paths = recent[:1]
        if paths:
            self.open_paths(paths)
        if self.state.settings_trouble:
            self.tell_error(SorterError(ErrorCode.DATA_FOLDER, self.state.settings_trouble))
        self._journal_door.send(self.session.set_right, lambda _: None, self.tell_error)
        if not self.state.is_safe:
            self.watching.begin(show_window=self.show if background else None)
        elif background:
            self.show()

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Show these folders and pictures."""
        self.forget_view()
        self.opening.open(paths)
        folder = self.opening.folder
        if folder is not None:
            self.state.remember_folder(folder)
            self.refresh_recent()
        self._pages.setCurrentWidget(self.workspace)
        self.view.setFocus()
        self.setWindowTitle(f"{self.opening.title} – Gallery Sorter")

    def forget_view(self) -> None:
        """Nothing of what was open is selected or searched for any more."""
        self.view.selection.clear()
        self.menu_corner.search.clear()
        self.menus["filter"].setChecked(False)
        self.workspace.banner.hide()

    def on_read(self, receipt: Receipt | None) -> None:
        """Everything was looked at, or the person cancelled."""
        number = receipt.counts.get("classified", 0) if receipt is not None else self.gallery.total
        self.setWindowTitle(f"{self.opening.title} – {picture_count(number)} – Gallery Sorter")

    def begin_sort(self) -> None:
        """Ask what is to be sorted how."""
        if self.gallery.total and not self.stream.busy:
            opening, copies = self.opening, self.settings.current.copies
            self.sort_desk.begin(opening.paths, opening.folder, opening.threshold, copies=copies)

    def look_closely(self) -> None:
        """Show the current picture over the whole window."""
        current = self.view.selection.current
        if current is not None and current.picture is not None:
            self._pages.setCurrentWidget(self.viewer)

    def look_at_all(self) -> None:
        """Back to the gallery."""
        self._pages.setCurrentWidget(self.workspace)
        self.view.setFocus()

    def refresh_recent(self) -> None:
        """Show the folders that were opened before."""
        recent = self.state.recent
        self.empty.set_recent(recent)
        self.menus.set_recent(recent)

    def refresh_allowed(self) -> None:
        """Only what can be done can be chosen."""
        self.menus.allow(selection=len(self.view.selection) > 0, pictures=self.gallery.total > 0)
        self.menus["sort"].setEnabled(self.gallery.total > 0 and not self.stream.busy)
        self.menus["stop"].setEnabled(self.stream.busy)

    def choose_look(self, look: Look) -> None:
        """Light, dark, or as the system."""
        self.settings.change(look=look)

    def tell_error(self, error: SorterError) -> None:
        """In place, in words: never a dialog for what can stand in the banner."""
        self.workspace.banner.show_message(error_text(error))
        self._pages.setCurrentWidget(self.workspace)

    def tell_recovered(self, found: Recovered) -> None:
        """What a run that died had left was set right."""
        self._pages.setCurrentWidget(self.workspace)
        self.workspace.banner.show_message(self.tellings.recovered(found), (("history", self.tr("Show history")),))

    def leave(self, code: int = 0) -> None:
        """Close the window and end the program with this code."""
        self._code = code
        self.watching.let_go()
        self.close()
        QApplication.exit(code)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        if not data.hasFormat(SELECTION_MIME) and can_take(data):
            event.setDropAction(Qt.DropAction.CopyAction)  # never as a move: whoever gives must not take away
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.pasting.take(event.mimeData())

    def closeEvent(self, event: QCloseEvent) -> None:
        """The work stops at its next step, which takes less than a second; what was moved stays journaled."""
        if self.watching.stays():
            event.ignore()
            self.hide()
            return
        event.accept()
        if self._left:
            return
        self._left = True
        window_shape.keep(self, self.workspace.splitter, self.state)
        self.hide()
        self.settings.shut_down()
        self.thumbnails.stop()
        self.training.shut_down()
        ended = self.watching.shut_down()
        ended = self.stream.shut_down() and ended
        for pool in self._pools:
            ended = pool.waitForDone(2000) and ended
        if not ended:
            _log.error("Leaving while work was still going on")
            leave_now(self._code)

    def _build(self) -> None:
        self.setWindowTitle("Gallery Sorter")
        self.setCentralWidget(self._pages)
        self.setAcceptDrops(True)
        self.menuBar().setCornerWidget(self.menu_corner)
        self.menu_corner.setEnabled(False)
        self._pages.currentChanged.connect(
            lambda page: self.menu_corner.setEnabled(self._pages.widget(page) is self.workspace)
        )
        self.menus["preview"].setChecked(True)
        self.refresh_recent()
        self.refresh_allowed()
        window_shape.take_up(self, self.workspace.splitter, self.state)
        self.setAccessibleName("Gallery Sorter")
