"""Counts and tables on a terminal."""

from gallery_sorter.cli.wording import count, table


def test_counts_have_their_plural() -> None:
    assert count(1, "picture") == "1 picture"
    assert count(3026, "picture") == "3,026 pictures"


def test_a_table_is_aligned() -> None:
    assert table([("a", "1"), ("long", "200")], right=(1,)) == ["a       1", "long  200"]
