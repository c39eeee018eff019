"""Send2Trash fills the freedesktop bin on Linux, which stands here for the bins of the other systems."""

from pathlib import Path

import pytest

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.moves import batches
from gallery_sorter.moves.journal import Journal
from gallery_sorter.moves.recovery import recover
from gallery_sorter.moves.undo import undo
from gallery_sorter.moves.values import Action
from tests.moves.trees import candidate, run_to_end, tree, write


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own, so that nobody's bin is filled. The library asks for it once, when it is loaded."""
    (tmp_path / "home").mkdir()
    plugin = pytest.importorskip("send2trash.plat_other")
    monkeypatch.setattr(plugin, "HOMETRASH_B", bytes(tmp_path / "home" / "Trash"))
    return tmp_path / "home"


def test_pictures_go_to_the_bin_and_an_undo_says_where_they_are(home: Path, tmp_path: Path, journal: Journal) -> None:
    from gallery_sorter.moves.system_trash import send_all

    picture = write(tmp_path / "phone" / "a.jpg", b"mine")
    write(tmp_path / "phone" / "a.mov", b"clip")
    changed = candidate(write(tmp_path / "phone" / "b.jpg", b"old"))
    write(changed.path, b"changed")
    _, summary = run_to_end(send_all([candidate(picture), changed], journal, Cancel(), "trash"))
    assert (summary.moved, summary.companions, summary.refused) == (1, 1, 1)
    assert sorted(content for content, _ in tree(tmp_path / "phone").values()) == [b"changed"]
    assert {b"mine", b"clip"} <= {content for content, _ in tree(home).values()}
    assert batches.history(journal)[0].command == "trash"
    records, _ = run_to_end(undo(journal, None, Cancel()))
    assert [(r.action, r.source) for r in records] == [(Action.TRASH, picture)]
    assert "restore it from there" in records[0].message
    assert recover(journal) == []


def test_what_died_on_its_way_to_the_bin_is_told_by_whether_it_is_there(
    home: Path, tmp_path: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gallery_sorter.moves import system_trash

    class DiedError(BaseException):
        pass

    def die(_: object) -> None:
        raise DiedError

    picture = write(tmp_path / "phone" / "a.jpg", b"mine")
    monkeypatch.setattr(system_trash, "send2trash", die)
    with pytest.raises(DiedError):
        run_to_end(system_trash.send_all([candidate(picture)], journal, Cancel(), "trash"))
    assert recover(journal) == []
    assert picture.exists()
    assert batches.history(journal) == []
