"""Fetching a known file from a server on the loopback: whole, in two goes, and everything that can go wrong."""

import hashlib
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.base.progress import Progress
from gallery_sorter.training.download import RemoteFile, download
from tests.loopback import FileServer, serving

DATA = np.random.default_rng(0).bytes(1_000_000)


@pytest.fixture
def server() -> Iterator[FileServer]:
    with serving(DATA, "weights.pth") as running:
        yield running


@pytest.fixture
def file(server: FileServer) -> RemoteFile:
    return RemoteFile(server.url, hashlib.sha256(DATA).hexdigest(), len(DATA))


def fetch(file: RemoteFile, folder: Path, cancel: Cancel | None = None) -> tuple[list[Progress], Path | None]:
    told, steps = [], download(file, folder, Cancel() if cancel is None else cancel)
    while True:
        try:
            told.append(next(steps))
        except StopIteration as end:
            return told, end.value


def refused(file: RemoteFile, folder: Path) -> SorterError:
    with pytest.raises(SorterError) as raised:
        fetch(file, folder)
    return raised.value


def test_it_is_fetched_once(server: FileServer, file: RemoteFile, tmp_path: Path) -> None:
    told, path = fetch(file, tmp_path / "new" / "folder")
    assert path is not None
    assert path.read_bytes() == DATA
    assert (told[-1].done, told[-1].total) == (len(DATA), len(DATA))
    assert [one.name for one in path.parent.iterdir()] == ["weights.pth"]
    assert fetch(file, path.parent) == ([], path)
    assert server.asked == [None]


@pytest.mark.parametrize("ranges", [True, False])
def test_what_broke_off_is_gone_on_with(server: FileServer, file: RemoteFile, tmp_path: Path, ranges: bool) -> None:
    server.most, server.ranges = 400_000, ranges
    error = refused(file, tmp_path)
    assert error.code is ErrorCode.NOT_FOUND
    assert "broke off after 400 kB" in error.message
    assert not (tmp_path / "weights.pth").exists()
    server.most = len(DATA)
    told, path = fetch(file, tmp_path)
    assert path is not None
    assert path.read_bytes() == DATA
    assert server.asked == [None, "bytes=400000-"]
    assert (told[0].done > 400_000) == ranges, "a server that can't go on begins anew"


def test_cancelling_leaves_the_part_for_the_next_time(server: FileServer, file: RemoteFile, tmp_path: Path) -> None:
    cancel = Cancel()
    steps = download(file, tmp_path, cancel)
    next(steps)
    cancel.set()
    with pytest.raises(StopIteration) as end:
        next(steps)
    assert end.value.value is None
    assert 0 < (tmp_path / "weights.pth.part").stat().st_size < len(DATA)
    assert fetch(file, tmp_path)[1] == tmp_path / "weights.pth"


def test_cancelling_does_not_wait_for_a_server_that_is_silent(tmp_path: Path) -> None:
    cancel = Cancel()
    with socket.create_server(("127.0.0.1", 0)) as silent:
        file = RemoteFile(f"http://127.0.0.1:{silent.getsockname()[1]}/weights.pth", "0" * 64, 1)
        timer = threading.Timer(0.2, cancel.set)
        timer.start()
        assert fetch(file, tmp_path, cancel) == ([], None)
        timer.join()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("other", [bytes(len(DATA)), DATA + b"more", b"<html>Sign in</html>"])
def test_nothing_is_kept_of_another_file_by_that_name(
    server: FileServer, file: RemoteFile, tmp_path: Path, other: bytes
) -> None:
    server.data, server.most = other, len(other)
    assert refused(file, tmp_path).code is ErrorCode.BAD_MODEL
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_was_damaged_on_the_disk_is_fetched_anew(file: RemoteFile, tmp_path: Path) -> None:
    (tmp_path / "weights.pth").write_bytes(DATA[:-1] + b"?")
    _, path = fetch(file, tmp_path)
    assert path is not None
    assert path.read_bytes() == DATA


def elsewhere(file: RemoteFile) -> RemoteFile:
    return RemoteFile(file.url.replace("weights", "nothing"), file.sha256, file.size)


def without_network(file: RemoteFile) -> RemoteFile:
    return RemoteFile("http://127.0.0.1:1/weights.pth", file.sha256, file.size)


def larger_than_any_disk(file: RemoteFile) -> RemoteFile:
    return RemoteFile(file.url, file.sha256, 1 << 60)


@pytest.mark.parametrize(
    ("changed", "code", "words"),
    [
        (elsewhere, ErrorCode.NOT_FOUND, "the other side says 404"),
        (without_network, ErrorCode.NOT_FOUND, "refused"),
        (larger_than_any_disk, ErrorCode.NO_SPACE, "no room"),
    ],
)
def test_why_it_can_not_be_fetched_is_said_in_words(
    file: RemoteFile, tmp_path: Path, changed: Callable[[RemoteFile], RemoteFile], code: ErrorCode, words: str
) -> None:
    error = refused(changed(file), tmp_path)
    assert error.code is code
    assert words in error.message
    assert list(tmp_path.iterdir()) == []
