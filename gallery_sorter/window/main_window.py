"""The window: joins what is shown with what is done, and decides nothing itself."""

import logging
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QSlider,
    QStackedWidget,
    QWidget,
)

from gallery_sorter.app.events import Receipt, Recovered
from gallery_sorter.app.session import Session
from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.base.settings import LARGEST_TILE, SMALLEST_TILE, Look
from gallery_sorter.window.class_desk import ClassDesk
from gallery_sorter.window.closeup import CloseUp
from gallery_sorter.window.correcting import Correcting
from gallery_sorter.window.counting import Counting
from gallery_sorter.window.discarding import Discarding
from gallery_sorter.window.door import Door, named_pool
from gallery_sorter.window.empty_page import EmptyPage
from gallery_sorter.window.gallery_model import Gallery
from gallery_sorter.window.gallery_view import SELECTION_MIME
from gallery_sorter.window.history_desk import HistoryDesk
from gallery_sorter.window.labelling import Labelling
from gallery_sorter.window.local_files import url_of
from gallery_sorter.window.menus import Menus
from gallery_sorter.window.opening import Opening
from gallery_sorter.window.pasting import Pasting, can_take
from gallery_sorter.window.settings_desk import SettingsDesk
from gallery_sorter.window.shortcuts_dialog import ShortcutsDialog
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

_FRAME = QSize(16, 48)  # room for the title bar and borders that the system puts around a window


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
        self.training = TrainDesk(session, self.correcting, self.steps, journal, self)
        self.settings = SettingsDesk(session.folder, state, journal, self)
        self.watching = WatchDesk(session, state, journal, self)
        self.labelling = Labelling(self.gallery, self.view, self.correcting, self.discarding, self)
        self.closeup = CloseUp(session, self.view.selection, self.workspace.preview, preview, self)
        self.pasting = Pasting(session.folder.root, preview, self)
        self.viewer = Viewer(session, self.view, preview)
        self.stacks = StacksDesk(self.gallery, self.thumbnails, self.discarding, judging, self)
        self.tellings = Tellings(self)
        self.empty = EmptyPage()
        self.search = QLineEdit()
        self.menus = Menus(self)
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
        self.search.clear()
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

    def about(self) -> None:
        """What this is."""
        from gallery_sorter.window.about import AboutDialog  # seldom wanted, and slow to load: not at the start

        AboutDialog(self).open()

    def show_shortcuts(self) -> None:
        """All keys on one sheet."""
        ShortcutsDialog(self.menus.shortcuts(), self).open()

    def open_log(self) -> None:
        """Show the folder that the log lies in."""
        QDesktopServices.openUrl(url_of(self.session.folder.logs))

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
        self.state.set_shape("window", self.saveGeometry())
        self.state.set_shape("columns", self.workspace.splitter.saveState())
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
        self.search.setPlaceholderText(self.tr("Search  Ctrl+F"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(240)
        self.search.setObjectName("search")
        self.search.addAction(self.menus["find"], QLineEdit.ActionPosition.LeadingPosition)
        corner = QWidget(self.menuBar())
        line = QHBoxLayout(corner)
        line.setContentsMargins(0, 2, 4, 2)  # the menu bar's own margins would cut off what stands at its end
        line.setSpacing(12)
        self.sizes = QSlider(Qt.Orientation.Horizontal)
        self.sizes.setRange(SMALLEST_TILE, LARGEST_TILE)
        self.sizes.setPageStep(16)
        self.sizes.setFixedWidth(96)
        self.sizes.setToolTip(self.tr("Size of the tiles"))
        self.sizes.setAccessibleName(self.tr("Size of the tiles"))
        line.addWidget(self.sizes)
        line.addWidget(self.search)
        self.search.setAccessibleName(self.tr("Search by name or folder"))
        self.menuBar().setCornerWidget(corner)
        corner.setEnabled(False)
        self._pages.currentChanged.connect(lambda page: corner.setEnabled(self._pages.widget(page) is self.workspace))
        self.menus["preview"].setChecked(True)
        self.refresh_recent()
        self.refresh_allowed()
        self.resize(QSize(1280, 800).boundedTo(self.screen().availableSize() - _FRAME))
        shape, columns = self.state.shape("window"), self.state.shape("columns")
        if shape is not None:
            self.restoreGeometry(shape)
        if columns is not None:
            self.workspace.splitter.restoreState(columns)
        self.setAccessibleName("Gallery Sorter")
