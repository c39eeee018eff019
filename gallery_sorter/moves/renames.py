"""Renames that never overwrite and never take along what they were not meant for, on every system. Nowhere is a name
looked for first and used after.

Linux has renameat2(RENAME_NOREPLACE) and macOS renamex_np(RENAME_EXCL); Windows' own rename refuses. Where a file
system can't do that (NFS, 9p, some FUSE ones answer EINVAL), a hard link is made, which refuses too, and the old name
removed; where there are no hard links either, the name is taken by an exclusive placeholder that the rename replaces.
What a file system can do is remembered by its device number, once another way has worked: one bad name says nothing.

A file that is to be removed is set aside first, under a hidden name that only this program uses, and looked at there:
between a look and an unlink another program could save over the name, and its save would be what goes.
"""

import ctypes
import errno
import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path

from gallery_sorter.moves import faults, naming
from gallery_sorter.moves.work import SourceChangedError, encode_path

_log = logging.getLogger(__name__)

PLACEHOLDER = b"gallery-sorter keeps this name for a picture that is on its way here\n"

_UNSUPPORTED = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP})
_NO_LINKS = frozenset({errno.EPERM, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK, errno.EINVAL})
_RENAME_NOREPLACE = 1  # linux/fs.h
_RENAME_EXCL = 4  # sys/stdio.h of macOS
_AT_FDCWD = -100 if sys.platform == "linux" else -2  # fcntl.h
_LINKS_FOLLOW = os.link not in os.supports_follow_symlinks  # True, the default, is all that such a system takes

_without_exclusive: set[int] = set()  # devices whose file system can't rename without replacing
_without_links: set[int] = set()


def rename(
    source: str,
    target: str,
    device: int,
    *,
    source_fd: int | None = None,
    target_fd: int | None = None,
    aside: str | None = None,
) -> None:
    """Rename `source` to `target` on one file system; names are relative to the descriptors where these are given.

    `device` is the file system's st_dev. `aside` is a hidden name beside `source` that nobody else uses; it may be
    left out where `source` itself is such a name. Raises FileExistsError where the target's name is taken, by
    anything, even by the same file; SourceChangedError where another program put another file in the source's place
    meanwhile; else the OSError of the system. The file is at exactly one of its names afterwards.
    """
    if _system_rename is not None and device not in _without_exclusive:
        number = _system_rename(source, target, source_fd, target_fd)
        if number == 0:
            return
        if number not in _UNSUPPORTED:
            raise OSError(number, os.strerror(number), source, None, target)
        _rename_by_link(source, target, device, source_fd, target_fd, aside)
        _without_exclusive.add(device)
    elif sys.platform == "win32":
        os.rename(source, target)  # noqa: PTH104 (Path.rename is documented to replace on some systems)
    else:
        _rename_by_link(source, target, device, source_fd, target_fd, aside)


def set_aside(
    source: str, aside: str, device: int, is_right: Callable[[os.stat_result], bool], *, fd: int | None = None
) -> None:
    """Give `source` the hidden name `aside` in the same folder, if it is the right file.

    Raises SourceChangedError where `is_right` denies what was found there, which is put back; else the system's
    OSError, as where `aside` is taken.
    """
    _rename_to_own(source, aside, device, fd)
    faults.reach("set-aside")
    if not is_right(os.stat(aside, dir_fd=fd, follow_symlinks=False)):
        put_back(aside, source, device, fd=fd)
        raise SourceChangedError(source)


def put_back(aside: str, source: str, device: int, *, fd: int | None = None) -> None:
    """Give what was set aside its name again, or that name with a number where it was taken meanwhile."""
    folder, name = os.path.split(source)
    for number in range(1, 1000):
        wanted = os.path.join(folder, naming.numbered(name, Path(name).stem, number))  # noqa: PTH118 (bare strings)
        try:
            rename(aside, wanted, device, source_fd=fd, target_fd=fd)
        except FileExistsError:
            continue
        if number > 1:
            _log.warning("%s was saved again meanwhile; what was there before is %s now", source, wanted)
        return
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), source)


def _rename_to_own(source: str, own: str, device: int, fd: int | None) -> None:
    """Rename to a name that only this program uses: looking first is enough where the system can do no better."""
    if _system_rename is not None and device not in _without_exclusive:
        number = _system_rename(source, own, fd, fd)
        if number == 0:
            return
        if number not in _UNSUPPORTED:
            raise OSError(number, os.strerror(number), source, None, own)
    try:
        os.stat(own, dir_fd=fd, follow_symlinks=False)
    except FileNotFoundError:
        os.rename(source, own, src_dir_fd=fd, dst_dir_fd=fd)
    else:
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), own)


def _rename_by_link(  # noqa: PLR0917 (called with what `rename` was given)
    source: str, target: str, device: int, source_fd: int | None, target_fd: int | None, aside: str | None
) -> None:
    if device in _without_links:
        _rename_over_placeholder(source, target, source_fd, target_fd)
        return
    try:
        os.link(source, target, src_dir_fd=source_fd, dst_dir_fd=target_fd, follow_symlinks=_LINKS_FOLLOW)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        _rename_over_placeholder(source, target, source_fd, target_fd)
        if error.errno != errno.EMLINK:  # that is the file's, not the file system's
            _without_links.add(device)
        return
    faults.reach("linked")
    try:
        _remove_linked(source, target, device, source_fd, target_fd, aside)
    except (OSError, SourceChangedError):
        os.unlink(target, dir_fd=target_fd)  # ours: link() made it a moment ago
        raise


def _remove_linked(  # noqa: PLR0917 (called with what `rename` was given)
    source: str, target: str, device: int, source_fd: int | None, target_fd: int | None, aside: str | None
) -> None:
    """Remove the old name of a file that has its new one already, if it still is that file's."""
    if aside is None:
        os.unlink(source, dir_fd=source_fd)
        return
    linked = os.stat(target, dir_fd=target_fd, follow_symlinks=False)
    set_aside(source, aside, device, lambda found: os.path.samestat(found, linked), fd=source_fd)
    try:
        os.unlink(aside, dir_fd=source_fd)
    except OSError:
        put_back(aside, source, device, fd=source_fd)
        raise


def _rename_over_placeholder(source: str, target: str, source_fd: int | None, target_fd: int | None) -> None:
    fd = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600, dir_fd=target_fd)
    try:
        with open(fd, "wb", buffering=0) as file:
            file.write(PLACEHOLDER)
        faults.reach("placeholder-made")
        os.replace(source, target, src_dir_fd=source_fd, dst_dir_fd=target_fd)
    except OSError:
        os.unlink(target, dir_fd=target_fd)
        raise


def _find_system_rename() -> Callable[[str, str, int | None, int | None], int] | None:
    """The system's rename that doesn't replace: answers 0 or an errno. None where there is none, or none is needed."""
    if sys.platform == "win32":
        return None
    library = ctypes.CDLL(None, use_errno=True)
    name, flag = ("renameat2", _RENAME_NOREPLACE) if sys.platform == "linux" else ("renameatx_np", _RENAME_EXCL)
    function = getattr(library, name, None)
    if function is None:  # glibc before 2.28
        return None
    function.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
    function.restype = ctypes.c_int
    encode = encode_path

    def call(source: str, target: str, source_fd: int | None, target_fd: int | None) -> int:
        done = function(
            _AT_FDCWD if source_fd is None else source_fd,
            encode(source),
            _AT_FDCWD if target_fd is None else target_fd,
            encode(target),
            flag,
        )
        return ctypes.get_errno() if done else 0

    return call


_system_rename = _find_system_rename()
