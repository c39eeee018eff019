"""What the tests of this room share."""

from pathlib import Path

import pytest

from tests.cli.command import Command


@pytest.fixture
def command(data_dir: Path) -> Command:
    return Command(data_dir)
