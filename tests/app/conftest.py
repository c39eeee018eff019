"""What tests of watched folders share."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gallery_sorter.app.session import Session
from gallery_sorter.app.watch import WatchRule
from tests.app.watched import SETTLE, Phone, Watched
from tests.drawn import draw


@pytest.fixture
def phone(session: Session, tmp_path: Path) -> Phone:
    return Phone(session, tmp_path / "spool")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sync").mkdir()
    return tmp_path / "sync"


@pytest.fixture
def rule(folder: Path) -> WatchRule:
    return WatchRule(folder, folder, settle=SETTLE)


@pytest.fixture
def begin(session: Session) -> Iterator[Callable[..., Watched]]:
    begun: list[Watched] = []

    def make(*rules: WatchRule, once: bool = False) -> Watched:
        begun.append(Watched(session, *rules, once=once))
        return begun[-1]

    yield make
    for watched in begun:
        watched.abandon()


@pytest.fixture
def boats(tmp_path: Path) -> Path:
    """A class that the model does not know: ten pictures."""
    folder = tmp_path / "own"
    (folder / "Boats").mkdir(parents=True)
    for number in range(10):
        draw("Other", number).save(folder / "Boats" / f"{number}.jpg")
    return folder
