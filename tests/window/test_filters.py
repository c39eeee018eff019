"""What a filter lets through, part by part, and the strip that chooses it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QDate
from pytestqt.qtbot import QtBot

from gallery_sorter.base.errors import Reason, Refused
from gallery_sorter.window.filter_bar import FilterBar
from gallery_sorter.window.filters import Filter
from gallery_sorter.window.sections import Item
from tests.window.made import FOLDER, make_picture

CAR = Item(make_picture("beach_car.jpg"))  # Cars, 80 %, 17 Aug 2024, 3.9 MB
MEME = Item(replace(make_picture("meme.jpg", label="Memes", taken=None), size_bytes=40_000))  # Memes: 15 %
BROKEN = Item(Refused(FOLDER / "beach_broken.jpg", Reason.EMPTY, "It is empty."))


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [
        (Filter(), [CAR, MEME, BROKEN]),
        (Filter("BEACH"), [CAR, BROKEN]),
        (Filter("dcim beach jpg"), [CAR, BROKEN]),
        (Filter(class_name="Memes"), [MEME]),
        (Filter(least_confidence=0.8), [CAR]),
        (Filter(most_confidence=0.79), [MEME]),
        (Filter(first_day="2024-08-17", last_day="2024-08-17"), [CAR]),
        (Filter(first_day="2024-08-18"), []),
        (Filter(last_day="2024-08-16"), []),
        (Filter(least_bytes=1_000_000), [CAR]),
        (Filter(most_bytes=1_000_000), [MEME]),
        (Filter("beach", class_name="Memes"), []),
    ],
)
def test_each_part_that_is_set_must_hold(wanted: Filter, shown: list[Item]) -> None:
    assert [item for item in (CAR, MEME, BROKEN) if wanted(item)] == shown
    assert wanted.empty is (wanted == Filter())


def test_the_strip_tells_what_is_chosen_and_closing_it_shows_everything(qtbot: QtBot) -> None:
    bar = FilterBar()
    qtbot.addWidget(bar)
    told: list[Filter] = []
    bar.changed.connect(told.append)
    bar.set_classes(["Cars", "Whatsapp_Screenshots"])
    bar.set_shown(True)
    bar.classes.setCurrentIndex(2)
    bar.least.setValue(50)
    bar.most.setValue(90)
    bar.first.setDate(QDate(2024, 8, 1))
    bar.dated.setChecked(True)
    bar.sizes.setCurrentIndex(3)
    bar.set_words("wa0003")
    today = QDate.currentDate().toString("yyyy-MM-dd")
    assert told[-1] == Filter("wa0003", "Whatsapp_Screenshots", 0.5, 0.9, "2024-08-01", today, 5_000_000, None)
    bar.set_classes(["Boats", "Whatsapp_Screenshots"])
    assert bar.filter.class_name == "Whatsapp_Screenshots"
    bar.set_shown(False)
    assert told[-1] == Filter("wa0003")
