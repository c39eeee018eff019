"""Which picture stands where: the gallery's sections laid out for a view of some width, until something changes."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QRect

from gallery_sorter.window.layout import FOOT, HEADER, Block, Layout, Place
from gallery_sorter.window.sections import Item, Key, Kind, Section


class Arrangement:
    """Sections with their places, in content coordinates; what is in collapsed ones is not shown."""

    def __init__(
        self,
        sections: Sequence[Section],
        collapsed: Collection[Key],
        width: int,
        tile: int,
        *,
        mirrored: bool = False,
    ) -> None:
        self.sections = sections
        self._collapsed = collapsed
        self._width = width
        self.layout = Layout(
            width,
            tile,
            [Block(len(s.shown), s.key in collapsed, s.key.kind is Kind.UNREADABLE) for s in sections],
            mirrored=mirrored,
        )

    @property
    def order(self) -> list[Item]:
        """Everything that is shown, in its order."""
        return [item for section in self.sections if section.key not in self._collapsed for item in section.shown]

    def place_of(self, item: Item) -> Place | None:
        """Where an item stands; None where it is not shown."""
        for number, section in enumerate(self.sections):
            if section.key == item.key and section.key not in self._collapsed and item in section.shown:
                return Place(number, section.shown.index(item))
        return None

    def item_at(self, place: Place | None) -> Item | None:
        """What stands at a place; None where its section has grown shorter since it was laid out."""
        if place is None or place.index >= len(self.sections[place.block].shown):
            return None
        return self.sections[place.block].shown[place.index]

    def placed_within(self, area: QRect) -> list[tuple[Item, Place]]:
        """The pictures that an area touches, and where they stand."""
        return [(item, place) for place in self.layout.within(area) if (item := self.item_at(place)) is not None]

    def items_within(self, area: QRect) -> list[Item]:
        """The pictures that an area touches."""
        return [item for item, _ in self.placed_within(area)]

    def step(self, item: Item, columns: int, rows: int) -> Item:
        """The picture that an arrow key leads to."""
        place = self.place_of(item)
        found = self.item_at(self.layout.step(place, columns, rows)) if place is not None else None
        return found or item

    def floating_header(self, top: int) -> tuple[int, QRect] | None:
        """The section whose header stays at the top of the view while its pictures scroll by, and where."""
        number = self.layout.block_at(top)
        if number is None or self.layout.header(number).top() >= top:
            return None
        bottom = self.layout.extent(number)[1]
        return number, QRect(0, min(top, bottom + FOOT - HEADER), self._width, HEADER)
