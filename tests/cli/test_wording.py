"""Tables on a terminal."""

from gallery_sorter.cli.wording import table


def test_a_table_is_aligned() -> None:
    assert table([("a", "1"), ("long", "200")], right=(1,)) == ["a       1", "long  200"]
