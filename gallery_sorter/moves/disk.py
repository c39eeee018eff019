"""What the rest of the room asks the disk: is this still that file, which folder is this really, is the drive there."""

import contextlib
import errno
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from gallery_sorter.base.errors import Reason
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.moves.contents import hash_file
from gallery_sorter.moves.work import CopyDiffersError, SourceChangedError, folder_of

HAS_DIR_FD = os.lstat in os.supports_dir_fd or os.stat in os.supports_dir_fd

# Grains of time that file systems round to: NTFS 100 ns, network drives 1 us, exFAT 10 ms, ext3 and HFS+ 1 s, FAT 2 s.
_GRAINS_NS = (100, 1_000, 10_000_000, 1_000_000_000, 2_000_000_000)


def same_time(recorded_ns: int, found_ns: int) -> bool:
    """True where `found_ns` is the recorded time, as it is or as a file system with a coarser grain keeps it."""
    if recorded_ns == found_ns:
        return True
    return any(found_ns % grain == 0 and abs(found_ns - recorded_ns) < grain for grain in _GRAINS_NS)


def is_unchanged(found: os.stat_result, size: int, mtime_ns: int) -> bool:
    """True where a regular file still has the size and the time that it was seen with."""
    return stat.S_ISREG(found.st_mode) and found.st_size == size and same_time(mtime_ns, found.st_mtime_ns)


def has_content(path: str, found: os.stat_result, size: int, content_hash: bytes | None) -> bool:
    """True where a file, whatever its times say, has the very content that is known. False where none is known."""
    if content_hash is None or not stat.S_ISREG(found.st_mode) or found.st_size != size:
        return False
    with contextlib.suppress(OSError):
        return hash_file(path) == content_hash
    return False


def sync_descriptor(fd: int) -> None:
    """fsync; a file system that has none for folders (EINVAL, ENOTSUP) is believed, a failing disk is not."""
    try:
        os.fsync(fd)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EROFS):
            raise


def sync_folders(paths: Iterable[str]) -> None:
    """Make the names in these folders durable; on Windows, which has no such call, nothing is done."""
    if not HAS_DIR_FD:
        return
    for path in paths:
        with contextlib.suppress(FileNotFoundError, PermissionError):
            fd = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
            try:
                sync_descriptor(fd)
            finally:
                os.close(fd)


def device_of(path: str) -> int:
    """The st_dev of a path, or of the nearest folder above it that exists. Raises OSError."""
    while True:
        try:
            return Path(path).stat().st_dev
        except FileNotFoundError:
            path = folder_of(path)


class Devices:
    """Which file system a folder lies on, or will: asked once a folder."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}

    def of(self, folder: str) -> int:
        device = self._known.get(folder)
        if device is None:
            device = self._known[folder] = device_of(folder)
        return device


def missing_folders(path: str) -> list[str]:
    """The folders that must be made for `path` to exist, the outermost first."""
    missing: list[str] = []
    while not os.path.lexists(path):
        missing.append(path)
        path = folder_of(path)
    return missing[::-1]


def mount_point(path: Path) -> Path | None:
    """The mount point that a path lies below, or None for the system's own root, which is never unplugged."""
    try:
        real = path.resolve()
    except OSError:
        return None
    for folder in (real, *real.parents):
        if _is_mount(folder):
            return None if folder == folder.parent else folder
    return None


def _is_mount(path: Path) -> bool:
    return os.path.ismount(path)  # Path.is_mount raises on Windows before Python 3.12


def absent(folders: Iterable[Path], mounts: Iterable[Path]) -> Path | None:
    """The first of these that isn't there: a folder that is gone, or a mount point that is one no more.

    What lies in a mount point without its drive says nothing: programs write there while the drive is away.
    """
    for mount in mounts:
        if not _is_mount(mount):
            return mount
    return next((folder for folder in folders if not folder.is_dir()), None)


_REASONS = {
    errno.EACCES: Reason.NO_PERMISSION,
    errno.EPERM: Reason.NO_PERMISSION,
    errno.EROFS: Reason.NO_PERMISSION,
    errno.ENOENT: Reason.VANISHED,
    errno.EEXIST: Reason.EXISTS,
    errno.ENOTEMPTY: Reason.EXISTS,
    errno.ENOSPC: Reason.NO_SPACE,
    errno.EDQUOT: Reason.NO_SPACE,
    errno.EFBIG: Reason.NO_SPACE,
    errno.ELOOP: Reason.OUTSIDE,
    errno.ENOTDIR: Reason.OUTSIDE,
}

_SENTENCES = {
    Reason.NO_PERMISSION: Sentence(
        "You may not change this place ({}); copying instead of moving needs only to read it."
    ),
    Reason.VANISHED: Sentence("It is no longer there."),
    Reason.EXISTS: Sentence("Its place is taken by something else, which was left alone."),
    Reason.NO_SPACE: Sentence("The disk is full. Nothing was lost; free some space and try again."),
    Reason.OUTSIDE: Sentence("The folder it belongs in is a link or no folder, so nothing is put into it."),
    Reason.FAILED: Sentence("The system refused: {}."),
}


CHANGED = Sentence("It has changed since it was looked at, so it was left as it is.")
_DIFFERS = Sentence(
    "What was written to the disk reads back differently. The disk may be failing; the picture was not moved."
)


def explain(error: OSError | SourceChangedError | CopyDiffersError) -> tuple[Reason, Sentence]:
    """The reason and a plain sentence for why one file could not be moved."""
    if isinstance(error, SourceChangedError):
        return Reason.CHANGED, CHANGED
    if isinstance(error, CopyDiffersError):
        return Reason.FAILED, _DIFFERS
    reason = _REASONS.get(error.errno or 0, Reason.FAILED)
    return reason, Sentence(_SENTENCES[reason], error.strerror or str(error))


def free_bytes(path: str) -> int | None:
    """Bytes that may still be written below the nearest existing folder; None where the system doesn't say."""
    if not hasattr(os, "statvfs"):
        return None
    for folder in _upwards(path):
        with contextlib.suppress(FileNotFoundError):
            found = os.statvfs(folder)
            return found.f_bavail * found.f_frsize if found.f_blocks else None
    return None


def _upwards(path: str) -> Iterator[str]:
    yield path
    while (above := folder_of(path)) != path:
        yield above
        path = above
