"""A class's folder goes along file by file through the journal: nothing is lost, and undo brings all of it back."""

from pathlib import Path

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.moves import engine
from gallery_sorter.moves.class_folders import plan_class_folders, remove_emptied
from gallery_sorter.moves.classes import class_folders, names, rename_class
from gallery_sorter.moves.journal import Journal
from gallery_sorter.moves.labels import label, labels
from gallery_sorter.moves.plan import plan
from gallery_sorter.moves.undo import redo, undo
from gallery_sorter.moves.values import MoveRecord, Plan, Summary
from tests.moves.trees import CLASSES, candidates, contents, dump, folders, run_to_end, tree, write


def sort(journal: Journal, root: Path) -> Summary:
    made = plan(candidates(root), roots=[root], into=root, class_names=CLASSES)
    return run_to_end(engine.run(made, journal, Cancel()))[1]


def rename(journal: Journal, old: str, new: str) -> tuple[Plan, list[MoveRecord], Summary]:
    found = class_folders(journal, old)
    correction = rename_class(journal, old, new)
    made = plan_class_folders(found, new, lambda path, status: None, "rename")
    records, summary = run_to_end(engine.run(made, journal, Cancel(), correction=correction))
    remove_emptied(made)
    return made, records, summary


def test_a_renamed_class_takes_its_folder_along_and_comes_back(journal: Journal, tmp_path: Path) -> None:
    root = tmp_path / "root"
    dump(root, 40)
    sort(journal, root)
    write(root / "Trees" / "notes.txt")
    write(root / "Trees" / "of a friend" / ".hidden")
    write(root / "Trees" / "of a friend" / "a.jpg")
    write(root / "Trees" / "of a friend" / "a.xmp")
    link = root / "Trees" / "of a friend" / "link"
    link.symlink_to(root / "Cars")
    label(journal, "Trees", [b"x" * 32])
    before, folders_before = tree(root), folders(root)
    made, records, summary = rename(journal, "Trees", "Woods")
    assert [(record.source, record.target) for record in records] == [
        (planned.source, planned.target) for planned in made.records()
    ]
    assert summary.refused == 0
    assert contents(tree(root)) == contents(before)
    assert tree(root / "Woods").keys() == {
        name.replace("/Trees/", "/Woods/") for name in before if name.startswith(str(root / "Trees"))
    }
    assert list(link.parent.iterdir()) == [link], "a link is not ours to move"
    link.unlink()
    run_to_end(undo(journal, None, Cancel()))
    assert tree(root) == before
    assert folders(root) == folders_before - {link}
    assert (names(journal), labels(journal)) == ({}, {b"x" * 32: "Trees"})
    run_to_end(redo(journal, None, Cancel()))
    assert (names(journal), labels(journal)) == ({"Trees": "Woods"}, {b"x" * 32: "Woods"})
    assert not tree(root / "Trees")
    assert class_folders(journal, "Woods") == [root / "Woods"]


def test_merging_numbers_what_has_the_same_name(journal: Journal, tmp_path: Path) -> None:
    root = tmp_path / "root"
    dump(root, 30)
    sort(journal, root)
    same = next((root / "Trees").glob("*.jpg")).name
    write(root / "Cars" / same, b"another picture of that name")
    before = tree(root)
    _, records, _ = rename(journal, "Trees", "Cars")
    assert contents(tree(root)) == contents(before)
    assert {record.target.parent for record in records if record.target} == {root / "Cars"}
    assert not (root / "Trees").exists()
    run_to_end(undo(journal, None, Cancel()))
    assert tree(root) == before


def test_only_folders_that_were_sorted_into_go_along(journal: Journal, tmp_path: Path) -> None:
    root = tmp_path / "root"
    write(root / "elsewhere" / "Trees" / "mine.jpg")
    for name in ("one", "two", "undone", "linked"):
        dump(root / name, 20)
        sort(journal, root / name)
        if name == "undone":
            run_to_end(undo(journal, None, Cancel()))
    (root / "linked" / "Trees").rename(root / "away")
    (root / "linked" / "Trees").symlink_to(root / "away")
    assert class_folders(journal, "Trees") == [root / "one" / "Trees", root / "two" / "Trees"]
    before = tree(root)
    _, records, summary = rename(journal, "Trees", "Woods")
    assert {r.target.parent for r in records if r.target} == {root / "one" / "Woods", root / "two" / "Woods"}
    assert summary.batch is not None
    run_to_end(undo(journal, summary.batch, Cancel()))
    assert tree(root) == before


def test_a_name_that_differs_in_case_alone_keeps_the_folder(journal: Journal, tmp_path: Path) -> None:
    dump(tmp_path, 20)
    sort(journal, tmp_path)
    made, records, summary = rename(journal, "Trees", "trees")
    assert (made.moves, records, summary.batch) == ((), [], None)
    assert (tmp_path / "Trees").is_dir()
    assert names(journal) == {"Trees": "trees"}


def test_a_link_where_the_new_folder_would_be_is_refused(journal: Journal, tmp_path: Path) -> None:
    root = tmp_path / "root"
    dump(root, 20)
    sort(journal, root)
    (tmp_path / "outside").mkdir()
    (root / "Woods").symlink_to(tmp_path / "outside")
    before = tree(root)
    _, records, summary = rename(journal, "Trees", "Woods")
    assert records
    assert summary.refused == len(records)
    assert tree(root) == before
