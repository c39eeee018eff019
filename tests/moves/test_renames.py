import errno
import os
import sys
from pathlib import Path

import pytest

from gallery_sorter.moves import faults, renames
from gallery_sorter.moves.work import SourceChangedError
from tests.moves.trees import OLD, write

WAYS = ["system", "link", "placeholder"]


@pytest.fixture(params=WAYS if sys.platform != "win32" else ["system"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """Each way of renaming, on the same file system: what it can do is taken away from it."""
    device = tmp_path.stat().st_dev
    monkeypatch.setattr(renames, "_without_exclusive", {device} if request.param != "system" else set())
    monkeypatch.setattr(renames, "_without_links", {device} if request.param == "placeholder" else set())
    return str(request.param)


def rename(source: Path, target: Path) -> None:
    renames.rename(str(source), str(target), source.parent.stat().st_dev)


def test_a_file_is_renamed_with_its_times(way: str, tmp_path: Path) -> None:
    source, target = write(tmp_path / "a.jpg", b"mine", 3), tmp_path / "b.jpg"
    inode, time = source.stat().st_ino, source.stat().st_mtime_ns
    rename(source, target)
    assert not source.exists()
    assert (target.read_bytes(), target.stat().st_ino, target.stat().st_mtime_ns) == (b"mine", inode, time)
    assert time > OLD
    assert list(tmp_path.iterdir()) == [target]


def test_nothing_is_overwritten(way: str, tmp_path: Path) -> None:
    source, target = write(tmp_path / "a.jpg", b"mine"), write(tmp_path / "b.jpg", b"yours")
    with pytest.raises(FileExistsError):
        rename(source, target)
    assert (source.read_bytes(), target.read_bytes()) == (b"mine", b"yours")


@pytest.mark.parametrize("kind", ["empty file", "folder", "broken link", "the same file"])
def test_no_thing_of_that_name_is_replaced(way: str, kind: str, tmp_path: Path) -> None:
    source, target = write(tmp_path / "a.jpg"), tmp_path / "b.jpg"
    if kind == "empty file":
        target.touch()
    elif kind == "folder":
        target.mkdir()
    elif kind == "broken link":
        target.symlink_to(tmp_path / "nowhere")
    else:
        os.link(source, target)
    with pytest.raises(FileExistsError):
        rename(source, target)
    assert source.exists()
    assert os.path.lexists(target)


def test_a_file_that_is_gone_leaves_nothing_behind(way: str, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        renames.rename(str(tmp_path / "gone.jpg"), str(tmp_path / "b.jpg"), tmp_path.stat().st_dev)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no descriptors there")
def test_names_may_be_relative_to_open_folders(way: str, tmp_path: Path) -> None:
    write(tmp_path / "one" / "a.jpg", b"mine")
    (tmp_path / "two").mkdir()
    one, two = (os.open(tmp_path / name, os.O_RDONLY) for name in ("one", "two"))
    try:
        renames.rename("a.jpg", "b.jpg", tmp_path.stat().st_dev, source_fd=one, target_fd=two)
    finally:
        os.close(one)
        os.close(two)
    assert (tmp_path / "two" / "b.jpg").read_bytes() == b"mine"
    assert list((tmp_path / "one").iterdir()) == []


def test_names_that_are_no_text_are_renamed(way: str, tmp_path: Path) -> None:
    source = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9\n.jpg"))
    try:
        source.write_bytes(b"mine")
    except OSError:
        pytest.skip("this file system wants names that are text")
    rename(source, source.with_name("b.jpg"))
    assert (tmp_path / "b.jpg").read_bytes() == b"mine"


def test_what_a_file_system_cant_do_is_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its answer is EINVAL, as of NFS, 9p and ntfs-3g; the next way is taken, and the first not tried again."""
    asked: list[object] = []

    def answer(*names: object) -> int:
        asked.append(names)
        return errno.EINVAL

    monkeypatch.setattr(renames, "_without_exclusive", set())
    monkeypatch.setattr(renames, "_without_links", set())
    monkeypatch.setattr(renames, "_system_rename", answer)
    for number in range(3):
        rename(write(tmp_path / f"{number}.jpg"), tmp_path / f"{number}.png")
    assert len(asked) == 1
    assert renames._without_exclusive == {tmp_path.stat().st_dev}
    assert sorted(p.suffix for p in tmp_path.iterdir()) == [".png"] * 3


def test_one_bad_name_says_nothing_about_the_drive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """FAT answers EINVAL to a name with a colon: so does every other way, and then nothing is remembered."""
    monkeypatch.setattr(renames, "_without_exclusive", set())
    monkeypatch.setattr(renames, "_without_links", set())
    monkeypatch.setattr(renames, "_system_rename", lambda *_: errno.EINVAL)

    def refuse(*_: object, **__: object) -> int:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))

    monkeypatch.setattr(os, "link", refuse)
    source = write(tmp_path / "a.jpg")
    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refuse)
        with pytest.raises(OSError, match="Invalid argument"):
            rename(source, tmp_path / "b.jpg")
    assert (renames._without_exclusive, renames._without_links) == (set(), set())
    assert source.exists()


def test_a_save_between_link_and_unlink_is_not_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renames, "_without_exclusive", {tmp_path.stat().st_dev})
    monkeypatch.setattr(renames, "_without_links", set())
    source = write(tmp_path / "a.jpg", b"before")

    def save(point: str) -> None:
        if point == "linked":
            write(tmp_path / "editor.tmp", b"the person's edit").replace(source)

    monkeypatch.setattr(faults, "reach", save)
    with pytest.raises(SourceChangedError):
        renames.rename(
            str(source), str(tmp_path / "b.jpg"), tmp_path.stat().st_dev, aside=str(tmp_path / ".mine.aside")
        )
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.jpg": b"the person's edit"}


@pytest.mark.parametrize("again", [False, True])
def test_what_is_not_meant_is_put_back(again: bool, way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = write(tmp_path / "a.jpg", b"the person's edit")

    def save_again(point: str) -> None:
        if again and point == "set-aside":
            write(source, b"edited again")

    monkeypatch.setattr(faults, "reach", save_again)
    with pytest.raises(SourceChangedError):
        renames.set_aside(str(source), str(tmp_path / ".aside"), tmp_path.stat().st_dev, lambda _: False)
    found = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    expected = {"a.jpg": b"edited again", "a (2).jpg": b"the person's edit"}
    assert found == (expected if again else {"a.jpg": b"the person's edit"})
