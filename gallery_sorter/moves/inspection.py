"""What the journal left of a group of files: the group that a pass carries, and whether each file is still as it was
left. Asked before an undo or a redo, by recovery, and of a picture whose companion comes late.
"""

import os
import sqlite3
import stat
from collections.abc import Sequence

from gallery_sorter.base.errors import Reason
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.moves import removal
from gallery_sorter.moves.disk import CHANGED, Devices, explain, has_content, is_unchanged, same_time
from gallery_sorter.moves.work import Group, Item, Kind, SourceChangedError, Way

_BACK = {Way.MOVE: Way.MOVE, Way.COPY: Way.REMOVE, Way.TRASH: Way.UNTRASH}


def make_group(rows: Sequence[sqlite3.Row], kind: Kind) -> Group:
    """The operations of one group as a pass of this kind carries them."""
    return Group([_item(row, kind) for row in rows], rows[0]["class_name"], rows[0]["confidence"])


def _item(row: sqlite3.Row, kind: Kind) -> Item:
    source, target, way = os.fsdecode(row["source"]), os.fsdecode(row["target"]), Way(row["action"])
    if kind is Kind.UNDO and way is not Way.BIN:
        source, target, way = target, source, _BACK[way]
    return Item(
        row["seq"],
        way,
        source,
        target,
        row["size"],
        row["mtime_ns"],
        row["content_hash"],
        ctime_ns=row["ctime_ns"],
        device=row["device"] or 0,
        inode=row["inode"] or 0,
        links=row["links"] or 0,
        written_inode=row["written_inode"],
    )


def inspect(group: Group, devices: Devices) -> bool:
    """Look whether every file of a group is what the journal left there. What speaks against it is its failure."""
    if group.items[0].way is Way.BIN:
        group.fail(Reason.FAILED, Sentence("It is in the system's bin; restore it from there."))
        return False
    for item in group.items:
        try:
            found = os.lstat(item.source)
            if not _is_as_left(item, found):
                group.fail(Reason.CHANGED, CHANGED, item)
            elif item.way is Way.REMOVE:
                removal.check_copy(item)
            else:
                item.crosses = found.st_dev != devices.of(item.target_folder)
        except FileNotFoundError as error:
            group.fail(Reason.VANISHED, Sentence("{} is no longer there.", error.filename))
        except (OSError, SourceChangedError) as error:
            group.fail(*explain(error), item)
        if group.failure:
            return False
        item.saw(found)
        if not same_time(item.mtime_ns, found.st_mtime_ns):
            item.mtime_ns = found.st_mtime_ns  # the same content with a newer time: the person's, so it stays
    return True


def _is_as_left(item: Item, found: os.stat_result) -> bool:
    """A file's ctime changes with everything that is done to it. Where it has, the content decides if it is known."""
    if not stat.S_ISREG(found.st_mode):
        return False
    looks_same = is_unchanged(found, item.size, item.mtime_ns)
    if looks_same and item.ctime_ns == found.st_ctime_ns and item.way is not Way.REMOVE:
        return True
    if item.content_hash is not None:
        return has_content(item.source, found, item.size, item.content_hash)
    return looks_same
