"""Tick boxes, radio buttons, sliders and fields with arrows that can be seen in the dark, where the style draws them
darker than the ground.
"""

from PySide6.QtCore import QDir, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

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
QComboBox, QAbstractSpinBox { background: palette(base); border: 1px solid palette(mid); border-radius: 6px;
  padding: 3px 4px 3px 8px; }
QComboBox:hover, QAbstractSpinBox:hover { border-color: palette(placeholder-text); }
QComboBox:focus, QAbstractSpinBox:focus { border-color: palette(highlight); }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: 20px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url(marks:down-INK.svg); width: 12px; height: 12px; }
QSpinBox::up-button, QSpinBox::down-button { border: none; width: 20px; }
QSpinBox::up-arrow { image: url(marks:up-INK.svg); width: 10px; height: 10px; }
QSpinBox::down-arrow { image: url(marks:down-INK.svg); width: 10px; height: 10px; }
QSlider::groove:horizontal { height: 4px; background: palette(mid); border-radius: 2px; }
QSlider::SIDE-page:horizontal { background: palette(highlight); border-radius: 2px; }
QSlider::handle:horizontal { width: 12px; height: 12px; margin: -6px 0; border-radius: 8px;
  background: palette(highlight); border: 2px solid palette(window); }
QSlider::handle:horizontal:focus { border-color: palette(text); }
QSlider::SIDE-page:horizontal:disabled, QSlider::handle:horizontal:disabled { background: palette(mid); }
QCheckBox:focus, QRadioButton:focus { text-decoration: underline; }
"""


def indicator_sheet(palette: QPalette) -> str:
    """The style sheet of the indicators; the tick is light or dark as the text on the palette's accent is, the arrows
    are so as the text on its ground.
    """
    QDir.setSearchPaths(_SEARCH, [str(resource("icons", "marks"))])
    roles = {"TICK": QPalette.ColorRole.HighlightedText, "INK": QPalette.ColorRole.WindowText}
    # A style sheet knows left and right alone; a slider's used part is the one that one reads first.
    sheet = _SHEET.replace("SIDE", "add" if QApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft else "sub")
    for place, role in roles.items():
        sheet = sheet.replace(place, "white" if palette.color(role).lightnessF() > 0.5 else "black")
    return sheet
