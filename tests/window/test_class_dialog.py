"""A class is found by a few letters, or named anew."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gallery_sorter.window.class_dialog import ClassDialog, choose_class

NAMES = ("Cars", "Memes", "Whatsapp_Screenshots")


@pytest.fixture
def dialog(qtbot: QtBot) -> ClassDialog:
    made = ClassDialog(NAMES)
    qtbot.addWidget(made)
    made.show()
    return made


def _texts(dialog: ClassDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def test_all_classes_stand_there_at_first(dialog: ClassDialog) -> None:
    assert _texts(dialog) == ["Cars", "Memes", "Whatsapp Screenshots"]
    assert dialog.chosen == "Cars"


def test_letters_find_a_class_without_regard_to_case_or_underscores(qtbot: QtBot, dialog: ClassDialog) -> None:
    qtbot.keyClicks(dialog.line, "APP scr")
    assert dialog.chosen == "Whatsapp_Screenshots"
    dialog.line.setText("whatsapp screenshots")
    assert _texts(dialog) == ["Whatsapp Screenshots"]


def test_the_beginning_of_a_name_counts_more_than_its_middle(dialog: ClassDialog) -> None:
    dialog.line.setText("s")
    assert _texts(dialog)[:3] == ["Cars", "Memes", "Whatsapp Screenshots"]
    dialog.line.setText("m")
    assert _texts(dialog)[0] == "Memes"


def test_a_name_that_is_not_there_is_offered_as_new(qtbot: QtBot, dialog: ClassDialog) -> None:
    qtbot.keyClicks(dialog.line, "  Holidays ")
    assert _texts(dialog) == ["New class “Holidays”"]
    assert dialog.chosen == "Holidays"
    dialog.line.setText("   ")
    assert _texts(dialog) == ["Cars", "Memes", "Whatsapp Screenshots"]


def test_arrows_walk_through_the_list_while_one_types(qtbot: QtBot, dialog: ClassDialog) -> None:
    qtbot.keyClick(dialog.line, Qt.Key.Key_Down)
    assert dialog.chosen == "Memes"
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.line, Qt.Key.Key_Return)


@pytest.mark.parametrize(("key", "answer"), [(Qt.Key.Key_Return, "Memes"), (Qt.Key.Key_Escape, None)])
def test_asking_answers_with_a_name_or_none(qtbot: QtBot, key: Qt.Key, answer: str | None) -> None:
    def type_and_press() -> None:
        shown = QApplication.activeModalWidget()
        assert isinstance(shown, ClassDialog)
        shown.line.setText("mem")
        shown.list.setCurrentRow(0)
        qtbot.keyClick(shown.line, key)

    QTimer.singleShot(50, type_and_press)
    assert choose_class(None, NAMES) == answer
