"""Where every picture of the gallery lies, by arithmetic alone: a hundred thousand cost what ten cost.

Knows nothing of widgets or pictures; lengths are in device-independent pixels, places in content coordinates.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect

GUTTER = 12  # around the grid
GAP = 8  # between tiles
HEADER = 44
ROW = 56  # of a section that lists files with a sentence each
FOOT = 12  # below a section


@dataclass(frozen=True, slots=True)
class Block:
    """What the layout must know of a section."""

    count: int
    collapsed: bool
    listed: bool  # one full-width row an item, in place of tiles


@dataclass(frozen=True, slots=True)
class Place:
    """A picture's place: which section, and which picture of it."""

    block: int
    index: int


class Layout:
    """The geometry for one width. Making one costs one step a section."""

    def __init__(self, width: int, side: int, blocks: Sequence[Block], *, mirrored: bool = False) -> None:
        self.width = width
        self._mirrored = mirrored  # rows begin on the right, as those of Arabic and Hebrew do
        self.blocks = tuple(blocks)
        inner = max(side, width - 2 * GUTTER)
        self.columns = max(1, (inner + GAP) // (side + GAP))
        # Tiles grow a little, so that the grid is flush on both sides at every width.
        self.side = max(side, (inner - GAP * (self.columns - 1)) // self.columns)
        self._tops: list[int] = []
        top = 0
        for number in range(len(self.blocks)):
            self._tops.append(top)
            top += HEADER + self._body(number) + FOOT
        self.height = top

    def _body(self, number: int) -> int:
        block = self.blocks[number]
        if block.collapsed or not block.count:
            return 0
        rows = -(-block.count // self._across(block))
        return rows * self._step(block) - GAP

    def _across(self, block: Block) -> int:
        return 1 if block.listed else self.columns

    def _step(self, block: Block) -> int:
        return (ROW if block.listed else self.side) + GAP

    def header(self, number: int) -> QRect:
        """The header of a section."""
        return QRect(0, self._tops[number], self.width, HEADER)

    def extent(self, number: int) -> tuple[int, int]:
        """Top and bottom of a whole section."""
        return self._tops[number], self._tops[number] + HEADER + self._body(number)

    def rect(self, place: Place) -> QRect:
        """Where a picture's tile, or row, lies."""
        block = self.blocks[place.block]
        row, column = divmod(place.index, self._across(block))
        top = self._tops[place.block] + HEADER + row * self._step(block)
        if block.listed:
            return self._visual(QRect(GUTTER, top, max(0, self.width - 2 * GUTTER), ROW))
        return self._visual(QRect(GUTTER + column * (self.side + GAP), top, self.side, self.side))

    def _visual(self, area: QRect) -> QRect:
        """Where a place is seen, and the place of what is seen."""
        return area.translated(self.width - area.width() - 2 * area.x(), 0) if self._mirrored else area

    def at(self, point: QPoint) -> Place | None:
        """The picture under a point, if there is one."""
        number = self.block_at(point.y())
        if number is None:
            return None
        for place in self.within(QRect(point, point)):
            if self.rect(place).contains(point):
                return place
        return None

    def header_at(self, point: QPoint) -> int | None:
        """The section whose header is under a point."""
        number = self.block_at(point.y())
        return number if number is not None and self.header(number).contains(point) else None

    def block_at(self, y: int) -> int | None:
        """The section at a height; None above the first and below the last."""
        for number, top in enumerate(self._tops):
            bottom = self._tops[number + 1] if number + 1 < len(self._tops) else self.height
            if top <= y < bottom:
                return number
        return None

    def within(self, area: QRect) -> Iterator[Place]:
        """The pictures that touch an area, in order."""
        area = self._visual(area)
        left, right = area.left() - GUTTER, area.right() - GUTTER
        for number, block in enumerate(self.blocks):
            body = self._tops[number] + HEADER
            if block.collapsed or body > area.bottom() or body + self._body(number) <= area.top():
                continue
            across, height = self._across(block), ROW if block.listed else self.side
            width = self.width - 2 * GUTTER if block.listed else self.side
            columns = _touched(left, right, width, across)
            for row in _touched(area.top() - body, area.bottom() - body, height, -(-block.count // across)):
                for index in range(row * across + columns.start, min(row * across + columns.stop, block.count)):
                    yield Place(number, index)

    def step(self, place: Place, columns: int, rows: int) -> Place:
        """The place that an arrow key leads to: sideways through everything, up and down across sections."""
        if columns:
            return self._sideways(place, columns)
        block = self.blocks[place.block]
        across = self._across(block)
        index = place.index + rows * across
        if 0 <= index < block.count:
            return Place(place.block, index)
        last_row = (block.count - 1) // across
        if rows > 0 and place.index // across < last_row:
            return Place(place.block, block.count - 1)
        return self._next_block(place, rows, place.index % across)

    def _sideways(self, place: Place, columns: int) -> Place:
        index = place.index + columns
        if 0 <= index < self.blocks[place.block].count:
            return Place(place.block, index)
        return self._next_block(place, columns, 0 if columns > 0 else -1)

    def _next_block(self, place: Place, direction: int, column: int) -> Place:
        number = place.block + (1 if direction > 0 else -1)
        while 0 <= number < len(self.blocks):
            block = self.blocks[number]
            if block.count and not block.collapsed:
                if direction > 0:
                    return Place(number, min(max(column, 0), self._across(block) - 1, block.count - 1))
                if column < 0:
                    return Place(number, block.count - 1)
                across = self._across(block)
                row_start = (block.count - 1) // across * across
                return Place(number, min(row_start + min(column, across - 1), block.count - 1))
            number += 1 if direction > 0 else -1
        return place


def _touched(first: int, last: int, size: int, number: int) -> range:
    """Which of `number` things of a size, with gaps between them, lie between two pixels, both included."""
    step = size + GAP
    return range(max(0, -((size - 1 - first) // step)), min(number, last // step + 1))
