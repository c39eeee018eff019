"""The settings dialog on the real window: each choice holds at once, wherever it is shown, and at the next start."""

import threading
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gallery_sorter.app import autostart
from gallery_sorter.base.settings import Look, Settings, load_settings
from gallery_sorter.window.main_window import MainWindow
from gallery_sorter.window.sections import Key, Kind
from gallery_sorter.window.settings_dialog import SettingsDialog
from gallery_sorter.window.window_state import WindowState
from tests.drawn import draw
from tests.window.acting import PATIENCE, opened, settled


@pytest.fixture(autouse=True)
def _no_entry_of_this_person(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow) -> SettingsDialog:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE)  # QTest's own wait keeps Python from its other threads
    QTest.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    made = window.settings.dialog
    assert made is not None
    assert made.isVisible()
    qtbot.waitUntil(made.at_login.isEnabled, timeout=PATIENCE)
    return made


def kept(window: MainWindow) -> Settings:
    return load_settings(window.session.folder.settings).settings


def test_what_is_chosen_holds_at_once_and_is_kept(qtbot: QtBot, window: MainWindow, dialog: SettingsDialog) -> None:
    dialog.look.setCurrentIndex(dialog.look.findData(Look.DARK))
    assert window.theme.dark
    assert window.menus._looks[Look.DARK].isChecked()
    dialog.language.setCurrentIndex(dialog.language.findData("de"))
    dialog.tile.setValue(208)
    assert (window.view.tile, window.menu_corner.sizes.value()) == (208, 208)
    dialog.reopens.click()
    assert window.menus["reopens"].isChecked()
    dialog.action.setCurrentIndex(1)
    dialog.on_battery.click()
    wanted = Settings(Look.DARK, language="de", tile=208, copies=True, reopens=True, rests_on_battery=True)
    qtbot.waitUntil(lambda: kept(window) == wanted, timeout=PATIENCE)
    assert WindowState(window.session.folder, safe_mode=False).settings == wanted
    assert WindowState(window.session.folder, safe_mode=True).settings == Settings()


def test_how_sure_is_sure_is_judged_anew_at_once(
    qtbot: QtBot, window: MainWindow, dump: Path, dialog: SettingsDialog
) -> None:
    for seed in range(8):  # between two classes
        Image.blend(draw("Trees", seed), draw("Mountains", seed), 0.3 + 0.05 * seed).save(dump / f"blend-{seed}.png")
    opened(qtbot, window, dump)
    dialog.limit.kind.setCurrentIndex(1)
    dialog.limit.percent.setValue(0)
    settled(qtbot, window)
    assert window.workspace.bar.threshold == 0
    assert window.gallery.count(Key(Kind.UNSURE)) == 0
    dialog.limit.percent.setValue(100)
    settled(qtbot, window)
    assert window.gallery.count(Key(Kind.UNSURE)) > 0
    dialog.limit.kind.setCurrentIndex(0)
    settled(qtbot, window)
    assert window.workspace.bar.threshold is None


def test_sorting_offers_first_what_was_chosen(
    qtbot: QtBot, window: MainWindow, dump: Path, dialog: SettingsDialog
) -> None:
    dialog.action.setCurrentIndex(1)
    opened(qtbot, window, dump)
    window.begin_sort()
    settled(qtbot, window)
    assert window.sort_desk.sheet is not None
    assert window.sort_desk.sheet.copies
    window.sort_desk.sheet.reject()


def test_a_choice_in_a_menu_is_the_same_choice(window: MainWindow, dialog: SettingsDialog) -> None:
    window.menus["reopens"].trigger()
    window.menus._looks[Look.LIGHT].trigger()
    window.menus["larger"].trigger()
    assert dialog.reopens.isChecked()
    assert dialog.look.currentData() == Look.LIGHT
    assert dialog.tile.value() == window.view.tile == window.settings.current.tile > Settings().tile


def test_what_is_chosen_in_the_last_moment_is_kept(qtbot: QtBot, window: MainWindow) -> None:
    window.menus["reopens"].trigger()
    window.close()
    assert kept(window).reopens


def test_the_program_starts_at_login_once_that_is_ticked(qtbot: QtBot, dialog: SettingsDialog) -> None:
    assert not dialog.at_login.isChecked()
    dialog.at_login.click()
    qtbot.waitUntil(autostart.starts_at_login, timeout=PATIENCE)
    dialog.at_login.click()
    qtbot.waitUntil(lambda: not autostart.starts_at_login(), timeout=PATIENCE)


def test_what_starts_at_login_is_asked_off_the_gui_thread(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asking: list[threading.Thread] = []
    monkeypatch.setattr(autostart, "starts_at_login", lambda: not asking.append(threading.current_thread()))
    window.settings.open()
    made = window.settings.dialog
    assert made is not None
    qtbot.waitUntil(made.at_login.isEnabled, timeout=PATIENCE)
    assert made.at_login.isChecked()
    assert threading.main_thread() not in asking
    made.reject()


def test_where_the_entry_cannot_be_written_the_tick_goes_again(
    qtbot: QtBot, window: MainWindow, dialog: SettingsDialog, tmp_path: Path
) -> None:
    (tmp_path / "config").write_bytes(b"a file where the folder should be")
    dialog.at_login.click()
    qtbot.waitUntil(lambda: not dialog.at_login.isChecked(), timeout=PATIENCE)
    assert "can't be written" in window.workspace.banner.text


def test_damaged_settings_are_told_in_the_window(qtbot: QtBot, window: MainWindow) -> None:
    window.session.folder.settings.write_bytes(b"{")
    window.state = WindowState(window.session.folder, safe_mode=False)
    window.begin([])
    assert "settings.json.set-aside" in window.workspace.banner.text
    settled(qtbot, window)


def test_the_watched_folders_lead_to_the_settings(window: MainWindow) -> None:
    window.watching.open()
    assert window.watching.dialog is not None
    window.watching.dialog.settings_button.click()
    assert window.settings.dialog is not None
    window.settings.dialog.reject()
    window.watching.dialog.reject()
