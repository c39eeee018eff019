"""One folder, with the real observer: everything that arrives is taken, once, when it is whole."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gallery_sorter.pictures.values import PictureFile
from gallery_sorter.watching import watcher as module
from gallery_sorter.watching.presence import Method
from gallery_sorter.watching.watcher import Change, FolderWatcher

SETTLE = 0.2
PATIENCE = 20.0
LONG_AGO = 1_600_000_000


class Watched:
    """A watcher, driven as the use case drives it."""

    def __init__(self, folder: Path, *, recursive: bool = True, seen: tuple[PictureFile, ...] = ()) -> None:
        self.wake = threading.Event()
        self.folder = folder
        self.watcher = FolderWatcher(
            folder,
            recursive=recursive,
            settle=SETTLE,
            passes_by=lambda path: path == folder / "Cars",
            may_belong=lambda name: name.endswith(".mov"),
            wake=self.wake,
        )
        self.watcher.start(seen)
        self.taken: list[PictureFile] = []
        self.changes: list[Change] = []

    def names(self) -> list[str]:
        return sorted(str(file.path.relative_to(self.folder)) for file in self.taken)

    def step(self) -> None:
        self.changes += self.watcher.look()
        self.watcher.listen()
        for file in self.watcher.take(64):
            self.taken.append(file)
            self.watcher.leave(file)

    def until(self, holds: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end, f"only these came: {self.names()}, {self.changes}"
            self.step()
            self.wake.wait(0.05)
            self.wake.clear()

    def until_idle(self) -> None:
        self.step()
        self.until(lambda: self.watcher.is_idle)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "phone").mkdir()
    return tmp_path / "phone"


@pytest.fixture
def watched(folder: Path) -> Iterator[Watched]:
    watched = Watched(folder)
    yield watched
    watched.watcher.close()


def write(path: Path, data: bytes = b"x") -> PictureFile:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    found = path.lstat()
    return PictureFile(path, found.st_size, found.st_mtime_ns)


def test_what_was_there_is_caught_up_with_and_what_is_known_is_not(folder: Path) -> None:
    known, new = write(folder / "known.jpg"), write(folder / "DCIM" / "new.jpg")
    changed = write(folder / "changed.jpg")
    write(changed.path, b"another")
    watched = Watched(folder, seen=(known, changed))
    watched.until_idle()
    watched.watcher.close()
    assert watched.names() == ["DCIM/new.jpg", "changed.jpg"]
    assert new in watched.taken


def test_what_arrives_is_taken_once(watched: Watched, folder: Path) -> None:
    watched.until_idle()
    write(folder / "a.jpg")
    write(folder / "sub" / "deep" / "b.jpg")
    watched.until(lambda: len(watched.taken) == 2)
    os.utime(folder / "a.jpg", (LONG_AGO, LONG_AGO))
    write(folder / "c.jpg")
    watched.until(lambda: "c.jpg" in watched.names())
    assert watched.names() == ["a.jpg", "c.jpg", "sub/deep/b.jpg"], "a new date alone is no event"


def test_temporaries_hidden_files_and_class_folders_are_left_alone(watched: Watched, folder: Path) -> None:
    for name in (
        ".hidden.jpg", "a.jpg.part", "b.jpg.crdownload", "c.tmp", ".syncthing.d.jpg.tmp", "~e.jpg~", "f.jpg.!qB",
        "notes.txt", ".thumbnails/g.jpg", "Cars/h.jpg", "@eaDir/i.jpg",
    ):  # fmt: skip
        write(folder / name)
    write(folder / "last.jpg")
    watched.until(lambda: bool(watched.taken))
    watched.until_idle()
    assert watched.names() == ["last.jpg"]
    (folder / "a.jpg.part").rename(folder / "a.jpg")
    watched.until(lambda: len(watched.taken) == 2)
    assert watched.names() == ["a.jpg", "last.jpg"]


def test_a_slow_writer_is_waited_for(watched: Watched, folder: Path) -> None:
    path = folder / "slow.jpg"
    with path.open("wb", buffering=0) as file:
        for _ in range(4):
            file.write(b"part")
            file.flush()
            end = time.monotonic() + SETTLE / 2
            while time.monotonic() < end:
                watched.step()
                watched.wake.wait(0.02)
            assert watched.taken == []
    watched.until(lambda: bool(watched.taken))
    assert watched.taken[0].size == 16


def test_subfolders_are_left_alone_where_that_is_wanted(folder: Path) -> None:
    write(folder / "sub" / "a.jpg")
    watched = Watched(folder, recursive=False)
    write(folder / "b.jpg")
    watched.until(lambda: bool(watched.taken))
    watched.until_idle()
    watched.watcher.close()
    assert watched.names() == ["b.jpg"]


def test_a_folder_that_vanishes_is_waited_for(watched: Watched, folder: Path, tmp_path: Path) -> None:
    watched.until_idle()
    folder.rename(tmp_path / "unplugged")
    watched.until(lambda: watched.changes == [Change.WAITING])
    assert not watched.watcher.is_there
    write(tmp_path / "unplugged" / "meanwhile.jpg")
    (tmp_path / "unplugged").rename(folder)
    watched.until(lambda: watched.changes == [Change.WAITING, Change.BACK])
    watched.until(lambda: watched.names() == ["meanwhile.jpg"])
    write(folder / "later.jpg")
    watched.until(lambda: watched.names() == ["later.jpg", "meanwhile.jpg"])


def test_a_folder_may_come_later(tmp_path: Path) -> None:
    watched = Watched(tmp_path / "later")
    watched.step()
    assert watched.watcher.is_idle
    write(tmp_path / "later" / "a.jpg")
    watched.until(lambda: watched.names() == ["a.jpg"])
    watched.watcher.close()
    assert watched.changes == [Change.BACK]


def test_lost_events_cause_a_listing(watched: Watched, folder: Path) -> None:
    watched.until_idle()
    observer = watched.watcher._observer
    assert observer is not None
    observer.close()  # from here on the system says nothing
    write(folder / "unheard.jpg")
    watched.step()
    watched.watcher._notices.lost()
    watched.until(lambda: watched.names() == ["unheard.jpg"])


@pytest.mark.parametrize("why", ["file system", "no watches left"])
def test_without_events_the_folder_is_listed_again_and_again(
    why: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if why == "file system":
        monkeypatch.setattr(module, "method_of", lambda _: Method.POLLING)
    else:

        def refuse(*_: object, **__: object) -> None:
            raise OSError(28, "inotify watch limit reached")

        monkeypatch.setattr(module, "FolderObserver", refuse)
    monkeypatch.setattr(module, "_POLL_SECONDS", SETTLE)
    watched = Watched(folder)
    assert watched.watcher.method is Method.POLLING
    watched.until_idle()
    write(folder / "a.jpg")
    watched.until(lambda: watched.names() == ["a.jpg"])
    write(folder / "b.jpg")
    watched.until(lambda: watched.names() == ["a.jpg", "b.jpg"])
    watched.watcher.close()


def test_a_large_folder_is_listed_a_part_at_a_time(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_WAITING", 5)
    for number in range(40):
        write(folder / f"{number}.jpg")
    watched = Watched(folder)
    watched.watcher.listen()
    assert len(watched.watcher._settling) == 5
    watched.until_idle()
    watched.watcher.close()
    assert len(watched.taken) == len({file.path for file in watched.taken}) == 40


def test_a_folder_that_cannot_be_listed_is_told_once(folder: Path, ordinary_user: None) -> None:
    (folder / "closed").mkdir(mode=0)
    watched = Watched(folder)
    told = watched.watcher.listen()
    assert [refused.path for refused in told] == [folder / "closed"]
    watched.watcher._list_at = 0.0
    assert watched.watcher.listen() == []
    watched.watcher.close()
    (folder / "closed").chmod(0o700)


def test_what_may_belong_to_a_picture_arrives_too(folder: Path) -> None:
    write(folder / "before.mov")
    watched = Watched(folder)
    write(folder / "IMG_1.mov")
    write(folder / "notes.txt")
    write(folder / ".IMG_2.mov.part").path.rename(folder / "IMG_2.mov")
    watched.until(lambda: len(watched.taken) == 3)
    watched.until_idle()
    assert watched.names() == ["IMG_1.mov", "IMG_2.mov", "before.mov"]
    write(folder / "IMG_1.mov", b"another clip")
    watched.until(lambda: len(watched.taken) == 4)
    watched.watcher.close()
