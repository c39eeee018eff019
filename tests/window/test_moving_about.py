"""Selecting, walking, searching and scrolling in the real window, with real pictures; no screen."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gallery_sorter.app import classify
from gallery_sorter.app.session import Session
from gallery_sorter.window.main_window import MainWindow
from gallery_sorter.window.sections import Item, Kind
from tests.window.acting import opened, press, settled


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


def test_keys_lead_through_the_unsure_and_on_to_what_fits_none(qtbot: QtBot, window: MainWindow, dump: Path) -> None:
    opened(qtbot, window, dump)
    whys = ("low-confidence", "low-confidence", "low-confidence", "fits-no-class")
    pictures = [item.picture for item in window.view.order if item.picture is not None]
    window.gallery.judge(
        [
            replace(picture, prediction=replace(picture.prediction, sure=False, unsure_because=why))
            for picture, why in zip(pictures, whys, strict=False)
        ]
    )
    press(window, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    met = []
    for _ in whys:
        met += [item.key.kind for item in window.view.selection.items]
        press(window, Qt.Key.Key_1)
    assert met == [Kind.UNSURE] * 3 + [Kind.OUTSIDE]
    assert window.view.selection.items == []
    settled(qtbot, window)


def test_keys_begin_with_what_is_in_view(qtbot: QtBot, window: MainWindow, dump: Path) -> None:
    window.resize(700, 420)
    opened(qtbot, window, dump)
    bar = window.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    press(window, Qt.Key.Key_J)
    assert bar.value() > 0
    assert window.view.selection.items != window.view.order[:1]


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
    found = [item.picture for item in window.gallery.sections[0].shown if item.picture is not None]
    return [replace(one, path=dump / f"more-{number}-{n}.jpg") for number, one in enumerate(found) for n in range(9)]


def test_a_search_narrows_what_is_shown(qtbot: QtBot, window: MainWindow, dump: Path) -> None:
    opened(qtbot, window, dump)
    path = window.view.order[0].shown.path
    window.menus["find"].trigger()
    QTest.keyClicks(window.menu_corner.search, path.stem)
    assert [item.shown.path for item in window.view.order] == [path]
    window.menu_corner.search.clear()
    assert len(window.view.order) == window.gallery.total


def test_return_and_space_elsewhere_label_nothing_and_toggle_nothing(
    qtbot: QtBot, window: MainWindow, dump: Path, session: Session
) -> None:
    opened(qtbot, window, dump)
    window.view.select(window.view.order[0])
    window.menu_corner.search.setFocus()
    QTest.keyClicks(window.menu_corner.search, "12m ")
    QTest.keyClick(window.menu_corner.search, Qt.Key.Key_Return)
    assert window.menu_corner.search.text() == "12m "
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


def test_a_group_is_closed_and_opened_by_key_and_arrows_go_on_from_it(
    qtbot: QtBot, window: MainWindow, dump: Path
) -> None:
    opened(qtbot, window, dump)
    first = window.view.order[0]
    window.view.select(first)
    before = len(window.view.order)
    press(window, Qt.Key.Key_C)
    assert window.view.is_collapsed(first.key)
    assert len(window.view.order) < before
    press(window, Qt.Key.Key_C)
    assert len(window.view.order) == before
    press(window, Qt.Key.Key_C)
    press(window, Qt.Key.Key_Right)
    assert window.view.selection.current is window.view.order[0]
    assert window.view.selection.current is not first
