"""The preview tells what is known of a picture, and no more."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gallery_sorter.app.events import Refused
from gallery_sorter.base.errors import Reason
from gallery_sorter.window.preview_panel import PreviewPanel
from tests.window.made import FOLDER, make_picture


@pytest.fixture
def panel(qtbot: QtBot) -> PreviewPanel:
    made = PreviewPanel()
    qtbot.addWidget(made)
    made.resize(280, 800)
    made.show()
    return made


def test_without_a_picture_it_says_what_to_do_and_offers_nothing(panel: PreviewPanel) -> None:
    assert panel.texts() == ["Select a picture to look at it closely."]
    assert not any(button.isVisible() for button in panel.findChildren(QPushButton))


def test_a_picture_is_told_in_full(panel: PreviewPanel) -> None:
    panel.show_picture(make_picture())
    assert panel.texts() == [
        "IMG_1.jpg",
        "Cars · 80 %",
        "17 Aug 2024, 12:13",
        "Fairphone FP4",
        "4,032 × 3,024 · 3.9 MB",
        "48.8583° N, 2.2945° W",
    ]


def test_what_the_camera_did_not_write_has_no_row(panel: PreviewPanel) -> None:
    panel.show_picture(make_picture(taken=None, camera=None, place=None))
    assert panel.texts() == ["IMG_1.jpg", "Cars · 80 %", "4,032 × 3,024 · 3.9 MB"]


@pytest.mark.parametrize(
    ("unsure", "said"), [("low-confidence", "between classes"), ("fits-no-class", "fits none of the classes")]
)
def test_doubt_is_told_in_words(panel: PreviewPanel, unsure: str, said: str) -> None:
    panel.show_picture(make_picture(unsure=unsure))
    assert said in panel.texts()[2]


def test_a_persons_word_is_told_as_such_beside_the_models(panel: PreviewPanel) -> None:
    panel.show_picture(make_picture(label="Whatsapp_Screenshots", unsure="low-confidence"))
    assert panel.texts()[1:3] == ["Whatsapp Screenshots · labelled by you", "The model said Cars, with 80 %."]
    panel.show_picture(make_picture(label="Cars"))
    assert panel.texts()[1:3] == ["Cars · labelled by you", "The model agrees, with 80 %."]


def test_a_refused_file_tells_its_reason_and_a_name_without_tricks(panel: PreviewPanel) -> None:
    panel.show_picture(make_picture())
    panel.show_refused(Refused(FOLDER / "a\n<b>\u202egpj.exe", Reason.CORRUPT, "It ends too early."))
    assert panel.texts() == [r"a\n<b>\u202egpj.exe", "Could not be read", "It ends too early."]


def test_a_sentence_can_stand_in_for_a_picture(panel: PreviewPanel) -> None:
    panel.show_picture(make_picture())
    panel.show_text("12 pictures are selected.")
    assert panel.texts() == ["12 pictures are selected."]
    assert panel.path is None


@pytest.mark.parametrize(
    ("text", "signal"), [("Show in folder", "show_in_folder"), ("Open", "open_file"), ("Copy path", "copy_path")]
)
def test_each_button_tells_the_file(qtbot: QtBot, panel: PreviewPanel, text: str, signal: str) -> None:
    panel.show_picture(make_picture("IMG_9.jpg"))
    button = next(one for one in panel.findChildren(QPushButton) if one.text() == text)
    with qtbot.waitSignal(getattr(panel, signal)) as told:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told.args == [Path("/phone/DCIM/IMG_9.jpg")]


def test_a_new_picture_does_not_wear_the_old_ones_image(panel: PreviewPanel) -> None:
    panel.show_picture(make_picture())
    panel.set_image(QImage(400, 300, QImage.Format.Format_RGB32))
    assert not panel.view.picture_rect().isEmpty()
    panel.show_picture(make_picture("IMG_2.jpg"))
    assert panel.view.picture_rect().isEmpty()
