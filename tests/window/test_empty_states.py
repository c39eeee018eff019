"""Every empty place says what it is and what to do next, in the window itself."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from gallery_sorter.base.resources import resource
from gallery_sorter.window.empty_note import EmptyNote
from gallery_sorter.window.empty_states import Empty, group_text, words_for
from gallery_sorter.window.main_window import MainWindow
from gallery_sorter.window.sections import Key, Kind
from tests.window.acting import opened, settled


@pytest.mark.parametrize("empty", Empty)
def test_every_place_is_named_and_says_what_to_do(empty: Empty) -> None:
    words = words_for(empty)
    assert words.title
    assert words.hint.endswith(".")
    assert resource("icons", "actions", f"{words.icon}.svg").is_file()
    assert bool(words.action) == bool(words.button)


def test_a_note_without_words_is_not_seen(qtbot: QtBot) -> None:
    note = EmptyNote()
    qtbot.addWidget(note)
    assert note.isHidden()
    assert note.text == ""
    note.show_empty(Empty.HISTORY)
    assert not note.isHidden()
    assert note.button.isHidden()


def test_a_folder_without_pictures_says_so_and_offers_another(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    note, bare = window.workspace.note, tmp_path / "bare"
    bare.mkdir()
    opened(qtbot, window, bare)
    assert note.text == ": ".join(words_for(Empty.FOLDER)[1:3])
    assert window.workspace.banner.isHidden()
    (bare / "notes.txt").write_text("no picture")
    opened(qtbot, window, bare)
    assert note.text == ": ".join(words_for(Empty.OTHER_FILES)[1:3])
    opened(qtbot, window, tmp_path / "gone")
    assert note.text == ": ".join(words_for(Empty.FAILED)[1:3])
    assert "gone" in window.workspace.banner.text
    with qtbot.waitSignal(window.menus["open"].triggered):
        qtbot.mouseClick(note.button, Qt.MouseButton.LeftButton)
    for asked in window.findChildren(QFileDialog):
        asked.reject()


def test_where_the_filter_hides_everything_one_press_shows_it_again(
    qtbot: QtBot, window: MainWindow, dump: Path
) -> None:
    opened(qtbot, window, dump)
    note = window.workspace.note
    assert note.isHidden()
    window.menus["filter"].setChecked(True)
    window.workspace.filter_bar.most.setValue(0)
    window.menu_corner.search.setText("no such name")
    assert note.text == ": ".join(words_for(Empty.FILTERED)[1:3])
    qtbot.mouseClick(note.button, Qt.MouseButton.LeftButton)
    assert note.isHidden()
    assert window.view.order


def test_pictures_that_all_went_away_are_looked_for_in_the_history(
    qtbot: QtBot, window: MainWindow, dump: Path
) -> None:
    opened(qtbot, window, dump)
    for path in dump.iterdir():
        if path.suffix == ".jpg" and path.name != "broken.jpg":
            continue
        path.unlink()
    opened(qtbot, window, dump)
    window.view.select_all()
    window.labelling.discard()
    settled(qtbot, window)
    assert window.gallery.total == 0
    assert window.workspace.note.text == ": ".join(words_for(Empty.LEFT)[1:3])


def test_a_group_without_pictures_says_so_when_it_is_chosen(qtbot: QtBot, window: MainWindow, dump: Path) -> None:
    opened(qtbot, window, dump)
    key = next(key for key in window.gallery.all_keys() if not window.gallery.count(key))
    window.workspace.sidebar.section_chosen.emit(key)
    assert window.workspace.toast.text == group_text(key, 0)
    assert "3" in group_text(Key(Kind.CLASS, "Cars"), 3)
