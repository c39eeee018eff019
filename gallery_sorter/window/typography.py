"""One measure for all panels: the 4-pixel grid, the system's font in three sizes, and text that is only text."""

import html
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QWidget

from gallery_sorter.base.wording import printable
from gallery_sorter.window.wording import path_text

GRID = 4  # pixels
GUTTER = 12
SMALL = 0.88  # of the system font's size
NORMAL = 1.0
TITLE = 1.5


def set_size(widget: QWidget, factor: float) -> None:
    """One of the three sizes. A title is semibold as well."""
    font = QApplication.font(widget)
    font.setPointSizeF(font.pointSizeF() * factor)
    if factor > NORMAL:
        font.setWeight(font.Weight.DemiBold)
    widget.setFont(font)


def label(text: str = "", factor: float = NORMAL, *, quiet: bool = False, wrap: bool = False) -> QLabel:
    """A label of plain text: what stands in a file's name is never taken for markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    made.setAlignment(leading() | Qt.AlignmentFlag.AlignVCenter)
    set_size(made, factor)
    if quiet:
        made.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return made


def leading() -> Qt.AlignmentFlag:
    """The side on which lines begin. A label left to itself asks its first letter, which may be that of a name in
    another script than the window's.
    """
    if QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
    return Qt.AlignmentFlag.AlignLeft


def plain_tooltip(text: str) -> str:
    """A tool tip that shows `text` letter by letter; Qt would take `<b>` in a name for markup."""
    return f"<qt>{html.escape(text)}</qt>"


def button_text(text: str) -> str:
    """A name as a button's text: an ampersand is one, and marks no shortcut."""
    return text.replace("&", "&&")


def quiet_colour(palette: QPalette) -> QColor:
    """The colour of text of lesser weight, without transparency, as an icon beside it needs it."""
    quiet = palette.color(QPalette.ColorRole.PlaceholderText)
    return mixed(palette.color(QPalette.ColorRole.Window), quiet, quiet.alphaF())


def mixed(below: QColor, above: QColor, share: float) -> QColor:
    """`above` laid over `below` with an opacity of `share`, 0..1."""
    parts = zip(below.getRgbF()[:3], above.getRgbF()[:3], strict=True)  # type: ignore[index]  # the stub says object
    return QColor.fromRgbF(*(low + (high - low) * share for low, high in parts))


class ElidedLabel(QLabel):
    """One line that is shortened in the middle where it does not fit; its tool tip shows all of it."""

    def __init__(self, parent: QWidget | None = None, mode: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle) -> None:
        super().__init__(parent)
        self._mode = mode
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str, tip: str | None = None) -> None:
        """Show a name with its control characters made visible; `tip` (default: the same text) in the tool tip."""
        self.setText(printable(text))
        self.setToolTip(plain_tooltip(printable(text if tip is None else tip)) if text else "")

    def set_path(self, path: Path | str, tip: Path | str | None = None, words: str = "{}") -> None:
        """Show a path or a file's name in `words`; `tip` (default: the same path) in the tool tip."""
        self.setText(words.format(path_text(path)))
        self.setToolTip(plain_tooltip(printable(path if tip is None else tip)))

    def minimumSizeHint(self) -> QSize:
        return QSize(12 * GRID, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = self.contentsRect()
        shown = QFontMetrics(self.font()).elidedText(self.text(), self._mode, room.width())
        self.style().drawItemText(
            painter,
            room,
            int(self.alignment().value) | Qt.TextFlag.TextSingleLine.value,
            self.palette(),
            self.isEnabled(),
            shown,
            self.foregroundRole(),
        )
