import os
import shutil
from pathlib import Path

import pytest

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import ErrorCode, Reason, SorterError
from gallery_sorter.moves import batches, chunks, engine, space
from gallery_sorter.moves.journal import Journal
from gallery_sorter.moves.plan import plan
from gallery_sorter.moves.undo import redo, undo
from gallery_sorter.moves.values import Action, MoveRecord, PlanOptions, Status, Summary
from tests.moves.trees import CLASSES, candidates, counts, dump, folders, pairs, run_to_end, tree, write


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "phone").mkdir()
    return tmp_path / "phone"


def sort(root: Path, journal: Journal, into: Path | None = None, *, copy: bool = False, **changes: object) -> Summary:
    options = PlanOptions(action=Action.COPY if copy else Action.MOVE)
    chosen = plan(candidates(root, **changes), roots=[root], into=into or root, class_names=CLASSES, options=options)
    return run_to_end(engine.run(chosen, journal, Cancel()))[1]


def take_back(journal: Journal, batch: str | None = None) -> tuple[list[MoveRecord], Summary]:
    return run_to_end(undo(journal, batch, Cancel()))


def test_undo_is_the_inverse_and_redo_repeats(root: Path, journal: Journal) -> None:
    dump(root, 60)
    before, before_folders = tree(root), folders(root)
    done = sort(root, journal)
    after = tree(root)
    records, undone = take_back(journal)
    assert (undone.moved, undone.companions, undone.refused) == (done.moved, done.companions, 0)
    assert (tree(root), folders(root)) == (before, before_folders)
    assert batches.history(journal)[0].state == "undone"
    again, _ = run_to_end(redo(journal, None, Cancel()))
    assert tree(root) == after
    assert pairs(again) == {(r.target, r.source) for r in records}
    assert batches.history(journal)[0].state == "done"
    take_back(journal)
    assert tree(root) == before
    with pytest.raises(SorterError) as caught:
        take_back(journal)
    assert caught.value.code is ErrorCode.NOTHING_TO_UNDO


def test_nothing_to_redo(journal: Journal) -> None:
    with pytest.raises(SorterError) as caught:
        run_to_end(redo(journal, None, Cancel()))
    assert caught.value.code is ErrorCode.NOTHING_TO_REDO


def test_a_batch_that_is_not_known(journal: Journal) -> None:
    with pytest.raises(SorterError) as caught:
        take_back(journal, "no such batch")
    assert caught.value.code is ErrorCode.NOT_FOUND


def test_undo_works_in_another_run(root: Path, tmp_path: Path) -> None:
    dump(root, 20)
    before = tree(root)
    first = Journal(tmp_path / "journal.sqlite")
    sort(root, first)
    first.close()
    second = Journal(tmp_path / "journal.sqlite")
    take_back(second)
    second.close()
    assert tree(root) == before


def test_any_batch_in_any_order(root: Path, journal: Journal) -> None:
    write(root / "a.jpg")
    first = sort(root, journal)
    write(root / "b.jpg")
    sort(root, journal)
    take_back(journal, first.batch)
    assert (root / "a.jpg").exists()
    assert not (root / "b.jpg").exists()
    take_back(journal)
    assert (root / "b.jpg").exists()
    assert folders(root) == set(), "folders that an older batch made go when the last picture leaves them"


def test_what_the_person_changed_moved_or_replaced_is_left(root: Path, journal: Journal) -> None:
    for name in ("changed", "moved", "taken", "good", "edited"):
        write(root / f"{name}.jpg", age=1)
    write(root / "edited.xmp")
    sort(root, journal, class_name="Cars")
    cars = root / "Cars"
    (cars / "changed.jpg").write_bytes(b"the person's")
    (cars / "moved.jpg").rename(root / "elsewhere.jpg")
    write(root / "taken.jpg", b"new")
    (cars / "edited.xmp").write_bytes(b"the person's steps")
    left = tree(root)
    records, summary = take_back(journal)
    reasons = {r.source.name: r.reason for r in records}
    assert reasons == {
        "changed.jpg": Reason.CHANGED,
        "moved.jpg": Reason.VANISHED,
        "taken.jpg": Reason.EXISTS,
        "edited.jpg": Reason.CHANGED,
        "good.jpg": None,
    }
    assert counts(summary) == (1, 0, 0, 0, 0, 4, 0)
    after = tree(root)
    moved = str(cars / "good.jpg"), str(root / "good.jpg")
    assert after == {(moved[1] if name == moved[0] else name): value for name, value in left.items()}
    assert batches.history(journal)[0].state == "partly-undone"


def test_bytes_that_changed_under_an_old_time_are_noticed(root: Path, journal: Journal) -> None:
    path = write(root / "a.jpg", b"one", 1)
    time = path.stat().st_mtime_ns
    sort(root, journal, class_name="Cars")
    (root / "Cars" / "a.jpg").write_bytes(b"two")
    os.utime(root / "Cars" / "a.jpg", ns=(time, time))
    records, _ = take_back(journal)
    assert [r.reason for r in records] == [Reason.CHANGED]


def test_a_new_time_alone_is_no_change(root: Path, journal: Journal) -> None:
    write(root / "a.jpg")
    sort(root, journal, class_name="Cars")
    os.utime(root / "Cars" / "a.jpg", ns=(5, 7_000_000_001))
    _, summary = take_back(journal)
    assert summary.moved == 1
    assert (root / "a.jpg").stat().st_mtime_ns == 7_000_000_001


def test_what_was_refused_can_be_tried_again_by_name(root: Path, journal: Journal) -> None:
    write(root / "a.jpg")
    write(root / "b.jpg")
    older = sort(root, journal, class_name="Cars")
    write(root / "c.jpg")
    newer = sort(root, journal, class_name="Cars")
    write(root / "b.jpg", b"in the way")
    take_back(journal, older.batch)
    assert take_back(journal)[1].batch == newer.batch, "a batch that was gone through counts as undone"
    (root / "b.jpg").unlink()
    assert take_back(journal, older.batch)[1].moved == 1
    assert sorted(p.name for p in root.iterdir()) == ["a.jpg", "b.jpg", "c.jpg"]


def test_an_undo_that_could_do_nothing_is_tried_again(root: Path, journal: Journal) -> None:
    write(root / "a.jpg")
    sort(root, journal, class_name="Cars")
    write(root / "a.jpg", b"in the way")
    assert take_back(journal)[1].refused == 1
    (root / "a.jpg").unlink()
    assert take_back(journal)[1].moved == 1


def test_undoing_a_copy_removes_it_only_if_both_are_what_they_were(
    root: Path, journal: Journal, tmp_path: Path
) -> None:
    for name in ("good", "changed", "orphan", "edited"):
        write(root / f"{name}.jpg", age=3)
    before = tree(root)
    sort(root, journal, tmp_path / "gallery", copy=True, class_name="Cars")
    cars = tmp_path / "gallery" / "Cars"
    write(cars / "changed.jpg", b"the person's")
    (root / "orphan.jpg").unlink()
    write(root / "edited.jpg", b"the person's")
    records, summary = take_back(journal)
    assert {r.source.name: r.reason for r in records} == {
        "good.jpg": None,
        "changed.jpg": Reason.CHANGED,
        "orphan.jpg": Reason.VANISHED,
        "edited.jpg": Reason.CHANGED,
    }
    assert counts(summary) == (0, 0, 1, 0, 0, 3, 0)
    assert sorted(p.name for p in cars.iterdir()) == ["changed.jpg", "edited.jpg", "orphan.jpg"]
    assert (cars / "edited.jpg").read_bytes() == before[str(root / "edited.jpg")][0], (
        "the only one left of that content"
    )
    again, _ = run_to_end(redo(journal, None, Cancel()))
    assert [r.status for r in again] == [Status.DONE]
    assert (cars / "good.jpg").exists()


def test_a_dry_run_says_what_the_undo_does_and_touches_nothing(root: Path, journal: Journal) -> None:
    dump(root, 20)
    sort(root, journal)
    write(root / "IMG_00001.jpg", b"in the way")
    before = tree(root)
    times = {path: path.stat().st_mtime_ns for path in folders(root)}
    foreseen, first = run_to_end(undo(journal, None, Cancel(), dry_run=True))
    assert tree(root) == before
    assert {path: path.stat().st_mtime_ns for path in folders(root)} == times
    done, second = take_back(journal)
    assert pairs(foreseen) == pairs(done)
    assert [r.reason for r in foreseen] == [r.reason for r in done]
    assert counts(first) == counts(second)
    assert first.batch is None


def test_folders_of_the_person_are_made_again_and_stay(root: Path, journal: Journal) -> None:
    write(root / "DCIM" / "Camera" / "a.jpg")
    before = tree(root)
    sort(root, journal)
    shutil.rmtree(root / "DCIM")
    take_back(journal)
    assert tree(root) == before


def test_what_the_person_put_into_a_new_folder_keeps_it(root: Path, journal: Journal) -> None:
    write(root / "a.jpg")
    sort(root, journal, class_name="Cars")
    mine = write(root / "Cars" / "mine.txt")
    take_back(journal)
    assert mine.exists()


def test_a_missing_folder_is_not_taken_for_deleted(root: Path, journal: Journal, tmp_path: Path) -> None:
    write(root / "a.jpg")
    before = tree(root)
    sort(root, journal)
    root.rename(tmp_path / "unplugged")
    with pytest.raises(SorterError) as caught:
        take_back(journal)
    assert caught.value.code is ErrorCode.NOT_FOUND
    assert str(root) in caught.value.message
    (tmp_path / "unplugged").rename(root)
    assert take_back(journal)[1].moved == 1
    assert tree(root) == before


def test_a_cancelled_undo_goes_on_later(root: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "MOST_FILES", 5)
    dump(root, 30)
    before = tree(root)
    sort(root, journal)
    cancel = Cancel()
    steps = undo(journal, None, cancel)
    next(steps)
    cancel.set()
    _, summary = run_to_end(steps)
    assert summary.interrupted
    assert batches.history(journal)[0].state == "partly-undone"
    take_back(journal)
    assert tree(root) == before


def test_a_copy_is_never_removed_where_the_originals_name_leads_to_it(tmp_path: Path, journal: Journal) -> None:
    folder, into = tmp_path / "phone" / "Camera", tmp_path / "gallery"
    folder.mkdir(parents=True)
    write(folder / "a.jpg", b"the only picture")
    sort(tmp_path / "phone", journal, into, copy=True)
    (copied,) = into.rglob("a.jpg")
    shutil.rmtree(folder)
    folder.symlink_to(copied.parent)
    records, undone = take_back(journal)
    assert (undone.removed, undone.refused) == (0, 1)
    assert records[0].reason is Reason.CHANGED
    assert copied.read_bytes() == b"the only picture"


@pytest.mark.parametrize("dry_run", [True, False])
def test_copies_whose_original_sidecar_was_edited_stay_together(
    dry_run: bool, root: Path, tmp_path: Path, journal: Journal
) -> None:
    write(root / "a.jpg")
    write(root / "a.xmp")
    sort(root, journal, tmp_path / "gallery", copy=True, class_name="Cars")
    write(root / "a.xmp", b"the person's steps")
    before = tree(root, tmp_path / "gallery")
    records, summary = run_to_end(undo(journal, None, Cancel(), dry_run=dry_run))
    assert [(r.source.name, r.reason) for r in records] == [("a.jpg", Reason.CHANGED)]
    assert "a.xmp" in records[0].message
    assert (summary.removed, summary.refused) == (0, 1)
    assert tree(root, tmp_path / "gallery") == before


def test_an_empty_folder_that_the_person_made_after_an_undo_stays(root: Path, journal: Journal) -> None:
    write(root / "a.jpg")
    sort(root, journal, class_name="Cars")
    take_back(journal)
    assert not (root / "Cars").exists()
    (root / "Cars").mkdir()
    sort(root, journal, class_name="Cars")
    take_back(journal)
    assert (root / "Cars").is_dir()


def test_an_undo_that_would_not_fit_changes_nothing(
    root: Path, other_drive: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(root / "a.jpg")
    sort(root, journal, other_drive, class_name="Cars")
    after = tree(root, other_drive)
    with monkeypatch.context() as patch:
        patch.setattr(space, "free_bytes", lambda _: 3)
        with pytest.raises(SorterError) as caught:
            take_back(journal)
    assert caught.value.code is ErrorCode.NO_SPACE
    assert tree(root, other_drive) == after
    assert take_back(journal)[1].moved == 1
