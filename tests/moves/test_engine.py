import os
import sys
from pathlib import Path

import pytest

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import ErrorCode, Reason, SorterError
from gallery_sorter.base.progress import Progress
from gallery_sorter.moves import batches, chunks, engine
from gallery_sorter.moves.disk import free_bytes
from gallery_sorter.moves.journal import Journal
from gallery_sorter.moves.locks import locked
from gallery_sorter.moves.plan import plan
from gallery_sorter.moves.undo import undo
from gallery_sorter.moves.values import Action, Candidate, Plan, PlanOptions, Status
from tests.moves.trees import (
    CLASSES,
    candidate,
    candidates,
    contents,
    counts,
    dump,
    folders,
    pairs,
    run_to_end,
    tree,
    write,
)

COPY = PlanOptions(action=Action.COPY)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "phone").mkdir()
    return tmp_path / "phone"


def planned(root: Path, into: Path | None = None, options: PlanOptions = PlanOptions(), **changes: object) -> Plan:  # noqa: B008
    return plan(candidates(root, **changes), roots=[root], into=into or root, class_names=CLASSES, options=options)


def test_the_run_does_what_the_dry_run_said(root: Path, journal: Journal) -> None:
    dump(root, 60)
    before = tree(root)
    chosen = planned(root)
    records, summary = run_to_end(engine.run(chosen, journal, Cancel()))
    assert pairs(r for r in records if r.status is Status.DONE) == pairs(chosen.records())
    assert summary.moved == len(candidates(root)) == summary.looked_at
    after = tree(root)
    assert contents(after) == contents(before)
    assert {str(r.target): before[str(r.source)] for r in records} == after, (
        "names as planned, bytes and times as before"
    )


def test_a_run_that_changes_nothing_makes_no_batch(root: Path, journal: Journal) -> None:
    write(root / "a.jpg")
    records, summary = run_to_end(engine.run(planned(root, sure=False), journal, Cancel()))
    assert [r.status for r in records] == [Status.KEPT]
    assert summary.batch is None
    assert batches.history(journal) == []


def test_a_run_whose_files_are_all_refused_makes_no_batch_and_no_folder(root: Path, journal: Journal) -> None:
    path = write(root / "a.jpg")
    chosen = planned(root)
    write(path, b"changed")
    records, summary = run_to_end(engine.run(chosen, journal, Cancel()))
    assert [(r.status, r.reason, r.target) for r in records] == [(Status.REFUSED, Reason.CHANGED, None)]
    assert summary.batch is None
    assert folders(root) == set()


def test_what_changed_since_the_plan_is_left(root: Path, journal: Journal) -> None:
    gone, touched, linked, good = (write(root / name) for name in ("a.jpg", "b.jpg", "c.jpg", "d.jpg"))
    chosen = planned(root)
    gone.unlink()
    os.utime(touched, ns=(1, 1))
    linked.unlink()
    linked.symlink_to(good)
    records, summary = run_to_end(engine.run(chosen, journal, Cancel()))
    assert [r.reason for r in records] == [Reason.VANISHED, Reason.CHANGED, Reason.CHANGED, None]
    assert counts(summary) == (1, 0, 0, 0, 0, 3, 0)
    assert linked.is_symlink()


def test_a_name_that_is_taken_meanwhile_gets_the_next_number(root: Path, journal: Journal) -> None:
    write(root / "a.jpg", b"mine")
    write(root / "a.xmp", b"steps")
    chosen = planned(root, class_name="Cars")
    write(root / "Cars" / "a.jpg", b"quicker")
    write(root / "Cars" / "a (2).xmp", b"quicker too")
    records, _ = run_to_end(engine.run(chosen, journal, Cancel()))
    assert [r.target.name for r in records if r.target] == ["a (3).jpg", "a (3).xmp"]
    assert (root / "Cars" / "a.jpg").read_bytes() == b"quicker"
    assert (root / "Cars" / "a (2).xmp").read_bytes() == b"quicker too"
    assert {row[1] for row in batches.receipt_rows(journal, batches.history(journal)[0].id)} == {
        str(r.target) for r in records
    }


def test_a_group_that_cant_move_as_a_whole_is_taken_back(root: Path, journal: Journal) -> None:
    picture, clip = write(root / "a.jpg"), write(root / "a.mov")
    chosen = planned(root)
    clip.unlink()
    records, summary = run_to_end(engine.run(chosen, journal, Cancel()))
    assert [(r.source, r.reason) for r in records] == [(picture, Reason.VANISHED)]
    assert summary.refused == 1
    assert picture.exists()


def test_a_class_folder_that_becomes_a_link_is_refused(root: Path, tmp_path: Path, journal: Journal) -> None:
    write(root / "a.jpg")
    chosen = planned(root, class_name="Cars")
    (tmp_path / "outside").mkdir()
    (root / "Cars").symlink_to(tmp_path / "outside")
    records, _ = run_to_end(engine.run(chosen, journal, Cancel()))
    assert [r.reason for r in records] == [Reason.OUTSIDE]
    assert list((tmp_path / "outside").iterdir()) == []


def test_a_copy_leaves_the_original_and_carries_times(root: Path, journal: Journal, tmp_path: Path) -> None:
    dump(root, 30)
    before = tree(root)
    chosen = planned(root, tmp_path / "gallery", COPY)
    records, summary = run_to_end(engine.run(chosen, journal, Cancel()))
    assert summary.copied == len(candidates(root))
    assert tree(root) == before
    assert tree(tmp_path / "gallery") == {str(r.target): before[str(r.source)] for r in records}


def test_a_copy_checks_the_content_that_was_recognised(root: Path, journal: Journal, tmp_path: Path) -> None:
    path = write(root / "a.jpg", b"first", 1)
    chosen = planned(root, tmp_path / "gallery", COPY)
    write(path, b"other", 1)  # as long, and of the same time
    records, _ = run_to_end(engine.run(chosen, journal, Cancel()))
    assert [r.reason for r in records] == [Reason.CHANGED]
    assert tree(tmp_path / "gallery") == {}


def test_hard_links_are_files_like_any_other(root: Path, journal: Journal) -> None:
    first = write(root / "a.jpg", b"one file")
    os.link(first, root / "b.jpg")
    (root / "Cars").mkdir()
    os.link(first, root / "Cars" / "a.jpg")
    chosen = plan(
        [candidate(root / name, class_name="Cars") for name in ("a.jpg", "b.jpg")],
        roots=[root],
        into=root,
        class_names=CLASSES,
    )
    run_to_end(engine.run(chosen, journal, Cancel()))
    assert sorted(p.name for p in (root / "Cars").iterdir()) == ["a (2).jpg", "a.jpg", "b.jpg"]
    assert [p for p in root.iterdir() if p.is_file()] == []


def test_a_cancelled_run_keeps_what_is_done(root: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "MOST_FILES", 5)
    dump(root, 40)
    before = contents(tree(root))
    cancel = Cancel()
    done = 0
    steps = engine.run(planned(root), journal, cancel)
    while True:
        try:
            step = next(steps)
        except StopIteration as end:
            summary = end.value
            break
        if isinstance(step, Progress):
            done = step.done
            cancel.set()
    assert summary.interrupted
    assert 0 < summary.moved == summary.looked_at == done < 40
    assert contents(tree(root)) == before
    assert batches.history(journal)[0].moved == summary.moved


def test_nobody_listening_any_more_leaves_nothing_to_recover(
    root: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chunks, "MOST_FILES", 5)
    dump(root, 40)
    steps = engine.run(planned(root), journal, Cancel())
    next(steps)
    steps.close()
    assert journal.connection.execute("SELECT count(*) FROM passes WHERE ended IS NULL").fetchone()[0] == 0
    assert batches.history(journal)[0].moved == len(
        [p for p in tree(root) if Path(p).parent.name in CLASSES and p.endswith(".jpg")]
    )


def test_a_folder_in_use_is_locked(root: Path, journal: Journal) -> None:
    write(root / "a.jpg")
    with locked([root], Cancel()), pytest.raises(SorterError) as caught:
        run_to_end(engine.run(planned(root), journal, Cancel(), wait=0.1))
    assert caught.value.code is ErrorCode.LOCKED
    assert (root / "a.jpg").exists()


def test_copies_that_would_not_fit_are_not_begun(root: Path, journal: Journal, tmp_path: Path) -> None:
    path = write(root / "a.jpg")
    free = free_bytes(str(tmp_path))
    if free is None:
        pytest.skip("this system does not say what is free")
    os.truncate(path, free + (1 << 30))  # a hole: it takes no room itself
    found = path.stat()
    huge = Candidate(
        path, found.st_size, found.st_mtime_ns, b"?" * 32, "Cars", 1.0, sure=True, labelled_by_person=False
    )
    chosen = plan([huge], roots=[root], into=tmp_path / "gallery", class_names=CLASSES, options=COPY)
    with pytest.raises(SorterError) as caught:
        run_to_end(engine.run(chosen, journal, Cancel()))
    assert caught.value.code is ErrorCode.NO_SPACE
    assert not (tmp_path / "gallery").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of folders mean something else on Windows")
def test_a_read_only_folder_is_told_plainly(root: Path, journal: Journal, ordinary_user: None) -> None:
    path = write(root / "a.jpg")
    chosen = planned(root, root.parent / "gallery")
    root.chmod(0o555)
    try:
        records, _ = run_to_end(engine.run(chosen, journal, Cancel()))
    finally:
        root.chmod(0o755)
    assert [r.reason for r in records] == [Reason.NO_PERMISSION]
    assert "copying" in records[0].message
    assert path.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of folders mean something else on Windows")
def test_a_read_only_source_on_another_drive_can_be_copied_only(
    root: Path, other_drive: Path, journal: Journal, ordinary_user: None
) -> None:
    write(root / "a.jpg")
    before = tree(root)
    root.chmod(0o555)
    try:
        moved, _ = run_to_end(engine.run(planned(root, other_drive), journal, Cancel()))
        left = tree(other_drive)
        copied, _ = run_to_end(engine.run(planned(root, other_drive, COPY), journal, Cancel()))
    finally:
        root.chmod(0o755)
    assert ([r.reason for r in moved], left) == ([Reason.NO_PERMISSION], {})
    assert [r.status for r in copied] == [Status.DONE]
    assert tree(root) == before


def test_moves_across_drives_leave_nothing_behind(root: Path, other_drive: Path, journal: Journal) -> None:
    dump(root, 60)
    before = tree(root)
    records, summary = run_to_end(engine.run(planned(root, other_drive), journal, Cancel()))
    assert summary.moved == len([name for name in before if name.endswith(".jpg")])
    assert tree(root) == {}
    assert tree(other_drive) == {str(r.target): before[str(r.source)] for r in records}
    run_to_end(undo(journal, None, Cancel()))
    assert tree(root) == before
    assert folders(other_drive) == set()


def test_every_outcome_stands_in_the_receipt(root: Path, journal: Journal) -> None:
    write(root / "a.jpg")
    write(root / "a.xmp")
    write(root / "Wedding" / "b.jpg")
    gone = write(root / "c.jpg")
    chosen = planned(root)
    gone.unlink()
    _, summary = run_to_end(engine.run(chosen, journal, Cancel()))
    assert counts(summary) == (1, 0, 0, 1, 0, 1, 1)
    assert summary.batch is not None
    rows = [
        dict(zip(batches.RECEIPT_COLUMNS, row, strict=True)) for row in batches.receipt_rows(journal, summary.batch)
    ]
    found = {Path(row["from"]).name: (row["state"], row["reason"]) for row in rows}
    assert found == {
        "a.jpg": ("done", ""),
        "a.xmp": ("done", ""),
        "b.jpg": ("kept", "own-folder"),
        "c.jpg": ("refused", "vanished"),
    }
    assert next(row["message"].template for row in rows if row["state"] == "refused") == "It is no longer there."
    batch = batches.history(journal)[0]
    assert (batch.moved, batch.copied, batch.refused, batch.state) == (1, 0, 1, "done")
