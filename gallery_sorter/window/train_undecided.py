"""New models of which nobody has said whether to keep them: remembered, and asked about again, until somebody has.

A model is left so where the window closes on its result, where its training ends after the dialog was closed, and where
a child is killed between writing it and telling of it. Nothing else in the window would ever show it.
"""

import json
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from gallery_sorter.app import models
from gallery_sorter.app.events import Shelved
from gallery_sorter.app.session import Session
from gallery_sorter.base.wording import printable
from gallery_sorter.window.door import Door
from gallery_sorter.window.train_verdict import headline
from gallery_sorter.window.window_state import WindowState

Record = Mapping[str, Any]

_REMEMBERED = ("model", "before", "after", "measured", "worse", "classes")  # what the question is made of


class Undecided(QObject):
    """Each is asked about once a sitting, and again when the training dialog is opened."""

    offered = Signal(str, bool)  # the question, and whether the model is worse than the one before
    failed = Signal(object)  # a SorterError

    def __init__(self, session: Session, state: WindowState, door: Door, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._state = state
        self._door = door
        self._records = {record["model"]: record for text in state.undecided if (record := _read(text))}
        self._asked: set[str] = set()
        self.name = ""  # of the model that was offered last

    def add(self, result: Record) -> None:
        """Remember a model by the `result` of its training, or by `model`, its name, where it told none."""
        known = {key: result[key] for key in _REMEMBERED if key in result}
        if "classes_before" in result:
            known["classes_before"] = list(result["classes_before"])
        self._records[result["model"]] = known
        self._write()

    def drop(self, name: str) -> None:
        """It was kept, or discarded."""
        if self._records.pop(name, None) is not None:
            self._write()

    def offer(self, but: str = "") -> None:
        """Ask about the first that still is on the shelf and not in charge, other than `but`."""
        if waiting := [name for name in self._records if name != but and name not in self._asked]:
            self._door.send(lambda: models.models(self._session), lambda found: self._ask(waiting, found), self._fail)

    def put_off(self) -> None:
        """The question that was offered last was shown; it is not shown again in this sitting."""
        self._asked.add(self.name)

    def ask_anew(self) -> None:
        """What was put off is asked again."""
        self._asked.clear()

    def _ask(self, waiting: list[str], found: list[Shelved]) -> None:
        left = {version.name for version in found if not version.active}
        for name in waiting:
            if name not in left:
                self.drop(name)
            elif name in self._records:
                self.name = name
                record = self._records[name]
                self.offered.emit(self._question(record), bool(record.get("worse")))
                return

    def _question(self, record: Record) -> str:
        came_to = headline(record) if "after" in record else self.tr("How good it is was not told")
        return self.tr("Keep the new model “{}”? {}.").format(printable(record["model"]), came_to)

    def _fail(self, error: object) -> None:
        self.failed.emit(error)

    def _write(self) -> None:
        self._state.undecided = [json.dumps(record) for record in self._records.values()]


def _read(text: str) -> Record | None:
    """What was remembered; None where it can't be understood."""
    try:
        record = json.loads(text)
        if "after" in record:
            headline(record)
        return record if isinstance(record["model"], str) else None
    except (ValueError, TypeError, LookupError):
        return None
