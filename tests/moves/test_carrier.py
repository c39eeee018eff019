"""What other programs may do to files in the instants in which they are moved."""

import errno
import os
from pathlib import Path

import pytest

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import Reason
from gallery_sorter.moves import engine, faults, trash
from gallery_sorter.moves.journal import Journal
from gallery_sorter.moves.plan import plan
from gallery_sorter.moves.undo import undo
from gallery_sorter.moves.values import Action, MoveRecord, PlanOptions, Status
from tests.moves.trees import CLASSES, candidate, candidates, contents, run_to_end, tree, write


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "phone").mkdir()
    return tmp_path / "phone"


def sort(root: Path, into: Path, journal: Journal, action: Action = Action.MOVE) -> list[MoveRecord]:
    found = candidates(root, class_name="Cars")
    options = PlanOptions(action=action)
    chosen = plan(found, roots=[root], into=into, class_names=CLASSES, options=options)
    return run_to_end(engine.run(chosen, journal, Cancel()))[0]


def save_when(point: str, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program saves over `path`, by rename, when this point is first reached."""

    def reach(reached: str) -> None:
        if reached == point and not saved:
            saved.append(write(path.with_name("editor.tmp"), b"the person's edit").replace(path))

    saved: list[Path] = []
    monkeypatch.setattr(faults, "reach", reach)


@pytest.mark.parametrize("point", ["targets-synced", "set-aside"])
@pytest.mark.parametrize("name", ["a.jpg", "a.xmp"])
def test_a_save_before_a_copied_source_goes_is_not_lost(  # noqa: PLR0917 (fixtures)
    name: str, point: str, root: Path, other_drive: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(root / "a.jpg", age=1)
    write(root / "a.xmp", age=2)
    save_when(point, root / name, monkeypatch)
    records = sort(root, other_drive, journal)
    assert b"the person's edit" in contents(tree(root))
    if point == "targets-synced":
        assert [(r.status, r.reason) for r in records] == [(Status.REFUSED, Reason.CHANGED)]
        assert sorted(path.name for path in root.iterdir()) == ["a.jpg", "a.xmp"]
        assert not tree(other_drive)
    assert not [path for path in tree(root, other_drive) if "gallery-sorter-2" in Path(path).name]


def test_a_save_before_a_copy_is_removed_is_not_lost(
    root: Path, tmp_path: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(root / "a.jpg")
    sort(root, tmp_path / "gallery", journal, Action.COPY)
    (copied,) = (tmp_path / "gallery").rglob("a.jpg")
    save_when("intents-committed", copied, monkeypatch)
    records, _ = run_to_end(undo(journal, None, Cancel()))
    assert [r.reason for r in records] == [Reason.CHANGED]
    assert copied.read_bytes() == b"the person's edit"


def test_both_of_two_hard_links_go_to_another_drive(root: Path, other_drive: Path, journal: Journal) -> None:
    write(root / "a.jpg", b"one picture")
    os.link(root / "a.jpg", root / "b.jpg")
    before = tree(root)
    records = sort(root, other_drive, journal)
    assert [r.status for r in records] == [Status.DONE, Status.DONE]
    assert tree(root) == {}
    run_to_end(undo(journal, None, Cancel()))
    assert tree(root) == before


def test_a_source_that_somebody_removed_after_it_was_copied_has_arrived(
    root: Path, other_drive: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(root / "a.jpg", b"the only one by now")

    def reach(reached: str) -> None:
        if reached == "targets-synced":
            (root / "a.jpg").unlink()

    monkeypatch.setattr(faults, "reach", reach)
    records = sort(root, other_drive, journal)
    assert [r.status for r in records] == [Status.DONE]
    assert (other_drive / "Cars" / "a.jpg").read_bytes() == b"the only one by now"


def test_a_folder_that_may_not_be_made_is_told_as_such(
    root: Path, tmp_path: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(root / "a.jpg")
    (tmp_path / "gallery").mkdir()

    mkdir = Path.mkdir

    def refuse(path: Path, mode: int = 0o777, parents: bool = False, exist_ok: bool = False) -> None:
        if path.is_relative_to(tmp_path / "gallery"):
            raise PermissionError(errno.EROFS, os.strerror(errno.EROFS), str(path))
        mkdir(path, mode, parents, exist_ok)

    monkeypatch.setattr(Path, "mkdir", refuse)
    (record,) = sort(root, tmp_path / "gallery" / "deep", journal)
    assert (record.status, record.reason) == (Status.REFUSED, Reason.NO_PERMISSION)
    assert "copying" in record.message


@pytest.mark.skipif(os.name == "nt", reason="the bin is the system's own there")
def test_a_group_that_cannot_leave_the_bin_keeps_its_notes(
    root: Path, tmp_path: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    write(root / "a.jpg")
    write(root / "a.xmp")
    run_to_end(trash.throw_away([candidate(root / "a.jpg")], journal, Cancel()))
    write(root / "a.xmp", b"in the way")
    before = tree(tmp_path / "share")
    assert len(before) == 4, "two files, and a note on each"
    records, _ = run_to_end(undo(journal, None, Cancel()))
    assert [r.reason for r in records] == [Reason.EXISTS]
    assert tree(tmp_path / "share") == before
