"""Where a file is that was on its way when its process died: the journal says where it may be, the disk where it is."""

import os
import stat
from enum import Enum, auto
from pathlib import Path

from gallery_sorter.moves.disk import has_content, is_unchanged
from gallery_sorter.moves.work import Item, Way, temporary_name


class Place(Enum):
    """Where a file is. What a person has written to meanwhile is still there, under its name."""

    SOURCE = auto()
    TARGET = auto()
    BOTH = auto()
    NEITHER = auto()


def find(batch: str, item: Item) -> Place:
    """Find one file, and note on the item what of its move was done. Raises OSError."""
    place = _of_removed(item) if not item.has_target else _of_moved(batch, item)
    item.placed = place in (Place.TARGET, Place.BOTH)
    item.cleared = place is Place.TARGET
    item.linked = place is Place.BOTH and not item.copies
    item.missing = place is Place.NEITHER
    return place


def waits_beside_target(batch: str, item: Item) -> bool:
    """True where a copy has not got its name yet: whatever has that name is somebody else's, even with its content,
    and the source, which goes only after that, is all there is.
    """
    return item.has_target and os.path.lexists(Path(item.target_folder, temporary_name(batch, item.seq)))


def look(path: str) -> os.stat_result | None:
    """lstat, or None where there is nothing."""
    try:
        return os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None


def _of_removed(item: Item) -> Place:
    return Place.SOURCE if os.path.lexists(item.source) else Place.TARGET


def _of_moved(batch: str, item: Item) -> Place:
    source, target = look(item.source), look(item.target)
    if waits_beside_target(batch, item) or not _is_at_target(item, source, target):
        return Place.SOURCE if source is not None else Place.NEITHER
    if source is None:
        return Place.TARGET
    if item.copies:
        return Place.BOTH
    assert target is not None
    if source.st_ino == target.st_ino:  # a rename by link that was cut in two, or a link that was there before
        return Place.BOTH if target.st_nlink > item.links else Place.SOURCE
    return Place.TARGET  # and something new has its old name


def _is_at_target(item: Item, source: os.stat_result | None, target: os.stat_result | None) -> bool:
    """True where the file that the journal means has its new name."""
    if target is None or not stat.S_ISREG(target.st_mode):
        return False
    if item.written_inode is not None:
        item.crosses = item.way is not Way.COPY
        is_copy = (target.st_ino, target.st_size) == (item.written_inode, item.size)
        return is_copy or has_content(item.target, target, item.size, item.content_hash)
    if item.way is Way.COPY:
        return False
    if target.st_ino == item.inode:  # written to or not, it is the file
        return True
    if source is None:  # it was moved, and somebody saved over it since; or a FAT drive, mounted anew, counts anew
        return True
    # Two files of one content: nothing was moved.
    return not _looks_meant(item.source, source, item) and _looks_meant(item.target, target, item)


def _looks_meant(path: str, found: os.stat_result, item: Item) -> bool:
    if found.st_ino == item.inode:
        return True
    if item.content_hash is not None:
        return has_content(path, found, item.size, item.content_hash)
    return is_unchanged(found, item.size, item.mtime_ns)
