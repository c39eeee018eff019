import multiprocessing
import os
import sys
import threading
import time
from pathlib import Path

import pytest

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.moves import owners
from gallery_sorter.moves.locks import WaitCancelledError, locked


def test_two_take_turns_and_no_file_is_left(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    inside = []

    def work() -> None:
        with locked([tmp_path / "folder"], Cancel()):
            inside.append(1)
            assert len(inside) == 1
            time.sleep(0.05)
            inside.pop()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert list((tmp_path / "folder").iterdir()) == []


def test_waiting_ends_with_locked(tmp_path: Path) -> None:
    begun = time.monotonic()
    with locked([tmp_path], Cancel()), pytest.raises(SorterError) as caught, locked([tmp_path], Cancel(), 0.3):
        pass
    assert caught.value.code is ErrorCode.LOCKED
    assert str(tmp_path) in caught.value.message
    assert 0.3 <= time.monotonic() - begun < 5


def test_waiting_can_be_cancelled_which_is_no_failure(tmp_path: Path) -> None:
    cancel = Cancel()
    cancel.set()
    begun = time.monotonic()
    with locked([tmp_path], Cancel()), pytest.raises(WaitCancelledError), locked([tmp_path], cancel):
        pass
    assert time.monotonic() - begun < 2


def test_one_folder_by_two_names_is_locked_once(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "folder")
    with locked([tmp_path / "folder", tmp_path / "link", tmp_path / "gone"], Cancel(), 0.1):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="processes are not forked on Windows")
def test_an_owner_is_alive_until_its_process_ends(tmp_path: Path) -> None:
    journal = tmp_path / "journal.sqlite"
    context = multiprocessing.get_context("spawn")
    mine, theirs = context.Pipe()
    process = context.Process(target=_own, args=(journal, theirs))
    process.start()
    token = mine.recv()
    assert owners.is_alive(journal, token)
    assert process.pid is not None
    os.kill(process.pid, 9)
    process.join()
    assert not owners.is_alive(journal, token)
    assert list((tmp_path / "journal.sqlite-owners").iterdir()) == [], "what it left is cleared away"


def test_this_process_knows_its_own(tmp_path: Path) -> None:
    journal = tmp_path / "journal.sqlite"
    with owners.owning(journal) as token:
        assert owners.is_alive(journal, token)
        assert owners.is_alive(journal, token), "asking does not let go"
    assert not owners.is_alive(journal, token)


def _own(journal: Path, pipe: object) -> None:
    with owners.owning(journal) as token:
        pipe.send(token)  # type: ignore[attr-defined]
        time.sleep(60)  # until it is killed
