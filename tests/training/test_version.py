"""What a version remembers stays below what its file may hold."""

from gallery_sorter.training.version import _evenly
from tests.training.made import clouds, memory_of


def test_of_too_many_pictures_every_class_keeps_as_many_as_the_others() -> None:
    replay = memory_of(clouds([50, 8, 30]))
    rows = _evenly(replay, 44)
    kept = replay.take(rows)
    assert [int((kept.classes == c).sum()) for c in range(3)] == [18, 8, 18]
    turned = replay.take(rows[::-1].copy())
    assert {row.tobytes() for row in turned.content_hashes} == {row.tobytes() for row in kept.content_hashes}
    other_way_round = memory_of(clouds([50, 8, 30])).take(_evenly(replay, 88)[::-1].copy())
    again = other_way_round.take(_evenly(other_way_round, 44))
    assert {row.tobytes() for row in again.content_hashes} == {row.tobytes() for row in kept.content_hashes}
