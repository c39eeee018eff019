"""The large preview: Space opens it, the arrows go on, digits label, and nothing that is done there touches a file."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gallery_sorter.app.session import Session
from gallery_sorter.window.main_window import MainWindow
from gallery_sorter.window.sections import Key, Kind
from gallery_sorter.window.zoom_view import ZoomView
from tests.window.acting import digests, first_of, opened, press, settled


def test_space_opens_arrows_go_on_digits_label_and_space_closes(
    qtbot: QtBot, window: MainWindow, dump: Path, session: Session
) -> None:
    before = digests(dump)
    opened(qtbot, window, dump)
    item = first_of(window, Kind.CLASS, "Cars")
    following = window.gallery.section_of(item).shown[1]
    window.view.select(item)
    press(window, Qt.Key.Key_Space)
    viewer = window.viewer
    assert viewer.isVisible()
    qtbot.waitUntil(lambda: not viewer.picture._image.isNull(), timeout=10_000)
    QTest.keyClick(viewer, Qt.Key.Key_Right)
    assert window.view.selection.items == [following]
    assert following.shown.path.name in viewer._name.text()
    QTest.keyClick(viewer, Qt.Key.Key_Plus)
    QTest.keyClick(viewer, Qt.Key.Key_R)
    window.menus.classes.actions()[window.gallery.classes.index("Memes")].trigger()
    settled(qtbot, window)
    assert set(session.labels().values()) == {"Memes"}
    assert window.gallery.section_of(following).key == Key(Kind.CLASS, "Memes")
    assert viewer.isVisible()
    assert window.workspace.toast.isVisible()
    QTest.keyClick(viewer, Qt.Key.Key_Space)
    assert not viewer.isVisible()
    assert window.view.isVisible()
    assert digests(dump) == before


@pytest.fixture
def zoomed(qtbot: QtBot) -> ZoomView:
    view = ZoomView()
    qtbot.addWidget(view)
    view.resize(400, 300)
    image = QImage(1600, 1200, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    for y in range(1200):
        for x in range(1590, 1600):
            image.setPixelColor(x, y, QColor("blue"))
    view.set_image(image)
    view.show()
    return view


def test_a_picture_is_shown_whole_and_never_beyond_its_pixels(zoomed: ZoomView) -> None:
    assert zoomed.scale == 0.25
    small = QImage(40, 30, QImage.Format.Format_RGB32)
    zoomed.set_image(small)
    assert zoomed.scale == 1.0


def test_what_is_under_the_pointer_stays_there(zoomed: ZoomView) -> None:
    zoomed.zoom(4.0, QPointF(398, 150))
    assert zoomed.scale == 1.0
    shown = zoomed.grab().toImage()
    assert shown.pixelColor(399, 150) == QColor("blue")
    assert shown.pixelColor(5, 150) == QColor("red")
    zoomed.zoom(0.1)
    assert zoomed.scale == 0.25


def test_a_turn_is_a_turn_of_what_is_shown(zoomed: ZoomView) -> None:
    zoomed.turn()
    assert zoomed.scale == pytest.approx(300 / 1600)
    shown = zoomed.grab().toImage()
    assert shown.pixelColor(200, 299) == QColor("blue")  # the right edge is below now


def test_more_pixels_of_the_same_picture_leave_what_is_in_view(zoomed: ZoomView) -> None:
    zoomed.zoom(4.0, QPointF(398, 150))
    image = zoomed._image.scaled(3200, 2400)
    zoomed.replace_image(image)
    assert zoomed.scale == 0.5
    assert zoomed.grab().toImage().pixelColor(399, 150) == QColor("blue")
