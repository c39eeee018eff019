"""Everything that can have the keyboard has a name that a screen reader says; and the window can be mirrored."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QPushButton, QRadioButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gallery_sorter.app.watch import WatchRule
from gallery_sorter.base.settings import Settings
from gallery_sorter.window.about import AboutDialog
from gallery_sorter.window.class_dialog import ClassDialog
from gallery_sorter.window.history_dialog import HistoryDialog
from gallery_sorter.window.main_window import MainWindow
from gallery_sorter.window.settings_dialog import SettingsDialog
from gallery_sorter.window.shortcuts_dialog import ShortcutsDialog
from gallery_sorter.window.sort_sheet import SortSheet
from gallery_sorter.window.train_dialog import TrainDialog
from gallery_sorter.window.watch_dialog import WatchDialog
from tests.window.acting import opened, press


def nameless(top: QWidget) -> list[str]:
    """What Tab leads to and nobody can name."""
    found = []
    for widget in top.findChildren(QWidget):
        if widget.isHidden() or widget.focusProxy() or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        parent = widget.parentWidget()
        if (
            widget.objectName() == "qt_spinbox_lineedit"
            or isinstance(parent, QAbstractScrollArea)
            or widget.window() is not top.window()
        ):
            continue  # a part of what is named itself, or the list that a box opens
        seen = QAccessible.queryAccessibleInterface(widget)
        if seen is None or not seen.text(QAccessible.Text.Name).strip():
            found.append(f"{type(parent).__name__} > {type(widget).__name__}")
    return found


def walk(window: QWidget) -> list[QWidget]:
    """What has the keyboard, Tab by Tab, until it comes round."""
    steps: list[QWidget] = []
    while True:
        window.focusNextChild()
        here = QApplication.focusWidget()
        assert here is not None
        if here in steps:
            return steps
        steps.append(here)


def test_everything_in_the_window_has_a_name(qtbot: QtBot, window: MainWindow, dump: Path) -> None:
    assert nameless(window) == []
    opened(qtbot, window, dump)
    window.menus["filter"].setChecked(True)
    window.view.select(window.view.order[0])
    assert nameless(window) == []


def test_everything_in_the_dialogs_has_a_name(qtbot: QtBot, window: MainWindow) -> None:
    folder = Path("/phone")
    window.training.open(None)
    assert isinstance(window.training.dialog, TrainDialog)
    window.settings.open()
    assert isinstance(window.settings.dialog, SettingsDialog)
    window.history.open()
    assert isinstance(window.history.dialog, HistoryDialog)
    dialogs: list[QWidget] = [
        window.training.dialog,
        window.settings.dialog,
        window.history.dialog,
        SortSheet(window),
        WatchDialog([WatchRule(folder, folder)], {}, window),
        ClassDialog(["Cars"], window),
        AboutDialog(window),
        ShortcutsDialog(window.menus.shortcuts(), window),
    ]
    missing = {type(dialog).__name__: nameless(dialog) for dialog in dialogs}
    for dialog in (window.training.dialog, window.settings.dialog, window.history.dialog):
        dialog.reject()
    assert not any(missing.values()), missing


def focusable(top: QWidget) -> set[QWidget]:
    """What Tab should lead to as things stand."""
    return {
        widget
        for widget in top.findChildren(QWidget)
        if widget.isVisibleTo(top)
        and widget.isEnabledTo(top)
        and widget.window() is top
        and not widget.focusProxy()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (isinstance(widget, QRadioButton) and not widget.isChecked())  # arrows lead to the others
    }


@pytest.mark.parametrize(
    "make",
    [
        lambda: SettingsDialog(Settings()),
        lambda: WatchDialog([WatchRule(Path("/phone"), Path("/phone"))], {}),
        lambda: WatchDialog([], {}),
        lambda: ClassDialog(["Cars"]),
        lambda: ShortcutsDialog([]),
        HistoryDialog,
        SortSheet,
    ],
    ids=["settings", "watch", "watch-none", "class", "shortcuts", "history", "sheet"],
)
def test_tab_leads_to_everything_in_a_dialog_and_out_of_it_again(qtbot: QtBot, make: Callable[[], QWidget]) -> None:
    dialog = make()
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    reached = {widget.focusProxy() or widget for widget in walk(dialog)}
    assert focusable(dialog) <= reached


def test_tab_goes_through_the_window_from_its_left_to_its_right(qtbot: QtBot, window: MainWindow, dump: Path) -> None:
    opened(qtbot, window, dump)
    window.view.select(window.view.order[0])
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.workspace.sidebar.setFocus()
    order = walk(window)
    work = window.workspace
    places = [
        next(number for number, widget in enumerate(order) if part is widget or part.isAncestorOf(widget))
        for part in (work.view, work.preview, work.bar)
    ]
    assert places == sorted(places)
    assert work.sidebar in order
    window.menus["filter"].setChecked(True)
    work.banner.show_message("Moved", (("undo", "Undo"),))
    missing = focusable(window) - set(walk(window))
    assert not missing, [f"{type(one).__name__} {one.accessibleName()}" for one in missing]


def test_a_widget_without_a_name_would_be_found(qtbot: QtBot) -> None:
    top = QWidget()
    qtbot.addWidget(top)
    QVBoxLayout(top).addWidget(QPushButton())
    assert len(nameless(top)) == 1


def test_where_one_reads_from_right_to_left_the_left_arrow_goes_on(
    qtbot: QtBot, window: MainWindow, dump: Path
) -> None:
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    opened(qtbot, window, dump)
    view = window.view
    view.lay_out()
    first, second = view.order[:2]
    view.select(first)
    press(window, Qt.Key.Key_Left)
    assert view.selection.items == [second]
    press(window, Qt.Key.Key_K)
    assert view.selection.items == [first]
    one, other = view.rect_of(first), view.rect_of(second)
    assert one is not None
    assert other is not None
    assert one.left() > other.left() or one.top() < other.top()
    assert not window.grab().isNull()
