"""The geometry of the gallery: what is drawn somewhere is found there, and nothing overlaps."""

import itertools

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect

from gallery_sorter.window.layout import GUTTER, HEADER, Block, Layout, Place

blocks = st.lists(st.builds(Block, st.integers(0, 60), st.booleans(), st.booleans()), min_size=1, max_size=6)
layouts = st.builds(Layout, st.integers(120, 2000), st.integers(64, 256), blocks, mirrored=st.booleans())


def places(layout: Layout) -> list[Place]:
    return [
        Place(number, index)
        for number, block in enumerate(layout.blocks)
        if not block.collapsed
        for index in range(block.count)
    ]


@given(layouts)
def test_every_picture_is_found_where_it_is_drawn(layout: Layout) -> None:
    for place in places(layout):
        assert layout.at(layout.rect(place).center()) == place


@given(layouts)
def test_everything_is_within_the_whole_area_once_and_in_order(layout: Layout) -> None:
    assert list(layout.within(QRect(0, 0, layout.width, layout.height))) == places(layout)


@given(layouts)
def test_tiles_neither_overlap_nor_leave_the_width(layout: Layout) -> None:
    rects = [layout.rect(place) for place in places(layout)]
    for first, second in itertools.pairwise(rects):
        assert not first.intersects(second)
    assert all(rect.right() < max(layout.width, GUTTER + layout.side) for rect in rects)


@given(layouts, st.integers(0, 4000), st.integers(1, 900))
def test_a_view_asks_only_for_what_touches_it(layout: Layout, top: int, height: int) -> None:
    view = QRect(0, top, layout.width, height)
    expected = [place for place in places(layout) if layout.rect(place).intersects(view)]
    assert list(layout.within(view)) == expected


@given(layouts)
def test_headers_are_found_and_are_no_pictures(layout: Layout) -> None:
    for number in range(len(layout.blocks)):
        point = layout.header(number).center()
        assert layout.header_at(point) == number
        assert layout.at(point) is None


@given(layouts, st.sampled_from([(1, 0), (-1, 0), (0, 1), (0, -1)]))
def test_arrows_lead_to_pictures_that_are_shown(layout: Layout, step: tuple[int, int]) -> None:
    there = places(layout)
    for place in there:
        assert layout.step(place, *step) in there


def test_right_then_left_is_where_one_was() -> None:
    layout = Layout(700, 144, [Block(5, False, False), Block(0, False, False), Block(3, False, False)])
    for place in places(layout)[:-1]:
        assert layout.step(layout.step(place, 1, 0), -1, 0) == place


def test_a_hundred_thousand_cost_no_more_than_ten() -> None:
    layout = Layout(1200, 144, [Block(100_000, False, False)])
    end = QRect(0, layout.height - 800, 1200, 800)
    assert len(list(layout.within(end))) < 100
    assert layout.header(0).height() == HEADER
    assert layout.at(QPoint(20, layout.height - 40)) is not None


@given(st.integers(120, 2000), st.integers(64, 256), blocks)
def test_from_right_to_left_everything_stands_as_in_a_mirror(width: int, side: int, parts: list[Block]) -> None:
    plain, mirrored = Layout(width, side, parts), Layout(width, side, parts, mirrored=True)
    for place in places(plain):
        one, other = plain.rect(place), mirrored.rect(place)
        assert (one.top(), one.size()) == (other.top(), other.size())
        assert one.left() == width - other.right() - 1
