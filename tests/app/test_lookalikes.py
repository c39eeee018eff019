"""Copies are found whatever was done to them on the way; different pictures are not, and the best one leads."""

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from gallery_sorter.app.classify import ClassifyOptions, classify
from gallery_sorter.app.events import Picture
from gallery_sorter.app.lookalikes import MOST_BITS, find_lookalikes
from gallery_sorter.app.session import Session
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.pictures.hashes import distance
from tests.drawn import draw
from tests.window.made import make_picture


def hashed(*hashes: int) -> list[Picture]:
    return [replace(make_picture(f"{n}.jpg"), perceptual_hash=one, mtime_ns=n) for n, one in enumerate(hashes)]


@given(st.lists(st.integers(1, 2**64 - 1), max_size=30), st.lists(st.integers(0, 63), max_size=MOST_BITS, unique=True))
def test_stacks_hold_what_looks_like_their_best_and_no_picture_twice(hashes: list[int], flips: list[int]) -> None:
    pictures = hashed(*hashes, *([hashes[0] ^ sum(1 << bit for bit in flips)] if hashes else []))
    stacks = find_lookalikes(pictures)
    for best, *others in stacks:
        assert others
        assert all(distance(best.perceptual_hash, other.perceptual_hash) <= MOST_BITS for other in others)
    stacked = [picture.path for stack in stacks for picture in stack]
    assert len(stacked) == len(set(stacked))
    assert not hashes or stacked  # the last was made from the first


def test_the_best_has_the_most_pixels_then_bytes_and_shapes_must_agree() -> None:
    small, large, heavy, cut = hashed(7, 7, 7, 7)
    small = replace(small, width=800, height=600)
    heavy = replace(heavy, size_bytes=9_999_999)
    cut = replace(cut, width=3000, height=3000)
    assert find_lookalikes([small, large, heavy, cut]) == [[heavy, large, small]]


def test_pictures_of_one_colour_are_no_copies_of_each_other() -> None:
    assert find_lookalikes(hashed(0, 0)) == []


def test_copies_made_smaller_and_saved_worse_are_found_on_real_files(session: Session, tmp_path: Path) -> None:
    folder = tmp_path / "dump"
    folder.mkdir()
    for number, kind in enumerate(("Cars", "Mountains", "Trees")):
        draw(kind, 40 + number, (960, 720)).save(folder / f"{kind}.jpg", quality=95)
    with Image.open(folder / "Cars.jpg") as image:
        image.resize((480, 360)).save(folder / "sent.jpg", quality=40)
    events = classify(session, ClassifyOptions((folder,)), Cancel())
    stacks = find_lookalikes([event for event in events if isinstance(event, Picture)])
    assert [[picture.path.name for picture in stack] for stack in stacks] == [["Cars.jpg", "sent.jpg"]]
