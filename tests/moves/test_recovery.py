"""What recovery decides where a disk was left half done. That no kill leaves more than this is in test_kill."""

import errno
import os
from pathlib import Path

import pytest

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.moves import batches, chunks, engine, faults, renames
from gallery_sorter.moves.disk import mount_point
from gallery_sorter.moves.journal import Journal
from gallery_sorter.moves.locks import locked
from gallery_sorter.moves.plan import plan
from gallery_sorter.moves.recovery import recover
from gallery_sorter.moves.undo import undo
from gallery_sorter.moves.values import Action, PlanOptions
from tests.moves.dying import Died, die
from tests.moves.trees import CLASSES, candidate, candidates, contents, folders, run_to_end, tree, write


def test_nothing_to_recover(journal: Journal) -> None:
    assert recover(journal) == []


def test_what_was_meant_and_not_begun_is_forgotten(
    root: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(root)
    die(root, journal, monkeypatch, "intents-committed")
    assert recover(journal) == []
    assert tree(root) == before
    assert batches.history(journal) == []


def test_half_a_group_is_taken_back(root: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tree(root)
    die(root, journal, monkeypatch, "placed")
    assert (root / "Cars" / "a.jpg").exists()
    assert (root / "a.xmp").exists()
    (found,) = recover(journal)
    assert (found.finished, found.taken_back, found.left) == (0, 2, 0)
    assert (tree(root), folders(root)) == (before, set())


def test_what_has_arrived_is_confirmed(root: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tree(root)
    die(root, journal, monkeypatch, "sources-synced")
    (found,) = recover(journal)
    assert (found.finished, found.taken_back, found.left) == (3, 0, 0)
    (batch,) = batches.history(journal)
    assert (batch.id, batch.moved, batch.recovered) == (found.batch, 2, True)
    run_to_end(undo(journal, None, Cancel()))
    assert tree(root) == before


def test_a_drive_that_is_gone_is_waited_for(
    root: Path, tmp_path: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(root)
    die(root, journal, monkeypatch, "placed")
    root.rename(tmp_path / "unplugged")
    (waiting,) = recover(journal)
    assert waiting.left == 3
    assert str(root) in waiting.messages[0]
    (tmp_path / "unplugged").rename(root)
    (found,) = recover(journal)
    assert found.left == 0
    assert tree(root) == before


def test_a_batch_that_waits_is_not_undone(root: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    die(root, journal, monkeypatch, "sources-synced")
    identifier = journal.connection.execute("SELECT id FROM batches").fetchone()[0]
    with pytest.raises(SorterError):
        run_to_end(undo(journal, identifier, Cancel()))


def test_a_folder_in_use_is_left_for_later(root: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tree(root)
    die(root, journal, monkeypatch, "placed")
    monkeypatch.setattr("gallery_sorter.moves.recovery._LOCK_SECONDS", 0.05)
    with locked([root], Cancel()):
        assert recover(journal) == []
    assert len(recover(journal)) == 1
    assert tree(root) == before


def test_a_living_owner_is_let_alone(root: Path, journal: Journal) -> None:
    found = candidates(root, class_name="Cars")
    steps = engine.run(plan(found, roots=[root], into=root, class_names=CLASSES), journal, Cancel())
    next(steps)
    assert recover(journal) == []
    run_to_end(steps)


def test_a_hard_link_that_was_there_before_is_no_half_rename(
    root: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The journal tells by the number of links; both names stay."""
    die(root, journal, monkeypatch, "intents-committed")
    (root / "Cars").mkdir()
    os.link(root / "b.jpg", root / "Cars" / "b.jpg")
    journal.connection.execute("UPDATE operations SET links = 2")
    before = tree(root)
    recover(journal)
    assert tree(root) == before


def test_a_rename_by_link_that_was_cut_in_two(root: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renames, "_system_rename", None)
    before = tree(root)
    die(root, journal, monkeypatch, "linked")
    assert (root / "a.jpg").samefile(root / "Cars" / "a.jpg")
    (found,) = recover(journal)
    assert found.left == 0
    assert tree(root) == before


def test_a_placeholder_goes(root: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renames, "_system_rename", None)
    monkeypatch.setattr(renames, "_without_links", {root.stat().st_dev})
    before = tree(root)
    die(root, journal, monkeypatch, "placeholder-made")
    assert (root / "Cars" / "a.jpg").read_bytes() == renames.PLACEHOLDER
    recover(journal)
    assert tree(root) == before


def test_a_copy_whose_bytes_rotted_is_not_trusted(
    root: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(root)
    die(root, journal, monkeypatch, "copies-committed", copy=True)
    for path in root.rglob(".gallery-sorter-*"):
        path.write_bytes(b"rotten")
    recover(journal)
    assert tree(root) == before


def test_recovery_may_die_too(root: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tree(root)
    die(root, journal, monkeypatch, "placed")

    def reach(point: str) -> None:
        if point == "settled":
            raise Died

    with monkeypatch.context() as patch:
        patch.setattr(faults, "reach", reach)
        with pytest.raises(Died):
            recover(journal)
    recover(journal)
    assert tree(root) == before
    assert batches.history(journal) == []


def test_a_journal_whose_disk_is_full_stops_the_run_and_loses_nothing(
    root: Path, tmp_path: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chunks, "MOST_FILES", 20)
    for number in range(400):
        write(root / f"IMG_{number:04d}.jpg", b"%d" % number, number)
    before = tree(root)
    pages = journal.connection.execute("PRAGMA page_count").fetchone()[0]
    journal.connection.execute(f"PRAGMA max_page_count = {pages + 5}")
    chosen = plan(candidates(root), roots=[root], into=root, class_names=CLASSES)
    with pytest.raises(SorterError) as caught:
        run_to_end(engine.run(chosen, journal, Cancel()))
    assert caught.value.code is ErrorCode.DATA_FOLDER
    assert contents(tree(root)) == contents(before)
    journal.close()
    again = Journal(journal.path)
    assert [found.left for found in recover(again)] == [0]
    assert batches.history(again)[0].moved > 0
    run_to_end(undo(again, None, Cancel()))
    again.close()
    assert tree(root) == before


def test_a_half_finished_rename_by_link_is_never_unlinked_twice(
    root: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both files of the group were linked; the first source is gone, and the second can't be removed."""
    monkeypatch.setattr(renames, "_system_rename", None)
    before = contents(tree(root))
    die(root, journal, monkeypatch, "intents-committed")
    (root / "Cars").mkdir()
    for name in ("a.jpg", "a.xmp"):
        os.link(root / name, root / "Cars" / name)
    unlink = Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path == root / "a.xmp":
            raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))
        unlink(path, missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        recover(journal)
    assert contents(tree(root)) == before


@pytest.mark.parametrize("point", ["intents-committed", "targets-synced", "sources-synced"])
def test_a_drive_that_is_torn_away_is_told_plainly(
    point: str, root: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(root)

    def tear(reached: str) -> None:
        if reached == point:
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    chosen = plan(candidates(root, class_name="Cars"), roots=[root], into=root, class_names=CLASSES)
    with monkeypatch.context() as patch:
        patch.setattr(faults, "reach", tear)
        with pytest.raises(SorterError) as caught:
            run_to_end(engine.run(chosen, journal, Cancel()))
    assert "can't be reached any more" in caught.value.message
    assert contents(tree(root)) == contents(before)
    assert not [found for found in recover(journal) if found.left]
    if batches.history(journal):
        run_to_end(undo(journal, None, Cancel()))
    assert tree(root) == before


@pytest.mark.parametrize("point", ["set-aside", "source-removed"])
def test_a_source_that_was_about_to_go(
    point: str, root: Path, other_drive: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(root)
    die(root, journal, monkeypatch, point, into=other_drive)
    (found,) = recover(journal)
    assert (found.finished, found.left) == (3, 0)
    assert tree(root) == {}
    assert contents(tree(other_drive)) == contents(before)
    run_to_end(undo(journal, None, Cancel()))
    assert tree(root) == before


def test_what_is_found_nowhere_is_looked_for_again_by_an_undo(
    root: Path, tmp_path: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(root)
    die(root, journal, monkeypatch, "placed")
    (root / "Cars" / "a.jpg").rename(tmp_path / "away.jpg")
    (found,) = recover(journal)
    assert found.left == 1
    assert str(root / "a.jpg") in found.messages[0]
    assert (root / "a.xmp").exists()
    (root / "Cars").mkdir(exist_ok=True)
    (tmp_path / "away.jpg").rename(root / "Cars" / "a.jpg")
    run_to_end(undo(journal, None, Cancel()))
    assert tree(root) == before


@pytest.mark.parametrize("point", ["set-aside", "source-removed"])
def test_copies_of_a_group_that_were_about_to_go(
    point: str, root: Path, tmp_path: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    into = tmp_path / "gallery"
    chosen = plan(
        candidates(root, class_name="Cars"),
        roots=[root],
        into=into,
        class_names=CLASSES,
        options=PlanOptions(action=Action.COPY),
    )
    run_to_end(engine.run(chosen, journal, Cancel()))
    before = tree(root, into)

    def reach(reached: str) -> None:
        if reached == point and (point == "set-aside" or not (into / "Cars" / "a.jpg").exists()):
            raise Died

    with monkeypatch.context() as patch:
        patch.setattr(faults, "reach", reach)
        with pytest.raises(Died):
            run_to_end(undo(journal, None, Cancel()))
    recover(journal)
    left = {path.name for path in into.rglob("a.*")}
    assert left in (set(), {"a.jpg", "a.xmp"}), "the whole group, or nothing of it"
    assert (point == "set-aside") == bool(left)
    assert not [name for name in tree(root, into) if "gallery-sorter" in Path(name).name]
    assert {name: value for name, value in before.items() if name.startswith(str(root))} == tree(root)


def test_every_drive_that_pictures_come_from_is_waited_for(
    root: Path, other_drive: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two loose pictures of two drives: what they have in common is the system's root, which is never away."""
    found = [candidate(root / "b.jpg", class_name="Cars"), candidate(write(other_drive / "c.jpg"), class_name="Cars")]
    chosen = plan(found, roots=[c.path for c in found], into=root, class_names=CLASSES)

    def reach(reached: str) -> None:
        if reached == "targets-synced":
            raise Died

    with monkeypatch.context() as patch:
        patch.setattr(faults, "reach", reach)
        with pytest.raises(Died):
            run_to_end(engine.run(chosen, journal, Cancel()))
    drive = mount_point(other_drive)
    is_mount = os.path.ismount
    with monkeypatch.context() as patch:
        patch.setattr(os.path, "ismount", lambda path: Path(path) != drive and is_mount(path))
        (waiting,) = recover(journal)
    assert waiting.left == 2
    assert str(drive) in waiting.messages[0]
    (done,) = recover(journal)
    assert done.left == 0
