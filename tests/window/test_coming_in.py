"""Pictures that come from other programs, and pictures that are dragged about inside the window."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QColor, QDropEvent, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gallery_sorter.app.session import Session
from gallery_sorter.window.gallery_view import SELECTION_MIME
from gallery_sorter.window.main_window import MainWindow
from gallery_sorter.window.sections import Key, Kind
from tests.window.acting import digests, first_of, opened, press, settled


def dropped(data: QMimeData, point: QPointF) -> QDropEvent:
    return QDropEvent(point, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)


def test_a_pasted_image_is_kept_as_a_file_and_shown(qtbot: QtBot, window: MainWindow, session: Session) -> None:
    image = QImage(320, 240, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    QApplication.clipboard().setImage(image)
    window.menus["paste"].trigger()
    settled(qtbot, window)
    settled(qtbot, window)
    (item,) = window.view.order
    assert item.shown.path.parent == session.folder.root / "pasted"
    assert QImage(str(item.shown.path)).pixelColor(5, 5) == QColor("teal")


def test_an_image_without_a_file_can_be_dropped(qtbot: QtBot, window: MainWindow) -> None:
    data = QMimeData()
    image = QImage(320, 240, QImage.Format.Format_RGB32)
    image.fill(QColor("olive"))
    data.setImageData(image)
    window.dropEvent(dropped(data, QPointF(10, 10)))
    settled(qtbot, window)
    settled(qtbot, window)
    assert len(window.view.order) == 1


def test_a_drop_on_a_section_relabels_and_undo_selects_the_picture_again(
    qtbot: QtBot, window: MainWindow, dump: Path, session: Session
) -> None:
    before = digests(dump)
    opened(qtbot, window, dump)
    item = first_of(window, Kind.CLASS, "Cars")
    window.view.select(item)
    window.view.jump_to(Key(Kind.CLASS, "Trees"))
    target = first_of(window, Kind.CLASS, "Trees")
    area = window.view.rect_of(target)
    assert area is not None
    data = QMimeData()
    data.setData(SELECTION_MIME, b"1")
    window.view.dropEvent(dropped(data, QPointF(area.center())))
    settled(qtbot, window)
    assert set(session.labels().values()) == {"Trees"}
    assert window.gallery.section_of(item).key == Key(Kind.CLASS, "Trees")
    assert window.view.selection.items != [item]
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, window)
    assert session.labels() == {}
    assert window.view.selection.items == [item]
    assert digests(dump) == before


def test_nothing_is_relabelled_by_a_drop_on_the_unsure(qtbot: QtBot, window: MainWindow, dump: Path) -> None:
    opened(qtbot, window, dump)
    window.view.select(first_of(window, Kind.CLASS, "Cars"))
    refused = first_of(window, Kind.UNREADABLE)
    area = window.view.rect_of(refused)
    assert area is not None
    data = QMimeData()
    data.setData(SELECTION_MIME, b"1")
    event = dropped(data, QPointF(area.center()))
    window.view.dropEvent(event)
    assert not event.isAccepted()
    assert window.steps.undo_text is None
