"""Which pictures are selected. Holds the gallery's items themselves, so that a selection survives every reordering."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, Signal

from gallery_sorter.window.sections import Item


class Selection(QObject):
    """The selected items, the current one (that arrows start from), and the anchor of a range."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: dict[Item, None] = {}  # a set that keeps its order
        self.current: Item | None = None
        self._anchor: Item | None = None

    def __contains__(self, item: Item) -> bool:
        return item in self._items

    def __len__(self) -> int:
        return len(self._items)

    @property
    def items(self) -> list[Item]:
        return list(self._items)

    def clear(self) -> None:
        self.set([], None)

    def set(self, items: Iterable[Item], current: Item | None) -> None:
        """Select just these."""
        self._items = dict.fromkeys(items)
        self.current = self._anchor = current
        self.changed.emit()

    def only(self, item: Item) -> None:
        self.set([item], item)

    def toggle(self, item: Item) -> None:
        """Ctrl+click: in or out."""
        if item in self._items:
            del self._items[item]
        else:
            self._items[item] = None
        self.current = self._anchor = item
        self.changed.emit()

    def extend_to(self, item: Item, order: Sequence[Item]) -> None:
        """Shift: everything from the anchor to `item`, in the order that is shown."""
        anchor = self._anchor if self._anchor in order else item
        first, last = sorted((order.index(anchor), order.index(item)))
        self._items = dict.fromkeys(order[first : last + 1])
        self._anchor, self.current = anchor, item
        self.changed.emit()
