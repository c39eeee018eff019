"""One picture over the whole window, in all its pixels: Space opens and closes it, arrows go on, digits still label."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from gallery_sorter.app.session import Session
from gallery_sorter.window.buttons import dress
from gallery_sorter.window.closeup import load
from gallery_sorter.window.door import Door
from gallery_sorter.window.gallery_view import GalleryView
from gallery_sorter.window.sections import Item
from gallery_sorter.window.typography import GRID, GUTTER, SMALL, ElidedLabel, label
from gallery_sorter.window.wording import verdict_of
from gallery_sorter.window.zoom_view import A_NOTCH, ZoomView

_FIRST, _ALL = 2048, 12_000  # pixels of the long side: soon on the screen, then as much as any phone takes


class Viewer(QWidget):
    """Follows the gallery's selection while it is shown; keys that it has no use for are the gallery's."""

    closed = Signal()

    def __init__(self, session: Session, gallery: GalleryView, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._gallery = gallery
        self._door = door
        self._item: Item | None = None
        self._said: object = None
        self.picture = ZoomView()
        self._name = ElidedLabel()
        self._verdict = label(factor=SMALL, quiet=True)
        self.close_button = self._button("close", self.tr("Back to all pictures (Space)"))
        self.turn_button = self._button("redo", self.tr("Turn on the screen (R)"))
        self.close_button.clicked.connect(self.closed)
        self.turn_button.clicked.connect(self.picture.turn)
        line = QHBoxLayout()
        line.setContentsMargins(GUTTER, GRID, GUTTER, GRID)
        line.setSpacing(2 * GRID)
        line.addWidget(self._name, 1)
        line.addWidget(self._verdict)
        line.addWidget(self.turn_button)
        line.addWidget(self.close_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(line)
        whole.addWidget(self.picture, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAccessibleName(self.tr("Large preview"))
        gallery.selection.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show what is selected now; where nothing is, there is nothing to look at."""
        if not self.isVisible():
            return
        item = self._gallery.selection.current
        if item is None or item.picture is None:
            self.closed.emit()
            return
        self._name.set_path(item.shown.path.name, item.shown.path)
        self._verdict.setText(verdict_of(item))
        if (item, item.picture.content_hash) == (self._item, self._said):
            return
        self._item, self._said = item, item.picture.content_hash
        self.picture.set_image(QImage())
        self._load(item, _FIRST)

    def showEvent(self, event: QShowEvent) -> None:
        self.setFocus()
        self._item = None
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match Qt.Key(event.key()):
            case Qt.Key.Key_Space | Qt.Key.Key_Escape:
                self.closed.emit()
            case Qt.Key.Key_R:
                self.picture.turn()
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.picture.zoom(A_NOTCH)
            case Qt.Key.Key_Minus:
                self.picture.zoom(1 / A_NOTCH)
            case _:
                self._gallery.keyPressEvent(event)

    def _load(self, item: Item, side: int) -> None:
        assert item.picture is not None, "only pictures are looked at"
        path, content = item.picture.path, item.picture.content_hash

        def then(image: QImage) -> None:
            if item is not self._item or not self.isVisible():
                return
            if side == _FIRST:
                self.picture.set_image(image)
                if max(image.width(), image.height()) >= _FIRST:
                    self._load(item, _ALL)
            else:
                self.picture.replace_image(image)

        # A picture that can't be read any more was logged, and its thumbnail is shown in its place.
        self._door.send(lambda: load(self._session, path, content, side), then, lambda _error: None)

    def _button(self, icon_name: str, text: str) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setToolTip(text)
        button.setAccessibleName(text)
        dress(button, icon_name)
        return button
