"""Corrections: the person's word on pictures goes to the journal, and what is shown follows at once."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from gallery_sorter.app import label
from gallery_sorter.app.session import Session
from gallery_sorter.base.errors import SorterError
from gallery_sorter.window.door import Door
from gallery_sorter.window.gallery_model import Gallery
from gallery_sorter.window.sections import Item, Key, Kind, readable
from gallery_sorter.window.steps import Steps
from gallery_sorter.window.wording import grouped, translate


class Correction:
    """One correction: what it says of which contents, and what was said of them before."""

    def __init__(
        self,
        correcting: "Correcting",
        class_name: str | None,
        before: dict[bytes, str | None],
        number: int = 1,
        *,
        confirms: bool = False,
    ) -> None:
        """`number` is how many pictures show these contents; it `confirms` where they were taken for that already."""
        self.class_name = class_name
        self.before = before
        self.number = number
        self.confirms = confirms
        if class_name is None:
            self.text = correcting.forgetting(len(before))
        else:
            said = translate("Correcting", "Confirm {} as {}") if confirms else translate("Correcting", "Move {} to {}")
            self.text = said.format(grouped(len(before)), readable(class_name))
        self._correcting = correcting
        self._id = ""  # the journal's; touched in the journal's thread alone

    def redo(self) -> None:
        """Say it (again)."""
        self._correcting.say(self, dict.fromkeys(self.before, self.class_name), self._write)

    def undo(self) -> None:
        """Take it back."""
        self._correcting.say(self, self.before, self._take_back)
        self._correcting.taken_back.emit(list(self.before))

    def _write(self) -> dict[bytes, str | None]:
        session, contents = self._correcting.session, list(self.before)
        if self.class_name is None:
            self._id = label.clear(session, contents)
        else:
            self._id = label.label(session, self.class_name, contents)
        return dict.fromkeys(contents, self.class_name)

    def _take_back(self) -> dict[bytes, str | None]:
        return label.take_back(self._correcting.session, self._id)


class Correcting(QObject):
    """Takes the person's word. `door` leads to a pool of one thread, so that words are written in their order."""

    taken_back = Signal(object)  # the contents that a correction spoke of
    corrected = Signal(object)  # a Correction
    written = Signal()  # the journal has what was said, or taken back
    failed = Signal(object)  # a SorterError

    def __init__(self, session: Session, gallery: Gallery, door: Door, steps: Steps, parent: QObject) -> None:
        super().__init__(parent)
        self.session = session
        self._gallery = gallery
        self._door = door
        self._steps = steps

    def forgetting(self, number: int) -> str:
        """What it is called in the menu to let the model's word count again."""
        return self.tr("Forget %Ln label(s)", "", number)

    def assign(self, items: Sequence[Item], class_name: str | None) -> int:
        """These pictures are of this class (None: let the model's word count again). Returns how many changed."""
        before: dict[bytes, str | None] = {}
        confirms = True
        for item in items:
            if item.picture is not None and item.picture.label != class_name:
                before[item.picture.content_hash] = item.picture.label
                confirms = confirms and item.key == Key(Kind.CLASS, class_name or "")
        if not before:
            return 0
        number = sum(len(self._gallery.with_content(content)) for content in before)
        correction = Correction(self, class_name, before, number, confirms=confirms)
        self._steps.add(correction)
        correction.redo()
        self.corrected.emit(correction)
        return number

    def relabel(self, content: bytes, class_name: str) -> None:
        """A content is of this class, whether or not it is shown here."""
        shown = [item.picture for item in self._gallery.with_content(content)]
        correction = Correction(self, class_name, {content: shown[0].label if shown and shown[0] else None})
        self._steps.add(correction)
        correction.redo()

    def say(self, correction: Correction, labels: dict[bytes, str | None], write: object) -> None:
        """Show what is said at once, and write it; what could not be written is shown no longer."""
        assert callable(write)
        self._gallery.label(labels)

        def write_and_look() -> tuple[dict[bytes, str | None], tuple[str, ...]]:
            return write(), self.session.class_names()

        def done(answer: tuple[dict[bytes, str | None], tuple[str, ...]]) -> None:
            said, names = answer
            self._gallery.label(said)
            if names != self._gallery.classes:  # a class of the person's own came, or its last label went
                self._gallery.set_classes(names)
            self.written.emit()

        def failed(error: SorterError) -> None:
            self._gallery.label(correction.before)
            self._steps.forget(correction)
            self.failed.emit(error)

        self._door.send(write_and_look, done, failed)
