"""The sections of the gallery: which picture belongs where, and in which order it stands there."""

from bisect import insort
from collections.abc import Callable, Collection
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from gallery_sorter.app.events import Picture, Refused


class Kind(StrEnum):
    """What a section gathers."""

    CLASS = "class"
    UNSURE = "unsure"  # between two classes
    OUTSIDE = "outside"  # fits no class
    UNREADABLE = "unreadable"
    STACK = "stack"  # looks the same


class Key(NamedTuple):
    """Names a section; `name` is a class's."""

    kind: Kind
    name: str = ""

    @property
    def title(self) -> str:
        match self.kind:
            case Kind.UNSURE:
                return QCoreApplication.translate("sections", "Unsure")
            case Kind.OUTSIDE:
                return QCoreApplication.translate("sections", "None of these")
            case Kind.UNREADABLE:
                return QCoreApplication.translate("sections", "Unreadable")
            case Kind.STACK:
                return self.name
        return readable(self.name)


def readable(class_name: str) -> str:
    """A class's name as a person reads it: folders may have underscores where a title has spaces."""
    return class_name.replace("_", " ")


class Item:
    """One picture's place in the gallery. It stays the same object whatever is learnt about the picture.

    Where it belongs and stands is worked out once for each thing that is learnt, since a hundred thousand are sorted.
    """

    __slots__ = ("_shown", "key", "rank")

    def __init__(self, shown: Picture | Refused) -> None:
        self.shown = shown

    @property
    def shown(self) -> Picture | Refused:
        """What is known of it now."""
        return self._shown

    @shown.setter
    def shown(self, shown: Picture | Refused) -> None:
        self._shown = shown
        self.key = key_of(shown)
        self.rank = _rank(shown, self.key.kind)

    @property
    def picture(self) -> Picture | None:
        """None where the file could not be read."""
        return self._shown if isinstance(self._shown, Picture) else None


@cache
def _key(kind: Kind, name: str) -> Key:
    """One object for each key: a hundred thousand items share a dozen."""
    return Key(kind, name)


def key_of(shown: Picture | Refused) -> Key:
    """The section that a picture belongs to."""
    if isinstance(shown, Refused):
        return _key(Kind.UNREADABLE, "")
    if shown.label is not None:
        return _key(Kind.CLASS, shown.label)
    prediction = shown.prediction
    if prediction.sure:
        return _key(Kind.CLASS, prediction.class_name)
    return _key(Kind.OUTSIDE if prediction.unsure_because == "fits-no-class" else Kind.UNSURE, "")


def _rank(shown: Picture | Refused, kind: Kind) -> float:
    """What a section is ordered by: how well the picture fits any class, or how sure its class is.

    A person's word is surer than any prediction.
    """
    if isinstance(shown, Refused):
        return 0.0
    if kind is Kind.OUTSIDE:
        return -shown.prediction.outside
    return 2.0 if shown.label is not None else shown.prediction.confidence


_least_first: Callable[[Item], float] = attrgetter("rank")


def _most_first(item: Item) -> float:
    return -item.rank


def _name(item: Item) -> str:
    return item.shown.path.name.casefold()


class Section:
    """The pictures of one class or group. `shown` are those that a filter lets through; without one, the very list."""

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
        if self.key.kind in (Kind.OUTSIDE, Kind.UNSURE) or self.least_sure_first:
            return _least_first
        return _most_first

    def add(self, item: Item, *, visible: bool, in_order: bool) -> None:
        """Take an item in, at its place or at the end; `visible`: the filter lets it through."""
        lists = [self.items]
        if self.shown is not self.items and visible:
            lists.append(self.shown)
        for items in lists:
            if in_order:
                insort(items, item, key=self.order)
            else:
                items.append(item)
        self._count(item, 1)

    def discard(self, going: Collection[Item]) -> None:
        """Take items out; each must be as it was when it came in."""
        for item in going:
            self._count(item, -1)
        if len(going) == 1:
            (only,) = going
            self.items.remove(only)
            if self.shown is not self.items and only in self.shown:
                self.shown.remove(only)
            return
        whole = self.shown is self.items
        self.items = [item for item in self.items if item not in going]
        self.shown = self.items if whole else [item for item in self.shown if item not in going]

    def narrow(self, passes: Callable[[Item], bool] | None) -> None:
        """Show only what a filter lets through; None: everything."""
        self.shown = self.items if passes is None else [item for item in self.items if passes(item)]

    def sort(self) -> None:
        """Put everything into its order."""
        backwards = self.order is _most_first
        key = _least_first if backwards else self.order  # which a sort calls without Python: three times as fast
        self.items.sort(key=key, reverse=backwards)
        if self.shown is not self.items:
            self.shown.sort(key=key, reverse=backwards)

    def _count(self, item: Item, sign: int) -> None:
        picture = item.picture
        if picture is not None and picture.label is None:
            self._confidence += sign * picture.prediction.confidence
            self._judged += sign
