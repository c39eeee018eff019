"""Sorting, taking it back and doing it again, on real files: names, bytes and times are what they were."""

import csv
import os
import threading
from pathlib import Path

import pytest

from gallery_sorter.app.classify import ClassifyOptions, classify
from gallery_sorter.app.events import Event, KeptReason, MoveRecord, Picture, Receipt, Status
from gallery_sorter.app.history import export_batch, history, redo, undo
from gallery_sorter.app.label import label_files
from gallery_sorter.app.session import Session
from gallery_sorter.app.sort import SortOptions, sort
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.moves import faults
from gallery_sorter.moves.locks import locked
from gallery_sorter.moves.values import Recovered
from tests.drawn import CLASSES, class_of, make_dump

Tree = dict[str, tuple[bytes, int]]


def tree(folder: Path) -> Tree:
    """Relative name -> (bytes, mtime in ns) of every file."""
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    folder = tmp_path / "dump"
    for number, path in enumerate(make_dump(folder, 2)):
        os.utime(path, (1.6e9 + number * 3601, 1.6e9 + number * 3601))
    album = folder / "Wedding 2019"
    make_dump(album, 1, seed=7)
    (folder / "notes.txt").write_text("mine", encoding="utf-8")
    return folder


def run(session: Session, dump: Path, **options: object) -> tuple[list[MoveRecord], Receipt]:
    chosen = SortOptions((dump,), **{"into": dump, "threshold": 0.0, **options})  # type: ignore[arg-type]
    return split(list(sort(session, chosen, Cancel())))


def split(events: list[Event]) -> tuple[list[MoveRecord], Receipt]:
    assert isinstance(events[-1], Receipt)
    assert not [event for event in events if isinstance(event, Picture)]
    counts = events[-1].counts
    outcomes = [
        value for key, value in counts.items() if key in ("moved", "copied", "removed", "kept", "duplicates", "refused")
    ]
    assert counts["looked_at"] == sum(outcomes)
    return [event for event in events if isinstance(event, MoveRecord)], events[-1]


def test_pictures_go_to_their_class_folders_and_the_album_stays(session: Session, dump: Path) -> None:
    records, receipt = run(session, dump)
    done = [record for record in records if record.status is Status.DONE]
    assert len(done) == receipt.counts["moved"] > 0
    assert all(record.target == dump / str(record.class_name) / record.source.name for record in done)
    right = sum(record.class_name == class_of(record.source) for record in done)
    assert right >= 0.8 * len(done)
    own = [record for record in records if record.reason is KeptReason.OWN_FOLDER]
    assert len(own) == 6
    assert (dump / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_a_dry_run_says_what_the_run_does_and_touches_nothing(session: Session, dump: Path) -> None:
    before = tree(dump)
    planned, foreseen = run(session, dump, dry_run=True)
    assert tree(dump) == before
    assert foreseen.batch is None
    done, receipt = run(session, dump)
    assert {(r.source, r.target) for r in planned if r.status is Status.PLANNED} == {
        (r.source, r.target) for r in done if r.status is Status.DONE
    }
    assert foreseen.counts == receipt.counts


def test_undo_and_redo_restore_every_name_byte_and_time(session: Session, dump: Path) -> None:
    before = tree(dump)
    _, receipt = run(session, dump)
    after = tree(dump)
    assert sorted(after.values()) == sorted(before.values())
    _, undone = split(list(undo(session, None, Cancel())))
    assert undone.counts["moved"] == receipt.counts["moved"]
    assert tree(dump) == before
    assert {path.name for path in dump.iterdir() if path.is_dir()} == {"Wedding 2019"}
    split(list(redo(session, None, Cancel())))
    assert tree(dump) == after
    split(list(undo(session, receipt.batch, Cancel())))
    assert tree(dump) == before
    with pytest.raises(SorterError) as raised:
        list(undo(session, None, Cancel()))
    assert raised.value.code is ErrorCode.NOTHING_TO_UNDO
    assert [batch.state for batch in history(session)] == ["undone"]


def test_nothing_is_decoded_again_after_a_sort_and_after_its_undo(session: Session, dump: Path) -> None:
    run(session, dump)
    for step in (None, undo):
        if step is not None:
            list(step(session, None, Cancel()))
        seen = [e for e in classify(session, ClassifyOptions((dump,)), Cancel()) if isinstance(e, Picture)]
        assert len(seen) == 18
        assert all(picture.cached for picture in seen)


def test_a_second_sort_moves_nothing_and_makes_no_batch(session: Session, dump: Path) -> None:
    run(session, dump)
    records, receipt = run(session, dump)
    assert receipt.counts["moved"] == 0
    assert receipt.batch is None
    assert {record.reason for record in records if record.status is Status.KEPT} >= {KeptReason.IN_PLACE}


def test_a_name_that_is_taken_is_never_overwritten(session: Session, dump: Path, tmp_path: Path) -> None:
    into = tmp_path / "into"
    for name in CLASSES:
        (into / name).mkdir(parents=True)
        for path in dump.glob("*.jpg"):
            (into / name / path.name).write_bytes(b"there before")
    before = tree(dump)
    there = tree(into)
    run(session, dump, into=into)
    after = tree(into)
    assert all(after[name] == state for name, state in there.items())
    assert sorted([*tree(dump).values(), *after.values()]) == sorted([*before.values(), *there.values()])


def test_a_file_is_no_place_to_sort_into(session: Session, dump: Path) -> None:
    with pytest.raises(SorterError) as raised:
        run(session, dump, into=next(dump.glob("*.jpg")))
    assert raised.value.code is ErrorCode.NOT_FOUND


def test_the_persons_word_decides(session: Session, dump: Path) -> None:
    one = next(path for path in sorted(dump.glob("*.jpg")) if class_of(path) != "Trees")
    list(label_files(session, "Trees", [one], Cancel()))
    records, _ = run(session, dump)
    (moved,) = [record for record in records if record.source == one]
    assert (moved.class_name, moved.target) == ("Trees", dump / "Trees" / one.name)


def test_a_batch_can_be_written_as_csv_but_never_over_a_file(session: Session, dump: Path, tmp_path: Path) -> None:
    _, receipt = run(session, dump)
    assert receipt.batch
    target = tmp_path / "receipt.csv"
    rows = export_batch(session, receipt.batch, target)
    assert rows == len(target.read_text(encoding="utf-8").splitlines()) - 1
    with pytest.raises(SorterError):
        export_batch(session, receipt.batch, target)


def rows_of(session: Session, batch: str, path: Path) -> list[dict[str, str]]:
    path.unlink(missing_ok=True)
    export_batch(session, batch, path)
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_receipt_has_a_line_for_each_picture_that_was_looked_at(
    session: Session, dump: Path, tmp_path: Path
) -> None:
    (dump / "broken.jpg").write_bytes(b"no picture at all")
    (dump / "empty.png").touch()
    _, receipt = run(session, dump)
    rows = rows_of(session, str(receipt.batch), tmp_path / "receipt.csv")
    assert len([row for row in rows if not row["companion_of"]]) == receipt.counts["looked_at"]
    refused = {Path(row["from"]).name: row["reason"] for row in rows if row["state"] == "refused"}
    assert refused == {"broken.jpg": "not-a-picture", "empty.png": "empty"}
    assert all(row["message"] for row in rows if row["state"] == "refused")
    (batch,) = history(session)
    assert batch.refused == receipt.counts["refused"] == 2


def test_what_an_undo_refused_stands_in_the_receipt(session: Session, dump: Path, tmp_path: Path) -> None:
    records, receipt = run(session, dump)
    moved = next(record for record in records if record.status is Status.DONE)
    assert moved.target is not None
    moved.target.write_bytes(b"the person's")
    list(undo(session, None, Cancel()))
    rows = rows_of(session, str(receipt.batch), tmp_path / "receipt.csv")
    assert [row["from"] for row in rows if row["reason"] == "changed"] == [str(moved.source)]


def test_a_cancel_while_another_program_has_the_folder_is_no_failure(session: Session, dump: Path) -> None:
    before = tree(dump)
    cancel = Cancel()
    with locked([dump], Cancel()):
        steps = sort(session, SortOptions((dump,), into=dump, threshold=0.0), cancel)
        threading.Timer(1.0, cancel.set).start()
        receipt = list(steps)[-1]
    assert isinstance(receipt, Receipt)
    assert receipt.interrupted
    assert receipt.batch is None
    assert tree(dump) == before


def test_a_damaged_journal_is_told_and_left(session: Session, dump: Path) -> None:
    run(session, dump)
    journal = session.folder.journal
    for path in journal.parent.glob("journal.sqlite-*"):
        if path.is_file():
            path.unlink()
    damaged = b"not a database, but long enough to look like one" * 100
    journal.write_bytes(damaged)
    with pytest.raises(SorterError) as caught:
        history(session)
    assert caught.value.code is ErrorCode.DATA_FOLDER
    assert "damaged" in caught.value.message
    assert journal.read_bytes() == damaged


def test_looking_back_sets_right_first_what_a_run_that_died_left(
    session: Session, dump: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Died(BaseException):
        pass

    def die(point: str) -> None:
        if point == "sources-synced":
            raise Died

    with monkeypatch.context() as patch:
        patch.setattr(faults, "reach", die)
        with pytest.raises(Died):
            run(session, dump)
    told: list[Recovered] = []
    session.listen(told.append)
    (batch,) = history(session)
    assert batch.recovered
    assert [found.batch for found in told] == [batch.id]
    history(session)
    assert len(told) == 1
