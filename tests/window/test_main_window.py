"""The window as a person uses it: real pictures, the real recognition, catalogue and moves; no screen."""

import os
import signal
import sys
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from gallery_sorter.app import history
from gallery_sorter.app.session import Session
from gallery_sorter.base.settings import Look
from gallery_sorter.window.gallery_view import SELECTION_MIME
from gallery_sorter.window.main_window import MainWindow
from gallery_sorter.window.sections import Key, Kind
from tests.drawn import draw, make_dump
from tests.window.acting import PATIENCE, PER_CLASS, digests, first_of, opened, press, settled


def test_a_folder_fills_the_window_and_the_title_says_how_many(qtbot: QtBot, window: MainWindow, dump: Path) -> None:
    before = digests(dump)
    opened(qtbot, window, dump)
    assert window.gallery.total == 6 * PER_CLASS + 1
    assert len(window.gallery.pictures) == 6 * PER_CLASS
    assert window.gallery.count(Key(Kind.UNREADABLE)) == 1
    assert window.windowTitle() == f"phone dump – {6 * PER_CLASS} pictures – Gallery Sorter"
    assert "1 video stays" in window.workspace.bar.text
    assert window.state.recent == [dump]
    assert digests(dump) == before


def test_visible_tiles_get_their_thumbnails(qtbot: QtBot, window: MainWindow, dump: Path) -> None:
    opened(qtbot, window, dump)
    item = window.view.order[0]
    assert item.picture is not None
    content = item.picture.content_hash
    qtbot.waitUntil(lambda: window.thumbnails.pixmap(content) is not None, timeout=10_000)


def test_a_digit_labels_the_selection_and_the_next_picture_is_selected(
    qtbot: QtBot, window: MainWindow, dump: Path, session: Session
) -> None:
    opened(qtbot, window, dump)
    number = window.gallery.classes.index("Memes") + 1
    item = first_of(window, Kind.CLASS, "Cars")
    following = window.gallery.section_of(item).shown[1]
    window.view.select(item)
    press(window, Qt.Key(Qt.Key.Key_0 + number))
    assert window.gallery.section_of(item).key == Key(Kind.CLASS, "Memes")
    assert window.view.selection.items == [following]
    assert window.workspace.toast.text == "1 moved to Memes"
    settled(qtbot, window)
    assert item.picture is not None
    assert session.labels() == {item.picture.content_hash: "Memes"}

    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.gallery.section_of(item).key == Key(Kind.CLASS, "Cars")
    settled(qtbot, window)
    assert session.labels() == {}

    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    settled(qtbot, window)
    assert set(session.labels().values()) == {"Memes"}
    assert window.gallery.section_of(item).key == Key(Kind.CLASS, "Memes")


def test_return_confirms_and_u_forgets(qtbot: QtBot, window: MainWindow, dump: Path, session: Session) -> None:
    opened(qtbot, window, dump)
    item = first_of(window, Kind.CLASS, "Trees")
    window.view.select(item)
    press(window, Qt.Key.Key_Return)
    assert window.workspace.toast.text == "1 confirmed as Trees"
    assert window.steps.undo_text == "Confirm 1 as Trees"
    settled(qtbot, window)
    assert set(session.labels().values()) == {"Trees"}
    window.view.select(item)
    press(window, Qt.Key.Key_U)
    settled(qtbot, window)
    assert session.labels() == {}


def test_a_label_is_remembered_by_content_in_the_next_sitting(qtbot: QtBot, window: MainWindow, dump: Path) -> None:
    opened(qtbot, window, dump)
    item = first_of(window, Kind.CLASS, "Cars")
    window.view.select(item)
    window.labelling.assign("Boats")
    settled(qtbot, window)
    old = item.shown.path
    old.rename(old.with_name("renamed.jpg"))
    opened(qtbot, window, dump)
    again = window.gallery.find(old.with_name("renamed.jpg"))
    assert again is not None
    assert window.gallery.section_of(again).key == Key(Kind.CLASS, "Boats")
    assert "Boats" in window.gallery.classes


def test_a_name_that_can_be_no_class_is_refused_in_words_and_shown_no_longer(
    qtbot: QtBot, window: MainWindow, dump: Path, session: Session
) -> None:
    opened(qtbot, window, dump)
    item = first_of(window, Kind.CLASS, "Cars")
    window.view.select(item)
    window.labelling.assign("a/b")
    settled(qtbot, window)
    assert window.gallery.section_of(item).key == Key(Kind.CLASS, "Cars")
    assert "can't be called" in window.workspace.banner.text
    assert window.steps.undo_text is None
    assert session.labels() == {}


def test_sort_and_undo_leave_every_byte_as_it_was(
    qtbot: QtBot, window: MainWindow, dump: Path, session: Session
) -> None:
    before = digests(dump)
    opened(qtbot, window, dump)
    window.begin_sort()
    settled(qtbot, window)
    sheet = window.sort_desk.sheet
    assert sheet is not None
    assert digests(dump) == before
    sheet.accept()
    settled(qtbot, window)
    after = digests(dump)
    assert sorted(after.values()) == sorted(before.values())
    assert (dump / "Cars").is_dir()
    assert " moved" in window.workspace.banner.text
    assert all(item.shown.path.exists() for item in window.view.order)

    window.steps.undo()
    settled(qtbot, window)
    assert digests(dump) == before
    assert all(item.shown.path.parent == dump for item in window.view.order)
    window.steps.redo()
    settled(qtbot, window)
    assert digests(dump) == after
    assert [batch.state for batch in history.history(session)] == ["done"]


def test_the_number_on_the_button_is_what_the_sheet_then_says(qtbot: QtBot, window: MainWindow, dump: Path) -> None:
    album = dump / "Wedding 2019"
    album.mkdir()
    draw("Cars", 991).save(album / "own.jpg")
    opened(qtbot, window, dump)
    qtbot.wait(300)
    settled(qtbot, window)
    shown = window.workspace.bar.sort_button.text()
    window.begin_sort()
    settled(qtbot, window)
    sheet = window.sort_desk.sheet
    assert sheet is not None
    assert sheet._sort.text().replace("&", "") == shown.replace("&", "")
    sheet.reject()
    settled(qtbot, window)
    assert window.sort_desk.sheet is None
    assert not (dump / "Cars").exists()


def test_history_takes_back_a_batch(qtbot: QtBot, window: MainWindow, dump: Path) -> None:
    before = digests(dump)
    opened(qtbot, window, dump)
    window.begin_sort()
    settled(qtbot, window)
    assert window.sort_desk.sheet is not None
    window.sort_desk.sheet.accept()
    settled(qtbot, window)
    window.menus["history"].trigger()
    settled(qtbot, window)
    dialog = window.history.dialog
    assert dialog is not None
    assert dialog.marked
    dialog.undo_button.click()
    settled(qtbot, window)
    assert digests(dump) == before
    dialog.reject()


def test_the_threshold_moves_pictures_to_unsure_and_back(qtbot: QtBot, window: MainWindow, dump: Path) -> None:
    for seed in range(8):  # between two classes
        Image.blend(draw("Trees", seed), draw("Mountains", seed), 0.3 + 0.05 * seed).save(dump / f"blend-{seed}.png")
    opened(qtbot, window, dump)
    counts = {key: window.gallery.count(key) for key in window.gallery.all_keys()}
    window.opening.set_threshold(0.0)
    settled(qtbot, window)
    unsure = Key(Kind.UNSURE)
    assert window.gallery.count(unsure) == 0
    sure = [picture.prediction.confidence for picture in window.gallery.pictures if picture.sure]
    between = (min(sure) + max(sure)) / 2
    assert min(sure) < between
    window.opening.set_threshold(between)
    settled(qtbot, window)
    assert window.gallery.count(unsure) == sum(confidence < between for confidence in sure)
    window.opening.set_threshold(None)
    settled(qtbot, window)
    assert {key: window.gallery.count(key) for key in counts} == counts


def test_loose_pictures_dropped_anywhere_are_shown_and_stay_where_they_are(
    qtbot: QtBot, window: MainWindow, dump: Path
) -> None:
    chosen = sorted(dump.glob("IMG*.jpg"))[:2]
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in chosen])
    event = QDropEvent(
        QPointF(10, 10), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(event)
    settled(qtbot, window)
    assert {item.shown.path for item in window.view.order} == set(chosen)
    assert window.opening.folder is None
    assert all(path.exists() for path in chosen)


def test_sorting_loose_pictures_asks_where_to(qtbot: QtBot, window: MainWindow, dump: Path, tmp_path: Path) -> None:
    chosen = list(sorted(dump.glob("IMG*.jpg"))[:3])
    opened(qtbot, window, *chosen)
    window.sort_desk.begin(window.opening.paths, None, None, copies=False)
    sheet = window.sort_desk.sheet
    assert sheet is not None
    assert not sheet._sort.isEnabled()
    goal = tmp_path / "sorted"
    goal.mkdir()
    window.sort_desk.set_target(str(goal))
    settled(qtbot, window)
    sheet.accept()
    settled(qtbot, window)
    moved = list(goal.rglob("*.jpg"))
    assert moved
    assert len(moved) + sum(path.exists() for path in chosen) == 3


def test_pictures_dropped_on_a_class_get_it(qtbot: QtBot, window: MainWindow, dump: Path, session: Session) -> None:
    opened(qtbot, window, dump)
    item = first_of(window, Kind.CLASS, "Cars")
    window.view.select(item)
    sidebar = window.workspace.sidebar
    row = sidebar._rows.index(Key(Kind.CLASS, "Trees"))
    data = QMimeData()
    data.setData(SELECTION_MIME, b"1")
    sidebar.dropEvent(
        QDropEvent(
            QPointF(sidebar.visualItemRect(sidebar.item(row)).center()),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    settled(qtbot, window)
    assert set(session.labels().values()) == {"Trees"}
    assert window.gallery.section_of(item).key == Key(Kind.CLASS, "Trees")


def test_the_preview_shows_the_selected_picture(qtbot: QtBot, window: MainWindow, dump: Path) -> None:
    opened(qtbot, window, dump)
    item = first_of(window, Kind.CLASS, "Cars")
    window.view.select(item)
    panel = window.workspace.preview
    qtbot.waitUntil(lambda: not panel.view.picture_rect().isEmpty(), timeout=10_000)
    assert panel.path == item.shown.path
    window.view.select_all()
    assert f"{window.gallery.total} pictures selected" in panel.texts()


def test_a_folder_that_is_gone_is_told_in_the_window(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    opened(qtbot, window, tmp_path / "gone")
    assert "There is no" in window.workspace.banner.text
    assert not window.stream.busy


def test_opening_another_folder_leaves_nothing_of_the_first(
    qtbot: QtBot, window: MainWindow, dump: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    make_dump(other, 1, seed=5)
    window.open_paths([dump])
    opened(qtbot, window, other)
    assert {item.shown.path.parent for item in window.view.order} == {other}
    assert window.windowTitle().startswith("other – 6 pictures")


def test_closing_in_the_middle_of_work_ends_the_work(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    make_dump(folder, 12)
    before = digests(folder)
    window.open_paths([folder])
    qtbot.waitUntil(lambda: window.gallery.total > 0, timeout=PATIENCE)
    window.close()
    assert not window.stream._thread.isRunning()
    assert digests(folder) == before


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_closing_waits_for_no_decoder(qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path) -> None:
    for number in range(2):
        draw("Cars", number).save(tmp_path / f"{number}.webp")
    opened(qtbot, window, tmp_path / "0.webp")
    (pid,) = session.decoder.pids
    os.kill(pid, signal.SIGSTOP)
    window.open_paths([tmp_path / "1.webp"])
    qtbot.wait(300)
    assert window.stream.busy
    window.close()
    assert not window.stream._thread.isRunning()
    os.kill(pid, 0)  # it was not waited for, as it never would have answered
    session.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_nothing_can_be_chosen_that_can_not_be_done(qtbot: QtBot, window: MainWindow, dump: Path) -> None:
    assert not any(window.menus[name].isEnabled() for name in ("sort", "move-to", "undo", "stop", "find"))
    opened(qtbot, window, dump)
    assert window.menus["sort"].isEnabled()
    assert not window.menus["move-to"].isEnabled()
    window.view.select(window.view.order[0])
    assert window.menus["move-to"].isEnabled()


@pytest.mark.parametrize("look", list(Look))
def test_every_look_paints(qtbot: QtBot, window: MainWindow, dump: Path, look: Look) -> None:
    opened(qtbot, window, dump)
    window.choose_look(look)
    image = window.grab().toImage()
    ground = image.pixelColor(20, image.height() - 100)  # below the rows of the sidebar, where no picture lies
    assert window.state.settings.look is look
    assert window.theme.dark is (ground.lightness() < 128)
