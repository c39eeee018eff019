"""The training, four pages in one dialog: what it learns from, how, how it goes, and what it came to.

It shows what it is given and tells what the person wants; whoever opens it runs the training.
"""

from enum import IntEnum

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from gallery_sorter.window.buttons import AccentButton
from gallery_sorter.window.thumbnails import Thumbnails
from gallery_sorter.window.train_process import Record
from gallery_sorter.window.train_progress import ProgressPage
from gallery_sorter.window.train_question import KeepQuestion
from gallery_sorter.window.train_recipe import RecipePage
from gallery_sorter.window.train_result import ResultPage
from gallery_sorter.window.train_sources import SourcesPage
from gallery_sorter.window.train_steps import StepLine
from gallery_sorter.window.typography import GRID, GUTTER

_SETTLES_MS = 250  # without another choice until the dry run is made anew


_SIZE = QSize(240 * GRID, 190 * GRID)  # where the screen has room
_SMALLEST = QSize(205 * GRID, 145 * GRID)
_AROUND = 20 * GRID  # pixels of the screen for panels and the dialog's frame


class Page(IntEnum):
    """The pages in their order."""

    SOURCES = 0
    RECIPE = 1
    PROGRESS = 2
    RESULT = 3


class TrainDialog(QDialog):
    """Not modal: the window stays usable while it is open."""

    asked = Signal()  # `arguments` changed: what would be learned from, and how long would it take?
    train_wanted = Signal()
    cancel_wanted = Signal()
    kept = Signal()
    discarded = Signal()

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Train"))
        self.question: KeepQuestion | None = None
        self._is_worse = False  # the new model than the one before
        self.sources = SourcesPage()
        self.recipe = RecipePage()
        self.progress = ProgressPage()
        self.outcome = ResultPage(thumbnails)
        self._pages = QStackedWidget()
        for page in (self.sources, self.recipe, self.progress, self.outcome):
            self._pages.addWidget(page)
        self._steps = StepLine((self.tr("Learn from"), self.tr("How"), self.tr("Learning"), self.tr("Result")))
        self.back = QPushButton(self.tr("&Back"))
        self.back.clicked.connect(self._on_back)
        self.cancel = QPushButton()
        self.cancel.clicked.connect(self._on_cancel)
        self.go = AccentButton()
        self.go.clicked.connect(self._on_go)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLES_MS)
        self._settling.timeout.connect(self.asked)
        self.sources.changed.connect(self.ask)
        self.recipe.changed.connect(self.ask)
        self._lay_out()
        self.show_page(Page.SOURCES)

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return Page(self._pages.currentIndex())

    def arguments(self) -> list[str]:
        """What was chosen so far, as the arguments of `train`; empty where there is nothing to learn from."""
        sources = self.sources.arguments()
        recipe = self.recipe.arguments() if self.page is not Page.SOURCES else []
        # One picture that was given a new class must not hold up what can be learned from all others.
        return sources and [*sources, "--leave-out-few", *recipe]

    def ask(self) -> None:
        """What was chosen changed: ask anew once the person pauses."""
        self._set_ready(False)
        for page in (self.sources, self.recipe):
            page.show_counting()
        self._settling.start()

    def take_start(self, start: Record, problem: str = "") -> None:
        """The answer of a dry run, and why it can't be begun with these pictures, where it can't."""
        self.sources.show_start(start)
        self.recipe.show_start(start)
        self._set_ready(not problem)
        if problem:
            self.show_problem(problem)

    def show_problem(self, sentence: str) -> None:
        """Why nothing can be learned so."""
        (self.sources if self.page is Page.SOURCES else self.recipe).show_problem(sentence)

    def begin_progress(self) -> None:
        """Turn to the page that follows a training, from its start."""
        self.show_page(Page.PROGRESS)
        self.progress.begin()

    def show_page(self, page: Page) -> None:
        """Turn to a page, with the buttons that belong to it."""
        self._pages.setCurrentIndex(page)
        self._steps.set_current(page)
        self.back.setVisible(page is not Page.SOURCES)
        self.back.setEnabled(page is not Page.PROGRESS)
        self.back.setText(self.tr("&Train again") if page is Page.RESULT else self.tr("&Back"))
        self.cancel.setText(
            {Page.PROGRESS: self.tr("&Cancel"), Page.RESULT: self.tr("&Discard")}.get(page, self.tr("Close"))
        )
        self.cancel.setEnabled(True)
        self.go.setVisible(page is not Page.PROGRESS)
        self.go.setText({Page.SOURCES: self.tr("&Next"), Page.RECIPE: self.tr("&Train")}.get(page, self.tr("&Keep")))
        if page in (Page.SOURCES, Page.RECIPE):
            self.ask()
        else:
            self._set_ready(page is Page.RESULT)

    def show_ended(self, title: str, text: str) -> None:
        """The training is over without a result: from here one can only go back."""
        self.progress.show_ended(title, text)
        self.back.setEnabled(True)
        self.back.setFocus()
        self.cancel.setText(self.tr("Close"))
        self.cancel.setEnabled(True)

    def show_result(self, result: Record, seen: list[Record], changes: list[Record]) -> None:
        """What it came to."""
        self.outcome.show_result(result, seen, changes)
        self.show_page(Page.RESULT)
        self._is_worse = bool(result["worse"])
        self.go.setText(self.tr("&Keep all the same") if self._is_worse else self.tr("&Keep"))
        (self.cancel if self._is_worse else self.go).setFocus()

    def reject(self) -> None:
        """Escape, or the title bar's cross: a training that runs is cancelled; of a new model one is asked first."""
        if self.page is Page.RESULT:
            self._ask_whether_to_keep()
            return
        if self.page is Page.PROGRESS:
            self.cancel_wanted.emit()
        super().reject()

    def close_for_good(self) -> None:
        """Close it without a question."""
        self.done(QDialog.DialogCode.Rejected)

    def _ask_whether_to_keep(self) -> None:
        if self.question is not None:
            return
        self.question = KeepQuestion(worse=self._is_worse, parent=self)
        self.question.kept.connect(self.kept)
        self.question.discarded.connect(self.discarded)
        self.question.finished.connect(self._forget_question)
        self.question.open()

    def _forget_question(self) -> None:
        self.question = None

    def _on_cancel(self) -> None:
        if self.page is Page.RESULT:
            self.discarded.emit()
        elif self.page is Page.PROGRESS and not self.back.isEnabled():
            self.cancel.setEnabled(False)
            self.cancel_wanted.emit()
        else:
            self.reject()

    def _on_back(self) -> None:
        self.show_page(Page.SOURCES if self.page is Page.RECIPE else Page.RECIPE)

    def _on_go(self) -> None:
        if self.page is Page.SOURCES:
            self.show_page(Page.RECIPE)
        elif self.page is Page.RECIPE:
            self.train_wanted.emit()
        else:
            self.kept.emit()

    def _set_ready(self, ready: bool) -> None:
        self.go.setEnabled(ready)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.go)
        for button in (self.back, self.cancel):
            button.setAutoDefault(False)
        self.go.setDefault(True)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(2 * GUTTER, GUTTER, 2 * GUTTER, GUTTER)
        inside.setSpacing(GUTTER)
        inside.addWidget(self._steps)
        inside.addWidget(self._pages, 1)
        inside.addLayout(buttons)
        room = self.screen().availableGeometry().size() - QSize(_AROUND, _AROUND)
        self.resize(_SIZE.boundedTo(room).expandedTo(_SMALLEST))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
