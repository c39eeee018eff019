"""A rename that never overwrites, on every system. Nowhere is a name looked for first and used after.

Linux has renameat2(RENAME_NOREPLACE) and macOS renamex_np(RENAME_EXCL); Windows' own rename refuses. Where a file
system can't do that (NFS, 9p, some FUSE ones answer EINVAL), a hard link is made, which refuses too, and the old name
removed; where there are no hard links either, the name is taken by an exclusive placeholder that the rename replaces.
What a file system can do is remembered by its device number.
"""

import ctypes
import errno
import os
import sys
from collections.abc import Callable

from gallery_sorter.moves import faults
from gallery_sorter.moves.work import encode_path

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
    source: str, target: str, device: int, *, source_fd: int | None = None, target_fd: int | None = None
) -> None:
    """Rename `source` to `target` on one file system; names are relative to the descriptors where these are given.

    `device` is the file system's st_dev. Raises FileExistsError where the target's name is taken, by anything, even
    by the same file; else the OSError of the system. The file is at exactly one of its names afterwards.
    """
    if _system_rename is not None and device not in _without_exclusive:
        number = _system_rename(source, target, source_fd, target_fd)
        if number == 0:
            return
        if number not in _UNSUPPORTED:
            raise OSError(number, os.strerror(number), source, None, target)
        _without_exclusive.add(device)
    if sys.platform == "win32":
        os.rename(source, target)  # noqa: PTH104 (Path.rename is documented to replace on some systems)
        return
    _rename_by_link(source, target, device, source_fd, target_fd)


def _rename_by_link(source: str, target: str, device: int, source_fd: int | None, target_fd: int | None) -> None:
    if device not in _without_links:
        try:
            os.link(source, target, src_dir_fd=source_fd, dst_dir_fd=target_fd, follow_symlinks=_LINKS_FOLLOW)
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            _without_links.add(device)
        else:
            faults.reach("linked")
            try:
                os.unlink(source, dir_fd=source_fd)
            except OSError:
                os.unlink(target, dir_fd=target_fd)  # ours: link() made it a moment ago
                raise
            return
    _rename_over_placeholder(source, target, source_fd, target_fd)


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
