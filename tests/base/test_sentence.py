"""A sentence is its English text, and comes back from a file or another process with template and values."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from gallery_sorter.base.sentence import NOTHING, Sentence, joined

VALUES = st.one_of(st.text(), st.integers(), st.floats(allow_nan=False, allow_infinity=False))


def test_it_is_the_text_that_it_says() -> None:
    said = Sentence("{} has {:,} of {!a}.", Path("/a"), 9000, "Bücher")
    assert said == "/a has 9,000 of 'B\\xfccher'."
    assert (said.template, said.values[1]) == ("{} has {:,} of {!a}.", 9000)


def test_without_values_braces_are_letters() -> None:
    assert Sentence("a {} b") == "a {} b"
    assert not NOTHING


@given(st.lists(VALUES, min_size=1), st.text())
def test_it_comes_back_as_it_was_packed(values: list[object], text: str) -> None:
    inner = Sentence("{}" * len(values), *values)
    said = Sentence("{}, since {}.", inner, text)
    back = Sentence.unpacked(said.packed())
    assert (back, back.template, back.values) == (said, said.template, said.values)
    assert isinstance(back.values[0], Sentence)
    assert said.packed().isascii()


@given(st.text())
def test_a_text_that_was_not_packed_stays_as_it_stands(text: str) -> None:
    assert Sentence.unpacked(Sentence(text).packed()) == text
    assert Sentence.unpacked(Sentence(f'["{text}"]').packed()) == f'["{text}"]'


def test_a_text_that_only_looks_packed_stays_too() -> None:
    for text in ('["', '["a {} {}", 1]', '["{missing}", 1]', '["a"] and more'):
        assert Sentence.unpacked(text) == text


def test_parts_are_joined_with_commas() -> None:
    said = joined([Sentence("{} has {}", name, 3) for name in "AB"])
    assert said == "A has 3, B has 3"
    assert said.template == "{}, {}"
