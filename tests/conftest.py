"""What every test may ask for."""

import logging
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

if TYPE_CHECKING:
    from gallery_sorter.app.session import Session

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


@pytest.fixture(scope="session")
def drawn_models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of models with one of the drawn pictures in charge, trained once for all tests."""
    from tests.drawn_model import make_drawn_model

    models = tmp_path_factory.mktemp("drawn") / "models"
    make_drawn_model(models)
    return models


@pytest.fixture
def data_dir(tmp_path: Path, drawn_models: Path) -> Path:
    """A new data folder in which the model of the drawn pictures is in charge."""
    folder = tmp_path / "data"
    shutil.copytree(drawn_models, folder / "models")
    return folder


@pytest.fixture
def session(data_dir: Path) -> Iterator["Session"]:
    """An opened data folder, on the CPU."""
    from gallery_sorter.app.session import Choices, Session

    with Session(Choices(data_dir=data_dir, device="cpu")) as opened:
        opened.folder.create()
        yield opened
