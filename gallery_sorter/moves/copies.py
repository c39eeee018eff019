"""A copy that is known to be one before anything relies on it: written beside its place, made durable, read back.

The copy is a hidden temporary whose name the journal can tell; giving it its real name is the caller's.
"""

import contextlib
import errno
import os
from dataclasses import dataclass

from blake3 import blake3

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.moves import faults
from gallery_sorter.moves.contents import BLOCK, hash_open_file
from gallery_sorter.moves.disk import free_bytes, is_unchanged, same_time
from gallery_sorter.moves.folders import OpenFolder
from gallery_sorter.moves.work import CopyDiffersError, SourceChangedError

_BINARY = getattr(os, "O_BINARY", 0)
_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)
# What a file system without room or support for an attribute answers; such attributes stay behind, as with `cp -a`.
_ATTRIBUTE_REFUSED = frozenset(
    {errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM, errno.EACCES, errno.EINVAL, errno.ENOSPC, errno.E2BIG, errno.ERANGE}
)


class CopyCancelledError(Exception):
    """The person stopped the batch; nothing is left of the copy."""


@dataclass(frozen=True, slots=True)
class Copied:
    """A verified copy under its temporary name."""

    content_hash: bytes
    inode: int


def copy_verified(
    source: str, folder: OpenFolder, name: str, *, size: int, mtime_ns: int, content_hash: bytes | None, cancel: Cancel
) -> Copied:
    """Copy a file to `name` in `folder`, with its times, permissions and extended attributes.

    `size`, `mtime_ns` and, where known, `content_hash` say which file is meant: one that is another, or changes
    while it is copied, raises SourceChangedError. Whatever is raised (OSError or one of this module's errors), no
    temporary is left.
    """
    try:
        return _copy(source, folder, name, size, mtime_ns, content_hash, cancel)
    except BaseException:
        with contextlib.suppress(OSError):
            folder.unlink(name)
        raise


def _copy(  # noqa: PLR0917 (called in one place, with what it was given)
    source: str,
    folder: OpenFolder,
    name: str,
    size: int,
    mtime_ns: int,
    expected: bytes | None,
    cancel: Cancel,
) -> Copied:
    free = free_bytes(folder.path)
    if free is not None and free < size:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), source)
    reading = os.open(source, os.O_RDONLY | _NOFOLLOW | _BINARY)
    try:
        seen = os.fstat(reading)
        writing = os.open(
            folder.at(name), os.O_RDWR | os.O_CREAT | os.O_EXCL | _NOFOLLOW | _BINARY, 0o600, dir_fd=folder.fd
        )
        faults.reach("copy-begun")
        try:
            if not is_unchanged(seen, size, mtime_ns):
                raise SourceChangedError(source)
            digest = _pump(reading, writing, cancel)
            faults.reach("copy-written")
            if not is_unchanged(os.fstat(reading), size, mtime_ns) or expected not in (None, digest):
                raise SourceChangedError(source)
            _copy_attributes(reading, writing, seen, mtime_ns)
            os.fsync(writing)
            faults.reach("copy-synced")
            inode = os.fstat(writing).st_ino
            _forget_cached(writing)
            os.lseek(writing, 0, os.SEEK_SET)
            if hash_open_file(os.dup(writing)) != digest:
                raise CopyDiffersError(source)
        finally:
            os.close(writing)
    finally:
        os.close(reading)
    _set_times(folder, name, seen, mtime_ns)
    faults.reach("copy-verified")
    return Copied(digest, inode)


def _pump(reading: int, writing: int, cancel: Cancel) -> bytes:
    """Copy all bytes and return their hash."""
    hasher = blake3()
    while block := os.read(reading, BLOCK):
        if cancel:
            raise CopyCancelledError
        hasher.update(block)
        view = memoryview(block)
        while view:
            view = view[os.write(writing, view) :]
    return hasher.digest()


def _forget_cached(fd: int) -> None:
    """Ask that the check reads the disk and not the memory that was just written."""
    if hasattr(os, "posix_fadvise"):
        with contextlib.suppress(OSError):
            os.posix_fadvise(fd, 0, 0, os.POSIX_FADV_DONTNEED)


def _copy_attributes(reading: int, writing: int, seen: os.stat_result, mtime_ns: int) -> None:
    if hasattr(os, "listxattr"):
        _copy_extended(reading, writing)
    if hasattr(os, "fchown"):
        with contextlib.suppress(OSError):  # only root may give files away
            os.fchown(writing, seen.st_uid, seen.st_gid)
    if hasattr(os, "fchmod"):
        with contextlib.suppress(PermissionError):  # FAT has no permissions to keep
            os.fchmod(writing, seen.st_mode & 0o7777)
    if os.utime in os.supports_fd:
        os.utime(writing, ns=_times(seen, mtime_ns))


def _copy_extended(reading: int, writing: int) -> None:
    try:
        names = os.listxattr(reading)
    except OSError:
        return
    for name in names:
        try:
            os.setxattr(writing, name, os.getxattr(reading, name))
        except OSError as error:
            if error.errno not in _ATTRIBUTE_REFUSED:
                raise


def _set_times(folder: OpenFolder, name: str, seen: os.stat_result, mtime_ns: int) -> None:
    """Set the times by name where descriptors can't, and check that they hold."""
    if os.utime not in os.supports_fd:
        os.utime(folder.at(name), ns=_times(seen, mtime_ns))
    found = folder.lstat(name).st_mtime_ns
    if not same_time(mtime_ns, found):
        raise OSError(errno.EIO, f"the copy's time can't be set (wanted {mtime_ns}, found {found})", name)


def _times(seen: os.stat_result, mtime_ns: int) -> tuple[int, int]:
    """Access and modification time in ns. The journal's time is the finer one where a drive has rounded it."""
    return seen.st_atime_ns, mtime_ns
