import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery_sorter.moves.naming import MAX_NAME_BYTES, folder_name, numbered, reuse_twin, shorten, twin_key

HOSTILE = [
    "",
    ".",
    "..",
    "../../etc",
    "/etc/passwd",
    "C:\\Windows",
    "a/b",
    "a\x00b",
    "\u202egpj.exe",
    "  ",
    "...",
    "\ud800",
]


@given(st.one_of(st.text(), st.sampled_from(HOSTILE)))
def test_any_class_name_gives_one_safe_component(name: str) -> None:
    safe = folder_name(name)
    assert safe
    assert Path("/gallery", safe).parent == Path("/gallery")
    assert not set(safe) & set('/\\:*?"<>|\0')
    assert not safe.startswith((".", " "))
    assert not safe.endswith((".", " "))
    assert all(unicodedata.category(c) not in ("Cc", "Cs") for c in safe)
    assert len(os.fsencode(safe)) <= MAX_NAME_BYTES
    assert folder_name(safe) == safe, "a safe name stays as it is"


@given(name=st.text(min_size=1))
def test_a_class_folder_can_be_made_and_lies_inside(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    base = tmp_path_factory.getbasetemp() / "made"
    folder = base / folder_name(name)
    folder.mkdir(parents=True, exist_ok=True)
    assert folder.resolve().parent == base.resolve()


@pytest.mark.parametrize(
    "name", ["Cars", "Whatsapp_Screenshots", "Été à la mer", "家族", "Лес", "👩\u200d🌾 Garden", "2019-07 Rome"]
)
def test_ordinary_names_stay_as_they_are(name: str) -> None:
    assert folder_name(name) == name


@pytest.mark.parametrize("name", ["CON", "nul", "Aux.txt", "COM1", "lpt9.jpg", "COM¹", "CONIN$"])
def test_names_that_windows_reserves_are_changed(name: str) -> None:
    assert folder_name(name) == "_" + name


def test_a_folder_that_differs_in_case_or_normalisation_is_used_again() -> None:
    assert reuse_twin("Cars", ["cars", "Trees"]) == "cars"
    assert reuse_twin("\u00e9t\u00e9", ["e\u0301te\u0301"]) == "e\u0301te\u0301"
    assert reuse_twin("Cars", ["cars", "Cars"]) == "Cars", "the exact one is preferred"
    assert reuse_twin("Cars", ["Carts"]) == "Cars"


def test_twins_have_one_key() -> None:
    assert twin_key("STRASSE") == twin_key("straße")
    assert twin_key("\u00c9") == twin_key("e\u0301")
    assert twin_key("a") != twin_key("b")


def test_a_number_goes_behind_what_picture_and_sidecar_share() -> None:
    assert numbered("IMG_1.jpg", "IMG_1", 1) == "IMG_1.jpg"
    assert numbered("IMG_1.jpg", "IMG_1", 2) == "IMG_1 (2).jpg"
    assert numbered("IMG_1.jpg.xmp", "IMG_1", 3) == "IMG_1 (3).jpg.xmp"


@given(
    stem=st.text(min_size=1, max_size=300).filter(lambda s: "/" not in s and "\0" not in s), number=st.integers(2, 9999)
)
def test_a_numbered_name_fits(stem: str, number: int) -> None:
    try:
        name = numbered(stem + ".jpg", stem, number)
    except UnicodeEncodeError:
        return  # a lone surrogate that no file name can hold
    assert len(os.fsencode(name)) <= MAX_NAME_BYTES
    assert name.endswith(f" ({number}).jpg")


@given(st.text(st.characters(codec="utf-8")), st.integers(1, 40))
def test_shortening_cuts_no_character_in_two(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert text.startswith(short)
    assert len(short.encode()) <= limit
