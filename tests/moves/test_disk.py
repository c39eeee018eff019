import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery_sorter.base.errors import Reason
from gallery_sorter.moves.disk import absent, explain, free_bytes, is_unchanged, missing_folders, mount_point, same_time
from tests.moves.trees import write

NANOSECONDS = st.integers(0, 2**61)


@given(NANOSECONDS, st.sampled_from([100, 10_000_000, 1_000_000_000, 2_000_000_000]))
def test_a_time_is_the_same_as_a_coarser_file_system_keeps_it(time: int, grain: int) -> None:
    assert same_time(time, time)
    assert same_time(time, time - time % grain)


@given(NANOSECONDS, st.integers(2_000_000_001, 10**12))
def test_a_time_that_is_further_off_is_another(time: int, difference: int) -> None:
    assert not same_time(time, time + difference)


def test_a_time_that_no_file_system_rounds_to_is_another() -> None:
    assert not same_time(1_600_000_000_123_456_789, 1_600_000_000_123_456_788)


def test_a_file_is_unchanged_by_size_and_time(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jpg", b"four")
    found = path.lstat()
    assert is_unchanged(found, 4, found.st_mtime_ns)
    assert not is_unchanged(found, 5, found.st_mtime_ns)
    assert not is_unchanged(found, 4, found.st_mtime_ns + 10**10)
    assert not is_unchanged(tmp_path.lstat(), tmp_path.lstat().st_size, tmp_path.lstat().st_mtime_ns)


def test_missing_folders_from_the_outermost(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    wanted = tmp_path / "a" / "b" / "c"
    assert missing_folders(str(wanted)) == [str(tmp_path / "a" / "b"), str(wanted)]
    assert missing_folders(str(tmp_path)) == []


def test_a_drive_is_absent_where_its_mount_point_is_none_any_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drive, phone = tmp_path / "usb", tmp_path / "usb" / "phone"
    phone.mkdir(parents=True)
    assert absent([phone], [drive]) == drive, "what lies in it was put there without the drive"
    assert absent([tmp_path / "gone"], []) == tmp_path / "gone"
    monkeypatch.setattr(os.path, "ismount", lambda path: path == drive)
    assert absent([phone], [drive]) is None


def test_the_mount_point_of_a_path(other_drive: Path) -> None:
    found = mount_point(other_drive / "not" / "there" / "yet")
    assert found is not None
    assert os.path.ismount(found)
    assert mount_point(Path("/")) is None, "the system's root is never unplugged"


@pytest.mark.parametrize(
    ("number", "reason"),
    [("ENOSPC", Reason.NO_SPACE), ("EROFS", Reason.NO_PERMISSION), ("ENOENT", Reason.VANISHED), ("EIO", Reason.FAILED)],
)
def test_what_the_system_answers_is_explained(number: str, reason: Reason) -> None:
    error = OSError(getattr(errno, number), "as the system says")
    found, message = explain(error)
    assert found is reason
    assert message.endswith(".")


def test_free_space_is_that_of_the_nearest_folder_there_is(tmp_path: Path) -> None:
    free = free_bytes(str(tmp_path / "not" / "there"))
    assert free is None or free > 0
