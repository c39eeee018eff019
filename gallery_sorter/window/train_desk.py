"""Training from the window: asks the child what it would learn, runs it, and puts in charge what the person keeps."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gallery_sorter.app import models
from gallery_sorter.app.session import Session
from gallery_sorter.base.wording import printable
from gallery_sorter.window import desktop
from gallery_sorter.window.class_dialog import ClassDialog
from gallery_sorter.window.correcting import Correcting
from gallery_sorter.window.door import Door, named_pool
from gallery_sorter.window.steps import Steps
from gallery_sorter.window.thumbnails import Thumbnails
from gallery_sorter.window.train_pictures import Told
from gallery_sorter.window.train_process import Record, TrainProcess
from gallery_sorter.window.wording import translate

if TYPE_CHECKING:
    from gallery_sorter.window.train_dialog import TrainDialog


class _ChosenModel:
    """Another model was put in charge; taken back, the one before is again."""

    def __init__(self, desk: "TrainDesk", name: str, before: str) -> None:
        self.text = translate("TrainDesk", "Use the model {}").format(printable(name))
        self._desk, self._name, self._before = desk, name, before

    def undo(self) -> None:
        self._desk.use(self._before, undoable=False)

    def redo(self) -> None:
        self._desk.use(self._name, undoable=True)


class TrainDesk(QObject):
    """Opens the dialog, one at a time. The child does the work; nothing here loads torch."""

    failed = Signal(object)  # a SorterError
    model_changed = Signal(str, bool)  # who is in charge now, and whether Undo takes it back: all is to be judged anew

    def __init__(self, session: Session, correcting: Correcting, steps: Steps, door: Door, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._correcting = correcting
        self._steps = steps
        self._door = door
        self._window = parent
        self._pool = named_pool("training thumbnails", 1, self)
        self._thumbnails = Thumbnails(session.thumbnail, self._pool, self)
        self._asking = TrainProcess(session, self)
        self._asking.told.connect(self._on_answer)
        self._asking.ended.connect(self._on_asked)
        self._training = TrainProcess(session, self)
        self._training.told.connect(self._on_told)
        self._training.ended.connect(self._on_ended)
        self._wanted: list[str] | None = None  # what the dry run is to be asked next
        self._answer: Record | None = None  # what the dry run told, until it has ended
        self._seen: list[Record] = []
        self._changes: list[Record] = []
        self._result: Record | None = None
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
            dialog.cancel_wanted.connect(self._training.cancel)
            dialog.kept.connect(self._keep)
            dialog.again_wanted.connect(self._forget_result)
            dialog.discarded.connect(self._discard)
            dialog.outcome.relabelled.connect(lambda told, name: self._correcting.relabel(told.content, name))
            dialog.outcome.class_wanted.connect(self._choose_class)
            dialog.outcome.opened.connect(desktop.open_file)
            dialog.finished.connect(self._on_finished)
            if folder is not None:
                dialog.sources.offer_folder(folder, ticked=False)
        elif not self.dialog.isActiveWindow():
            self.dialog.raise_()
        self.dialog.show()
        self.dialog.activateWindow()

    def use(self, name: str, *, undoable: bool) -> None:
        """Put a model in charge."""
        self._door.send(
            lambda: models.use_model(self._session, name).name,
            lambda used: self.model_changed.emit(used, undoable),
            self.failed.emit,
        )

    def roll_back(self) -> None:
        """Put the model in charge that was so before the active one."""
        shelf = self._session.shelf
        self._door.send(
            lambda: (shelf.active_name(), models.roll_back(self._session).name), self._on_rolled_back, self.failed.emit
        )

    def shut_down(self) -> None:
        """The window closes: no child outlives it."""
        self._thumbnails.stop()
        for process in (self._asking, self._training):
            process.shut_down()

    def _on_rolled_back(self, names: tuple[str, str]) -> None:
        before, now = names
        self._steps.add(_ChosenModel(self, now, before))
        self.model_changed.emit(now, True)

    # ---- before: the dry run

    def _ask(self) -> None:
        if self.dialog is None:  # it was closed while a change rested
            return
        self._wanted = self.dialog.arguments()
        if self._asking.running:
            self._asking.cancel()  # its end asks anew
        else:
            self._ask_now()

    def _ask_now(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted:
            self._asking.start([*wanted, "--dry-run"])
        elif wanted is not None and self.dialog is not None:
            self.dialog.show_problem(self.tr("Choose something to learn from."))

    def _on_answer(self, record: Record) -> None:
        if record["type"] == "start":
            self._answer = record
        elif record["type"] == "progress" and self.dialog is not None and self._wanted is None:
            self.dialog.sources.show_counting(record["done"])

    def _on_asked(self, failure: str) -> None:
        answer, self._answer = self._answer, None
        if self._wanted is not None:
            self._ask_now()
        elif self.dialog is None:
            return
        elif answer is not None:
            self.dialog.take_start(answer, failure)
        elif failure:
            self.dialog.show_problem(failure)

    # ---- the training

    def _train(self) -> None:
        assert self.dialog is not None
        if self._training.running:
            return
        self._seen, self._changes, self._result = [], [], None
        arguments = self.dialog.arguments()
        self.dialog.begin_progress()
        # What was cut off goes on from its last finished epoch; where there is nothing of the kind, it begins anew.
        resume = [] if self.dialog.recipe.recipe == "quick" else ["--resume"]
        self._training.start([*arguments, "--activate", "never", *resume])

    def _on_told(self, record: Record) -> None:
        kind = record["type"]
        if kind == "seen":
            self._seen.append(record)
        elif kind == "change":
            self._changes.append(record)
        elif kind == "result":
            self._result = record
        elif self.dialog is not None and kind == "start":
            self.dialog.progress.take_start(record)
        elif self.dialog is not None and kind == "progress":
            self.dialog.progress.take_progress(record)
        elif self.dialog is not None and kind == "epoch":
            self.dialog.progress.take_epoch(record)

    def _on_ended(self, failure: str) -> None:
        if self.dialog is None:
            return
        if self._result is not None:
            self.dialog.show_result(self._result, self._seen, self._changes)
        elif failure:
            self.dialog.show_ended(self.tr("It could not be finished"), failure)
        else:
            self.dialog.show_ended(self.tr("Cancelled"), self.tr("The models are as they were."))

    # ---- after

    def _keep(self) -> None:
        assert self.dialog is not None
        if self._result is not None:
            step = _ChosenModel(self, self._result["model"], self._result["previous"])
            self._steps.add(step)
            step.redo()
        self.dialog.accept()

    def _discard(self) -> None:
        assert self.dialog is not None
        self._forget_result()
        self.dialog.reject()

    def _forget_result(self) -> None:
        """Take the new model off the shelf: nobody wants it."""
        result, self._result = self._result, None
        if result is not None:
            name = result["model"]
            self._door.send(lambda: models.remove_model(self._session, name), lambda _: None, self.failed.emit)

    def _choose_class(self, told: Told) -> None:
        assert self.dialog is not None
        result = self.dialog.outcome
        choice = ClassDialog(result.classes, self.dialog)
        choice.accepted.connect(lambda: result.relabel(result.shown_list, choice.chosen) if choice.chosen else None)
        choice.finished.connect(choice.deleteLater)
        choice.open()

    def _on_finished(self) -> None:
        if self._asking.running:
            self._wanted = None
            self._asking.cancel()
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
