"""What the window shows: every picture once, in sections, in an order that the eye can follow.

Plain lists behind one signal: the view asks for sections and counts, and nothing is made for what is not on screen.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from gallery_sorter.app.events import Picture, Refused
from gallery_sorter.window.filing import Filing
from gallery_sorter.window.filters import Filter
from gallery_sorter.window.sections import Item, Key, Section


class _Contents:
    """Which items show the same bytes."""

    def __init__(self) -> None:
        self._items: dict[bytes, list[Item]] = {}

    def clear(self) -> None:
        self._items.clear()

    def of(self, content: bytes) -> list[Item]:
        """The items with this content, in the order they came."""
        return list(self._items.get(content, ()))

    def note(self, item: Item) -> None:
        """An item shows what it shows from now on."""
        if isinstance(item.shown, Picture):
            self._items.setdefault(item.shown.content_hash, []).append(item)

    def forget(self, item: Item) -> None:
        """An item no longer shows what it shows."""
        if isinstance(item.shown, Picture):
            self._items[item.shown.content_hash].remove(item)


class Gallery(QObject):
    """All pictures of what is open, and the sections they fall into.

    While pictures stream in, each joins the end of its section, so that nothing moves under the pointer; `settle`
    then puts the sections in order, and from there on a picture joins a section at its place.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._classes: tuple[str, ...] = ()
        self._items: dict[Path, Item] = {}
        self._contents = _Contents()
        self._filing = Filing()
        self._given: dict[bytes, str | None] = {}  # labels of this sitting: a stream that began before lacks them

    def start(self, classes: Sequence[str]) -> None:
        """Forget every picture, and show these classes."""
        self._items.clear()
        self._contents.clear()
        self._filing.clear()
        self._given.clear()
        self.set_classes(classes)

    def set_classes(self, classes: Sequence[str]) -> None:
        """The classes that keys stand for, in their order."""
        self._classes = tuple(classes)
        self.changed.emit()

    @property
    def classes(self) -> tuple[str, ...]:
        return self._classes

    @property
    def sections(self) -> list[Section]:
        """Those that have something to show: classes in order, then Unsure, None of these, Unreadable."""
        return self._filing.shown(self._classes)

    def all_keys(self) -> list[Key]:
        """Every section there could be, in order, shown or not; a person's class that the model lacks comes last."""
        return self._filing.keys(self._classes)

    def count(self, key: Key) -> int:
        """How many pictures are in a section, whatever the filter."""
        return len(self._filing.items_of(key))

    @property
    def total(self) -> int:
        return len(self._items)

    @property
    def pictures(self) -> list[Picture]:
        """Everything that could be read, in the order it came."""
        return [item.shown for item in self._items.values() if isinstance(item.shown, Picture)]

    def find(self, path: Path) -> Item | None:
        return self._items.get(path)

    def with_content(self, content: bytes) -> list[Item]:
        """Every picture with just these bytes: a person's word on one is a word on all."""
        return self._contents.of(content)

    def section_of(self, item: Item) -> Section:
        return self._filing.section_of(item)

    def take(self, arrivals: Iterable[Picture | Refused]) -> None:
        """Add pictures as they come, or put a newer word on one that is known in its place."""
        fresh: list[Item] = []
        changed: list[tuple[Item, Picture | Refused]] = []
        for arrived in arrivals:
            shown = self._with_label(arrived)
            item = self._items.get(shown.path)
            if item is None:
                item = self._items[shown.path] = Item(shown)
                fresh.append(item)
                self._contents.note(item)
            else:
                changed.append((item, shown))
        self._filing.insert(fresh)
        self._change(changed)
        self.changed.emit()

    def settle(self) -> None:
        """The stream has ended: put every section in its order."""
        self._filing.settle()
        self.changed.emit()

    def judge(self, judged: Iterable[Picture]) -> None:
        """Take over what was decided anew about whether the model is sure. A label given meanwhile stays."""
        changes: list[tuple[Item, Picture | Refused]] = []
        for picture in judged:
            item = self._items.get(picture.path)
            if item is not None and isinstance(item.shown, Picture):
                changes.append((item, replace(item.shown, prediction=picture.prediction)))
        self._change(changes)
        self.changed.emit()

    def label(self, labels: Mapping[bytes, str | None]) -> None:
        """A person's word on contents (None: the model's word counts again): pictures go to their new section."""
        self._given.update(labels)
        self._change(
            [
                (item, replace(item.shown, label=name))
                for content, name in labels.items()
                for item in self.with_content(content)
                if isinstance(item.shown, Picture) and item.shown.label != name
            ]
        )
        self.changed.emit()

    def move(self, moves: Iterable[tuple[Path, Path]]) -> None:
        """Files went from one path to another; where they are shown stays as it is."""
        taken = [(item, new) for old, new in moves if (item := self._items.pop(old, None)) is not None]
        for item, new in taken:
            item.shown = replace(item.shown, path=new)
            self._items[new] = item
        self.changed.emit()

    def drop(self, paths: Iterable[Path]) -> list[Picture]:
        """These files are gone; returns what was shown of them."""
        dropped = [item for path in paths if (item := self._items.pop(path, None)) is not None]
        self._filing.remove(dropped)
        for item in dropped:
            self._contents.forget(item)
        self.changed.emit()
        return [item.shown for item in dropped if isinstance(item.shown, Picture)]

    @property
    def filter(self) -> Filter:
        return self._filing.filter

    def set_filter(self, wanted: Filter) -> None:
        """Show only what a filter lets through; an empty one shows all."""
        if wanted != self._filing.filter:
            self._filing.set_filter(wanted)
            self.changed.emit()

    @property
    def least_sure_first(self) -> bool:
        return self._filing.least_sure_first

    def set_least_sure_first(self, on: bool) -> None:
        """Turn the order inside the classes around."""
        self._filing.set_least_sure_first(on)
        self.changed.emit()

    def _with_label(self, shown: Picture | Refused) -> Picture | Refused:
        if isinstance(shown, Picture) and shown.content_hash in self._given:
            return replace(shown, label=self._given[shown.content_hash])
        return shown

    def _change(self, changes: Sequence[tuple[Item, Picture | Refused]]) -> None:
        """Put newer words on items, which may lead them to other sections."""
        self._filing.remove(item for item, _ in changes)
        for item, shown in changes:
            self._contents.forget(item)
            item.shown = shown
            self._contents.note(item)
        self._filing.insert([item for item, _ in changes])
