"""Names that would break a folder on some system are refused, and nothing that people write is."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery_sorter.recognition.class_names import name_problem, names_problem


@pytest.mark.parametrize(
    "name",
    [
        "Cars", "Whatsapp_Screenshots", "Été 2024", "犬と猫", "Mum's garden", "a.b", "خانه\u200cها",
        "👩\u200d🌾 farm", "LPT", "com10",
    ],
)  # fmt: skip
def test_names_that_people_write_are_fine(name: str) -> None:
    assert name_problem(name) is None


@pytest.mark.parametrize(
    "name",
    [
        "", " ", "..", ".", ".hidden", "dots.", "space ", " space", "a/b", "a\\b", "../../etc", "C:", "a\nb", "a\x00b",
        "a\x7fb", "nul", "COM1.txt", "Con", "\u202egnp.exe", "\ufeffbom", "e\u0301", "x" * 121, "犬" * 41, "a*", "a?",
        "\ud800", "line\u2028break", "unsure", "UNSURE",
    ],
)  # fmt: skip
def test_names_from_hell_are_refused(name: str) -> None:
    assert name_problem(name) is not None


@given(st.text(max_size=40))
def test_an_accepted_name_is_one_plain_component_of_a_path(name: str) -> None:
    if name_problem(name) is None:
        assert not set(name) & set("/\\\x00\r\n")
        assert name not in (".", "..")
        assert name.encode()


@given(st.text(string.ascii_letters, min_size=1, max_size=8))
def test_names_that_differ_in_capitals_alone_do_not_stand_beside_each_other(name: str) -> None:
    if name_problem(name) is None:
        assert names_problem([name, name.swapcase()]) is not None
