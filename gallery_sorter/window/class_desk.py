"""Classes from the window: new ones, and rename, merge, remove. Folders and labels follow, and Ctrl+Z undoes it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QInputDialog, QMenu, QMessageBox, QWidget

from gallery_sorter.app import classes, history
from gallery_sorter.app.events import Event, Events, KnownClass, MoveRecord, Receipt, Status
from gallery_sorter.app.session import Session
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.window.door import Door
from gallery_sorter.window.gallery_model import Gallery
from gallery_sorter.window.sections import readable
from gallery_sorter.window.steps import Steps
from gallery_sorter.window.typography import button_text
from gallery_sorter.window.wording import file_count
from gallery_sorter.window.worker import Job, Stream


class _Reader:
    """Keeps the receipt and what was refused, and hands them over at the end."""

    def __init__(self, hand_over: Callable[[Receipt, int], None], failed: Callable[[SorterError], None]) -> None:
        self._hand_over, self._failed = hand_over, failed
        self._receipt: Receipt | None = None
        self._refused = 0

    def take(self, events: list[Event]) -> None:
        for event in events:
            if isinstance(event, Receipt):
                self._receipt = event
            elif isinstance(event, MoveRecord):
                self._refused += event.status is Status.REFUSED

    def end(self, error: SorterError | None) -> None:
        if error is not None:
            self._failed(error)
        elif self._receipt is not None:
            self._hand_over(self._receipt, self._refused)


class _ClassStep:
    """A class that was renamed, merged or removed, as a step that can be taken back and done again."""

    def __init__(self, desk: "ClassDesk", text: str, receipt: Receipt, again: Job) -> None:
        self.text = text
        self._desk, self._receipt, self._again = desk, receipt, again

    def undo(self) -> None:
        self._desk.take_back(self._receipt)

    def redo(self) -> None:
        self._desk.run(self._again)


class ClassDesk(QObject):
    """Asks what has to be asked, and runs what moves files on the worker."""

    failed = Signal(object)  # a SorterError
    changed = Signal(str, bool)  # a sentence, and whether Undo takes it back: names changed, all is to be read anew

    def __init__(
        self, session: Session, stream: Stream, door: Door, steps: Steps, gallery: Gallery, *, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._stream = stream
        self._door = door
        self._steps = steps
        self._gallery = gallery
        self._window = parent
        self.question: QInputDialog | QMessageBox | None = None

    def menu(self, name: str) -> QMenu:
        """What can be done with a class."""
        menu = QMenu(self._window)
        menu.addAction(self.tr("&Rename…")).triggered.connect(lambda: self.ask_rename(name))
        into = menu.addMenu(self.tr("&Merge into"))
        for other in self._gallery.classes:
            if other != name:
                action = into.addAction(button_text(readable(other)))
                action.triggered.connect(lambda _=False, other=other: self.merge(name, other))
        menu.addAction(self.tr("Remo&ve")).triggered.connect(lambda: self.remove(name))
        return menu

    def ask_new(self) -> None:
        """Make a class that has no pictures yet."""
        self._ask(self.tr("New class"), self.tr("What shall it be called?"), "", self._add)

    def ask_rename(self, name: str) -> None:
        """Give a class another name."""
        self._ask(
            self.tr("Rename class"),
            self.tr("Its folders and pictures follow. The new name of {}:").format(readable(name)),
            name,
            lambda new: self._rename(name, new),
        )

    def merge(self, name: str, into: str) -> None:
        """Make a class a part of another."""
        said = self.tr("{} is a part of {} now").format(readable(name), readable(into))
        self._begin(lambda cancel: classes.merge_class(self._session, name, into, cancel), said)

    def remove(self, name: str, *, confirmed: bool = False) -> None:
        """Forget a class of the person's own; where pictures were given to it, they are asked first."""
        self._door.send(
            lambda: classes.remove_class(self._session, name, confirmed=confirmed),
            lambda correction: self._on_removed(name, correction),
            lambda error: self._on_not_removed(name, error),
        )

    def take_back(self, receipt: Receipt) -> None:
        """Undo a rename, a merge or a removal."""
        if receipt.batch is not None:
            self.run(lambda cancel: history.undo(self._session, receipt.batch, cancel))
        elif (correction := receipt.correction) is not None:
            self._door.send(
                lambda: classes.take_back(self._session, correction),
                lambda _: self.changed.emit(self.tr("Taken back"), False),
                self.failed.emit,
            )

    def run(self, job: Job) -> None:
        """Run something that changes names, without a new step."""
        reader = _Reader(lambda _, refused: self.changed.emit(self._said("", refused), False), self.failed.emit)
        self._stream.run(job, reader)

    def _begin(self, job: Job, said: str) -> None:
        def done(receipt: Receipt, refused: int) -> None:
            self._steps.add(_ClassStep(self, said, receipt, job))
            self.changed.emit(self._said(said, refused), True)

        self._stream.run(job, _Reader(done, self.failed.emit))

    def _said(self, said: str, refused: int) -> str:
        left = self.tr("{} left alone").format(file_count(refused)) if refused else ""
        return " · ".join(filter(None, (said or self.tr("Done"), left)))

    def _rename(self, name: str, new: str) -> None:
        said = self.tr("{} is called {} now").format(readable(name), readable(new))
        self._begin(lambda cancel: classes.rename_class(self._session, name, new, cancel), said)

    def _add(self, name: str) -> None:
        def add() -> tuple[KnownClass, tuple[str, ...]]:
            return classes.add_class(self._session, name), self._session.class_names()

        self._door.send(add, lambda answer: self._gallery.set_classes(answer[1]), self.failed.emit)

    def _on_removed(self, name: str, correction: str) -> None:
        said = self.tr("{} is no class any more").format(readable(name))
        receipt = Receipt("classes", {}, 0.0, None, None, correction=correction)
        self._steps.add(_ClassStep(self, said, receipt, lambda cancel: self._remove_again(name, cancel)))
        self.changed.emit(said, True)

    def _remove_again(self, name: str, _cancel: Cancel) -> Events:
        classes.remove_class(self._session, name, confirmed=True)
        yield Receipt("classes", {}, 0.0, None, None)

    def _on_not_removed(self, name: str, error: SorterError) -> None:
        if error.code is not ErrorCode.NOT_CONFIRMED:
            self.failed.emit(error)
            return
        text = self.tr("You gave pictures to {}. Forget that?").format(readable(name))
        box = QMessageBox(QMessageBox.Icon.NoIcon, self.tr("Remove class"), text, parent=self._window)
        box.setInformativeText(self.tr("No file is touched, and it can be taken back."))
        box.setStandardButtons(QMessageBox.StandardButton.Cancel)
        forget = box.addButton(self.tr("&Forget it"), QMessageBox.ButtonRole.AcceptRole)
        forget.clicked.connect(lambda: self.remove(name, confirmed=True))
        self._show(box)

    def _ask(self, title: str, text: str, value: str, then: Callable[[str], None]) -> None:
        question = QInputDialog(self._window)
        question.setWindowTitle(title)
        question.setLabelText(text)
        question.setTextValue(value)
        question.textValueSelected.connect(lambda said: then(" ".join(said.split())))
        self._show(question)

    def _show(self, question: QInputDialog | QMessageBox) -> None:
        self.question = question
        question.finished.connect(question.deleteLater)
        question.open()
