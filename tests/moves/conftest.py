"""What the tests of this room share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gallery_sorter.moves.journal import Journal


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """A journal in a data folder of its own."""
    (tmp_path / "data").mkdir()
    opened = Journal(tmp_path / "data" / "journal.sqlite")
    yield opened
    opened.close()
