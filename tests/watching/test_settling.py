"""When a file counts as whole: on real files, with a clock that the test turns."""

import os
import time
from pathlib import Path

import pytest

from gallery_sorter.watching.settling import Settling

SETTLE = 2.0
LONG_AGO = 1_600_000_000


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def settling(clock: Clock) -> Settling:
    return Settling(SETTLE, clock=clock)


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "a.jpg"
    path.write_bytes(b"half")
    return path


def taken(settling: Settling) -> list[str]:
    return [file.path.name for file in settling.take(100)]


def test_a_file_is_whole_when_it_has_rested(settling: Settling, clock: Clock, picture: Path) -> None:
    settling.touch(picture)
    clock.now += SETTLE - 0.1
    assert taken(settling) == []
    clock.now += 0.1
    assert taken(settling) == ["a.jpg"]
    assert taken(settling) == [], "a file is taken once"


def test_a_growing_file_has_to_rest_anew(settling: Settling, clock: Clock, picture: Path) -> None:
    settling.touch(picture)
    clock.now += SETTLE
    picture.write_bytes(b"half and more")  # without a word from the system
    assert taken(settling) == []
    clock.now += SETTLE - 0.1
    settling.touch(picture)
    clock.now += 0.1
    assert taken(settling) == ["a.jpg"], "an event that changes nothing does not prolong the wait"


def test_a_file_that_was_renamed_into_place_is_whole_at_once(settling: Settling, picture: Path) -> None:
    settling.touch(picture)
    settling.touch(picture, whole=True)
    assert taken(settling) == ["a.jpg"]


def test_an_old_file_has_rested_unless_the_clock_is_another_machines(
    settling: Settling, clock: Clock, picture: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = time.time() + 60
    monkeypatch.setattr(time, "time", lambda: later)
    settling.touch(picture)
    assert taken(settling) == ["a.jpg"]
    elsewhere = Settling(SETTLE, trusts_times=False, clock=clock)
    elsewhere.touch(picture)
    assert taken(elsewhere) == []


def test_an_old_date_alone_says_nothing_of_a_file_that_was_written_just_now(settling: Settling, picture: Path) -> None:
    os.utime(picture, (LONG_AGO, LONG_AGO))  # as a copy that keeps dates
    settling.touch(picture)
    assert taken(settling) == []


def test_what_is_gone_is_forgotten(settling: Settling, clock: Clock, picture: Path) -> None:
    settling.touch(picture)
    picture.unlink()
    clock.now += SETTLE
    assert taken(settling) == []
    assert len(settling) == 0


def test_what_cannot_be_read_is_tried_again_ever_later_and_then_given_up(
    settling: Settling, clock: Clock, picture: Path
) -> None:
    settling.touch(picture)
    waits = []
    began = clock.now
    while True:
        while not taken(settling):
            clock.now += 0.5
        waits.append(clock.now - began)
        began = clock.now
        if not settling.retry(picture):
            break
    assert waits == [2, 4, 8, 16]
    assert len(settling) == 0


def test_what_has_lain_there_broken_for_long_is_given_up_at_once(
    settling: Settling, picture: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = time.time() + 60
    monkeypatch.setattr(time, "time", lambda: later)
    settling.touch(picture)
    assert taken(settling) == ["a.jpg"]
    assert not settling.retry(picture)


def test_a_new_write_begins_the_tries_anew(settling: Settling, clock: Clock, picture: Path) -> None:
    settling.touch(picture)
    clock.now += SETTLE
    taken(settling)
    settling.retry(picture)
    picture.write_bytes(b"half and the rest")
    settling.touch(picture)
    clock.now += SETTLE
    assert taken(settling) == ["a.jpg"]


def test_a_write_while_it_is_dealt_with_is_not_lost(settling: Settling, clock: Clock, picture: Path) -> None:
    settling.touch(picture)
    clock.now += SETTLE
    taken(settling)
    picture.write_bytes(b"half and the rest")
    settling.touch(picture)
    settling.finish(picture)
    clock.now += SETTLE
    assert taken(settling) == ["a.jpg"]


def test_a_picture_waits_for_the_clip_that_belongs_to_it(settling: Settling, clock: Clock, picture: Path) -> None:
    settling.touch(picture)
    clock.now += SETTLE - 0.5
    settling.touch_companion(picture.with_suffix(".mov"))
    clock.now += 0.5
    assert taken(settling) == []
    clock.now += SETTLE - 0.5
    assert taken(settling) == ["a.jpg"]


def test_what_is_held_comes_again(settling: Settling, clock: Clock, picture: Path) -> None:
    settling.touch(picture, whole=True)
    taken(settling)
    settling.hold(picture, 10)
    assert settling.next_due == clock.now + 10
    clock.now += 10
    assert taken(settling) == ["a.jpg"]
