"""A tick means what the plan makes of it: the folder with all that lies below it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gallery_sorter.window.own_folder_list import OwnFolderList

ROOT = Path("/phone")
NORWAY, OSLO, WEDDING = ROOT / "Norway", ROOT / "Norway" / "Oslo", ROOT / "Wedding"


@pytest.fixture
def albums(qtbot: QtBot) -> OwnFolderList:
    made = OwnFolderList()
    qtbot.addWidget(made)
    made.add_folders({WEDDING: 212, OSLO: 3, NORWAY: 1}, ROOT)
    return made


def _tick(albums: OwnFolderList, row: int, state: Qt.CheckState) -> None:
    albums.item(row).setCheckState(state)


def test_folders_stand_unticked_with_their_counts(albums: OwnFolderList) -> None:
    texts = [albums.item(row).text() for row in range(albums.count())]
    assert texts == ["Norway   1 picture", "Norway/Oslo   3 pictures", "Wedding   212 pictures"]
    assert albums.ticked() == ()


def test_a_folder_takes_what_lies_below_it(albums: OwnFolderList) -> None:
    _tick(albums, 0, Qt.CheckState.Checked)
    assert albums.ticked() == (NORWAY, OSLO)


def test_unticking_one_below_frees_the_one_above(albums: OwnFolderList) -> None:
    _tick(albums, 0, Qt.CheckState.Checked)
    _tick(albums, 1, Qt.CheckState.Unchecked)
    assert albums.ticked() == ()


def test_one_below_can_go_alone_and_one_tick_is_told_once(qtbot: QtBot, albums: OwnFolderList) -> None:
    told: list[tuple[Path, ...]] = []
    albums.ticks_changed.connect(told.append)
    _tick(albums, 1, Qt.CheckState.Checked)
    assert told == [(OSLO,)]


def test_a_new_dry_run_keeps_ticks_and_tells_nothing(qtbot: QtBot, albums: OwnFolderList) -> None:
    _tick(albums, 2, Qt.CheckState.Checked)
    with qtbot.assertNotEmitted(albums.ticks_changed):
        albums.add_folders({ROOT / "Bergen": 5}, ROOT)
    assert albums.ticked() == (WEDDING,)
    assert albums.count() == 4
