import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from blake3 import blake3

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import Reason
from gallery_sorter.moves import copies, engine, faults
from gallery_sorter.moves.copies import CopyCancelledError, copy_verified
from gallery_sorter.moves.folders import OpenFolder, open_folder
from gallery_sorter.moves.journal import Journal
from gallery_sorter.moves.plan import plan
from gallery_sorter.moves.values import Action, PlanOptions, Status
from gallery_sorter.moves.work import CopyDiffersError, SourceChangedError
from tests.moves.trees import CLASSES, candidates, run_to_end, tree, write

NAME = ".copy.part"


@pytest.fixture
def target(tmp_path: Path) -> Iterator[OpenFolder]:
    (tmp_path / "target").mkdir()
    opened = open_folder(str(tmp_path / "target"), follow=False)
    yield opened
    if opened.fd is not None:
        os.close(opened.fd)


def copy(
    source: Path, folder: OpenFolder, content_hash: bytes | None = None, cancel: Cancel | None = None
) -> copies.Copied:
    found = source.stat()
    return copy_verified(
        str(source),
        folder,
        NAME,
        size=found.st_size,
        mtime_ns=found.st_mtime_ns,
        content_hash=content_hash,
        cancel=Cancel() if cancel is None else cancel,
    )


def listing(folder: OpenFolder) -> list[str]:
    return [path.name for path in Path(folder.path).iterdir()]


def test_a_copy_has_bytes_times_and_permissions(target: OpenFolder, tmp_path: Path) -> None:
    source = write(tmp_path / "a.jpg", os.urandom(3_000_001), 7)
    source.chmod(0o640)
    done = copy(source, target)
    made = Path(target.path, NAME)
    assert made.read_bytes() == source.read_bytes()
    assert done.content_hash == blake3(source.read_bytes()).digest()
    assert done.inode == made.stat().st_ino
    assert made.stat().st_mtime_ns == source.stat().st_mtime_ns
    assert made.stat().st_mode == source.stat().st_mode


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="Python knows extended attributes on Linux alone")
def test_a_copy_has_extended_attributes(target: OpenFolder, tmp_path: Path) -> None:
    source = write(tmp_path / "a.jpg")
    try:
        os.setxattr(source, "user.rating", b"5")
    except OSError:
        pytest.skip("this file system has no extended attributes")
    copy(source, target)
    assert os.getxattr(Path(target.path, NAME), "user.rating") == b"5"


def test_other_content_than_was_meant_is_not_copied(target: OpenFolder, tmp_path: Path) -> None:
    with pytest.raises(SourceChangedError):
        copy(write(tmp_path / "a.jpg"), target, content_hash=b"another" * 5)
    assert listing(target) == []


def test_a_file_that_is_written_to_meanwhile_is_not_copied(
    target: OpenFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write(tmp_path / "a.jpg")

    def somebody_writes(point: str) -> None:
        if point == "copy-written":
            with source.open("ab") as file:
                file.write(b"more")

    monkeypatch.setattr(faults, "reach", somebody_writes)
    with pytest.raises(SourceChangedError):
        copy(source, target)
    assert listing(target) == []


def test_a_disk_that_writes_something_else_is_found_out(
    target: OpenFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rot(point: str) -> None:
        if point == "copy-synced":
            with Path(target.path, NAME).open("r+b") as file:
                file.write(b"X")

    monkeypatch.setattr(faults, "reach", rot)
    with pytest.raises(CopyDiffersError):
        copy(write(tmp_path / "a.jpg", b"content"), target)
    assert listing(target) == []


def test_a_cancelled_copy_leaves_nothing(target: OpenFolder, tmp_path: Path) -> None:
    cancel = Cancel()
    cancel.set()
    with pytest.raises(CopyCancelledError):
        copy(write(tmp_path / "a.jpg"), target, cancel=cancel)
    assert listing(target) == []


def test_a_link_is_not_followed(target: OpenFolder, tmp_path: Path) -> None:
    link = tmp_path / "link.jpg"
    link.symlink_to(write(tmp_path / "a.jpg"))
    with pytest.raises(OSError, match=r"."):
        copy(link, target)
    assert listing(target) == []


@pytest.fixture
def small_drive(tmp_path: Path) -> Iterator[Path]:
    """A file system of 1 MB, where one can be mounted."""
    folder = tmp_path / "drive"
    folder.mkdir()
    mounted = sys.platform == "linux" and _run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder))
    if not mounted:
        pytest.skip("a small tmpfs can't be mounted by this user")
    yield folder
    assert _run("umount", str(folder))


def _run(*words: str) -> bool:
    try:
        return subprocess.run(words, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


@pytest.mark.parametrize("action", [Action.MOVE, Action.COPY])
def test_a_disk_that_fills_up_loses_nothing(
    action: Action, small_drive: Path, tmp_path: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The space was there when the batch began: another program fills the disk meanwhile."""
    monkeypatch.setattr(engine, "check_space", lambda _: None)
    root = tmp_path / "phone"
    for number in range(8):
        write(root / f"{number}.jpg", os.urandom(200_000), number)
        write(root / f"{number}.xmp", b"steps", number)
    before = tree(root)
    chosen = plan(
        candidates(root), roots=[root], into=small_drive, class_names=CLASSES, options=PlanOptions(action=action)
    )
    records, summary = run_to_end(engine.run(chosen, journal, Cancel()))
    done = [r for r in records if r.status is Status.DONE]
    refused = [r for r in records if r.status is Status.REFUSED]
    assert summary.refused == len(refused) > 0 < len(done)
    assert {r.reason for r in refused} == {Reason.NO_SPACE}
    expected = {str(r.target): before[str(r.source)] for r in done}
    assert tree(small_drive) == expected, "whole pictures with their sidecars, and no temporary"
    gone = {str(r.source) for r in done} if action is Action.MOVE else set()
    assert tree(root) == {name: value for name, value in before.items() if name not in gone}


@pytest.mark.parametrize("point", ["copy-begun", "copy-written", "copy-synced", "copy-verified", "placed"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO], ids=["full", "failing"])
def test_a_disk_that_fails_at_any_step_loses_nothing(
    point: str, number: int, tmp_path: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, into = tmp_path / "phone", tmp_path / "gallery"
    for count in range(4):
        write(root / f"{count}.jpg", age=count)
        write(root / f"{count}.xmp", age=count)
    before = tree(root)
    reached = []

    def fail(reached_point: str) -> None:
        if reached_point == point:
            reached.append(point)
            if len(reached) in (2, 4, 5):
                raise OSError(number, os.strerror(number))

    monkeypatch.setattr(faults, "reach", fail)
    chosen = plan(
        candidates(root), roots=[root], into=into, class_names=CLASSES, options=PlanOptions(action=Action.COPY)
    )
    records, _ = run_to_end(engine.run(chosen, journal, Cancel()))
    done = [r for r in records if r.status is Status.DONE]
    assert {r.status for r in records} == {Status.DONE, Status.REFUSED}
    assert tree(root) == before
    assert tree(into) == {str(r.target): before[str(r.source)] for r in done}
