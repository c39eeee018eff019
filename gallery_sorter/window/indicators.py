"""Tick boxes and radio buttons that can be seen in the dark: the style draws their frames darker than the ground."""

from PySide6.QtCore import QDir
from PySide6.QtGui import QPalette

from gallery_sorter.base.resources import resource

_SEARCH = "marks"  # a prefix for Qt's file names: an installation's path may hold what a style sheet can't quote

_SHEET = """
QCheckBox::indicator, QAbstractItemView::indicator { width: 14px; height: 14px; border-radius: 4px;
  border: 1px solid palette(placeholder-text); background: palette(base); }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked { background: palette(highlight);
  border-color: palette(highlight); image: url(marks:tick-TICK.svg); }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: palette(highlight); }
QRadioButton::indicator { width: 14px; height: 14px; border-radius: 8px; border: 1px solid palette(placeholder-text);
  background: palette(base); }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid palette(highlight); }
QCheckBox:focus, QRadioButton:focus { text-decoration: underline; }
"""


def indicator_sheet(palette: QPalette) -> str:
    """The style sheet of the indicators; the tick is light or dark as the text on the palette's accent is."""
    QDir.setSearchPaths(_SEARCH, [str(resource("icons", "marks"))])
    light = palette.color(QPalette.ColorRole.HighlightedText).lightnessF() > 0.5
    return _SHEET.replace("TICK", "white" if light else "black")
