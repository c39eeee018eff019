"""Sentences that say what was done, by the run that did it."""

import pytest

from gallery_sorter.app.events import Recovered
from gallery_sorter.window.tellings import Tellings


@pytest.mark.parametrize(
    ("command", "begin"),
    [("sort", "The last sort was"), ("rename", "Renaming a class was"), ("something new", "The last run was")],
)
def test_what_was_interrupted_is_called_by_its_name(command: str, begin: str) -> None:
    said = Tellings().recovered(Recovered("b1", command, 3, 0, 0))
    assert said.startswith(f"{begin} interrupted: 3 files finished.")
