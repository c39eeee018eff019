"""`classes`, as scripts and people use it."""

from pathlib import Path

from tests.cli.command import CommandHere
from tests.drawn import CLASSES, draw, make_dump


def test_classes_are_listed_added_renamed_merged_and_removed(here: CommandHere, tmp_path: Path) -> None:
    dump = tmp_path / "dump"
    make_dump(dump, 2)
    names = sorted(path.name for path in dump.iterdir())
    here.run("sort", dump, "--yes", "--threshold", "0")
    (added, receipt) = here.json("classes", "add", "Boats")
    assert (added["type"], added["name"], added["in_model"], receipt["command"]) == ("class", "Boats", False, "classes")
    renamed, *moves, receipt = here.json("classes", "rename", "Trees", "Woods")
    assert renamed["name"] == "Woods"
    files = [move for move in moves if move["type"] == "move"]
    assert receipt["looked_at"] == receipt["moved"] == len(files) > 0
    assert all(Path(move["to"]).is_file() for move in files)
    assert "went with it" in here.run("classes", "merge", "Cars", "Memes")
    listed = [record["name"] for record in here.json("classes", "list")[:-1]]
    assert sorted(listed) == sorted({*CLASSES, "Woods", "Boats"} - {"Trees", "Cars"})
    assert {batch["command"] for batch in here.json("history")[:-1]} == {"sort", "rename", "merge"}
    for _ in range(3):
        here.run("undo")
    assert sorted(path.name for path in dump.iterdir()) == names
    assert [record["name"] for record in here.json("classes", "list")[:-1]] == [*CLASSES, "Boats"]
    here.run("classes", "remove", "Boats")


def test_what_can_not_be_done_has_its_code(here: CommandHere, tmp_path: Path) -> None:
    draw("Cars", 1).save(tmp_path / "a.jpg")
    here.run("label", "Boats", tmp_path / "a.jpg")
    assert "1 picture labelled by you, not learned yet" in here.run("classes", "list")
    assert here.json("classes", "remove", "Boats", code=1)[-1]["code"] == "not-confirmed"
    here.run("classes", "remove", "Boats", "--yes")
    assert here.json("classes", "rename", "Nobody", "X", code=1)[-1]["code"] == "not-found"
    assert here.json("classes", "add", "CARS", code=2)[-1]["code"] == "usage"


def test_what_moved_no_file_says_how_it_is_taken_back(here: CommandHere, tmp_path: Path) -> None:
    assert "`gallery-sorter classes rename 'My trees' Trees` does" in here.run("classes", "rename", "Trees", "My trees")
    here.run("undo", code=1)
    here.run("classes", "rename", "My trees", "Trees")
    assert "My trees" not in here.run("classes", "list")
    here.run("classes", "add", "Boats")
    assert "`gallery-sorter classes add Boats` brings the class back" in here.run("classes", "merge", "Boats", "Cars")
    here.run("classes", "add", "Boats")
    assert "no other command parts" in here.run("classes", "merge", "Cars", "Trees")
    here.run("undo", code=1)
    assert here.json("classes", "merge", "Boats", "Trees")[-1]["type"] == "receipt"


def test_what_moved_files_is_taken_back_by_undo_alone(here: CommandHere, tmp_path: Path) -> None:
    make_dump(tmp_path / "dump", 2)
    here.run("sort", tmp_path / "dump", "--yes", "--threshold", "0")
    said = here.run("classes", "rename", "Trees", "Woods")
    assert "`gallery-sorter undo` takes it back" in said
    assert "No file moved" not in said
