"""The About dialog: the version, the promises in a line, and what the program is made of with every licence."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from gallery_sorter import __version__
from gallery_sorter.app.licences import Component, components, own_licence
from gallery_sorter.base.errors import SorterError
from gallery_sorter.window.door import Door, Pool, named_pool
from gallery_sorter.window.icons import app_icon
from gallery_sorter.window.typography import label
from gallery_sorter.window.wording import error_text

_ICON = 64  # pixels


class AboutDialog(QDialog):
    """Reads the licences in a thread of its own: those of a large installation are thousands of files."""

    def __init__(self, parent: QWidget | None = None, pool: Pool | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Gallery Sorter"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.names = QListWidget()
        self.names.setAccessibleName(self.tr("Components"))
        self.text = QPlainTextEdit(self.tr("Reading the licences…"))
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("Licence"))
        self._texts: list[str] = []
        self._build()
        self.names.currentRowChanged.connect(self._show)
        self._door = Door(pool or named_pool("licences", 1, self), self)
        self._door.send(lambda: (own_licence(), components()), self._fill, self._fail)

    def _build(self) -> None:
        icon = QLabel()
        icon.setPixmap(app_icon().pixmap(_ICON, _ICON))
        title = label(f"Gallery Sorter {__version__}")
        title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        told = label(
            self.tr("Sorts a phone's pictures into folders, on this computer alone. Nothing is sent anywhere."),
            wrap=True,
        )
        words = QVBoxLayout()
        words.addWidget(title)
        words.addWidget(told)
        head = QHBoxLayout()
        head.addWidget(icon)
        head.addLayout(words, 1)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.addWidget(self.names)
        parts.addWidget(self.text)
        parts.setStretchFactor(1, 1)
        parts.setSizes([220, 480])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(head)
        layout.addWidget(parts, 1)
        layout.addWidget(buttons)
        self.resize(720, 480)

    def _fill(self, found: tuple[str, list[Component]]) -> None:
        own, others = found
        self._texts = [own, *(f"{one.name} {one.version}\n{one.terms}\n\n{one.text}".strip() for one in others)]
        self.names.addItems(["Gallery Sorter", *(f"{one.name} {one.version}" for one in others)])
        self.names.setCurrentRow(0)

    def _fail(self, error: SorterError) -> None:
        self.text.setPlainText(error_text(error))

    def _show(self, row: int) -> None:
        if 0 <= row < len(self._texts):
            self.text.setPlainText(self._texts[row])
