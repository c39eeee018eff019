"""Training from the window: asks the child what it would learn, runs it, and puts in charge what the person keeps."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gallery_sorter.app import models
from gallery_sorter.app.session import Session
from gallery_sorter.window import desktop
from gallery_sorter.window.class_dialog import ClassDialog
from gallery_sorter.window.correcting import Correcting
from gallery_sorter.window.door import Door
from gallery_sorter.window.steps import Steps
from gallery_sorter.window.train_asking import Asking
from gallery_sorter.window.train_chosen import ChosenModel
from gallery_sorter.window.train_pictures import Told
from gallery_sorter.window.train_process import Record
from gallery_sorter.window.train_runs import Run, TrainRuns, told_of_shelf
from gallery_sorter.window.train_thumbnails import TrainThumbnails
from gallery_sorter.window.train_undecided import Undecided
from gallery_sorter.window.window_state import WindowState

if TYPE_CHECKING:
    from gallery_sorter.window.train_dialog import TrainDialog


class TrainDesk(QObject):
    """Opens the dialog, one at a time. The child does the work; nothing here loads torch."""

    failed = Signal(object)  # a SorterError
    model_changed = Signal(str, bool)  # who is in charge now, and whether Undo takes it back: all is to be judged anew

    def __init__(
        self, session: Session, state: WindowState, correcting: Correcting, steps: Steps, door: Door, *, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._correcting = correcting
        self._steps = steps
        self._door = door
        self._window = parent
        self._thumbnails = TrainThumbnails(session, self)
        self._asking = Asking(session, self)
        self._asking.counted.connect(self._on_counted)
        self._asking.answered.connect(self._on_answer)
        self._asking.refused.connect(self._on_refused)
        self._runs = TrainRuns(session, door, self)
        self._runs.ended.connect(self._on_ended)
        self.undecided = Undecided(session, state, door, self)
        self.undecided.failed.connect(self.failed)
        self._result: Record | None = None  # what the dialog shows, until the person has decided
        self._folders: dict[Path, bool] = {}  # that were learned from in this sitting
        self.dialog: TrainDialog | None = None

    def open(self, folder: Path | None) -> None:
        """Show the dialog; `folder` is what is open in the window, where that is one folder."""
        if self.dialog is None:
            from gallery_sorter.window.train_dialog import TrainDialog  # slow to load: not at the start

            dialog = self.dialog = TrainDialog(self._thumbnails, self._window)
            if not self._session.has_torch:
                dialog.recipe.leave_out_torch()
            dialog.asked.connect(self._ask)
            dialog.train_wanted.connect(self._train)
            dialog.cancel_wanted.connect(lambda: self._runs.cancel(dialog))
            dialog.kept.connect(self._keep)
            dialog.discarded.connect(self._discard)
            dialog.outcome.relabelled.connect(lambda told, name: self._correcting.relabel(told.content, name))
            dialog.outcome.class_wanted.connect(self._choose_class)
            dialog.outcome.opened.connect(desktop.open_file)
            dialog.finished.connect(self._on_finished)
            dialog.sources.take_folders(self._folders)
            if folder is not None:
                dialog.sources.offer_folder(folder, ticked=False)
        elif not self.dialog.isActiveWindow():
            self.dialog.raise_()
        self.dialog.show()
        self.dialog.activateWindow()
        self.undecided.ask_anew()
        self.offer()

    def use(self, name: str, *, undoable: bool) -> None:
        """Put a model in charge."""
        self._door.send(
            lambda: models.use_model(self._session, name).name,
            lambda used: self._on_used(used, undoable=undoable),
            self.failed.emit,
        )

    def roll_back(self) -> None:
        """Put the model in charge that was so before the active one."""
        shelf = self._session.shelf
        self._door.send(
            lambda: (shelf.active_name(), models.roll_back(self._session).name), self._on_replaced, self.failed.emit
        )

    def offer(self) -> None:
        """Ask about a model that nobody has kept or discarded, where there is one that the dialog does not show."""
        self.undecided.offer(but=self._result["model"] if self._result is not None else "")

    def keep_offered(self) -> None:
        """The model that was offered last takes charge."""
        shelf, name = self._session.shelf, self.undecided.name
        self._door.send(
            lambda: (shelf.active_name(), models.use_model(self._session, name).name),
            self._on_replaced,
            self.failed.emit,
        )

    def discard_offered(self) -> None:
        """Take the model that was offered last off the shelf."""
        self._remove(self.undecided.name)

    def shut_down(self) -> None:
        """The window closes: no child outlives it, and no question that nobody could answer."""
        if self.dialog is not None:
            self.dialog.close_for_good()
        self._thumbnails.stop()
        self._asking.shut_down()
        for result in self._runs.shut_down():
            self.undecided.add(result)

    def _on_replaced(self, names: tuple[str, str]) -> None:
        before, now = names
        self._steps.add(ChosenModel(self, now, before))
        self._on_used(now, undoable=True)

    def _on_used(self, name: str, *, undoable: bool) -> None:
        self.undecided.drop(name)
        self.model_changed.emit(name, undoable)
        self.offer()

    # ---- before: the dry run

    def _ask(self) -> None:
        if self.dialog is None:  # it was closed while a change rested
            return
        if arguments := self.dialog.arguments():
            self._asking.ask(arguments)
            # Where they can't be told, the child says why.
            self._door.send(lambda: self._session.model().card.classes, self._on_known, lambda _error: None)
        else:
            self._asking.drop()
            self.dialog.show_problem(self.tr("Choose something to learn from."))

    def _on_counted(self, number: int) -> None:
        if self.dialog is not None:
            self.dialog.sources.show_counting(number)

    def _on_answer(self, start: Record, problem: str) -> None:
        if self.dialog is not None:
            self.dialog.take_start(start, problem)

    def _on_known(self, classes: tuple[str, ...]) -> None:
        if self.dialog is not None:
            self.dialog.sources.set_known(classes)

    def _on_refused(self, problem: str) -> None:
        if self.dialog is not None:
            self.dialog.show_problem(problem)

    # ---- the training

    def _train(self) -> None:
        assert self.dialog is not None
        self._forget_result()  # not sooner: until then it can still be asked for
        # What was cut off goes on from its last finished epoch; where there is nothing of the kind, it begins anew.
        resume = [] if self.dialog.recipe.recipe == "quick" else ["--resume"]
        self._runs.begin(Run(self.dialog, [*self.dialog.arguments(), "--activate", "never", *resume]))

    def _on_ended(self, run: Run, failure: str) -> None:
        """Whatever it has made is remembered until the person has decided, whether or not a dialog shows it."""
        results = [run.result] if run.result is not None else [{"model": name} for name in sorted(run.left or ())]
        for result in results:
            self.undecided.add(result)
        if run.dialog is not None and run.result is not None:
            self._result = run.result
            self._thumbnails.tell([*run.seen, *run.changes])
            run.dialog.show_result(run.result, run.seen, run.changes)
        elif run.dialog is not None:
            title = self.tr("It could not be finished") if failure else self.tr("Cancelled")
            run.dialog.show_ended(title, f"{failure} {told_of_shelf(run)}".strip())
        self.offer()

    # ---- after

    def _keep(self) -> None:
        assert self.dialog is not None
        result, self._result = self._result, None
        if result is not None:
            step = ChosenModel(self, result["model"], result["previous"])
            self._steps.add(step)
            step.redo()
        self.dialog.accept()

    def _discard(self) -> None:
        assert self.dialog is not None
        self._forget_result()
        self.dialog.close_for_good()

    def _forget_result(self) -> None:
        """Take the new model off the shelf: nobody wants it."""
        result, self._result = self._result, None
        if result is not None:
            self._remove(result["model"])

    def _remove(self, name: str) -> None:
        self._door.send(
            lambda: models.remove_model(self._session, name), lambda _: self._on_removed(name), self.failed.emit
        )

    def _on_removed(self, name: str) -> None:
        self.undecided.drop(name)
        self.offer()

    def _choose_class(self, told: Told) -> None:
        assert self.dialog is not None
        result = self.dialog.outcome
        choice = ClassDialog(result.classes, self.dialog)
        choice.accepted.connect(lambda: result.relabel(result.shown_list, choice.chosen) if choice.chosen else None)
        choice.finished.connect(choice.deleteLater)
        choice.open()

    def _on_finished(self) -> None:
        self._asking.drop()
        if self.dialog is not None:
            self._runs.let_go(self.dialog)
            self._folders = self.dialog.sources.folders
            self._result = None
            self.dialog.deleteLater()
            self.dialog = None
        self.offer()  # it may be closed on an earlier page, to which "Train again" has led
