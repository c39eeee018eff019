"""Light and dark: one set of colours each, put into the palette, from which everything in the window is drawn.

Every pair of text and ground has a contrast of at least 4.5 (WCAG AA); a test measures them.
"""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from gallery_sorter.base.settings import Look
from gallery_sorter.window.indicators import indicator_sheet
from gallery_sorter.window.stylesheet import STRONG_FOCUS, STYLESHEET


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

# For those who need more: pure grounds, lines as strong as text, and nothing that is only a little darker (WCAG AAA).
STRONG_LIGHT = Colours(
    ground="#ffffff",
    base="#ffffff",
    raised="#ffffff",
    border="#1b1b1f",
    text="#000000",
    muted="#2b2b33",
    disabled="#5c5c66",
    accent="#003a94",
    on_accent="#ffffff",
)
STRONG_DARK = Colours(
    ground="#000000",
    base="#000000",
    raised="#000000",
    border="#f1f1f4",
    text="#ffffff",
    muted="#e2e2ea",
    disabled="#a9a9b3",
    accent="#8cc4ff",
    on_accent="#000000",
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
        self._hints = app.styleHints()  # kept: what belongs to it dies with Python's reference to it
        self._hints.colorSchemeChanged.connect(self._apply)
        self._contrast = self._hints.accessibility() if hasattr(self._hints, "accessibility") else None
        if self._contrast is not None:
            self._contrast.contrastPreferenceChanged.connect(self._apply)
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

    @property
    def strong(self) -> bool:
        """Whether the system asks for high contrast. Qt tells of it from 6.10 on."""
        wanted = Qt.ContrastPreference.HighContrast
        return self._contrast is not None and self._contrast.contrastPreference() is wanted

    def _apply(self) -> None:
        strong = self.strong
        looks = (STRONG_LIGHT, STRONG_DARK) if strong else (LIGHT, DARK)
        palette = palette_of(looks[self.dark])
        if palette != self._app.palette():
            self._app.setPalette(palette)
            # Again, as palette(...) in a style sheet is resolved when it is set.
            self._app.setStyleSheet(STYLESHEET + indicator_sheet(palette) + (STRONG_FOCUS if strong else ""))
