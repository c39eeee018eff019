"""Look-alikes in the window: the copies are marked, go to the bin together, and come back with Ctrl+Z."""

from pathlib import Path

from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gallery_sorter.window.main_window import MainWindow
from tests.window.acting import digests, opened, settled


def test_copies_go_to_the_bin_together_and_come_back(qtbot: QtBot, window: MainWindow, dump: Path) -> None:
    original = sorted(dump.glob("IMG*.jpg"))[0]
    with Image.open(original) as image:
        half = image.resize((image.width // 2, image.height // 2))
    for name in ("sent.jpg", "sent again.jpg"):
        half.save(dump / name, quality=60)
    before = digests(dump)
    opened(qtbot, window, dump)
    window.menus["look-alikes"].trigger()
    settled(qtbot, window)
    dialog = window.stacks.dialog
    assert dialog is not None
    copies = {picture.path.name for picture in dialog.marked}
    assert {"sent.jpg", "sent again.jpg"} <= copies
    assert original.name not in copies
    first = dialog.view.rect_of(dialog.view.order[0])
    assert first is not None
    for expected in (len(copies) + 1, len(copies)):
        QTest.mouseClick(dialog.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(first.center()))
        assert len(dialog.marked) == expected
    assert dialog.view.hasFocus()
    QTest.keyClick(dialog.view, Qt.Key.Key_Left)
    assert len(dialog.marked) == len(copies)
    for expected in (len(copies) + 1, len(copies)):
        QTest.keyClick(dialog.view, Qt.Key.Key_Space)
        assert len(dialog.marked) == expected
    dialog.bin_button.click()
    settled(qtbot, window)
    assert not copies & {path.name for path in dump.iterdir()}
    assert original.exists()
    window.menus["undo"].trigger()
    settled(qtbot, window)
    assert digests(dump) == before


def test_where_nothing_looks_the_same_it_is_said(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    folder = tmp_path / "one"
    folder.mkdir()
    Image.effect_noise((320, 240), 60).convert("RGB").save(folder / "noise.png")
    opened(qtbot, window, folder)
    window.menus["look-alikes"].trigger()
    settled(qtbot, window)
    assert window.stacks.dialog is None
    assert "look the same" in window.workspace.banner.text
