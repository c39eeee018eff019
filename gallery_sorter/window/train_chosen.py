"""The step of Undo that putting another model in charge is."""

from typing import TYPE_CHECKING

from gallery_sorter.base.wording import printable
from gallery_sorter.window.wording import translate

if TYPE_CHECKING:
    from gallery_sorter.window.train_desk import TrainDesk


class ChosenModel:
    """Another model was put in charge; taken back, the one before is again."""

    def __init__(self, desk: "TrainDesk", name: str, before: str) -> None:
        self.text = translate("TrainDesk", "Use the model {}").format(printable(name))
        self._desk, self._name, self._before = desk, name, before

    def undo(self) -> None:
        self._desk.use(self._before, undoable=False)

    def redo(self) -> None:
        self._desk.use(self._name, undoable=True)
