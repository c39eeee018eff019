"""A banner stays until it is closed, and tells which of its actions was chosen."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gallery_sorter.window.banner import Banner


@pytest.fixture
def banner(qtbot: QtBot) -> Banner:
    made = Banner()
    qtbot.addWidget(made)
    made.resize(700, 40)
    return made


def test_it_is_hidden_until_there_is_something_to_say(banner: Banner) -> None:
    assert banner.isHidden()
    banner.show_message("3,026 moved", [("undo", "Undo"), ("receipt", "Show receipt")])
    assert banner.isVisible()
    assert banner.text == "3,026 moved"


def test_each_action_tells_its_key(qtbot: QtBot, banner: Banner) -> None:
    banner.show_message("3,026 moved", [("undo", "Undo"), ("receipt", "Show receipt")])
    for button, key in zip(banner.buttons, ("undo", "receipt"), strict=True):
        with qtbot.waitSignal(banner.action_clicked) as told:
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert told.args == [key]


def test_a_new_message_drops_the_old_ones_actions(banner: Banner) -> None:
    banner.show_message("a", [("undo", "Undo"), ("receipt", "Show receipt")])
    banner.show_message("b", [("history", "Show history")])
    assert [button.text() for button in banner.buttons if button.isVisible()] == ["Show history"]
    with pytest.raises(ValueError, match="2 actions"):
        banner.show_message("c", [("a", "A"), ("b", "B"), ("c", "C")])


def test_closing_it_is_told(qtbot: QtBot, banner: Banner) -> None:
    banner.show_message("3,026 moved")
    with qtbot.waitSignal(banner.closed):
        qtbot.mouseClick(banner.close_button, Qt.MouseButton.LeftButton)
    assert banner.isHidden()
