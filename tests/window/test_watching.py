"""Watched folders through the real window: rules, trial, what arrives, undo, the tray, and closing."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from gallery_sorter.app import autostart
from gallery_sorter.app.events import KeptReason, Quiet, Status, Waiting
from gallery_sorter.app.session import Session
from gallery_sorter.app.watch import WatchRule, load_rules, save_rules
from gallery_sorter.moves import labels
from gallery_sorter.pictures.hashes import content_hash
from gallery_sorter.window import watch_desk
from gallery_sorter.window.icons import app_icon
from gallery_sorter.window.main_window import MainWindow
from gallery_sorter.window.watch_dialog import WatchDialog
from gallery_sorter.window.watch_tray import WatchTray, badged
from tests.drawn import draw
from tests.window.acting import PATIENCE, settled
from tests.window.made import make_kept, make_move, make_picture

SETTLE = 0.2


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sync").mkdir()
    return tmp_path / "sync"


@pytest.fixture(autouse=True)
def _no_entry_of_this_person(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr(watch_desk, "lower_priority", lambda: None)
    monkeypatch.setattr("gallery_sorter.window.notification.shutil.which", lambda _name: None)


def picture(session: Session) -> bytes:
    """A car, by a person's word."""
    from io import BytesIO

    memory = BytesIO()
    draw("Cars", 1, (160, 120)).save(memory, "JPEG")
    with session.journal() as journal:
        labels.label(journal, "Cars", [content_hash(memory.getvalue())])
    return memory.getvalue()


def test_what_arrives_is_sorted_and_taken_back_from_the_banner(
    qtbot: QtBot, window: MainWindow, session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gallery_sorter.app.watch.WatchOptions.__init__.__defaults__", (False, False, 0.5))
    save_rules(session, [WatchRule(folder, folder, settle=SETTLE)])
    desk = window.watching
    desk.begin()
    qtbot.waitUntil(lambda: folder in desk._states and desk.watching, timeout=PATIENCE)
    (folder / "a.jpg").write_bytes(picture(session))
    qtbot.waitUntil(lambda: "1 picture sorted" in window.workspace.banner.text, timeout=PATIENCE)
    assert (folder / "Cars" / "a.jpg").exists()
    qtbot.waitUntil(desk.tray.undo_action.isEnabled, timeout=PATIENCE)
    assert desk.tray.today.text() == "Today: 1 picture sorted"
    qtbot.mouseClick(window.workspace.banner.buttons[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil((folder / "a.jpg").exists, timeout=PATIENCE)
    settled(qtbot, window)
    qtbot.waitUntil(lambda: not desk.tray.undo_action.isEnabled(), timeout=PATIENCE)


def test_the_open_folder_shows_what_arrives_and_follows_where_it_goes(
    qtbot: QtBot, window: MainWindow, session: Session, folder: Path
) -> None:
    window.open_paths([folder])
    settled(qtbot, window)
    assert window.gallery.total == 0
    save_rules(session, [WatchRule(folder, folder, settle=SETTLE)])
    window.watching.begin()
    qtbot.waitUntil(lambda: window.watching.watching, timeout=PATIENCE)
    (folder / "a.jpg").write_bytes(picture(session))
    qtbot.waitUntil(lambda: window.gallery.find(folder / "Cars" / "a.jpg") is not None, timeout=PATIENCE)
    assert window.gallery.total == 1


def test_the_tray_says_which_folders_are_not_there(
    qtbot: QtBot, window: MainWindow, session: Session, folder: Path
) -> None:
    save_rules(session, [WatchRule(folder, folder, settle=SETTLE)])
    window.watching.begin()
    qtbot.waitUntil(lambda: window.watching.watching, timeout=PATIENCE)
    away = folder.rename(folder.with_name("away"))
    waiting = window.watching.tray.waiting
    qtbot.waitUntil(waiting.isVisible, timeout=PATIENCE)
    assert waiting.text() == "Not there now: sync"
    away.rename(folder)
    qtbot.waitUntil(lambda: not waiting.isVisible(), timeout=PATIENCE)


def test_a_pause_stops_and_going_on_catches_up(
    qtbot: QtBot, window: MainWindow, session: Session, folder: Path
) -> None:
    save_rules(session, [WatchRule(folder, folder, settle=SETTLE)])
    desk = window.watching
    desk.begin()
    qtbot.waitUntil(lambda: desk.watching, timeout=PATIENCE)
    desk.tray.pause_action.trigger()
    qtbot.waitUntil(lambda: not desk.watching, timeout=PATIENCE)
    assert desk.paused
    assert desk._states[folder] == "Paused."
    (folder / "a.jpg").write_bytes(picture(session))
    desk.tray.pause_action.trigger()
    qtbot.waitUntil((folder / "Cars" / "a.jpg").exists, timeout=PATIENCE)


def test_a_new_rule_is_a_trial_until_the_person_says_go(
    qtbot: QtBot, window: MainWindow, session: Session, folder: Path
) -> None:
    window.menus["watch"].trigger()
    dialog = window.watching.dialog
    assert dialog is not None
    dialog.add(folder)
    assert dialog.form.trial.isChecked()
    dialog.form.recursive.setChecked(False)
    qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.watching.watching, timeout=PATIENCE)
    assert load_rules(session) == [WatchRule(folder, folder, recursive=False, proposes=True)]
    assert window.watching.dialog is None


def test_without_rules_nothing_is_watched_and_closing_closes(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    window.watching.begin()
    settled(qtbot, window)
    assert not window.watching.watching
    assert not window.watching.tray.icon.isVisible()
    assert not window.watching.stays()


def test_closing_hides_the_window_while_folders_are_watched_and_quitting_ends_it(
    qtbot: QtBot, window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = window.session
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    save_rules(session, [WatchRule(folder, folder, settle=SETTLE)])
    window.watching.begin()
    qtbot.waitUntil(lambda: window.watching.watching, timeout=PATIENCE)
    window.close()
    assert not window.isVisible()
    assert window.watching.watching
    window.watching.tray.open_action.trigger()
    assert window.isVisible()
    monkeypatch.setattr(QApplication, "exit", lambda _code: None)
    window.leave()
    assert not window.watching.watching or window.watching._stream._thread.isFinished()
    QApplication.setQuitOnLastWindowClosed(True)


@pytest.mark.parametrize("tray", [True, False])
def test_a_start_in_the_background_shows_the_window_only_without_a_tray(
    tray: bool, qtbot: QtBot, window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = window.session
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: tray)
    save_rules(session, [WatchRule(folder, folder, settle=SETTLE)])
    window.hide()
    window.begin([], background=True)
    qtbot.waitUntil(lambda: window.watching.watching, timeout=PATIENCE)
    assert window.isVisible() is not tray
    window.watching.let_go()
    QApplication.setQuitOnLastWindowClosed(True)


def test_unsure_pictures_are_counted_on_the_icon_until_somebody_looks(
    window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    desk, tray = window.watching, window.watching.tray
    arrived = [replace(make_picture(unsure="low-confidence"), path=folder / name) for name in ("a.jpg", "b.jpg")]
    arrived[1] = replace(arrived[1], content_hash=b"y" * 32)
    for picture in arrived:
        picture.path.touch()
        desk.take([picture])  # its outcome may be told with the next ones
        desk.take([make_kept(picture.path, KeptReason.UNSURE)])
    with qtbot.waitSignal(desk.told) as told:
        desk.take([Quiet(folder, folder, "b1", 12, 2, 1), Waiting(folder)])
    assert told.args == ["12 pictures sorted, 2 unsure, 1 unreadable", "b1"]
    assert "not there" in desk._states[folder]
    qtbot.waitUntil(lambda: tray.icon.toolTip() == "Gallery Sorter: 2 unsure", timeout=PATIENCE)
    window.correcting.relabel(arrived[0].content_hash, "Cars")
    qtbot.waitUntil(lambda: tray.icon.toolTip() == "Gallery Sorter: 1 unsure", timeout=PATIENCE)
    window.steps.undo()
    qtbot.waitUntil(lambda: tray.icon.toolTip() == "Gallery Sorter: 2 unsure", timeout=PATIENCE)
    arrived[1].path.unlink()
    desk.refresh()
    qtbot.waitUntil(lambda: tray.icon.toolTip() == "Gallery Sorter: 1 unsure", timeout=PATIENCE)
    with qtbot.waitSignal(desk.open_wanted) as wanted:
        tray.open_action.trigger()
    assert wanted.args == [[folder]]
    assert tray.icon.toolTip() == "Gallery Sorter"
    settled(qtbot, window)


def test_an_unsure_picture_counts_where_it_was_put_and_a_sure_one_does_not(
    window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    sure, unsure = make_picture("sure.jpg"), make_picture("unsure.jpg", unsure="fits-no-class")
    target = folder / "Unsure" / "unsure.jpg"
    target.parent.mkdir()
    target.touch()
    desk = window.watching
    moved = [make_move(one.path, place, status=Status.DONE) for one, place in ((sure, folder), (unsure, target))]
    with qtbot.waitSignal(desk.unsure.counted) as counted:
        desk.take(
            [sure, moved[0], replace(unsure, content_hash=b"y" * 32), moved[1], Quiet(folder, folder, "b", 2, 0, 0)]
        )
    assert counted.args == [1]
    assert desk.unsure.look() == [target.parent]


def test_a_trial_says_that_nothing_was_moved(window: MainWindow, folder: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.watching.told) as told:
        window.watching.take([Quiet(folder, folder, None, 1, 0, 0, proposed=True)])
    assert told.args == ["Trial: 1 picture would be sorted", ""]


@pytest.fixture
def dialog(qtbot: QtBot, folder: Path) -> WatchDialog:
    rules = [WatchRule(folder, folder, threshold=0.8), WatchRule(folder / "b", folder, copy=True, enabled=False)]
    made = WatchDialog(rules, {folder: "Watched."})
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_dialog_shows_and_changes_each_rule(dialog: WatchDialog, folder: Path, tmp_path: Path) -> None:
    first, second = dialog.rules
    assert dialog.form.state.text() == "Watched."
    assert dialog.form.limit.percent.value() == 80
    dialog.form.limit.percent.setValue(95)
    dialog.list.setCurrentRow(1)
    assert dialog.form.action.currentIndex() == 1
    assert not dialog.form.limit.percent.isEnabled()
    dialog.form.set_into(tmp_path / "gallery")
    dialog.form.unsure.setChecked(True)
    assert dialog.rules == [
        replace(first, threshold=0.95),
        replace(second, into=tmp_path / "gallery", unsure_folder=True),
    ]
    dialog.form.enabled.setChecked(True)
    dialog.form.trial.setChecked(True)
    item = dialog.list.currentItem()
    assert item is not None
    assert item.text() == "b (trial)"


def test_folders_are_added_once_and_removed(dialog: WatchDialog, folder: Path) -> None:
    dialog.add(folder)
    assert (len(dialog.rules), dialog.list.currentRow()) == (2, 0)
    dialog.remove_button.click()
    dialog.remove_button.click()
    assert dialog.rules == []
    assert not dialog.remove_button.isEnabled()
    dialog.set_state(folder, "whatever")


def test_a_badge_is_drawn_only_where_there_is_something_to_tell(qtbot: QtBot, window: MainWindow) -> None:
    plain = app_icon()
    assert badged(plain, 0) is plain

    def image(icon: QIcon) -> bytes:
        return bytes(icon.pixmap(64, 64).toImage().constBits())

    assert len({image(plain), image(badged(plain, 3)), image(badged(plain, 300))}) == 3
    tray = WatchTray(window)
    tray.notification._program = None
    tray.tell("nobody sees it", "")  # without a tray it is no error


def test_starting_at_login_is_an_entry_that_comes_and_goes(tmp_path: Path) -> None:
    assert not autostart.starts_at_login()
    autostart.set_starts_at_login(["/opt/my apps/gallery-sorter-gui", "--background"], on=True)
    entry = tmp_path / "config" / "autostart" / "gallery-sorter.desktop"
    assert 'Exec="/opt/my apps/gallery-sorter-gui" "--background"' in entry.read_text(encoding="utf-8")
    assert autostart.starts_at_login()
    autostart.set_starts_at_login([], on=False)
    assert not entry.exists()
