"""What a file contains, as BLAKE3: the identity that labels, duplicates and verified copies hang on."""

import os
from pathlib import Path

from blake3 import blake3

BLOCK = 1 << 20  # bytes; larger blocks gain nothing on this hash, smaller ones pay Python's overhead


def hash_file(path: Path | str, dir_fd: int | None = None) -> bytes:
    """BLAKE3 of a file's bytes, 32 bytes. Links are not followed where the system can tell. Raises OSError."""
    fd = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0), dir_fd=dir_fd)
    return hash_open_file(fd)


def hash_open_file(fd: int) -> bytes:
    """BLAKE3 of what is left to read of a descriptor, which is closed."""
    hasher = blake3()
    with open(fd, "rb", buffering=0) as file:
        while block := file.read(BLOCK):
            hasher.update(block)
    return hasher.digest()
