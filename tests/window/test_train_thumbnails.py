"""Every picture that a result lists is seen, also where nothing has made its thumbnail before."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from gallery_sorter.app.session import Session
from gallery_sorter.window.main_window import MainWindow
from gallery_sorter.window.train_dialog import Page
from gallery_sorter.window.train_runs import Run
from tests.drawn import draw
from tests.window.acting import PATIENCE
from tests.window.training_records import Record, result, seen


def told(path: Path) -> Record:
    return {**seen(path.stem, "Cars", "Trees", "Trees", 0.9), "path": str(path)}


def test_a_picture_without_a_thumbnail_is_read_itself(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    picture, gone = tmp_path / "own.jpg", tmp_path / "gone.jpg"
    draw("Cars", 1, (320, 240)).save(picture)
    window.training.open(None)
    dialog, thumbnails = window.training.dialog, window.training._thumbnails
    assert dialog is not None
    records = [told(picture), told(gone)]
    contents = [bytes.fromhex(record["content_hash"]) for record in records]
    assert session.thumbnail(contents[0]) is None
    # As a list that asks before anybody has told where its pictures lie, or before there are any.
    thumbnails.want(contents, 64, 1.0)
    qtbot.waitUntil(lambda: all(map(thumbnails.is_missing, contents)), timeout=PATIENCE)
    window.training._on_ended(Run(dialog, [], records, [], result()), "")
    assert dialog.page is Page.RESULT
    dialog.outcome.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: thumbnails.pixmap(contents[0]) is not None, timeout=PATIENCE)
    qtbot.waitUntil(lambda: thumbnails.is_missing(contents[1]), timeout=PATIENCE)
    window.training._result = None
    dialog.close_for_good()
