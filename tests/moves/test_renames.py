import errno
import os
import sys
from pathlib import Path

import pytest

from gallery_sorter.moves import renames
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
