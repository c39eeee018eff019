import sqlite3
import threading
from pathlib import Path

import pytest

from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.moves import schema
from gallery_sorter.moves.journal import Journal
from gallery_sorter.moves.labels import label, labels


def test_what_a_transaction_wrote_is_durable(journal: Journal) -> None:
    assert journal.connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert journal.connection.execute("PRAGMA synchronous").fetchone()[0] == 2, "FULL"


def test_a_transaction_that_raises_leaves_nothing(journal: Journal) -> None:
    def work() -> None:
        with journal.transaction() as connection:
            connection.execute("INSERT INTO classes (name, added) VALUES ('Boats', 'now')")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        work()
    assert journal.connection.execute("SELECT count(*) FROM classes").fetchone()[0] == 0


def test_each_thread_has_a_connection_of_its_own(journal: Journal) -> None:
    found = [journal.connection]
    thread = threading.Thread(target=lambda: found.append(journal.connection))
    thread.start()
    thread.join()
    assert found[0] is journal.connection is not found[1]


def test_a_journal_of_a_newer_version_is_refused_and_left(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(SorterError) as caught:
        Journal(path)
    assert caught.value.code is ErrorCode.DATA_FOLDER
    assert "newer version" in caught.value.message
    assert path.read_bytes() == before


def test_a_file_that_is_no_journal_is_refused_and_left(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    path.write_bytes(b"a person's letter, and no database" * 100)
    with pytest.raises(SorterError) as caught:
        Journal(path)
    assert caught.value.code is ErrorCode.DATA_FOLDER
    assert path.read_bytes() == b"a person's letter, and no database" * 100


def test_an_older_journal_is_backed_up_before_it_is_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "journal.sqlite"
    old = Journal(path)
    label(old, "Boats", [b"x" * 32])
    old.close()
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, "CREATE TABLE later (x);\nCREATE TABLE more (x);"))
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    new = Journal(path)
    assert labels(new) == {b"x" * 32: "Boats"}
    assert new.connection.execute("SELECT count(*) FROM later, more").fetchone()[0] == 0
    new.close()
    (backup,) = tmp_path.glob("journal.sqlite.v*.backup")
    with sqlite3.connect(backup) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == schema.VERSION - 1
        assert connection.execute("SELECT class_name FROM labels").fetchone()[0] == "Boats"
    connection.close()


def test_a_migration_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "journal.sqlite"
    Journal(path).close()
    broken = "CREATE TABLE later (x);\nCREATE TABLE labels (x);"
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, broken))
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    with pytest.raises(SorterError):
        Journal(path)
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == schema.VERSION - 1
        assert not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'later'").fetchall()
    connection.close()
