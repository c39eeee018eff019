"""Makes the verified copies of a pass, under their temporary names, and removes those that are not wanted any more."""

import contextlib
import errno
import os
from collections.abc import Sequence

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.moves import renames
from gallery_sorter.moves.copies import CopyCancelledError, copy_verified
from gallery_sorter.moves.disk import explain, is_unchanged
from gallery_sorter.moves.folders import OpenFolder, WorkFolders
from gallery_sorter.moves.passes import Pass
from gallery_sorter.moves.work import CopyDiffersError, Group, Item, SourceChangedError, name_of, temporary_name


class Copier:
    """The copies of one pass."""

    def __init__(self, work: Pass, folders: WorkFolders, cancel: Cancel) -> None:
        self._work = work
        self._folders = folders
        self._cancel = cancel

    def copy(self, groups: Sequence[Group]) -> None:
        """Make verified copies of the groups that go, and write that down once for all. A group that can't be copied
        has a failure then, or is not reached where the person cancels.
        """
        for group in groups:
            if self._cancel:
                group.reached = False
            if group.going:
                self._copy_group(group)
        written = [item for group in groups if group.going for item in group.items if item.copies]
        if written:
            self._folders.sync_targets(written)
            self._work.write_copies(written)

    def _copy_group(self, group: Group) -> None:
        item = group.items[0]
        try:
            for item in group.items:
                if item.clears and not os.access(item.source_folder, os.W_OK):  # told before gigabytes are copied
                    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), item.source)
                copied = copy_verified(
                    item.source,
                    self._folders.target(item),
                    self._temporary(item),
                    size=item.size,
                    mtime_ns=item.mtime_ns,
                    content_hash=item.content_hash,
                    cancel=self._cancel,
                )
                item.content_hash, item.written_inode = copied.content_hash, copied.inode
        except CopyCancelledError:
            group.reached = False
        except (OSError, SourceChangedError, CopyDiffersError) as error:
            group.fail(*explain(error), item)
        if not group.going:
            self.drop(group)

    def place(self, item: Item) -> None:
        """Give a verified copy its name. Raises OSError."""
        self._rename(self._folders.target(item), self._temporary(item), item.target_name)

    def unplace(self, item: Item) -> None:
        """Take the name from a copy again, if it is still the copy and nothing else; `drop` removes it then.

        Raises SourceChangedError where somebody has written to it: it is theirs now, and keeps the name.
        """
        folder = self._folders.target(item)
        if folder.lstat(item.target_name).st_ino != item.written_inode:
            return
        temporary = self._temporary(item)
        self._rename(folder, item.target_name, temporary)
        found = folder.lstat(temporary)
        if found.st_ino != item.written_inode or not is_unchanged(found, item.size, item.mtime_ns):
            self._rename(folder, temporary, item.target_name)
            raise SourceChangedError(item.target)

    def copy_back(self, item: Item) -> None:
        """Bring a source that was removed already back from its verified copy, which is removed then."""
        folder = self._folders.source(item)
        temporary = self._temporary(item)
        copy_verified(
            item.target,
            folder,
            temporary,
            size=item.size,
            mtime_ns=item.mtime_ns,
            content_hash=item.content_hash,
            cancel=Cancel(),
        )
        try:
            self._rename(folder, temporary, name_of(item.source))
        except OSError:
            folder.unlink(temporary)
            raise
        folder.sync()
        self._folders.target(item).unlink(item.target_name)

    def drop(self, group: Group) -> None:
        """Remove the temporaries of a group that does not go."""
        for item in group.items:
            if item.copies and item.written_inode is not None and not item.placed:
                with contextlib.suppress(FileNotFoundError):
                    self._folders.target(item).unlink(self._temporary(item))
                item.written_inode = None

    def _temporary(self, item: Item) -> str:
        return temporary_name(self._work.batch.id, item.seq)

    @staticmethod
    def _rename(folder: OpenFolder, name: str, other: str) -> None:
        renames.rename(folder.at(name), folder.at(other), folder.device, source_fd=folder.fd, target_fd=folder.fd)
