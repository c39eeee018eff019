"""The sheet tells what would happen, and lets nobody sort before it is known."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from gallery_sorter.app.events import Event, KeptReason, Receipt, Refused, Status
from gallery_sorter.base.errors import Reason
from gallery_sorter.base.progress import Progress
from gallery_sorter.window.dialog_body import DialogBody
from gallery_sorter.window.sort_preview import SortPreview, make_preview
from gallery_sorter.window.sort_sheet import SortSheet
from tests.window.made import FOLDER, make_kept, make_move


@pytest.fixture
def sheet(qtbot: QtBot) -> SortSheet:
    made = SortSheet()
    qtbot.addWidget(made)
    made.show()
    return made


def _preview(*more: Event, cars: int = 2000, memes: int = 1026) -> SortPreview:
    events: list[Event] = []
    for class_name, number in (("Cars", cars), ("Memes", memes)):
        events += [make_move(FOLDER / f"{n}.jpg", FOLDER / class_name / f"{n}.jpg", class_name) for n in range(number)]
    return make_preview([*events, *more], FOLDER)


def test_it_waits_for_the_dry_run(sheet: SortSheet) -> None:
    assert not sheet._sort.isEnabled()
    sheet.set_preview(_preview())
    assert sheet._sort.isEnabled()
    assert sheet._sort.text() == "&Sort 3,026"
    sheet.show_computing(Progress(5, 10, 1.0, 5.0))
    assert not sheet._sort.isEnabled()
    assert "5 of 10" in sheet._notes.text()


def test_it_grows_until_all_that_it_says_is_seen(sheet: SortSheet) -> None:
    before = sheet.height()
    sheet.set_space(0, 10**11)
    sheet.set_preview(_preview())
    QApplication.processEvents()
    (body,) = sheet.findChildren(DialogBody)
    assert sheet.height() > before
    assert not body.verticalScrollBar().isVisible()


def test_it_says_in_one_sentence_what_goes_and_what_stays(sheet: SortSheet) -> None:
    unsure = [make_kept(FOLDER / f"u{n}.jpg", KeptReason.UNSURE) for n in range(188)]
    broken = [Refused(FOLDER / f"r{n}.jpg", Reason.CORRUPT, "broken") for n in range(3)]
    sheet.set_preview(_preview(*unsure, *broken))
    assert sheet._title.text() == "3,026 pictures into 2 folders under DCIM; 188 unsure and 3 unreadable stay"
    sheet.set_preview(_preview(unsure[0], cars=1, memes=0))
    assert sheet._title.text() == "1 picture into 1 folder under DCIM; 1 unsure stays"
    sheet.set_preview(_preview())
    assert sheet._title.text() == "3,026 pictures into 2 folders under DCIM"


def test_nothing_to_sort_can_not_be_sorted(sheet: SortSheet) -> None:
    sheet.set_preview(_preview(make_kept(FOLDER / "1.jpg", KeptReason.IN_PLACE), cars=0, memes=0))
    assert sheet._title.text().startswith("Nothing to sort")
    assert not sheet._sort.isEnabled()


def test_the_table_says_where_each_class_goes(sheet: SortSheet) -> None:
    sheet.set_preview(_preview())
    table = sheet._table
    cells = [[table.item(row, column).text() for column in range(3)] for row in range(table.rowCount())]
    assert cells == [["Cars", "Cars", "2,000"], ["Memes", "Memes", "1,026"]]


def test_all_else_that_happens_or_stays_is_told(sheet: SortSheet) -> None:
    sheet.set_preview(
        _preview(
            make_move(FOLDER / "<b>.jpg", FOLDER / "Cars" / "<b> (2).jpg"),
            make_move(FOLDER / "d.jpg", status=Status.DUPLICATE),
            make_move(FOLDER / "1.xmp", FOLDER / "Cars" / "1.xmp", companion_of=FOLDER / "1.jpg"),
            make_kept(FOLDER / "Cars" / "p.jpg", KeptReason.IN_PLACE),
            make_move(FOLDER / "l.jpg", status=Status.REFUSED, message="Cars is a file."),
            Receipt("sort", {}, 1.0, "cpu", "onnxruntime", skipped_kinds={"video": 412, "other": 3}),
        )
    )
    assert sheet._notes.text().splitlines() == [
        "New name, since theirs is taken: 1 picture.",
        "There already, so left alone: 1 picture.",
        "Going along with their picture: 1 file.",
        "In their class's folder already: 1 picture.",
        "Can't be moved: 1 picture. Cars is a file.",
        "412 videos and 3 other files stay.",
    ]
    assert sheet._notes.toolTip() == "&lt;b&gt;.jpg → Cars/&lt;b&gt; (2).jpg"


def test_an_own_album_stays_until_it_is_ticked_and_can_be_unticked(qtbot: QtBot, sheet: SortSheet) -> None:
    assert not sheet._albums.isVisible()
    wedding = FOLDER / "Wedding"
    sheet.set_preview(_preview(make_kept(wedding / "1.jpg", KeptReason.OWN_FOLDER)))
    assert sheet._albums.isVisible()
    assert sheet.own_folders == ()
    with qtbot.waitSignal(sheet.folders_changed) as told:
        sheet._albums.item(0).setCheckState(Qt.CheckState.Checked)
    assert told.args == [(wedding,)]
    sheet.set_preview(_preview(cars=2001))  # the dry run that takes it: it is no longer kept
    assert sheet._albums.item(0).text() == "Wedding   1 picture"
    assert sheet.own_folders == (wedding,)
    with qtbot.waitSignal(sheet.folders_changed) as told:
        sheet._albums.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert told.args == [()]


def test_sort_accepts_and_cancel_does_not(qtbot: QtBot, sheet: SortSheet) -> None:
    sheet.set_preview(_preview())
    with qtbot.waitSignal(sheet.accepted):
        qtbot.mouseClick(sheet._sort, Qt.MouseButton.LeftButton)
    assert sheet.result() == QDialog.DialogCode.Accepted
    sheet.open()
    with qtbot.waitSignal(sheet.rejected):
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)


def test_moving_is_the_choice_until_copying_is(qtbot: QtBot, sheet: SortSheet) -> None:
    assert not sheet.copies
    with qtbot.waitSignal(sheet.copy_changed) as told:
        sheet._copy.click()
    assert told.args == [True]
    assert sheet.copies


def test_loose_pictures_ask_for_a_folder(qtbot: QtBot, sheet: SortSheet) -> None:
    choose = next(one for one in sheet.findChildren(QPushButton) if one.text() == "C&hoose…")
    assert not choose.isVisible()
    sheet.set_target(None, choosable=True)
    assert sheet._title.text() == "Where shall the class folders be made?"
    assert sheet._target.text() == "No folder chosen yet"
    with qtbot.waitSignal(sheet.choose_target):
        qtbot.mouseClick(choose, Qt.MouseButton.LeftButton)
    sheet.set_target(Path("/gallery"), choosable=True)
    assert sheet._target.text() == "Into /gallery"


def test_free_space_is_told_where_it_is_known(sheet: SortSheet) -> None:
    sheet.set_space(None, None)
    assert not sheet._space.isVisible()
    sheet.set_space(None, 12_400_000_000)
    assert sheet._space.text() == "12.4 GB free on that disk."
    sheet.set_space(3_100_000_000, 200_000_000)
    assert sheet._space.text() == "3.1 GB needed, 200 MB free on that disk. That is not enough."


def test_a_dry_run_that_failed_says_why(sheet: SortSheet) -> None:
    sheet.set_preview(_preview())
    sheet.show_failed("The folder is gone.")
    assert sheet._notes.text() == "The folder is gone."
    assert not sheet._sort.isEnabled()
