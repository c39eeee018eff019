"""Which folder it is, and on what kind of file system."""

from pathlib import Path

import pytest

from gallery_sorter.watching import presence
from gallery_sorter.watching.presence import Method, identify, method_of

LINE = "36 35 98:0 / {point} rw,noatime master:1 - {kind} source rw\n"


@pytest.mark.parametrize(
    ("kind", "method"),
    [
        ("ext4", Method.NATIVE),
        ("fuseblk", Method.NATIVE),  # ntfs-3g on a drive of this machine
        ("nfs4", Method.POLLING),
        ("cifs", Method.POLLING),
        ("fuse.sshfs", Method.POLLING),
        ("9p", Method.POLLING),
    ],
)
def test_the_file_system_decides(kind: str, method: Method, tmp_path: Path) -> None:
    mounts = tmp_path / "mountinfo"
    share = tmp_path / "my share" / "DCIM"
    share.mkdir(parents=True)
    escaped = str(share.parent).replace(" ", "\\040")
    mounts.write_text(LINE.format(point="/", kind="ext4") + LINE.format(point=escaped, kind=kind), encoding="utf-8")
    assert method_of(share, mounts) is method
    assert method_of(tmp_path, mounts) is Method.NATIVE


def test_without_knowing_the_file_system_events_are_relied_on(tmp_path: Path) -> None:
    assert method_of(tmp_path, tmp_path / "missing") is Method.NATIVE


def test_a_folder_is_told_from_another_of_its_name(tmp_path: Path) -> None:
    folder = tmp_path / "phone"
    assert identify(folder) is None
    folder.mkdir()
    first = identify(folder)
    assert first is not None
    assert identify(folder) == first
    folder.rename(tmp_path / "old")
    folder.mkdir()
    assert identify(folder) not in (first, None)
    (tmp_path / "file").touch()
    assert identify(tmp_path / "file") is None


def test_a_mount_point_without_its_drive_is_not_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(presence.os.path, "ismount", lambda path: path == tmp_path)
    mounted = identify(tmp_path)
    assert mounted is not None
    monkeypatch.setattr(presence.os.path, "ismount", lambda _: False)
    assert identify(tmp_path, mounted) is None
    assert identify(tmp_path) is not None
