"""What can be taken back: corrections and moves alike, in the order they were made."""

from typing import Protocol

from PySide6.QtCore import QObject, Signal


class Step(Protocol):
    """One thing that the person did. Two kinds exist: a correction, and a batch of moves."""

    text: str  # what was done, for the menu: "Move 3 to Memes"

    def undo(self) -> None: ...

    def redo(self) -> None: ...


class Steps(QObject):
    """Done and undone steps; doing something new forgets what was undone."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._done: list[Step] = []
        self._undone: list[Step] = []

    def add(self, step: Step) -> None:
        """Remember what was just done."""
        self._done.append(step)
        self._undone.clear()
        self.changed.emit()

    def forget(self, step: Step) -> None:
        """It could not be done after all, or was taken back by other means."""
        for steps in (self._done, self._undone):
            if step in steps:
                steps.remove(step)
        self.changed.emit()

    def undo(self) -> None:
        """Take back the newest step."""
        if self._done:
            step = self._done.pop()
            self._undone.append(step)
            step.undo()
            self.changed.emit()

    def redo(self) -> None:
        """Do again what was taken back last."""
        if self._undone:
            step = self._undone.pop()
            self._done.append(step)
            step.redo()
            self.changed.emit()

    @property
    def undo_text(self) -> str | None:
        """What Undo would take back; None where there is nothing."""
        return self._done[-1].text if self._done else None

    @property
    def redo_text(self) -> str | None:
        return self._undone[-1].text if self._undone else None
