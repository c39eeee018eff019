"""Carries groups of files to their targets: the only code that renames, copies or removes a person's file.

For every chunk of groups: what is meant is written down durably; copies are made beside their targets and verified;
files get their names, without overwriting; the folders are made durable; only then sources of copies go; then the
outcome is written down. A group whose picture or companion can't arrive is taken back as a whole.
"""

import contextlib
import errno
import logging
import os
from collections.abc import Sequence
from pathlib import Path

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import ErrorCode, Reason, SorterError
from gallery_sorter.moves import faults, naming, renames, trash_info
from gallery_sorter.moves.copies import CopyCancelledError, CopyDiffersError, SourceChangedError, copy_verified
from gallery_sorter.moves.disk import OpenFolder, OpenFolders, explain, has_content, is_unchanged, sync_folders
from gallery_sorter.moves.passes import Pass
from gallery_sorter.moves.work import Group, Item, Way, folder_of, name_of, temporary_name

_log = logging.getLogger(__name__)
_MOST_NUMBERS = 10_000  # names tried for one picture; a folder with more of one name is not what it seems

CHANGED = "It has changed since it was looked at, so it was left as it is."
_DIFFERS = "What was written to the disk reads back differently. The disk may be failing; the picture was not moved."


class Carrier:
    """Carries for one pass. `renumber`: a taken name gets a number, else it is refused. `follow`: target folders may
    be links, as a person's own folders may; class folders may not. Close it when the pass is over.
    """

    def __init__(self, work: Pass, cancel: Cancel, *, renumber: bool, follow: bool) -> None:
        self._work = work
        self._cancel = cancel
        self._renumber = renumber
        self._follow = follow
        self._folders = OpenFolders()

    def close(self) -> None:
        """Let go of the folders."""
        self._folders.close()

    def carry(self, groups: Sequence[Group]) -> None:
        """Carry these groups, inspected before and `going`. Afterwards each is settled in the journal: it has
        arrived, or has a `failure` and is where it was, or was not `reached` before the cancel.

        Raises SorterError (`not-found`) where a drive is torn away; the next start then sets right what was begun.
        """
        try:
            self._carry(groups)
        except OSError as error:
            raise SorterError(
                ErrorCode.NOT_FOUND,
                f"{groups[0].items[0].target_folder} can't be reached any more: {error.strerror or error}.",
                "Nothing was lost; what was begun is set right at the next start.",
            ) from error

    def _carry(self, groups: Sequence[Group]) -> None:
        missing = self._work.intend(groups, {g.items[0].target_folder for g in groups if _needs_folder(g)})
        self._make_folders(missing)
        self._copy([group for group in groups if any(item.copies for item in group.items)])
        for group in groups:
            if self._cancel:
                group.reached = False
            if group.going:
                self._place(group)
            else:
                self._drop_copies(group)
        self._sync({item.target_folder for g in groups for item in g.items if item.placed and item.has_target})
        faults.reach("targets-synced")
        for group in groups:
            if group.going:
                self._clear(group)
        sync_folders({i.source_folder for g in groups for i in g.items if i.placed and i.way != Way.COPY})
        faults.reach("sources-synced")
        self._work.settle(groups)

    def _make_folders(self, missing: Sequence[str]) -> None:
        for path in missing:
            # Where it can't be made, each file that needs it is refused with the reason when it can't be opened.
            with contextlib.suppress(OSError):
                Path(path).mkdir()
                faults.reach("folder-made")
        sync_folders({folder_of(path) for path in missing})

    def _folder(self, item: Item) -> OpenFolder:
        return self._folders.get(item.target_folder, follow=self._follow)

    # ---- copies

    def _copy(self, groups: Sequence[Group]) -> None:
        """Make verified copies under their temporary names, and write that down once for all."""
        for group in groups:
            if self._cancel:
                group.reached = False
            if group.going:
                self._copy_group(group)
        written = [item for group in groups if group.going for item in group.items if item.copies]
        if written:
            self._sync({item.target_folder for item in written})
            self._work.write_copies(written)

    def _copy_group(self, group: Group) -> None:
        try:
            for item in group.items:
                if item.clears and not os.access(item.source_folder, os.W_OK):  # told before gigabytes are copied
                    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), item.source)
                copied = copy_verified(
                    item.source,
                    self._folder(item),
                    self._temporary(item),
                    size=item.size,
                    mtime_ns=item.mtime_ns,
                    content_hash=item.content_hash,
                    cancel=self._cancel,
                )
                item.content_hash, item.written_inode = copied.content_hash, copied.inode
        except CopyCancelledError:
            group.reached = False
        except SourceChangedError:
            group.fail(Reason.CHANGED, CHANGED)
        except CopyDiffersError:
            group.fail(Reason.FAILED, _DIFFERS)
        except OSError as error:
            group.fail(*explain(error))
        if not group.going:
            self._drop_copies(group)

    def _drop_copies(self, group: Group) -> None:
        """Remove the temporaries of a group that does not go."""
        for item in group.items:
            if item.copies and item.written_inode is not None and not item.placed:
                with contextlib.suppress(FileNotFoundError):
                    self._folder(item).unlink(self._temporary(item))
                item.written_inode = None

    def _temporary(self, item: Item) -> str:
        return temporary_name(self._work.batch.id, item.seq)

    # ---- names

    def _place(self, group: Group) -> None:
        """Give every file of a group its name, or none of them."""
        while group.going:
            try:
                for item in group.items:
                    self._put(item)
                    faults.reach("placed")
                return
            except OSError as error:
                self.take_back(group)
                if isinstance(error, FileExistsError) and self._renumber and group.number < _MOST_NUMBERS:
                    self._next_names(group)
                elif error.errno == errno.EXDEV and not any(item.crosses for item in group.items):
                    self._copy_instead(group)
                else:
                    group.fail(*explain(error))
            except SourceChangedError:
                self.take_back(group)
                group.fail(Reason.CHANGED, CHANGED)
        self._drop_copies(group)

    def _put(self, item: Item) -> None:
        if item.way is Way.REMOVE:
            self._remove_copy(item)
            return
        folder = self._folder(item)
        name = item.target_name
        if item.way is Way.TRASH:
            trash_info.write(item.target, item.source)
            faults.reach("info-written")
        try:
            if item.copies:
                renames.rename(
                    folder.at(self._temporary(item)),
                    folder.at(name),
                    folder.device,
                    source_fd=folder.fd,
                    target_fd=folder.fd,
                )
            else:
                renames.rename(item.source, folder.at(name), folder.device, target_fd=folder.fd)
        except OSError:
            if item.way is Way.TRASH:
                trash_info.remove(item.target)
            raise
        item.placed = True
        found = folder.lstat(name)
        if not item.copies and found.st_ino != item.inode and not is_unchanged(found, item.size, item.mtime_ns):
            raise SourceChangedError(item.source)  # somebody put another file there since it was inspected
        item.ctime_ns = found.st_ctime_ns
        if item.way is Way.UNTRASH and not item.crosses:
            trash_info.remove(item.source)

    def _remove_copy(self, item: Item) -> None:
        """Remove a copy whose content was checked, if nothing happened to it since and its source still stands."""
        original = os.lstat(item.target)
        if not is_unchanged(original, item.size, item.mtime_ns) and not has_content(
            item.target, original, item.size, item.content_hash
        ):
            raise SourceChangedError(item.target)
        found = os.lstat(item.source)
        # Where a folder has become a link, the original's name may lead to the copy itself: then it is the only one.
        if _is_another(found, item) or os.path.samestat(original, found):
            raise SourceChangedError(item.source)
        Path(item.source).unlink()
        item.placed = True
        faults.reach("source-removed")

    def _next_names(self, group: Group) -> None:
        """The next number that seems free. Whether it is shows when the names are tried."""
        folder = self._folder(group.items[0])
        old = [item.target_name for item in group.items]
        names = _unnumbered(group)
        while True:
            group.number += 1
            new = [naming.numbered(n, item.prefix, group.number) for n, item in zip(names, group.items, strict=True)]
            if not any(os.path.lexists(os.path.join(folder.path, name)) for name in new):  # noqa: PTH118
                break
        for item, before, after in zip(group.items, old, new, strict=True):
            item.target = item.target[: len(item.target) - len(before)] + after
        self._work.retarget(group)

    def _copy_instead(self, group: Group) -> None:
        """One file system by its number, but not to be renamed across: bind mounts, some network drives."""
        for item in group.items:
            item.crosses = True
        self._copy([group])

    # ---- taking back

    def take_back(self, group: Group) -> None:
        """Put back what of a group is `placed`. What can't be put back stays so, and is told in the group's failure."""
        for item in reversed(group.items):
            if not item.placed or not item.has_target:
                continue
            try:
                self._put_back(item)
                item.placed = item.cleared = False
            except (OSError, SourceChangedError, CopyDiffersError, CopyCancelledError) as error:
                _log.exception("%s could not be taken back from %s", item.source, item.target)
                group.fail(Reason.FAILED, f"It is at {item.target} now and could not be put back: {error}.")

    def _put_back(self, item: Item) -> None:
        folder = self._folder(item)
        name = item.target_name
        if item.linked and os.lstat(item.source).st_ino == folder.lstat(name).st_ino:
            folder.unlink(name)
        elif not item.copies:
            renames.rename(folder.at(name), item.source, folder.device, source_fd=folder.fd)
        elif item.cleared:
            self._copy_back(item)
            self._folder(item).unlink(name)  # asked for anew: opening another folder may have closed this one
        elif folder.lstat(name).st_ino == item.written_inode:
            renames.rename(
                folder.at(name),
                folder.at(self._temporary(item)),
                folder.device,
                source_fd=folder.fd,
                target_fd=folder.fd,
            )
        if item.way is Way.TRASH:
            trash_info.remove(item.target)

    def _copy_back(self, item: Item) -> None:
        """The source was removed already, but a companion's could not be: bring it back from its verified copy."""
        folder = self._folders.get(item.source_folder, follow=True)
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
        name = name_of(item.source)
        renames.rename(folder.at(temporary), folder.at(name), folder.device, source_fd=folder.fd, target_fd=folder.fd)
        folder.sync()

    # ---- sources

    def _clear(self, group: Group) -> None:
        """Remove the sources of a group that was moved by copying, if they are still what was copied."""
        clearing = [item for item in group.items if item.clears]
        try:
            for item in clearing:
                found = os.lstat(item.source)
                if _is_another(found, item) or not is_unchanged(found, item.size, item.mtime_ns):
                    raise SourceChangedError(item.source)
            for item in clearing:
                Path(item.source).unlink()
                item.cleared = True
                faults.reach("source-removed")
                if item.way is Way.UNTRASH:
                    trash_info.remove(item.source)
        except SourceChangedError:
            group.fail(Reason.CHANGED, CHANGED)
        except OSError as error:
            group.fail(*explain(error))
        if not group.going:
            self.take_back(group)
            self._drop_copies(group)

    def _sync(self, folders: set[str]) -> None:
        for path in folders:
            self._folders.get(path, follow=self._follow).sync()


def _is_another(found: os.stat_result, item: Item) -> bool:
    """True where a source that is to be removed is not the file, or not in the state, that was inspected."""
    seen = (item.inode, item.size, item.seen_ctime_ns)
    return (found.st_ino, found.st_size, found.st_ctime_ns) != seen


def _needs_folder(group: Group) -> bool:
    return group.items[0].has_target


def _unnumbered(group: Group) -> list[str]:
    """The names that numbers are put into: those of the sources, which companions share with their picture."""
    return [name_of(item.source) for item in group.items]
