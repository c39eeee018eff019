"""Removes files that are spare, all of a group or none: sources that were copied, copies whose source still stands.

Each is looked at, set aside under a hidden name and looked at again there, since another program may save over a name
in the instant between a look and an unlink. Only when all of a group are set aside is the first one unlinked.
"""

import os
import stat
from collections.abc import Callable, Sequence
from pathlib import Path

from gallery_sorter.moves import faults, renames
from gallery_sorter.moves.disk import has_content, is_unchanged, same_time
from gallery_sorter.moves.work import Item, SourceChangedError, aside_name


class RefusedError(Exception):
    """A file of the group can't be removed; `why` says so."""

    def __init__(self, item: Item, why: SourceChangedError | OSError) -> None:
        super().__init__(str(why))
        self.item = item
        self.why = why


def remove(batch: str, items: Sequence[Item], check: Callable[[Item], None]) -> None:
    """Remove the sources of these items; each is `cleared` then. `check` raises SourceChangedError or OSError where
    one of them must stay. Raises RefusedError; what is not cleared by then has its name again.
    """
    item = items[0]
    try:
        for item in items:
            check(item)
            renames.set_aside(item.source, aside_of(batch, item), item.device, _is_meant(batch, item))
            item.aside = True
        for item in items:
            Path(aside_of(batch, item)).unlink()
            item.aside, item.cleared = False, True
            faults.reach("source-removed")
    except (SourceChangedError, OSError) as error:
        for other in items:
            if other.aside:
                renames.put_back(aside_of(batch, other), other.source, other.device)
                other.aside = False
        raise RefusedError(item, error) from error


def aside_of(batch: str, item: Item) -> str:
    """The hidden name that an item's source has before it goes."""
    return os.path.join(item.source_folder, aside_name(batch, item.seq))  # noqa: PTH118 (bare strings are fast)


def check_source(item: Item) -> None:
    """Raises SourceChangedError where a source that was copied is not what was copied, to the bit of its state."""
    found = os.lstat(item.source)
    seen = (item.inode, item.size, item.seen_ctime_ns)
    if (found.st_ino, found.st_size, found.st_ctime_ns) == seen and is_unchanged(found, item.size, item.mtime_ns):
        return
    # Its state has changed, as that of a hard link does when the other one goes. What counts is the content.
    if not (same_time(item.mtime_ns, found.st_mtime_ns) and _holds(item.source, found, item)):
        raise SourceChangedError(item.source)


def check_copy(item: Item) -> None:
    """Raises SourceChangedError where a copy, the item's source, is not what was written, or its original (the item's
    target) doesn't hold the same any more: then the copy is the only picture of its content.
    """
    original, found = os.lstat(item.target), os.lstat(item.source)
    if not is_unchanged(original, item.size, item.mtime_ns) and not _holds(item.target, original, item):
        raise SourceChangedError(item.target)
    # Where a folder has become a link, the original's name may lead to the copy itself.
    if os.path.samestat(original, found) or not _holds(item.source, found, item):
        raise SourceChangedError(item.source)


def check_both(item: Item) -> None:
    """Raises SourceChangedError where source and target of a copy, found again after a crash, don't both hold what
    was copied, or are two names of one file.
    """
    source, target = os.lstat(item.source), os.lstat(item.target)
    if (
        os.path.samestat(source, target)
        or not _holds(item.target, target, item)
        or not _holds(item.source, source, item)
    ):
        raise SourceChangedError(item.source)


def _is_meant(batch: str, item: Item) -> Callable[[os.stat_result], bool]:
    def is_meant(found: os.stat_result) -> bool:
        looks_same = found.st_ino == item.inode and stat.S_ISREG(found.st_mode) and found.st_size == item.size
        return (looks_same and same_time(item.mtime_ns, found.st_mtime_ns)) or _holds(
            aside_of(batch, item), found, item
        )

    return is_meant


def _holds(path: str, found: os.stat_result, item: Item) -> bool:
    return has_content(path, found, item.size, item.content_hash)
