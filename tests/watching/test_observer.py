"""The system's own events, for real."""

import ctypes
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gallery_sorter.watching.notices import Heard, Notices
from gallery_sorter.watching.observer import FolderObserver

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="inotify is Linux's")

PATIENCE = 20.0  # seconds, on a machine that does other things too


class Ear:
    """Hears what happens in a folder."""

    def __init__(self, folder: Path, *, recursive: bool = True) -> None:
        self._wake = threading.Event()
        self._notices = Notices(self._wake)
        self.all = Heard()
        self.observer = FolderObserver(folder, self._notices, recursive=recursive)

    def until(self, heard: Callable[[Heard], bool]) -> Heard:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self._wake.wait(0.1)
            self._wake.clear()
            new = self._notices.take()
            for path, whole in new.files.items():
                self.all.files[path] = whole or self.all.files.get(path, False)
            self.all.folders |= new.folders
            self.all.lost |= new.lost
            if heard(self.all):
                return self.all
        raise AssertionError(f"only this was heard: {self.all}")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "phone").mkdir()
    return tmp_path / "phone"


@pytest.fixture
def ear(folder: Path) -> Iterator[Ear]:
    ear = Ear(folder)
    yield ear
    ear.observer.close()


def test_a_written_file_is_heard_of_and_is_not_taken_for_whole(ear: Ear, folder: Path) -> None:
    (folder / "caf\udce9.jpg").write_bytes(b"x")
    assert ear.until(lambda heard: bool(heard.files)).files == {folder / "caf\udce9.jpg": False}


def test_a_rename_into_place_is_whole(ear: Ear, folder: Path, tmp_path: Path) -> None:
    (folder / "a.jpg.part").write_bytes(b"x")
    (folder / "a.jpg.part").rename(folder / "a.jpg")
    (tmp_path / "elsewhere.jpg").write_bytes(b"x")
    (tmp_path / "elsewhere.jpg").rename(folder / "b.jpg")
    heard = ear.until(lambda heard: {folder / "a.jpg", folder / "b.jpg"} <= heard.files.keys())
    assert heard.files[folder / "a.jpg"]
    assert heard.files[folder / "b.jpg"]


def test_what_leaves_the_folder_says_nothing(folder: Path, tmp_path: Path) -> None:
    (folder / "a.jpg").write_bytes(b"x")
    ear = Ear(folder)
    try:
        (folder / "a.jpg").rename(tmp_path / "a.jpg")
        (folder / "b.jpg").write_bytes(b"x")
        assert ear.until(lambda heard: folder / "b.jpg" in heard.files).files.keys() == {folder / "b.jpg"}
    finally:
        ear.observer.close()


def test_new_folders_are_heard_of_and_watched(ear: Ear, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "made").mkdir()
    (tmp_path / "made").rename(folder / "moved in")
    (folder / "made").mkdir()
    ear.until(lambda heard: {folder / "made", folder / "moved in"} <= heard.folders)
    (folder / "moved in" / "a.jpg").write_bytes(b"x")
    ear.until(lambda heard: folder / "moved in" / "a.jpg" in heard.files)


def test_subfolders_are_left_alone_where_that_is_wanted(folder: Path) -> None:
    (folder / "sub").mkdir()
    ear = Ear(folder, recursive=False)
    try:
        (folder / "sub" / "a.jpg").write_bytes(b"x")
        (folder / "b.jpg").write_bytes(b"x")
        assert ear.until(lambda heard: bool(heard.files)).files.keys() == {folder / "b.jpg"}
    finally:
        ear.observer.close()


def test_a_link_to_a_folder_is_watched_under_its_own_name(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(folder)
    ear = Ear(tmp_path / "link")
    try:
        (folder / "a.jpg").write_bytes(b"x")
        assert ear.until(lambda heard: bool(heard.files)).files.keys() == {tmp_path / "link" / "a.jpg"}
    finally:
        ear.observer.close()


def test_a_missing_folder_cannot_be_watched(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        FolderObserver(tmp_path / "missing", Notices(threading.Event()), recursive=True)


def test_lost_events_are_noticed(ear: Ear, folder: Path) -> None:
    """The queue overflows while no thread of this process can read it: libc is called without letting others run."""
    most = int(Path("/proc/sys/fs/inotify/max_queued_events").read_text(encoding="ascii"))
    libc = ctypes.PyDLL(None)
    (folder / "a.jpg").write_bytes(b"x")
    picture, *links = [os.fsencode(folder / name) for name in ("a.jpg", "b.jpg", "c.jpg")]
    before = sys.getswitchinterval()
    sys.setswitchinterval(60)
    try:
        for _ in range(most):  # two events each, as a part may have been read before
            for link in links:
                libc.link(picture, link)
            for link in links:
                libc.unlink(link)
    finally:
        sys.setswitchinterval(before)
    ear.until(lambda heard: heard.lost)
