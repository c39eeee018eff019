"""The sections of the gallery: which picture belongs where, and in which order it stands there."""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from gallery_sorter.app.events import Picture, Refused


class Kind(StrEnum):
    """What a section gathers."""

    CLASS = "class"
    UNSURE = "unsure"  # between two classes
    OUTSIDE = "outside"  # fits no class
    UNREADABLE = "unreadable"


class Key(NamedTuple):
    """Names a section; `name` is a class's."""

    kind: Kind
    name: str = ""

    @property
    def title(self) -> str:
        titles = {Kind.UNSURE: "Unsure", Kind.OUTSIDE: "None of these", Kind.UNREADABLE: "Unreadable"}
        return titles.get(self.kind) or readable(self.name)


def readable(class_name: str) -> str:
    """A class's name as a person reads it: folders may have underscores where a title has spaces."""
    return class_name.replace("_", " ")


class Item:
    """One picture's place in the gallery. It stays the same object whatever is learnt about the picture."""

    __slots__ = ("shown",)

    def __init__(self, shown: Picture | Refused) -> None:
        self.shown = shown

    @property
    def picture(self) -> Picture | None:
        """None where the file could not be read."""
        return self.shown if isinstance(self.shown, Picture) else None

    def matches(self, words: str) -> bool:
        """Whether every one of the (casefolded) words stands in the file's name or its folder's."""
        if not words:
            return True
        path = self.shown.path
        text = f"{path.parent.name}/{path.name}".casefold()
        return all(word in text for word in words.split())


def key_of(shown: Picture | Refused) -> Key:
    """The section that a picture belongs to."""
    if isinstance(shown, Refused):
        return Key(Kind.UNREADABLE)
    if shown.sure:
        return Key(Kind.CLASS, shown.class_name)
    return Key(Kind.OUTSIDE if shown.unsure_because == "fits-no-class" else Kind.UNSURE)


def certainty(item: Item) -> float:
    """What pictures of a class are ordered by; a person's word is surer than any prediction."""
    picture = item.picture
    if picture is None:
        return 0.0
    return 2.0 if picture.label is not None else picture.confidence or 0.0


def _outside(item: Item) -> float:
    return -item.picture.prediction.outside if item.picture else 0.0


def _surest_first(item: Item) -> float:
    return -certainty(item)


def _name(item: Item) -> str:
    return item.shown.path.name.casefold()


class Section:
    """The pictures of one class or group. `shown` are those that a search leaves: the very list where none runs."""

    __slots__ = ("_confidence", "_judged", "items", "key", "least_sure_first", "shown")

    def __init__(self, key: Key, least_sure_first: bool) -> None:
        self.key = key
        self.items: list[Item] = []
        self.shown = self.items
        self.least_sure_first = least_sure_first
        self._confidence = 0.0
        self._judged = 0

    @property
    def mean_confidence(self) -> float | None:
        """The mean of the model's own confidences; None where there are none. A person's pictures don't count."""
        return self._confidence / self._judged if self._judged else None

    @property
    def order(self) -> Callable[[Item], float | str]:
        """Unsure: least sure on top. None of these: what fits least on top. Classes: as the person likes."""
        if self.key.kind is Kind.UNREADABLE:
            return _name
        if self.key.kind is Kind.OUTSIDE:
            return _outside
        if self.key.kind is Kind.UNSURE or self.least_sure_first:
            return certainty
        return _surest_first

    def count_in(self, item: Item, sign: int) -> None:
        """Add an item to the mean confidence, or with -1 take it out."""
        picture = item.picture
        if picture is not None and picture.label is None:
            self._confidence += sign * picture.prediction.confidence
            self._judged += sign

    def narrow(self, words: str) -> None:
        """Show only what matches the words."""
        self.shown = [item for item in self.items if item.matches(words)] if words else self.items

    def sort(self) -> None:
        self.items.sort(key=self.order)
        if self.shown is not self.items:
            self.shown.sort(key=self.order)
