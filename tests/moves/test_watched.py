"""What the journal knows of files that turn up again, and batches that runs go on with."""

import os
from pathlib import Path

import pytest

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.moves import batches, engine
from gallery_sorter.moves.corrections import mark, take_back
from gallery_sorter.moves.journal import Journal, now
from gallery_sorter.moves.labels import clear, label
from gallery_sorter.moves.plan import plan
from gallery_sorter.moves.undo import redo, undo
from gallery_sorter.moves.values import Action, FileStamp, PlanOptions
from gallery_sorter.moves.watched import LookedAt, Standing, overruled, remember, remembered, standing, went_before
from tests.moves.trees import CLASSES, candidate, run_to_end, tree, write


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "phone").mkdir()
    return tmp_path / "phone"


def sort_one(
    journal: Journal, picture: Path, onto: str | None = None, action: Action = Action.MOVE
) -> tuple[Path, str]:
    """Where one picture went, and the batch."""
    options = PlanOptions(action=action, command="watch")
    root = picture.parent
    planned = plan([candidate(picture)], roots=[root], into=root, class_names=CLASSES, options=options)
    records, summary = run_to_end(engine.run(planned, journal, Cancel(), onto=onto))
    assert summary.batch is not None
    assert records[0].target is not None
    return records[0].target, summary.batch


def tick() -> None:
    """The journal's clock goes on."""
    before = now()
    while now() == before:
        pass


def hash_of(path: Path) -> bytes:
    return candidate(path).content_hash


def test_runs_go_on_with_one_batch_that_is_taken_back_as_one(root: Path, journal: Journal) -> None:
    pictures = [write(root / f"{number}.jpg", age=number) for number in range(5)]
    before = tree(root)
    batch: str | None = None
    for picture in pictures:
        _, batch = sort_one(journal, picture, onto=batch)
    (found,) = batches.history(journal)
    assert (found.id, found.moved, found.state) == (batch, 5, "done")
    run_to_end(undo(journal, None, Cancel()))
    assert tree(root) == before
    run_to_end(redo(journal, None, Cancel()))
    run_to_end(undo(journal, None, Cancel()))
    assert tree(root) == before


def test_a_batch_that_was_undone_or_lies_elsewhere_is_not_gone_on_with(root: Path, journal: Journal) -> None:
    _, first = sort_one(journal, write(root / "a.jpg"))
    run_to_end(undo(journal, first, Cancel()))
    _, second = sort_one(journal, write(root / "b.jpg"), onto=first)
    assert second != first
    _, third = sort_one(journal, write(root / "sub" / "c.jpg"), onto=second)
    assert third not in (first, second)
    assert sort_one(journal, write(root / "d.jpg"), onto="no such batch")[1] not in (first, second, third)


def test_what_is_new_is_new(root: Path, journal: Journal) -> None:
    picture = write(root / "a.jpg")
    assert standing(journal, picture, hash_of(picture)) is Standing.NEW
    assert standing(journal, root / "missing.jpg", b"x" * 32) is Standing.NEW


def test_what_this_program_put_somewhere_is_its_own_doing(root: Path, journal: Journal) -> None:
    picture = write(root / "a.jpg")
    content = hash_of(picture)
    assert not went_before(journal, picture, content)
    target, _ = sort_one(journal, picture)
    assert standing(journal, target, content) is Standing.PLACED
    assert went_before(journal, picture, content)
    run_to_end(undo(journal, None, Cancel()))
    assert standing(journal, picture, content) is Standing.OWN
    run_to_end(redo(journal, None, Cancel()))
    assert standing(journal, target, content) is Standing.PLACED


def test_what_an_undo_put_back_is_new_once_the_person_says_what_it_is(root: Path, journal: Journal) -> None:
    picture = write(root / "a.jpg")
    content = hash_of(picture)
    label(journal, "Cars", [content])
    _, first = sort_one(journal, picture)
    run_to_end(undo(journal, first, Cancel()))
    assert standing(journal, picture, content) is Standing.OWN, "what was said before it was moved is answered for"
    tick()
    correction = label(journal, "Trees", [content])
    assert standing(journal, picture, content) is Standing.NEW
    take_back(journal, correction)
    assert standing(journal, picture, content) is Standing.OWN
    tick()
    label(journal, "Trees", [content])
    _, second = sort_one(journal, picture)
    tick()
    run_to_end(undo(journal, second, Cancel()))
    assert standing(journal, picture, content) is Standing.OWN, "and so is what was said before it was put back"


def test_a_copy_is_not_made_again_by_a_label(root: Path, journal: Journal) -> None:
    picture = write(root / "a.jpg")
    sort_one(journal, picture, action=Action.COPY)
    tick()
    label(journal, "Trees", [hash_of(picture)])
    assert standing(journal, picture, hash_of(picture)) is Standing.OWN


def test_the_source_of_a_copy_is_dealt_with(root: Path, journal: Journal) -> None:
    picture = write(root / "a.jpg")
    target, _ = sort_one(journal, picture, action=Action.COPY)
    assert standing(journal, picture, hash_of(picture)) is Standing.OWN
    target.unlink()
    assert standing(journal, picture, hash_of(picture)) is Standing.OWN


def test_the_same_content_again_is_new_while_the_first_is_in_place(root: Path, journal: Journal) -> None:
    sort_one(journal, write(root / "a.jpg", b"content"))
    again = write(root / "a.jpg", b"content")
    assert standing(journal, again, hash_of(again)) is Standing.NEW


def test_what_a_person_takes_back_is_known_by_its_file_or_its_name(root: Path, journal: Journal) -> None:
    target, _ = sort_one(journal, write(root / "a.jpg"))
    content = hash_of(target)
    renamed = target.rename(root / "another.jpg")
    assert standing(journal, renamed, content) is Standing.TAKEN_BACK
    data = renamed.read_bytes()
    renamed.unlink()
    across_drives = write(root / "sub" / "a.jpg", data)
    assert standing(journal, across_drives, content) is Standing.TAKEN_BACK
    stranger = write(root / "stranger.jpg", data)
    inode = stranger.stat().st_ino
    journal.connection.execute("UPDATE operations SET inode = ?", (inode + 1,))
    assert standing(journal, stranger, content) is Standing.NEW


def test_what_this_program_moved_on_was_not_taken_back(root: Path, journal: Journal) -> None:
    target, _ = sort_one(journal, write(root / "a.jpg", b"content"))
    options = PlanOptions(all_folders=True)
    onward = plan([candidate(target)], roots=[root], into=root / "elsewhere", class_names=CLASSES, options=options)
    run_to_end(engine.run(onward, journal, Cancel()))
    assert not target.exists()
    again = write(root / "a.jpg", b"content")
    assert standing(journal, again, hash_of(again)) is Standing.NEW


def test_what_was_looked_at_is_remembered_on_its_grounds(root: Path, journal: Journal) -> None:
    kept = write(root / os.fsdecode(b"caf\xe9.jpg"))
    gone = write(root / "gone.jpg")
    beside = write(root.with_name("phone2") / "a.jpg")
    stamps = [FileStamp(path, path.stat().st_size, path.stat().st_mtime_ns) for path in (kept, gone, beside)]
    remember(journal, map(LookedAt, stamps), "model 1")
    gone.unlink()
    assert remembered(journal, root, "model 1") == stamps[:1]
    assert remembered(journal, root, "model 2") == []
    assert remembered(journal, root, "model 1") == [], "judged on other grounds it is forgotten"
    assert remembered(journal, beside.parent, "model 1") == stamps[2:]


def test_an_unplugged_drive_takes_nothing_out_of_the_memory(root: Path, journal: Journal, tmp_path: Path) -> None:
    picture = write(root / "a.jpg")
    stamp = FileStamp(picture, picture.stat().st_size, picture.stat().st_mtime_ns)
    remember(journal, [LookedAt(stamp)], "model")
    root.rename(tmp_path / "unplugged")
    assert remembered(journal, root, "model") == []
    (tmp_path / "unplugged").rename(root)
    assert remembered(journal, root, "model") == [stamp]


def test_what_the_person_says_since_overrules_what_was_decided(root: Path, journal: Journal) -> None:
    pictures = [write(root / name) for name in ("a.jpg", "b.jpg", "c.jpg")]
    contents = [hash_of(picture) for picture in pictures]
    stamps = [FileStamp(path, path.stat().st_size, path.stat().st_mtime_ns) for path in pictures]
    label(journal, "Cars", contents[1:2])
    seen = [LookedAt(*file) for file in zip(stamps, contents, (None, "Cars", None), strict=True)]
    remember(journal, seen, "model")
    assert overruled(journal, root, "model") == []
    correction = label(journal, "Trees", contents[:2])
    assert overruled(journal, root, "model") == pictures[:2]
    assert overruled(journal, root, "another model") == []
    before = mark(journal)
    take_back(journal, correction)
    assert mark(journal) != before
    assert overruled(journal, root, "model") == []
    label(journal, "Trees", contents[:1])
    clear(journal, contents[1:])
    assert remembered(journal, root, "model") == stamps[1:]
    assert remembered(journal, root, "model") == stamps[1:]
