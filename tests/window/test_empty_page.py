"""The start page offers a folder, and those that were opened before."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gallery_sorter.window.empty_page import EmptyPage


def test_its_button_asks_for_a_folder(qtbot: QtBot) -> None:
    page = EmptyPage()
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.open_clicked):
        qtbot.mouseClick(page.open_button, Qt.MouseButton.LeftButton)


def test_a_recent_folder_is_told_as_it_is_whatever_its_name(qtbot: QtBot) -> None:
    page = EmptyPage()
    qtbot.addWidget(page)
    odd = Path("/media/Anna & Bo/<b>new\nline</b>")
    page.set_recent([odd, Path("/phone")])
    button = page.recent_buttons()[0]
    assert button.text() == r"/media/Anna && Bo/<b>new\nline</b>"
    assert "<b>" not in button.toolTip()
    with qtbot.waitSignal(page.recent_chosen) as told:
        button.click()
    assert told.args == [odd]


def test_only_a_few_are_offered_and_new_ones_take_their_place(qtbot: QtBot) -> None:
    page = EmptyPage()
    qtbot.addWidget(page)
    page.set_recent([Path(f"/phone/{number}") for number in range(20)])
    assert [button.text() for button in page.recent_buttons()] == [f"/phone/{number}" for number in range(6)]
    page.set_recent([Path("/other")])
    assert [button.text() for button in page.recent_buttons()] == ["/other"]
    page.set_recent([])
    assert page.recent_buttons() == []


def test_a_long_path_keeps_its_end(qtbot: QtBot) -> None:
    page = EmptyPage()
    qtbot.addWidget(page)
    page.set_recent([Path("/a" * 60) / "Camera"])
    text = page.recent_buttons()[0].text()
    assert len(text) < 60
    assert text.endswith("/Camera")
