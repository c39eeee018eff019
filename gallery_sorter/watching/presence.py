"""Whether a watched folder is there, and whether its file system tells of changes or has to be asked."""

import os
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

MOUNTS = Path("/proc/self/mountinfo")

# File systems whose changes may be made elsewhere, of which the local kernel hears nothing. Those of FUSE (sshfs,
# rclone, a phone by MTP) are named fuse.<kind>; ntfs-3g and exfat-fuse are called fuseblk, lie on a drive of this
# machine, and tell of everything.
_ELSEWHERE = frozenset(
    "nfs nfs4 cifs smb3 smbfs ncpfs afs ceph glusterfs lustre 9p vboxsf vmhgfs prl_fs drvfs virtiofs fuse".split()  # noqa: SIM905
)


class Method(StrEnum):
    """How one learns of changes."""

    NATIVE = "native"  # the system tells
    POLLING = "polling"  # the folder is listed again and again


@dataclass(frozen=True, slots=True)
class Identity:
    """Which folder this is, whatever else gets its name later."""

    device: int
    inode: int
    is_mount: bool


def identify(folder: Path, before: Identity | None = None) -> Identity | None:
    """The folder as it is now; None where it isn't there, or where it was a mount point `before` and the drive has
    gone: what lies in a mount point without its drive is not what the person meant.
    """
    try:
        found = folder.stat()
        is_mount = os.path.ismount(folder)
        listable = folder.is_dir() and os.access(folder, os.R_OK | os.X_OK)
    except OSError:
        return None
    if not listable or (before is not None and before.is_mount and not is_mount):
        return None
    return Identity(found.st_dev, found.st_ino, is_mount)


def method_of(folder: Path, mounts: Path = MOUNTS) -> Method:
    """How changes in a folder are learned of: by its file system where the system says which that is.

    Windows tells of network drives' changes itself where the server does. Where nothing is known, events are relied
    on, and the folder is listed from time to time all the same.
    """
    if not sys.platform.startswith("linux"):
        return Method.NATIVE
    kind = _file_system(folder, mounts)
    return Method.POLLING if kind in _ELSEWHERE or kind.startswith("fuse.") else Method.NATIVE


def _file_system(folder: Path, mounts: Path) -> str:
    """The kind of file system that a folder lies on; empty where the system doesn't say. See proc_pid_mountinfo(5)."""
    try:
        lines = os.fsdecode(mounts.read_bytes()).splitlines()
        real = folder.resolve()
    except OSError:
        return ""
    best, kind = -1, ""
    for line in lines:
        left, _, right = line.partition(" - ")
        fields = left.split(" ")
        if len(fields) < 5 or not right:
            continue
        point = Path(_unescaped(fields[4]))
        depth = len(point.parts)
        if real.is_relative_to(point) and depth >= best:  # of two on one point the later one is seen
            best, kind = depth, right.split(" ")[0]
    return kind


def _unescaped(text: str) -> str:
    """Space, tab, newline and backslash stand there as octal numbers."""
    for octal, character in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        text = text.replace(octal, character)
    return text
