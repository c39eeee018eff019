"""Light and dark: one set of colours each, put into the palette, from which everything in the window is drawn.

Every pair of text and ground has a contrast of at least 4.5 (WCAG AA); a test measures them.
"""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from gallery_sorter.base.settings import Look
from gallery_sorter.window.indicators import indicator_sheet
from gallery_sorter.window.stylesheet import STYLESHEET


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one look, as #rrggbb."""

    ground: str  # sidebar, bars, sheets
    base: str  # the gallery, lists, fields
    raised: str  # tiles, buttons, rows under the pointer
    border: str
    text: str
    muted: str
    disabled: str
    accent: str
    on_accent: str


LIGHT = Colours(
    ground="#f4f4f6",
    base="#ffffff",
    raised="#ebebef",
    border="#d3d3da",
    text="#1b1b1f",
    muted="#5c5c66",
    disabled="#9a9aa4",
    accent="#0b5fd0",
    on_accent="#ffffff",
)
DARK = Colours(
    ground="#1d1d20",
    base="#151517",
    raised="#2b2b30",
    border="#3c3c43",
    text="#f1f1f4",
    muted="#a9a9b3",
    disabled="#6c6c76",
    accent="#5aa5ff",
    on_accent="#071a33",
)


def palette_of(colours: Colours) -> QPalette:
    """The palette that widgets and our own painters read."""
    role = QPalette.ColorRole
    palette = QPalette()
    for roles, colour in (
        ((role.Window,), colours.ground),
        ((role.Base, role.ToolTipBase), colours.base),
        ((role.AlternateBase, role.Button, role.Light, role.Midlight), colours.raised),
        ((role.Mid, role.Dark, role.Shadow), colours.border),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.BrightText), colours.text),
        ((role.PlaceholderText,), colours.muted),
        ((role.Highlight, role.Accent, role.Link, role.LinkVisited), colours.accent),
        ((role.HighlightedText,), colours.on_accent),
    ):
        for one in roles:
            palette.setColor(one, QColor(colour))
    for one in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, one, QColor(colours.disabled))
    return palette


class Theme(QObject):
    """Keeps the program in the look that was chosen, and follows the system where that was the choice."""

    def __init__(self, app: QApplication, look: Look) -> None:
        super().__init__(app)
        self._app = app
        self.look = look
        app.setStyle("Fusion")
        app.setStyleSheet(STYLESHEET + indicator_sheet(app.palette()))
        app.styleHints().colorSchemeChanged.connect(self._apply)
        self._apply()

    def choose(self, look: Look) -> None:
        """Change the look at once."""
        self.look = look
        self._apply()

    @property
    def dark(self) -> bool:
        if self.look is Look.SYSTEM:
            return self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self.look is Look.DARK

    def _apply(self) -> None:
        palette = palette_of(DARK if self.dark else LIGHT)
        if palette != self._app.palette():
            self._app.setPalette(palette)
            # Again, as palette(...) in a style sheet is resolved when it is set.
            self._app.setStyleSheet(STYLESHEET + indicator_sheet(palette))
