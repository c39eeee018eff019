"""The window as a person uses it: real pictures, the real recognition, catalogue and moves; no screen."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gallery_sorter.app import classify, history
from gallery_sorter.app.session import Session
from gallery_sorter.window.gallery_view import SELECTION_MIME
from gallery_sorter.window.main_window import MainWindow
from gallery_sorter.window.sections import Item, Key, Kind
from gallery_sorter.window.theme import Look, Theme
from gallery_sorter.window.window_state import WindowState
from tests.drawn import draw, make_dump

PER_CLASS = 2
PATIENCE = 60_000


@pytest.fixture
def window(qtbot: QtBot, session: Session) -> Iterator[MainWindow]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    made = MainWindow(session, WindowState(session.folder, safe_mode=False), Theme(app, Look.LIGHT))
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()
    app.setStyleSheet("")


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    folder = tmp_path / "phone dump"
    make_dump(folder, PER_CLASS)
    (folder / "broken.jpg").write_bytes(b"\xff\xd8\xff\xe0 no picture at all")
    (folder / "clip.mp4").write_bytes(b"\0\0\0\x18ftypmp42")
    return folder


def digests(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def settled(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until nothing runs, on the worker or on the way to the journal."""
    qtbot.waitUntil(lambda: not window.stream.busy, timeout=PATIENCE)
    for pool in window._pools:
        assert pool.waitForDone(PATIENCE)
    QApplication.processEvents()


def opened(qtbot: QtBot, window: MainWindow, *paths: Path) -> None:
    window.open_paths(paths)
    settled(qtbot, window)


def first_of(window: MainWindow, kind: Kind, name: str = "") -> Item:
    return next(section for section in window.gallery.sections if section.key == Key(kind, name)).shown[0]


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    window.view.setFocus()
    QTest.keyClick(window.view, key, modifiers)


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
    assert sheet._sort.text() == shown
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
    window.sort_desk.begin(window.opening.paths, None, None)
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


def test_clicks_select_as_everywhere(qtbot: QtBot, window: MainWindow, dump: Path) -> None:
    opened(qtbot, window, dump)
    view = window.view
    order = view.order

    def click(item: Item, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        view.show_item(item)
        area = view.rect_of(item)
        assert area is not None
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifiers, area.center())

    click(order[0])
    assert view.selection.items == [order[0]]
    click(order[2], Qt.KeyboardModifier.ShiftModifier)
    assert view.selection.items == order[:3]
    click(order[1], Qt.KeyboardModifier.ControlModifier)
    assert view.selection.items == [order[0], order[2]]
    press(window, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(view.selection) == len(order)
    press(window, Qt.Key.Key_Escape)
    assert view.selection.items == []


def test_a_rubber_band_selects_what_it_touches(qtbot: QtBot, window: MainWindow, dump: Path) -> None:
    opened(qtbot, window, dump)
    view = window.view
    area = view.rect_of(view.order[0])
    assert area is not None
    start, end = QPoint(2, area.bottom() + 4), area.center()
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(view.viewport(), end)
    assert view.selection.items == [view.order[0]]
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
    assert view.selection.items == [view.order[0]]


def test_arrows_home_and_end_walk_through_everything(qtbot: QtBot, window: MainWindow, dump: Path) -> None:
    opened(qtbot, window, dump)
    order = window.view.order
    seen = []
    for _ in order:
        press(window, Qt.Key.Key_Right)
        seen += window.view.selection.items
    assert seen == order
    press(window, Qt.Key.Key_Home)
    assert window.view.selection.items == [order[0]]
    press(window, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    assert window.view.selection.items == order


def test_a_section_closes_and_its_pictures_can_not_be_selected(qtbot: QtBot, window: MainWindow, dump: Path) -> None:
    opened(qtbot, window, dump)
    section = window.gallery.sections[0]
    QTest.mouseClick(window.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 20))
    assert window.view.is_collapsed(section.key)
    assert not set(section.shown) & set(window.view.order)
    window.workspace.sidebar.section_chosen.emit(section.key)
    assert not window.view.is_collapsed(section.key)


def test_what_is_in_view_stays_in_view_while_others_come(qtbot: QtBot, window: MainWindow, dump: Path) -> None:
    window.resize(700, 420)
    opened(qtbot, window, dump)
    view = window.view
    item = view.order[-2]
    view.select(item)
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() - 40)
    first = view.arranged.items_within(view.viewport().rect().translated(0, bar.value()))[0]
    before = view.rect_of(first)
    window.gallery.take(list(_more(window, dump)))
    assert view.rect_of(first) == before


def _more(window: MainWindow, dump: Path) -> list[classify.Picture]:
    """The pictures of the first section once more, under other names."""
    from dataclasses import replace

    found = [item.picture for item in window.gallery.sections[0].shown if item.picture is not None]
    return [replace(one, path=dump / f"more-{number}-{n}.jpg") for number, one in enumerate(found) for n in range(9)]


def test_a_search_narrows_what_is_shown(qtbot: QtBot, window: MainWindow, dump: Path) -> None:
    opened(qtbot, window, dump)
    path = window.view.order[0].shown.path
    window.menus["find"].trigger()
    QTest.keyClicks(window.search, path.stem)
    assert [item.shown.path for item in window.view.order] == [path]
    window.search.clear()
    assert len(window.view.order) == window.gallery.total


def test_return_and_space_elsewhere_label_nothing_and_toggle_nothing(
    qtbot: QtBot, window: MainWindow, dump: Path, session: Session
) -> None:
    opened(qtbot, window, dump)
    window.view.select(window.view.order[0])
    window.search.setFocus()
    QTest.keyClicks(window.search, "12m ")
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    assert window.search.text() == "12m "
    window.workspace.bar.measured.setFocus()
    QTest.keyClick(window.workspace.bar.measured, Qt.Key.Key_Space)
    assert not window.workspace.bar.measured.isChecked()
    settled(qtbot, window)
    assert session.labels() == {}
    assert window.workspace.preview.isVisible()
    press(window, Qt.Key.Key_Space)
    assert not window.workspace.preview.isVisible()


def test_what_fills_while_nobody_touches_it_shows_its_beginning(qtbot: QtBot, window: MainWindow, dump: Path) -> None:
    window.resize(700, 420)
    opened(qtbot, window, dump)
    assert window.view.verticalScrollBar().value() == 0


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


def test_closing_in_the_middle_of_work_takes_less_than_a_second(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    import time

    folder = tmp_path / "many"
    make_dump(folder, 12)
    before = digests(folder)
    window.open_paths([folder])
    qtbot.waitUntil(lambda: window.gallery.total > 0, timeout=PATIENCE)
    began = time.monotonic()
    window.close()
    assert time.monotonic() - began < 1
    assert not window.stream._thread.isRunning()
    assert digests(folder) == before


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
    ground = image.pixelColor(image.width() // 2, image.height() - 100)
    assert window.state.look is look
    assert window.theme.dark is (ground.lightness() < 128)
