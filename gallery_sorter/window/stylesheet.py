"""Shapes that the Fusion style lacks: quiet lines, menus and scroll bars. Every colour in it is the palette's."""

STYLESHEET = """
QSplitter::handle:horizontal { background: palette(mid); }
QMenuBar { background: palette(window); border-bottom: 1px solid palette(mid); padding: 2px 8px; }
QMenuBar::item { padding: 7px 8px; border-radius: 6px; background: transparent; }
QMenuBar::item:selected { background: palette(alternate-base); }
QMenu { background: palette(base); border: 1px solid palette(mid); padding: 4px; }
QMenu::item { padding: 6px 24px 6px 8px; border-radius: 4px; }
QMenu::item:selected { background: palette(highlight); color: palette(highlighted-text); }
QMenu::item:disabled { color: palette(placeholder-text); background: transparent; }
QMenu::separator { height: 1px; background: palette(mid); margin: 4px 8px; }
QMenu::icon { padding-left: 4px; }
QPushButton { background: palette(button); border: 1px solid palette(mid); border-radius: 6px; padding: 5px 12px; }
QPushButton:hover { border-color: palette(placeholder-text); }
QPushButton:pressed { background: palette(mid); }
QPushButton:flat { background: transparent; border-color: transparent; }
QPushButton:flat:hover { background: palette(alternate-base); }
QPushButton:disabled { background: transparent; }
QPushButton:focus { border: 2px solid palette(highlight); padding: 4px 11px; }
QLineEdit#search { background: palette(base); border: 1px solid palette(mid); border-radius: 6px; padding: 4px; }
QLineEdit#search:focus { border-color: palette(highlight); }
QHeaderView::section { background: palette(window); color: palette(placeholder-text); border: none;
  border-bottom: 1px solid palette(mid); padding: 5px 4px; }
QToolTip { background: palette(base); color: palette(text); border: 1px solid palette(mid); padding: 4px; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QTabBar::tab { background: transparent; color: palette(placeholder-text); padding: 8px 12px; border: none; }
QTabBar::tab { border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: palette(text); border-bottom: 2px solid palette(highlight); }
QTabBar::tab:focus { color: palette(text); background: palette(alternate-base); }
QTabWidget::pane { border: none; border-top: 1px solid palette(mid); }
QProgressBar { background: palette(alternate-base); border: none; border-radius: 4px; }
QProgressBar::chunk { background: palette(highlight); border-radius: 4px; }
QScrollBar:vertical { width: 12px; background: transparent; margin: 0; }
QScrollBar:horizontal { height: 12px; background: transparent; margin: 0; }
QScrollBar::handle { background: palette(mid); border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: palette(placeholder-text); }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""

# In high contrast, what has the keyboard wears a frame that can't be overlooked, and what can be pressed an outline.
STRONG_FOCUS = """
QToolButton { border: 1px solid palette(mid); border-radius: 6px; padding: 4px 8px; }
QToolButton:focus, QComboBox:focus, QLineEdit#search:focus, QAbstractSpinBox:focus,
QSlider:focus, QAbstractScrollArea:focus { border: 2px solid palette(highlight); }
QComboBox:focus, QAbstractSpinBox:focus { padding: 2px 3px 2px 7px; }
QMenuBar::item:selected, QTabBar::tab:focus { background: palette(highlight); color: palette(highlighted-text); }
QProgressBar { border: 1px solid palette(mid); }
"""
