"""No two things that can be reached at the same time have the same underlined letter, in every language."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from gallery_sorter.app.watch import WatchRule
from gallery_sorter.base.settings import LANGUAGES
from gallery_sorter.window.class_dialog import ClassDialog
from gallery_sorter.window.empty_note import EmptyNote
from gallery_sorter.window.empty_states import Empty
from gallery_sorter.window.history_dialog import HistoryDialog
from gallery_sorter.window.main_window import MainWindow
from gallery_sorter.window.settings_dialog import SettingsDialog
from gallery_sorter.window.shortcuts_dialog import ShortcutsDialog
from gallery_sorter.window.sort_sheet import SortSheet
from gallery_sorter.window.train_dialog import Page
from gallery_sorter.window.watch_dialog import WatchDialog
from tests.window.acting import opened
from tests.window.training_records import result

_UNDERLINED = re.compile("&([^&])")


@pytest.fixture(autouse=True, params=LANGUAGES)
def _spoken(request: pytest.FixtureRequest, speaking: Callable[[str], None]) -> None:
    speaking(request.param)


def clashing(texts: Iterator[str]) -> list[str]:
    """Those of the texts whose underlined letter is that of another one, too."""
    marked = [(text, found[1].casefold()) for text in texts if (found := _UNDERLINED.search(text.replace("&&", "")))]
    times = Counter(letter for _, letter in marked)
    return [text for text, letter in marked if times[letter] > 1]


def of_widget(top: QWidget) -> Iterator[str]:
    """The texts of what is seen in a window, dialog or page."""
    for widget in top.findChildren(QWidget):
        if not widget.isVisibleTo(top) or widget.window() is not top.window():
            continue
        if isinstance(widget, QAbstractButton) or (isinstance(widget, QLabel) and widget.buddy() is not None):
            yield widget.text()


def menus_of(menu: QMenu) -> Iterator[QMenu]:
    """A menu and those below it."""
    yield menu
    for action in menu.actions():
        if isinstance(below := action.menu(), QMenu):
            yield from menus_of(below)


def of_menu(menu: QMenu) -> Iterator[str]:
    return (action.text() for action in menu.actions())


def test_in_the_window_and_its_menus(qtbot: QtBot, window: MainWindow, dump: Path) -> None:
    bar = [action.text() for action in window.menuBar().actions()]
    assert clashing(iter([*bar, *of_widget(window)])) == []
    opened(qtbot, window, dump)
    assert clashing(iter([*bar, *of_widget(window)])) == []
    for empty in Empty:
        assert clashing(iter([*bar, *of_widget(window), *of_widget(EmptyNote(empty))])) == [], empty
    tops = [action.menu() for action in window.menuBar().actions()]
    for top in [*tops, window.menus.context_menu(), window.watching.tray.menu]:
        assert isinstance(top, QMenu)
        for menu in menus_of(top):
            assert clashing(of_menu(menu)) == [], menu.title()
    for name in window.session.class_names():
        assert clashing(of_menu(window.class_desk.menu(name))) == []


def test_in_the_dialogs(window: MainWindow) -> None:
    folder = Path("/phone")
    rules = WatchDialog([WatchRule(folder, folder)], {}, window)
    dialogs: list[QDialog] = [
        SettingsDialog(window.settings.current, window),
        HistoryDialog(window),
        SortSheet(window),
        rules,
        ClassDialog(["Cars"], window),
        ShortcutsDialog((), window),
    ]
    assert {type(dialog).__name__: found for dialog in dialogs if (found := clashing(of_widget(dialog)))} == {}


def test_on_every_page_of_the_training(window: MainWindow) -> None:
    window.training.open(None)
    dialog = window.training.dialog
    assert dialog is not None
    for page in (Page.SOURCES, Page.RECIPE, Page.PROGRESS):
        dialog.show_page(page)
        assert clashing(of_widget(dialog)) == [], page
    for worse in (None, "It is worse."):
        dialog.show_result(result(worse=worse), [], [])
        assert clashing(of_widget(dialog)) == []
    dialog.reject()


def test_a_clash_would_be_found() -> None:
    assert clashing(iter(["&Open", "&Other", "R&&D &x", "&Close"])) == ["&Open", "&Other"]
