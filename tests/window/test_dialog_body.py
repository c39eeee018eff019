"""Where the screen is too small for a dialog, its content scrolls in place of being squeezed."""

from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QVBoxLayout
from pytestqt.qtbot import QtBot

from gallery_sorter.window.dialog_body import DialogBody, fit_to_screen
from gallery_sorter.window.typography import label


def make(qtbot: QtBot, lines: int) -> tuple[QDialog, DialogBody]:
    dialog, body = QDialog(), DialogBody()
    qtbot.addWidget(dialog)
    told = QVBoxLayout(body.content)
    told.addWidget(label("A sentence that is long enough to be wrapped at this width. " * 3, wrap=True))
    for number in range(lines):
        told.addWidget(QCheckBox(f"Choice {number}"))
    inside = QVBoxLayout(dialog)
    inside.addWidget(body)
    fit_to_screen(dialog, inside, 240)
    dialog.show()
    qtbot.waitExposed(dialog)
    QApplication.processEvents()
    return dialog, body


def test_a_dialog_with_room_shows_everything(qtbot: QtBot) -> None:
    _, body = make(qtbot, 3)
    assert not body.verticalScrollBar().isVisible()
    assert all(box.height() >= box.sizeHint().height() for box in body.findChildren(QCheckBox))


def test_one_without_room_scrolls_and_squeezes_nothing(qtbot: QtBot) -> None:
    dialog, body = make(qtbot, 80)
    assert dialog.height() <= dialog.screen().availableGeometry().height()
    assert body.verticalScrollBar().isVisible()
    assert all(box.height() >= box.sizeHint().height() for box in body.findChildren(QCheckBox))
