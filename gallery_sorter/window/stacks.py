"""Look-alikes shown as stacks: the best of each stays, and what is marked beside it goes to the bin."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gallery_sorter.app.events import Picture
from gallery_sorter.window.buttons import AccentButton
from gallery_sorter.window.gallery_view import GalleryView
from gallery_sorter.window.sections import Item, Key, Kind, Section
from gallery_sorter.window.thumbnails import Thumbnails
from gallery_sorter.window.typography import GUTTER, label
from gallery_sorter.window.wording import path_text, picture_count


class Stacks(QObject):
    """What the view shows in place of a `Gallery`: a section for each stack, its best picture first."""

    changed = Signal()

    def __init__(self, stacks: Sequence[Sequence[Picture]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sections: list[Section] = []
        for number, stack in enumerate(stacks, 1):
            section = Section(Key(Kind.STACK, f"{number}. {path_text(stack[0].path.name)}"), least_sure_first=False)
            for picture in stack:
                item = Item(picture)
                item.key = section.key
                section.add(item, visible=True, in_order=False)
            self.sections.append(section)

    @property
    def copies(self) -> list[Item]:
        """All but the best of each stack."""
        return [item for section in self.sections for item in section.items[1:]]


class _MarkingView(GalleryView):
    """A click or Space marks, or takes the mark away: in stacks each picture is decided on by itself."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.selection.current
        if event.key() == Qt.Key.Key_Space and current is not None:
            self.selection.toggle(current)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()  # it is the dialog's
        else:
            super().keyPressEvent(event)

    def _go_to(self, target: Item, modifiers: Qt.KeyboardModifier) -> None:
        self.selection.set(self.selection.items, target)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        item = self.item_under(event.position().toPoint())
        if item is not None and event.button() is Qt.MouseButton.LeftButton:
            self.selection.toggle(item)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.item_under(event.position().toPoint()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It was marked on the press."""


class StacksDialog(QDialog):
    """Accepted when what is marked shall go to the bin; `marked` then says what."""

    def __init__(self, stacks: Sequence[Sequence[Picture]], thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Look-alikes"))
        self.resize(820, 640)
        self._stacks = Stacks(stacks, self)
        self.view = _MarkingView(self._stacks, thumbnails)
        self.bin_button = AccentButton("", "bin")
        self.bin_button.clicked.connect(self.accept)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.reject)
        number = self.tr("%Ln stack(s) of pictures", "", len(self._stacks.sections))
        told = self.tr("{} that look the same. The first of each is the largest; click or press Space to mark.")
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(close)
        line.addWidget(self.bin_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(GUTTER, GUTTER, GUTTER, GUTTER)
        whole.setSpacing(GUTTER)
        whole.addWidget(label(told.format(number), wrap=True))
        whole.addWidget(self.view, 1)
        whole.addLayout(line)
        self.view.selection.changed.connect(self._refresh)
        self.view.selection.set(self._stacks.copies, next(iter(self._stacks.copies), None))
        self.view.setFocus()

    @property
    def marked(self) -> list[Picture]:
        """What is marked."""
        return [item.picture for item in self.view.selection.items if item.picture is not None]

    def _refresh(self) -> None:
        number = len(self.view.selection)
        self.bin_button.setEnabled(number > 0)
        self.bin_button.setText(self.tr("&Put {} in the bin").format(picture_count(number)))
