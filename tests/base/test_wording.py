"""Words for a terminal: paths that can't play tricks, and numbers that don't claim too much."""

import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery_sorter.base.wording import byte_size, count, percent, printable, short_time


@given(st.text())
def test_a_printed_path_is_one_line_without_control_characters(name: str) -> None:
    shown = printable(name)
    assert all(c.isprintable() or unicodedata.category(c) == "Zs" for c in shown)
    assert len(shown.splitlines()) <= 1
    shown.encode("utf-8")


def test_a_name_that_is_not_utf8_can_be_printed() -> None:
    assert printable(Path(os.fsdecode(b"caf\xe9 \n.jpg"))) == "caf\\xe9 \\n.jpg"


def test_plain_names_stay_as_they_are() -> None:
    assert printable("Čapek 日本 ☕ (2).jpg") == "Čapek 日本 ☕ (2).jpg"


def test_text_direction_can_not_be_turned() -> None:
    assert "\u202e" not in printable("photo\u202egpj.exe")


@pytest.mark.parametrize(
    ("value", "said"), [(None, "–"), (1.0, "100 %"), (0.9999, ">99 %"), (0.994, "99 %"), (0.5, "50 %"), (0.0, "0 %")]
)
def test_a_probability_below_one_is_never_called_certain(value: float | None, said: str) -> None:
    assert percent(value) == said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(None, ""), (0.4, "0 s"), (99, "99 s"), (100, "2 min"), (3599, "1 h 0 min"), (4800, "1 h 20 min")],
)
def test_times_are_short(seconds: float | None, said: str) -> None:
    assert short_time(seconds) == said


def test_what_is_not_impossible_is_not_called_so() -> None:
    assert percent(0.004) == "<1 %"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1000, "1.0 kB"),
        (3_912_345, "3.9 MB"),
        (200_000_000, "200 MB"),
        (999_960, "1.0 MB"),
        (12_400_000_000, "12.4 GB"),
        (5_000_000_000_000, "5.0 TB"),
    ],
)
def test_sizes_are_in_the_units_of_disks(number: int, said: str) -> None:
    assert byte_size(number) == said


def test_counts_have_their_plural() -> None:
    assert count(1, "picture") == "1 picture"
    assert count(3026, "picture") == "3,026 pictures"
