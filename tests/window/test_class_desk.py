"""Classes are made, renamed, merged and removed from the sidebar; files and words follow, and Ctrl+Z undoes it."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QInputDialog, QMessageBox
from pytestqt.qtbot import QtBot

from gallery_sorter.app.session import Session
from gallery_sorter.app.sort import SortOptions, sort
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.window.main_window import MainWindow
from gallery_sorter.window.sections import Key, Kind
from tests.drawn import CLASSES
from tests.window.acting import PATIENCE, digests, first_of, opened, press, settled


def answer(window: MainWindow, text: str) -> None:
    question = window.class_desk.question
    assert isinstance(question, QInputDialog)
    question.setTextValue(text)
    question.accept()


def changed(qtbot: QtBot, window: MainWindow, act: object) -> None:
    assert callable(act)
    with qtbot.waitSignal(window.class_desk.changed, timeout=PATIENCE):
        act()
    settled(qtbot, window)


def test_a_class_is_renamed_with_its_folder_and_taken_back(
    qtbot: QtBot, window: MainWindow, session: Session, dump: Path
) -> None:
    list(sort(session, SortOptions((dump,), dump, threshold=0), Cancel()))
    before = digests(dump)
    opened(qtbot, window, dump)
    window.class_desk.ask_rename("Trees")
    changed(qtbot, window, lambda: answer(window, "  Woods  and\tparks "))
    assert (dump / "Woods and parks").is_dir()
    assert not (dump / "Trees").exists()
    assert "Woods and parks" in window.gallery.classes
    assert "Trees" not in window.gallery.classes
    assert "called Woods and parks now" in window.workspace.toast.text
    changed(qtbot, window, window.steps.undo)
    assert digests(dump) == before
    assert window.gallery.classes == CLASSES
    changed(qtbot, window, window.steps.redo)
    assert (dump / "Woods and parks").is_dir()


def test_a_merge_without_files_is_taken_back_too(
    qtbot: QtBot, window: MainWindow, session: Session, dump: Path
) -> None:
    opened(qtbot, window, dump)
    changed(qtbot, window, lambda: window.class_desk.merge("Trees", "Mountains"))
    assert "Trees" not in window.gallery.classes
    changed(qtbot, window, window.steps.undo)
    assert window.gallery.classes == CLASSES


def test_a_new_class_without_a_selection_and_its_removal(
    qtbot: QtBot, window: MainWindow, session: Session, dump: Path
) -> None:
    opened(qtbot, window, dump)
    window.workspace.sidebar.new_class_wanted.emit()
    answer(window, "Boats")
    settled(qtbot, window)
    assert window.gallery.classes == (*CLASSES, "Boats")
    item = next(item for section in window.gallery.sections for item in section.items if item.picture)
    window.correcting.assign([item], "Boats")
    settled(qtbot, window)
    window.class_desk.remove("Boats")
    settled(qtbot, window)
    box = window.class_desk.question
    assert isinstance(box, QMessageBox)
    assert session.labels(), "nothing is forgotten unasked"
    forget = next(button for button in box.buttons() if box.buttonRole(button) is QMessageBox.ButtonRole.AcceptRole)
    changed(qtbot, window, forget.click)
    assert window.gallery.classes == CLASSES
    assert not session.labels()
    changed(qtbot, window, window.steps.undo)
    assert list(session.labels().values()) == ["Boats"]


def test_what_can_not_be_done_is_told(qtbot: QtBot, window: MainWindow, dump: Path) -> None:
    opened(qtbot, window, dump)
    with qtbot.waitSignal(window.class_desk.failed, timeout=PATIENCE) as told:
        window.class_desk.remove("Trees")
    assert "recognises Trees" in told.args[0].message
    window.class_desk.ask_rename("Trees")
    with qtbot.waitSignal(window.class_desk.failed, timeout=PATIENCE) as told:
        answer(window, "cars")
    assert "called Cars already" in told.args[0].message


def test_the_sidebar_offers_it_for_classes_alone(qtbot: QtBot, window: MainWindow, dump: Path) -> None:
    opened(qtbot, window, dump)
    sidebar = window.workspace.sidebar
    wanted: list[str] = []
    sidebar.menu_wanted.disconnect()
    sidebar.menu_wanted.connect(lambda name, _place: wanted.append(name))
    for row in range(sidebar.count()):
        place = sidebar.visualItemRect(sidebar.item(row)).center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, QPoint(0, 0))
        QApplication.sendEvent(sidebar.viewport(), event)
    assert wanted == list(CLASSES)
    menu = window.class_desk.menu("Trees")
    assert [action.text() for action in menu.actions()] == ["&Rename…", "&Merge into", "Remo&ve"]
    menu.deleteLater()


def test_a_class_that_a_picture_is_moved_to_has_its_key_from_then_on(
    qtbot: QtBot, window: MainWindow, dump: Path, session: Session
) -> None:
    opened(qtbot, window, dump)
    window.view.select(first_of(window, Kind.CLASS, "Cars"))
    window.labelling.assign("Zebras")
    settled(qtbot, window)
    window.view.select(first_of(window, Kind.CLASS, "Memes"))
    window.labelling.assign("Apples")
    settled(qtbot, window)
    assert window.gallery.classes == (*CLASSES, "Zebras", "Apples"), "a key goes on standing for its class"
    item = first_of(window, Kind.CLASS, "Trees")
    window.view.select(item)
    press(window, Qt.Key.Key_7)
    assert window.gallery.section_of(item).key == Key(Kind.CLASS, "Zebras")
    settled(qtbot, window)
    for _ in range(3):
        press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        settled(qtbot, window)
    assert window.gallery.classes == session.class_names() == CLASSES
