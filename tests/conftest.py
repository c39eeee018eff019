"""What every test may ask for."""

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

# Machines that run tests are shared; what is slow there is no failure.
hypothesis.settings.register_profile("patient", deadline=None)
hypothesis.settings.load_profile("patient")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The project's shared folder of pictures beside the checkout; a test that asks for it is skipped without it."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not (folder / "nasty" / "LIST.tsv").is_file():
        pytest.skip(f"the shared folder of pictures is not there ({folder})")
    return folder


@pytest.fixture
def ordinary_user(tmp_path: Path) -> None:
    """Skips a test of permissions where none hold: an administrator may read everything."""
    closed = tmp_path / "closed"
    closed.touch(mode=0)
    readable = os.access(closed, os.R_OK)
    closed.unlink()
    if readable:
        pytest.skip("this user may read everything")


@pytest.fixture(autouse=True)
def _log_as_it_was() -> Iterator[None]:
    """A test that starts the program's logging leaves none of it to the next: caplog listens at the root."""
    log = logging.getLogger("gallery_sorter")
    before = log.level, log.propagate, list(log.handlers)
    yield
    for handler in set(log.handlers) - set(before[2]):
        handler.close()
    log.setLevel(before[0])
    log.propagate, log.handlers = before[1:]
