"""What was chosen is found again; a file that makes no sense is told of, put aside, and costs only what it damaged."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.base.settings import (
    LANGUAGES,
    LARGEST_TILE,
    SMALLEST_TILE,
    Loaded,
    Look,
    Settings,
    load_settings,
    save_settings,
)

ANY = st.builds(
    Settings,
    look=st.sampled_from(Look),
    language=st.sampled_from(["", *LANGUAGES]),
    tile=st.integers(SMALLEST_TILE, LARGEST_TILE),
    threshold=st.none() | st.floats(0, 1),
    copies=st.booleans(),
    reopens=st.booleans(),
    rests_on_battery=st.booleans(),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


@given(ANY)
def test_what_was_written_is_read_again(tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> None:
    path = tmp_path_factory.mktemp("kept") / "settings.json"
    save_settings(path, settings)
    assert load_settings(path) == Loaded(settings, "")
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


def test_at_the_first_start_there_is_nothing_to_tell(path: Path) -> None:
    assert load_settings(path) == Loaded(Settings(), "")


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe\x00", b"[1]", b"[" * 100_000, b"null"])
def test_a_damaged_file_is_put_aside_and_told(path: Path, damage: bytes) -> None:
    path.write_bytes(damage)
    settings, trouble = load_settings(path)
    assert settings == Settings()
    assert "settings.json.set-aside" in trouble
    assert path.with_name("settings.json.set-aside").read_bytes() == damage
    assert load_settings(path) == Loaded(Settings(), "")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("look", "pink"),
        ("look", ["dark"]),
        ("language", "xx"),
        ("language", []),
        ("tile", 5),
        ("tile", True),
        ("tile", 200.5),
        ("threshold", 1.5),
        ("threshold", float("nan")),
        ("threshold", "0.9"),
        ("copies", 1),
        ("reopens", "true"),
        ("rests_on_battery", None),
    ],
)
def test_one_value_that_makes_no_sense_costs_no_other(path: Path, name: str, value: object) -> None:
    sound = {"look": "dark", "tile": 200, "threshold": 0.9, "copies": True, "reopens": True, "rests_on_battery": True}
    path.write_text(json.dumps({**sound, name: value}), encoding="utf-8")
    settings, trouble = load_settings(path)
    expected = Settings(**{**sound, "look": Look.DARK, name: getattr(Settings(), name)})
    assert settings == expected
    assert trouble


def test_what_a_later_version_has_more_of_does_no_harm(path: Path) -> None:
    path.write_text('{"tile": 200, "sound": "loud"}', encoding="utf-8")
    assert load_settings(path) == Loaded(Settings(tile=200), "")


def test_where_it_cannot_be_written_it_is_said_and_nothing_is_left(tmp_path: Path) -> None:
    path = tmp_path / "gone" / "settings.json"
    with pytest.raises(SorterError) as raised:
        save_settings(path, Settings())
    assert raised.value.code is ErrorCode.DATA_FOLDER
    assert str(path) in raised.value.message
