"""A cache that can't be used is begun anew, says so in the log, and never ends a run."""

import logging
import sqlite3
from pathlib import Path

import numpy as np
import pytest

from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.catalogue.schema import CATALOGUE, open_cache
from gallery_sorter.catalogue.store import Catalogue
from gallery_sorter.catalogue.thumbnails import ThumbnailStore
from gallery_sorter.catalogue.values import FileState, NewPicture, PictureFacts

FILE = FileState(Path("/pictures/a.jpg"), 10, 20)
NEW = NewPicture(
    FILE,
    PictureFacts(bytes(32), 4, 3, 5, None, None, None),
    "t",
    np.zeros(512, np.float16),
    "m",
    np.zeros(7, np.float32),
)


def _warnings(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]


def test_a_new_cache_has_the_newest_schema_and_says_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    connection = open_cache(tmp_path / "c.sqlite", CATALOGUE)
    assert connection.execute("PRAGMA user_version").fetchone() == (len(CATALOGUE),)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()
    assert _warnings(caplog) == []


def test_migrations_run_once_each_and_keep_what_is_there(tmp_path: Path):
    path, first = tmp_path / "c.sqlite", "CREATE TABLE a (x INTEGER)"
    connection = open_cache(path, [first])
    connection.execute("INSERT INTO a VALUES (7)")
    connection.close()
    connection = open_cache(path, [first, "CREATE TABLE b (y INTEGER); INSERT INTO b SELECT x + 1 FROM a"])
    assert connection.execute("SELECT x, y FROM a, b").fetchall() == [(7, 8)]
    connection.close()


def test_a_migration_that_fails_changes_nothing(tmp_path: Path):
    path, first = tmp_path / "c.sqlite", "CREATE TABLE a (x INTEGER)"
    open_cache(path, [first]).close()
    with pytest.raises(SorterError):
        open_cache(path, [first, "CREATE TABLE b (y INTEGER); CREATE TABLE a (x INTEGER)"])
    connection = open_cache(path, [first])
    assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("a",)]
    connection.close()


@pytest.mark.parametrize("content", [b"this is no database at all" * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_file_that_is_no_database_is_set_aside(tmp_path: Path, caplog: pytest.LogCaptureFixture, content: bytes):
    path = tmp_path / "catalogue.sqlite"
    path.write_bytes(content)
    with Catalogue(path) as catalogue:
        assert catalogue.known([FILE], "t", "m") == [None]
        catalogue.write([NEW])
        assert catalogue.known([FILE], "t", "m") != [None]
    assert (tmp_path / "catalogue.sqlite.set-aside").read_bytes() == content
    assert len(_warnings(caplog)) == 1


def test_a_cache_of_a_newer_version_is_set_aside(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    path = tmp_path / "catalogue.sqlite"
    newer = sqlite3.connect(path)
    newer.execute("PRAGMA user_version = 1000")
    newer.close()
    with Catalogue(path) as catalogue:
        catalogue.write([NEW])
        assert catalogue.known([FILE], "t", "m") != [None]
    assert (tmp_path / "catalogue.sqlite.set-aside").is_file()
    assert "version 1000" in _warnings(caplog)[0]


def test_damage_that_is_met_on_the_way_begins_anew(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    path = tmp_path / "catalogue.sqlite"
    with Catalogue(path) as catalogue:
        for number in range(200):
            content = number.to_bytes(32)
            facts = PictureFacts(content, 4, 3, 5, None, None, None)
            state = FileState(Path(f"/pictures/{number}.jpg"), 1, 1)
            catalogue.write([NewPicture(state, facts, "t", NEW.features, "m", NEW.logits)])
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xa5" * (len(data) - 4096)  # the first page, with the schema, stays whole
    path.write_bytes(data)

    with Catalogue(path) as one, Catalogue(path) as other:
        assert one.known([FileState(Path("/pictures/7.jpg"), 1, 1)], "t", "m") == [None]
        one.write([NEW])
        other.known([FileState(Path("/pictures/7.jpg"), 1, 1)], "t", "m")
        assert other.known([FILE], "t", "m") != [None], "what was begun anew is not set aside a second time"
    assert len(_warnings(caplog)) == 1


def test_damaged_thumbnails_begin_anew(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    path = tmp_path / "thumbnails.sqlite"
    path.write_bytes(b"\0" * 10_000 + b"rubbish")
    with ThumbnailStore(path) as store:
        store.put([(bytes(32), b"jpeg")])
        assert store.get(bytes(32)) == b"jpeg"
    assert len(_warnings(caplog)) == 1


def test_no_folder_to_keep_it_in_is_told_in_a_sentence(tmp_path: Path):
    with pytest.raises(SorterError) as caught:
        Catalogue(tmp_path / "nowhere" / "catalogue.sqlite")
    assert caught.value.code is ErrorCode.DATA_FOLDER
    assert "Traceback" not in str(caught.value)


def test_a_lock_of_another_costs_only_what_was_asked(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    path = tmp_path / "catalogue.sqlite"
    with Catalogue(path) as catalogue:
        catalogue._cache._connection.execute("PRAGMA busy_timeout = 1")
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        catalogue.write([NEW])
        other.execute("ROLLBACK")
        other.close()
        assert catalogue.known([FILE], "t", "m") == [None]
        catalogue.write([NEW])
        assert catalogue.known([FILE], "t", "m") != [None]
    assert len(_warnings(caplog)) == 1
