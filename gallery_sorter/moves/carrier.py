"""Carries groups of files to their targets: the only code that renames, copies or removes a person's file.

For every chunk of groups: what is meant is written down durably; copies are made beside their targets and verified;
files get their names, without overwriting; the folders are made durable; only then sources of copies go; then the
outcome is written down. A group whose picture or companion can't arrive is taken back as a whole.
"""

import errno
import logging
import os
from collections.abc import Sequence

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.moves import faults, naming, removal, renames, trash_info
from gallery_sorter.moves.copier import Copier
from gallery_sorter.moves.copies import CopyCancelledError
from gallery_sorter.moves.disk import device_of, explain, is_unchanged, sync_folders
from gallery_sorter.moves.folders import WorkFolders
from gallery_sorter.moves.passes import Pass
from gallery_sorter.moves.work import CopyDiffersError, Group, Item, SourceChangedError, Way, aside_name

_log = logging.getLogger(__name__)
_MOST_NUMBERS = 10_000  # names tried for one picture; a folder with more of one name is not what it seems


class Carrier:
    """Carries for one pass. `renumber`: a taken name gets a number, else it is refused. `follow`: target folders may
    be links, as a person's own folders may; class folders may not. Close it when the pass is over.
    """

    def __init__(self, work: Pass, cancel: Cancel, *, renumber: bool, follow: bool) -> None:
        self._work = work
        self._cancel = cancel
        self._renumber = renumber
        self._folders = WorkFolders(follow=follow)
        self._copier = Copier(work, self._folders, cancel)

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
                Sentence(
                    "{} can't be reached any more: {}.", groups[0].items[0].target_folder, error.strerror or error
                ),
                Sentence("Nothing was lost; what was begun is set right at the next start."),
            ) from error

    def _carry(self, groups: Sequence[Group]) -> None:
        self._folders.make(self._work.intend(groups, {g.items[0].target_folder for g in groups if _needs_folder(g)}))
        self._copier.copy([group for group in groups if any(item.copies for item in group.items)])
        for group in groups:
            if self._cancel:
                group.reached = False
            if group.going:
                self._place(group)
            else:
                self._copier.drop(group)
        arrived = [item for group in groups for item in group.items if item.placed and item.has_target]
        self._folders.sync_targets(arrived)
        sync_folders({trash_info.info_folder(item.target) for item in arrived if item.way is Way.TRASH})
        faults.reach("targets-synced")
        for group in groups:
            if group.going:
                self._clear(group)
        sync_folders({i.source_folder for g in groups for i in g.items if i.placed and i.way != Way.COPY})
        faults.reach("sources-synced")
        self._work.settle(groups)

    # ---- names

    def _place(self, group: Group) -> None:
        """Give every file of a group its name, or none of them."""
        if not _needs_folder(group):
            self._remove_copies(group)
            return
        while group.going:
            item = group.items[0]
            try:
                for item in group.items:
                    self.put(item)
                return
            except (OSError, SourceChangedError) as error:
                self.take_back(group)
                if group.going:
                    self._try_otherwise(group, item, error)
        self._copier.drop(group)

    def _try_otherwise(self, group: Group, item: Item, error: OSError | SourceChangedError) -> None:
        """A file of the group could not be placed, and all are back: with another name or another way it may go."""
        may_renumber = self._renumber and group.follows is None  # with a number it would belong to another picture
        if isinstance(error, FileExistsError) and may_renumber and group.number < _MOST_NUMBERS:
            self._next_names(group)
        elif isinstance(error, OSError) and error.errno == errno.EXDEV and not any(i.crosses for i in group.items):
            # One file system by its number, but not to be renamed across: bind mounts, some network drives.
            for other in group.items:
                other.crosses = True
            self._copier.copy([group])
        else:
            group.fail(*explain(error), item)

    def put(self, item: Item) -> None:
        """Give one file its name at the target. Raises OSError, or SourceChangedError where it is another by now."""
        if item.way is Way.TRASH:
            trash_info.write(item.target, item.source)
            faults.reach("info-written")
        folder = self._folders.target(item)
        name = item.target_name
        try:
            if item.copies:
                self._copier.place(item)
            else:
                aside = removal.aside_of(self._work.batch.id, item)
                renames.rename(item.source, folder.at(name), folder.device, target_fd=folder.fd, aside=aside)
        except (OSError, SourceChangedError):
            if item.way is Way.TRASH:
                trash_info.remove(item.target)
            raise
        item.placed = True
        found = folder.lstat(name)
        if not item.copies and found.st_ino != item.inode and not is_unchanged(found, item.size, item.mtime_ns):
            raise SourceChangedError(item.source)  # somebody put another file there since it was inspected
        item.ctime_ns = found.st_ctime_ns
        faults.reach("placed")

    def _next_names(self, group: Group) -> None:
        """The next number that seems free. Whether it is shows when the names are tried."""
        folder = self._folders.target(group.items[0])
        parts = [item.parts for item in group.items]
        while True:
            group.number += 1
            new = naming.numbered_together(parts, group.number)
            if not any(os.path.lexists(os.path.join(folder.path, name)) for name in new):  # noqa: PTH118
                break
        for item, name in zip(group.items, new, strict=True):
            item.target = os.path.join(item.target_folder, name)  # noqa: PTH118 (bare strings are fast)
        self._work.retarget(group)

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
                group.strand(item, error)

    def _put_back(self, item: Item) -> None:
        folder = self._folders.target(item)
        name = item.target_name
        if item.linked and os.lstat(item.source).st_ino == folder.lstat(name).st_ino:
            folder.unlink(name)
        elif not item.copies:
            aside = folder.at(aside_name(self._work.batch.id, item.seq))
            renames.rename(folder.at(name), item.source, folder.device, source_fd=folder.fd, aside=aside)
        elif item.cleared:
            self._copier.copy_back(item)
        else:
            self._copier.unplace(item)
        if item.way is Way.TRASH:
            trash_info.remove(item.target)

    # ---- what goes

    def _remove_copies(self, group: Group) -> None:
        """Remove copies that are undone; what has become of each was inspected, and is looked at again."""
        try:
            removal.remove(self._work.batch.id, group.items, removal.check_copy)
        except removal.RefusedError as error:
            group.fail(*explain(error.why), error.item)
        for item in group.items:
            item.placed = item.cleared

    def _clear(self, group: Group) -> None:
        """Remove the sources of a group that was moved by copying, and the bin's notes on what was taken out of it."""
        clearing = [item for item in group.items if item.clears and not _is_gone(item)]
        try:
            if clearing:
                removal.remove(self._work.batch.id, clearing, removal.check_source)
        except removal.RefusedError as error:
            self.take_back(group)
            self._copier.drop(group)
            group.fail(*explain(error.why), error.item)
            return
        for item in group.items:
            if item.way is Way.UNTRASH:
                trash_info.remove(item.source)


def _is_gone(item: Item) -> bool:
    """True where a source went by itself after it was copied, and notes that. Not where its whole drive went."""
    if os.path.lexists(item.source):
        return False
    item.cleared = device_of(item.source_folder) == item.device
    return item.cleared


def _needs_folder(group: Group) -> bool:
    return group.items[0].has_target
