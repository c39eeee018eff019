"""What the keys do to the selection: assign, confirm, forget, throw away; and where the selection goes after it."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gallery_sorter.window.class_dialog import ClassDialog
from gallery_sorter.window.correcting import Correcting
from gallery_sorter.window.discarding import Discarding
from gallery_sorter.window.gallery_model import Gallery
from gallery_sorter.window.gallery_view import GalleryView
from gallery_sorter.window.sections import Item, Kind


class Labelling(QObject):
    """Joins the gallery's selection with the corrections."""

    def __init__(
        self, gallery: Gallery, view: GalleryView, correcting: Correcting, discarding: Discarding, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._gallery = gallery
        self._view = view
        self._correcting = correcting
        self._discarding = discarding
        self._window = parent
        self.dialog: ClassDialog | None = None

    def assign(self, class_name: str) -> None:
        """The selected pictures are of this class."""
        self._say({class_name: self._view.selection.items})

    def confirm(self) -> None:
        """The selected pictures are what they are taken for."""
        classes: dict[str | None, list[Item]] = {}
        for item in self._view.selection.items:
            if item.picture is not None:
                classes.setdefault(item.picture.class_name, []).append(item)
        self._say(classes)

    def forget(self) -> None:
        """The model's word counts again for the selected pictures."""
        self._say({None: self._view.selection.items})

    def select_again(self, contents: Sequence[bytes]) -> None:
        """A correction was taken back: these pictures are what the person looks at again."""
        items = [item for content in contents for item in self._gallery.with_content(content)]
        if items:
            self._view.selection.set(items, items[0])
            self._view.show_item(items[0])

    def discard(self) -> None:
        """The selected pictures go to the bin."""
        follower, items = self._follower(), self._view.selection.items
        self._discarding.discard(items)
        self._go_on_to(follower)

    def ask(self) -> None:
        """Ask which class the selected pictures belong to, a new one perhaps."""
        if not len(self._view.selection):
            return
        dialog = self.dialog = ClassDialog(self._gallery.classes, self._window)
        dialog.accepted.connect(self._on_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_chosen(self) -> None:
        if self.dialog is not None and self.dialog.chosen:
            self.assign(self.dialog.chosen)

    def _say(self, classes: Mapping[Any, list[Item]]) -> None:  # Any: str, or None for the model's word
        follower = self._follower()
        said = [self._correcting.assign(items, name) for name, items in classes.items()]
        if any(said):
            self._go_on_to(follower)

    def _go_on_to(self, follower: Item | None) -> None:
        if follower is not None:
            self._view.select(follower)
        else:
            self._view.selection.clear()

    def _follower(self) -> Item | None:
        """The next least sure picture: what follows the selection in its section, else what comes before it; and after
        the last unsure one, what fits none of the classes.
        """
        first = next((item for item in self._view.selection.items if item.picture is not None), None)
        if first is None:
            return None
        shown = self._gallery.section_of(first).shown
        start = shown.index(first) if first in shown else 0
        others = self._fitting_none() if first.key.kind is Kind.UNSURE else ()
        for item in (*shown[start:], *reversed(shown[:start]), *others):
            if item not in self._view.selection:
                return item
        return None

    def _fitting_none(self) -> Sequence[Item]:
        return next((one.shown for one in self._gallery.sections if one.key.kind is Kind.OUTSIDE), ())
