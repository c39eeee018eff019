"""The way to a sort: asks where to, shows what would happen, and sorts only when the person says so."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from gallery_sorter.app.sort import SortOptions
from gallery_sorter.base.errors import SorterError
from gallery_sorter.base.progress import Progress
from gallery_sorter.window.sort_preview import make_preview
from gallery_sorter.window.sort_sheet import SortSheet
from gallery_sorter.window.sorting import Sorting, Told
from gallery_sorter.window.wording import error_text
from gallery_sorter.window.worker import Stream


class SortDesk(QObject):
    """Opens the sheet, keeps it on the newest dry run, and hands an accepted one to `Sorting`."""

    def __init__(self, sorting: Sorting, stream: Stream, parent: QWidget) -> None:
        super().__init__(parent)
        self._sorting = sorting
        self._stream = stream
        self._window = parent
        self._paths: tuple[Path, ...] = ()
        self._threshold: float | None = None
        self._into: Path | None = None
        self._asked: SortOptions | None = None  # the look that is under way
        self._seen: SortOptions | None = None  # what the sheet shows
        self.sheet: SortSheet | None = None
        sorting.previewed.connect(self._on_previewed)
        sorting.progressed.connect(self._on_progress)
        sorting.failed.connect(self._on_failed)

    def begin(self, paths: Sequence[Path], into: Path | None, threshold: float | None, *, copies: bool) -> None:
        """Open the sheet for these; where `into` is None the person chooses it there. It offers to copy, or to move."""
        self._paths, self._into, self._threshold = tuple(paths), into, threshold
        sheet = self.sheet = SortSheet(self._window, copies=copies)
        sheet.set_target(into, choosable=into is None)
        sheet.choose_target.connect(self.choose_target)
        sheet.folders_changed.connect(self._look)
        sheet.copy_changed.connect(self._look)
        sheet.accepted.connect(self._on_accepted)
        sheet.rejected.connect(self._on_rejected)
        sheet.open()
        if into is None:
            self.choose_target()
        else:
            self._look()

    def choose_target(self) -> None:
        """Ask for the folder that the class folders are made in."""
        dialog = QFileDialog(self.sheet or self._window, self.tr("Sort into"), str(self._paths[0].parent))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.set_target)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def set_target(self, folder: str) -> None:
        """The folder was chosen."""
        self._into = Path(folder)
        if self.sheet is not None:
            self.sheet.set_target(self._into, choosable=True)
            self._look()

    def _look(self, *_: object) -> None:
        """Find out anew what would happen with what is chosen now."""
        if self.sheet is None or self._into is None:
            return
        self._stream.cancel()  # an older look, whose answer nobody needs
        self.sheet.show_computing()
        self._asked = SortOptions(
            paths=self._paths,
            into=self._into,
            threshold=self._threshold,
            folders=self.sheet.own_folders,
            copy=self.sheet.copies,
            dry_run=True,
        )
        self._sorting.preview(self._asked)

    def _on_progress(self, step: Progress) -> None:
        if self.sheet is not None and self._asked is not None:
            self.sheet.show_computing(step)

    def _on_previewed(self, told: Told) -> None:
        newest = self._asked is not None and told.options is self._asked
        if self.sheet is None or not newest or told.receipt is None or told.receipt.interrupted:
            return
        asked, self._asked = self._asked, None
        assert asked is not None
        preview = make_preview(told.events, asked.into)
        self.sheet.set_space(None, shutil.disk_usage(_existing(asked.into)).free)
        self.sheet.set_preview(preview)
        self._seen = asked

    def _on_failed(self, error: SorterError) -> None:
        if self.sheet is not None and self._asked is not None:
            self._asked = None
            self.sheet.show_failed(error_text(error))

    def _on_accepted(self) -> None:
        self._close()
        if self._seen is not None:
            self._sorting.sort(self._seen)

    def _on_rejected(self) -> None:
        self._close()
        if self._asked is not None:
            self._asked = None
            self._stream.cancel()

    def _close(self) -> None:
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None


def _existing(folder: Path) -> Path:
    """The nearest folder above that is there: a new one will lie on its disk."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return folder
