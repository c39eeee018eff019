"""Paths go out as addresses and come back as the very same paths, whatever bytes their names are made of."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QUrl

from gallery_sorter.base.data_folder import DataFolder
from gallery_sorter.window.local_files import address_of, path_at, path_of, url_of
from gallery_sorter.window.window_state import MOST_RECENT, WindowState

NAMES = st.binary(min_size=1, max_size=20).filter(lambda name: not {0, 47} & set(name) and name not in (b".", b".."))


@pytest.mark.skipif(sys.platform == "win32", reason="names there are text")
@given(NAMES)
def test_a_path_survives_as_an_address(name: bytes) -> None:
    path = Path("/photos") / os.fsdecode(name)
    assert path_at(address_of(path)) == path
    assert path_of(url_of(path)) == path


def test_addresses_of_the_web_are_no_paths() -> None:
    assert path_of(QUrl("https://example.org/a.jpg")) is None


def test_recent_folders_are_remembered_newest_first_and_not_in_safe_mode(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    state = WindowState(folder, safe_mode=False)
    paths = [tmp_path / os.fsdecode(f"f {number} ".encode() + b"\xff") for number in range(MOST_RECENT + 2)]
    for path in [*paths, paths[5]]:
        state.remember_folder(path)
    expected = [paths[5], *(path for path in reversed(paths) if path != paths[5])][:MOST_RECENT]
    assert state.recent == expected
    assert WindowState(folder, safe_mode=False).recent == expected
    safe = WindowState(folder, safe_mode=True)
    assert safe.recent == []
    safe.remember_folder(paths[0])
    assert WindowState(folder, safe_mode=False).recent == expected
