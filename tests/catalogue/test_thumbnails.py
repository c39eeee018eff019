"""Thumbnails come back as they were put, and those used least lately go first."""

import random
from pathlib import Path

from gallery_sorter.catalogue.thumbnails import ThumbnailStore


def _content(number: int) -> bytes:
    return number.to_bytes(32)


def test_a_thumbnail_comes_back_as_it_was_put(tmp_path: Path):
    jpeg = random.Random(1).randbytes(12_000)
    with ThumbnailStore(tmp_path / "t.sqlite") as store:
        assert store.get(_content(1)) is None
        store.put([(_content(1), b"old"), (_content(2), jpeg)])
        store.put([(_content(1), jpeg)])
        assert store.get(_content(1)) == store.get(_content(2)) == jpeg
    with ThumbnailStore(tmp_path / "t.sqlite") as store:
        assert store.get(_content(2)) == jpeg


def test_it_keeps_to_its_size_and_lets_go_of_the_oldest(tmp_path: Path):
    with ThumbnailStore(tmp_path / "t.sqlite", max_bytes=100_000) as store:
        for number in range(150):
            store.put([(_content(number), bytes(1000))])
        kept = [number for number in range(150) if store.get(_content(number))]
    assert 80 <= len(kept) <= 100
    assert kept == list(range(150 - len(kept), 150))


def test_what_is_looked_at_stays(tmp_path: Path):
    path = tmp_path / "t.sqlite"
    with ThumbnailStore(path, max_bytes=100_000) as store:
        store.put([(_content(number), bytes(1000)) for number in range(100)])
    with ThumbnailStore(path, max_bytes=100_000) as store:  # uses outlive the connection
        assert store.get(_content(3)) is not None
    with ThumbnailStore(path, max_bytes=100_000) as store:
        store.put([(_content(number), bytes(1000)) for number in range(100, 150)])
        assert store.get(_content(3)) is not None
        assert store.get(_content(4)) is None


def test_one_that_is_larger_than_all_room_is_let_go_and_nothing_breaks(tmp_path: Path):
    with ThumbnailStore(tmp_path / "t.sqlite", max_bytes=1000) as store:
        store.put([(_content(1), bytes(5000))])
        assert store.get(_content(1)) is None
        store.put([(_content(2), bytes(500))])
        assert store.get(_content(2)) == bytes(500)


def test_many_looks_are_written_down_without_a_put(tmp_path: Path):
    with ThumbnailStore(tmp_path / "t.sqlite") as store:
        store.put([(_content(number), b"jpeg") for number in range(600)])
        for number in range(600):
            store.get(_content(number))
        assert len(store._touched) == 100
