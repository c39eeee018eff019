"""What recovery makes of what people and other programs did between the crash and the next start."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.moves import batches
from gallery_sorter.moves.journal import Journal
from gallery_sorter.moves.recovery import recover
from gallery_sorter.moves.undo import undo
from tests.moves.dying import die
from tests.moves.trees import contents, run_to_end, tree, write


def test_a_file_that_somebody_took_away_meanwhile_is_told(
    root: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    die(root, journal, monkeypatch, "sources-synced")
    (root / "Cars" / "b.jpg").unlink()
    (found,) = recover(journal)
    assert (found.finished, found.left) == (2, 1)
    assert "b.jpg" in found.messages[0]
    assert batches.history(journal)[0].moved == 1


def test_an_old_place_that_is_taken_meanwhile_is_not_overwritten(
    root: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    die(root, journal, monkeypatch, "placed")
    mine = tree(root)[str(root / "Cars" / "a.jpg")]
    write(root / "a.jpg", b"somebody's")
    (found,) = recover(journal)
    assert (found.finished, found.left) == (2, 0), "what belongs to it is brought to where it is"
    assert tree(root)[str(root / "Cars" / "a.jpg")] == mine
    assert (root / "Cars" / "a.xmp").exists()
    assert (root / "a.jpg").read_bytes() == b"somebody's"
    (root / "a.jpg").unlink()
    run_to_end(undo(journal, None, Cancel()))
    assert tree(root)[str(root / "a.jpg")] == mine


def test_a_source_that_the_person_wrote_to_after_the_crash_is_not_removed(
    root: Path, other_drive: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    die(root, journal, monkeypatch, "targets-synced", into=other_drive)
    time = (root / "b.jpg").stat().st_mtime_ns
    (root / "b.jpg").write_bytes(b"?" * (root / "b.jpg").stat().st_size)
    os.utime(root / "b.jpg", ns=(time, time))
    before = tree(root)
    (found,) = recover(journal)
    assert (found.finished, found.taken_back, found.left) == (2, 1, 0)
    assert tree(root) == {str(root / "b.jpg"): before[str(root / "b.jpg")]}
    assert sorted(Path(name).name for name in tree(other_drive)) == ["a.jpg", "a.xmp"]


def test_a_strangers_file_at_the_target_is_not_taken_for_the_copy_that_still_waits(
    root: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch, other_drive: Path
) -> None:
    before = tree(root)
    die(root, journal, monkeypatch, "copies-committed", into=other_drive)
    stranger = other_drive / "Cars" / "b.jpg"
    stranger.write_bytes((root / "b.jpg").read_bytes())  # the very same content, put there by another program
    (found,) = recover(journal)
    assert (found.finished, found.left) == (0, 0)
    assert tree(root) == before
    assert [path for path in other_drive.rglob("*") if path.is_file()] == [stranger]


def save_by_rename(path: Path, content: bytes) -> None:
    """As an editor saves: a new file takes the name."""
    fresh = path.with_name("editor.tmp")
    fresh.write_bytes(content)
    fresh.replace(path)


@pytest.mark.parametrize("save", [Path.write_bytes, save_by_rename], ids=["in place", "by rename"])
@pytest.mark.parametrize("name", ["Cars/a.jpg", "a.xmp"])
def test_an_edit_before_the_next_start_leaves_no_half_group(
    name: str,
    save: Callable[[Path, bytes], object],
    root: Path,
    journal: Journal,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    die(root, journal, monkeypatch, "placed")
    save(root / name, b"the person's edit")
    before = contents(tree(root))
    recover(journal)
    assert contents(tree(root)) == before
    places = {path.parent for path in root.rglob("a.*")}
    assert places == {root}


@pytest.mark.parametrize("edited", ["a.jpg", "a.xmp"])
def test_an_original_edited_before_the_next_start_keeps_its_place(
    edited: str, root: Path, other_drive: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    die(root, journal, monkeypatch, "targets-synced", into=other_drive)
    save_by_rename(root / edited, b"the person's edit")
    before = tree(root)
    (found,) = recover(journal)
    assert (found.finished, found.taken_back, found.left) == (1, 2, 0)
    assert {str(path): before[str(path)] for path in root.rglob("a.*")}.items() <= tree(root).items()
    assert [Path(name).name for name in tree(other_drive)] == ["b.jpg"]


def test_a_copy_that_was_edited_before_the_next_start_is_not_removed(
    root: Path, other_drive: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    die(root, journal, monkeypatch, "targets-synced", into=other_drive)
    (other_drive / "Cars" / "b.jpg").write_bytes(b"the person's edit")
    (found,) = recover(journal)
    assert (other_drive / "Cars" / "b.jpg").read_bytes() == b"the person's edit"
    assert (root / "b.jpg").exists(), "what was edited is the person's; the picture is where it was"
    assert (found.finished, found.left) == (2, 0)
