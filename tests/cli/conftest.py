"""What the tests of this room share."""

from pathlib import Path

import pytest

from tests.cli.command import Command, CommandHere


@pytest.fixture
def command(data_dir: Path) -> Command:
    return Command(data_dir)


@pytest.fixture
def here(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> CommandHere:
    return CommandHere(data_dir, capsys)
