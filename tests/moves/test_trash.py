import os
import shutil
import sys
import urllib.parse
from pathlib import Path

import pytest

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.moves import batches, trash
from gallery_sorter.moves.journal import Journal
from gallery_sorter.moves.undo import redo, undo
from gallery_sorter.moves.values import Action, Status
from tests.moves.trees import candidate, run_to_end, tree, write

pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the freedesktop bin is Linux's")


@pytest.fixture
def bin_(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The person's bin at home, in a home of its own."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    return tmp_path / "home" / "Trash"


def test_a_picture_and_what_belongs_to_it_go_to_the_bin_and_come_back(
    bin_: Path, tmp_path: Path, journal: Journal
) -> None:
    picture = write(tmp_path / "phone" / "a é.jpg", age=4)
    clip = write(tmp_path / "phone" / "a é.mov", age=4)
    before = tree(tmp_path / "phone")
    records, summary = run_to_end(trash.throw_away([candidate(picture)], journal, Cancel()))
    assert (summary.moved, summary.companions) == (1, 1)
    assert {r.action for r in records} == {Action.TRASH}
    assert not picture.exists()
    assert not clip.exists()
    assert sorted(p.name for p in (bin_ / "files").iterdir()) == ["a é.jpg", "a é.mov"]
    note = (bin_ / "info" / "a é.jpg.trashinfo").read_text()
    assert note.startswith("[Trash Info]\nPath=" + urllib.parse.quote(str(picture)) + "\nDeletionDate=20")
    assert batches.history(journal)[0].command == "trash"
    run_to_end(undo(journal, None, Cancel()))
    assert tree(tmp_path / "phone") == before
    assert tree(bin_) == {}
    run_to_end(redo(journal, None, Cancel()))
    assert tree(tmp_path / "phone") == {}
    assert len(tree(bin_)) == 4


def test_a_name_that_is_taken_in_the_bin_gets_a_number(bin_: Path, tmp_path: Path, journal: Journal) -> None:
    for number in range(3):
        picture = write(tmp_path / "phone" / "a.jpg", b"%d" % number)
        run_to_end(trash.throw_away([candidate(picture)], journal, Cancel()))
    assert sorted(p.name for p in (bin_ / "files").iterdir()) == ["a (2).jpg", "a (3).jpg", "a.jpg"]
    assert len(list((bin_ / "info").iterdir())) == 3


def test_a_note_without_a_file_keeps_its_name(bin_: Path, tmp_path: Path, journal: Journal) -> None:
    note = write(bin_ / "info" / "a.jpg.trashinfo", b"somebody's")
    (bin_ / "files").mkdir()
    picture = write(tmp_path / "phone" / "a.jpg")
    records, _ = run_to_end(trash.throw_away([candidate(picture)], journal, Cancel()))
    assert [r.status for r in records] == [Status.DONE]
    assert note.read_bytes() == b"somebody's"


def test_two_pictures_of_one_name_at_once(bin_: Path, tmp_path: Path, journal: Journal) -> None:
    pictures = [write(tmp_path / name / "a.jpg") for name in ("one", "two")]
    before = tree(tmp_path / "one", tmp_path / "two")
    _, summary = run_to_end(trash.throw_away([candidate(p) for p in pictures], journal, Cancel()))
    assert summary.moved == 2
    assert len(list((bin_ / "files").iterdir())) == 2
    run_to_end(undo(journal, None, Cancel()))
    assert tree(tmp_path / "one", tmp_path / "two") == before


def test_an_emptied_bin_is_told(bin_: Path, tmp_path: Path, journal: Journal) -> None:
    picture = write(tmp_path / "phone" / "a.jpg")
    run_to_end(trash.throw_away([candidate(picture)], journal, Cancel()))
    shutil.rmtree(bin_)
    records, summary = run_to_end(undo(journal, None, Cancel()))
    assert summary.refused == 1
    assert records[0].status is Status.REFUSED


def test_a_drive_has_a_bin_of_its_own(
    bin_: Path, other_drive: Path, journal: Journal, request: pytest.FixtureRequest
) -> None:
    top = other_drive.parent
    while not top.is_mount():
        top = top.parent
    if (top / f".Trash-{os.getuid()}").exists():
        pytest.skip("this drive has a bin already, which is somebody's")
    request.addfinalizer(lambda: shutil.rmtree(top / f".Trash-{os.getuid()}", ignore_errors=True))
    picture = write(other_drive / "a.jpg")
    before = tree(other_drive)
    records, _ = run_to_end(trash.throw_away([candidate(picture)], journal, Cancel()))
    assert [r.target for r in records] == [top / f".Trash-{os.getuid()}" / "files" / "a.jpg"]
    note = (top / f".Trash-{os.getuid()}" / "info" / "a.jpg.trashinfo").read_text()
    assert f"Path={other_drive.relative_to(top)}/a.jpg\n" in note, (
        "a drive's bin names its files from the top of the drive"
    )
    run_to_end(undo(journal, None, Cancel()))
    assert tree(other_drive) == before
