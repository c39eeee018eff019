"""The sheet that asks before a sort: what would go where, what stays and why, in numbers of a dry run."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QPushButton, QRadioButton, QVBoxLayout, QWidget

from gallery_sorter.app.events import KeptReason
from gallery_sorter.base.progress import Progress
from gallery_sorter.base.wording import printable
from gallery_sorter.window.buttons import AccentButton
from gallery_sorter.window.dialog_body import DialogBody, fit_to_screen
from gallery_sorter.window.own_folder_list import OwnFolderList
from gallery_sorter.window.sort_preview import SortPreview
from gallery_sorter.window.sort_table import SortTable
from gallery_sorter.window.typography import GRID, GUTTER, SMALL, TITLE, ElidedLabel, label, plain_tooltip
from gallery_sorter.window.wording import (
    byte_size,
    file_count,
    folder_count,
    grouped,
    in_language,
    kinds_line,
    listed,
    picture_count,
    progress_line,
)

_MOST_NAMED = 20  # files named in a tool tip


class SortSheet(QDialog):
    """Accepted when the person pressed Sort; then `copies` and `own_folders` say what was chosen.
    `copies` says what is chosen at first.

    It shows what it is given: whoever opens it runs the dry run, again after each change of a choice.
    """

    folders_changed = Signal(object)  # tuple[Path, ...]: own folders that are to be sorted too
    copy_changed = Signal(bool)
    choose_target = Signal()

    def __init__(self, parent: QWidget | None = None, *, copies: bool = False) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Sort pictures"))
        self.setModal(True)
        self._title = label(self.tr("Sort pictures"), TITLE, wrap=True)
        self._target = ElidedLabel()
        self._choose = QPushButton(self.tr("C&hoose…"))
        self._choose.clicked.connect(self.choose_target)
        self._move = QRadioButton(self.tr("&Move them"))
        self._copy = QRadioButton(self.tr("&Copy them, and leave the originals where they are"))
        (self._copy if copies else self._move).setChecked(True)
        self._copy.toggled.connect(self.copy_changed)
        self._table = SortTable()
        self._notes = label(factor=SMALL, quiet=True, wrap=True)
        self._albums_title = label(self.tr("Albums of your own stay as they are. Tick one to sort it too:"), wrap=True)
        self._albums = OwnFolderList()
        self._albums.ticks_changed.connect(self.folders_changed)
        self._space = label(factor=SMALL, quiet=True, wrap=True)
        self._sort = AccentButton(self.tr("&Sort"), "sort")
        self._lay_out()
        self.set_target(None)
        self.show_computing()

    def show_computing(self, step: Progress | None = None) -> None:
        """The dry run is under way: Sort waits for it."""
        done = "" if step is None else "\n" + progress_line(step)
        self._title.setText(self.tr("Looking at what would happen…"))
        self._notes.setText(self.tr("No file is touched.") + done)
        self._table.setEnabled(False)
        self._sort.setEnabled(False)

    def show_failed(self, message: str) -> None:
        """The dry run could not be done; a sentence says why."""
        self._title.setText(self.tr("This can't be sorted"))
        self._notes.setText(printable(message))
        self._table.fill(())
        self._sort.setEnabled(False)
        self._grow()

    def set_preview(self, preview: SortPreview) -> None:
        """What would happen. Sort can be pressed where anything would."""
        self._title.setText(self._headline(preview))
        self._table.fill(preview.rows)
        self._notes.setText("\n".join(self._note_lines(preview)))
        self._notes.setToolTip(_renamed_tip(preview))
        self._albums.add_folders(preview.own_folders, preview.into)
        self._show_albums()
        self._sort.setText(self.tr("&Sort {}").format(grouped(preview.going)))
        self._sort.setEnabled(preview.going > 0)
        self._sort.setFocus()
        self._grow()

    def set_target(self, into: Path | None, *, choosable: bool = False) -> None:
        """The folder under which class folders are made; `choosable` offers another (for loose pictures)."""
        self._target.setVisible(into is not None or choosable)
        self._choose.setVisible(choosable)
        if into is None:
            self._target.set_text(self.tr("No folder chosen yet"))
        else:
            self._target.set_path(into, words=self.tr("Into {}"))
        if into is None and choosable:
            self._title.setText(self.tr("Where shall the class folders be made?"))
            self._notes.setText("")

    def set_space(self, needed: int | None, free: int | None) -> None:
        """Bytes that will be written to the target's disk (0 where files are only renamed), and its free bytes."""
        if free is None:
            self._space.setText("")
        elif needed:
            text = self.tr("{} needed, {} free on that disk.").format(byte_size(needed), byte_size(free))
            self._space.setText(text if needed <= free else text + self.tr(" That is not enough."))
        else:
            self._space.setText(self.tr("{} free on that disk.").format(byte_size(free)))
        self._space.setVisible(free is not None)

    @property
    def copies(self) -> bool:
        """True where the person chose to copy."""
        return self._copy.isChecked()

    @property
    def own_folders(self) -> tuple[Path, ...]:
        """The person's own folders that are ticked."""
        return self._albums.ticked()

    def showEvent(self, event: QShowEvent) -> None:
        self._grow()  # only now are the style's measures known
        super().showEvent(event)

    def _headline(self, preview: SortPreview) -> str:
        if not preview.going:
            return self.tr("Nothing to sort: every picture stays where it is")
        said = self.tr("{} into {} under {}").format(
            picture_count(preview.going),
            folder_count(preview.folders),
            printable(preview.into.name or preview.into),
        )
        unsure = preview.kept.get(KeptReason.UNSURE, 0)
        stay = [self.tr("{} unsure").format(grouped(unsure))] if unsure else []
        if preview.unreadable:
            stay.append(self.tr("{} unreadable").format(grouped(preview.unreadable)))
        if not stay:
            return said
        alone = unsure + preview.unreadable == 1
        return (self.tr("{}; {} stays") if alone else self.tr("{}; {} stay")).format(said, listed(stay))

    def _note_lines(self, preview: SortPreview) -> list[str]:
        lines = []
        if preview.renamed:
            lines.append(self.tr("New name, since theirs is taken: {}.").format(picture_count(len(preview.renamed))))
        if preview.duplicates:
            lines.append(self.tr("There already, so left alone: {}.").format(picture_count(preview.duplicates)))
        if preview.companions:
            lines.append(self.tr("Going along with their picture: {}.").format(file_count(preview.companions)))
        in_place = preview.kept.get(KeptReason.IN_PLACE, 0)
        if in_place:
            lines.append(self.tr("In their class's folder already: {}.").format(picture_count(in_place)))
        if preview.blocked:
            reasons = sorted({printable(in_language(record.message)) for record in preview.blocked if record.message})
            can_not = self.tr("Can't be moved: {}.").format(picture_count(len(preview.blocked)))
            lines.append(" ".join([can_not, *reasons[:3]]))
        stays = kinds_line(preview.skipped)
        return [*lines, stays] if stays else lines

    def _show_albums(self) -> None:
        shown = self._albums.count() > 0
        self._albums_title.setVisible(shown)
        self._albums.setVisible(shown)

    def _grow(self) -> None:
        """Make room for what is told."""
        fit_to_screen(self, self._inside, max(self.width(), self.minimumWidth()))

    def _lay_out(self) -> None:
        target = QHBoxLayout()
        target.addWidget(self._target, 1)
        target.addWidget(self._choose)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self._sort, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._inside = inside = QVBoxLayout(self)
        inside.setContentsMargins(2 * GUTTER, 2 * GUTTER, 2 * GUTTER, GUTTER + GRID)
        inside.setSpacing(GUTTER)
        body = DialogBody()
        told = QVBoxLayout(body.content)
        told.setContentsMargins(0, 0, 0, 0)
        told.setSpacing(GUTTER)
        told.addWidget(self._title)
        told.addLayout(target)
        for part in (self._table, self._notes, self._albums_title, self._albums, self._move, self._copy, self._space):
            told.addWidget(part)
        told.addStretch(1)
        inside.addWidget(body, 1)
        inside.addWidget(buttons)
        self._space.hide()
        self._show_albums()
        self.setMinimumWidth(140 * GRID)


def _renamed_tip(preview: SortPreview) -> str:
    named = [f"{r.source.name} → {r.target.parent.name}/{r.target.name}" for r in preview.renamed[:_MOST_NAMED]]
    return "<br>".join(plain_tooltip(printable(line)).removeprefix("<qt>").removesuffix("</qt>") for line in named)
