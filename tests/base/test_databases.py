"""Databases that several programs open at the same instant, on a data folder that is new."""

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from gallery_sorter.base.databases import enter_wal
from gallery_sorter.catalogue.store import Catalogue
from gallery_sorter.catalogue.thumbnails import ThumbnailStore
from gallery_sorter.moves.journal import Journal

AT_ONCE = 4
ROUNDS = 40  # without waiting, about every seventh round failed


@pytest.mark.parametrize("open_database", [Journal, Catalogue, ThumbnailStore])
def test_it_can_be_made_by_several_at_once(
    open_database: Callable[[Path], Journal | Catalogue | ThumbnailStore], tmp_path: Path
) -> None:
    troubles: list[BaseException] = []

    def work(path: Path, together: threading.Barrier) -> None:
        together.wait()
        try:
            open_database(path).close()
        except BaseException as error:  # noqa: BLE001  # told by the assertion below
            troubles.append(error)

    for number in range(ROUNDS):
        together = threading.Barrier(AT_ONCE)
        place = tmp_path / f"{number}.sqlite"
        threads = [threading.Thread(target=work, args=(place, together)) for _ in range(AT_ONCE)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert troubles == []
    assert not list(tmp_path.glob("*set-aside*"))


def test_waiting_has_an_end(tmp_path: Path) -> None:
    holder = sqlite3.connect(tmp_path / "held.sqlite", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    other = sqlite3.connect(tmp_path / "held.sqlite", timeout=0, isolation_level=None)
    with pytest.raises(sqlite3.OperationalError):
        enter_wal(other, 0.05)
    other.close()
    holder.close()
