"""Which picture is in which section, in which order, whatever is learnt about it later."""

from dataclasses import replace
from pathlib import Path

import pytest

from gallery_sorter.app.events import Picture
from gallery_sorter.base.errors import Reason, Refused
from gallery_sorter.window.filters import Filter
from gallery_sorter.window.gallery_model import Gallery
from gallery_sorter.window.sections import Key, Kind
from tests.window.made import FOLDER, make_picture

CLASSES = ("Cars", "Memes", "Whatsapp_Screenshots")


def picture(name: str, cars: float = 0.9, *, unsure: str | None = None, label: str | None = None) -> Picture:
    made = make_picture(
        name, unsure=unsure, label=label, probabilities={"Cars": cars, "Memes": (1 - cars), "Whatsapp_Screenshots": 0.0}
    )
    return replace(made, content_hash=name.encode().ljust(32))


def names(gallery: Gallery, kind: Kind, name: str = "") -> list[str]:
    found = [section for section in gallery.sections if section.key == Key(kind, name)]
    return [item.shown.path.name for section in found for item in section.shown]


def filled(*pictures: Picture | Refused, settle: bool = True) -> Gallery:
    gallery = Gallery()
    gallery.start(CLASSES)
    gallery.take(pictures)
    if settle:
        gallery.settle()
    return gallery


def test_each_picture_is_in_one_section_and_empty_sections_are_not_shown() -> None:
    gallery = filled(
        picture("a"),
        picture("b", 0.2),
        picture("c", 0.6, unsure="low-confidence"),
        picture("d", unsure="fits-no-class"),
        Refused(FOLDER / "e", Reason.EMPTY, "It is empty."),
    )
    shown = [(section.key.title, len(section.shown)) for section in gallery.sections]
    assert shown == [("Cars", 1), ("Memes", 1), ("Unsure", 1), ("None of these", 1), ("Unreadable", 1)]
    assert gallery.total == 5
    assert len(gallery.pictures) == 4


def test_while_pictures_stream_in_they_join_the_end() -> None:
    gallery = filled(picture("a", 0.7), picture("b", 0.9), settle=False)
    gallery.take([picture("c", 0.8)])
    assert names(gallery, Kind.CLASS, "Cars") == ["a", "b", "c"]
    gallery.settle()
    assert names(gallery, Kind.CLASS, "Cars") == ["b", "c", "a"]


def test_the_unsure_begin_with_the_least_sure_and_classes_do_when_asked() -> None:
    gallery = filled(
        picture("a", 0.9),
        picture("b", 0.7),
        picture("c", 0.6, unsure="low-confidence"),
        picture("d", 0.55, unsure="low-confidence"),
    )
    assert names(gallery, Kind.UNSURE) == ["d", "c"]
    assert names(gallery, Kind.CLASS, "Cars") == ["a", "b"]
    gallery.set_least_sure_first(True)
    assert names(gallery, Kind.CLASS, "Cars") == ["b", "a"]


def test_a_label_moves_every_copy_and_forgetting_it_brings_them_back() -> None:
    first = picture("a", 0.6, unsure="low-confidence")
    gallery = filled(first, replace(first, path=FOLDER / "copy"))
    gallery.label({first.content_hash: "Memes"})
    assert set(names(gallery, Kind.CLASS, "Memes")) == {"a", "copy"}
    assert names(gallery, Kind.UNSURE) == []
    gallery.label({first.content_hash: None})
    assert set(names(gallery, Kind.UNSURE)) == {"a", "copy"}


def test_a_label_counts_for_copies_that_stream_in_later() -> None:
    first = picture("a")
    gallery = filled(first, settle=False)
    gallery.label({first.content_hash: "Memes"})
    gallery.take([replace(first, path=FOLDER / "later")])
    assert names(gallery, Kind.CLASS, "Memes") == ["a", "later"]


def test_a_class_of_the_persons_own_gets_a_section_after_the_models() -> None:
    gallery = filled(picture("a"), picture("b"))
    gallery.label({picture("a").content_hash: "Boats"})
    assert [section.key.title for section in gallery.sections] == ["Cars", "Boats"]


def test_judging_anew_keeps_labels_and_the_persons_word_is_in_no_mean() -> None:
    gallery = filled(picture("a", 0.9), picture("b", 0.7))
    gallery.label({picture("b").content_hash: "Cars"})
    (cars,) = gallery.sections
    assert cars.mean_confidence == pytest.approx(0.9)
    unsure = [replace(p, label=None, prediction=replace(p.prediction, sure=False, unsure_because="low-confidence"))
              for p in gallery.pictures]  # fmt: skip
    gallery.judge(unsure)
    assert names(gallery, Kind.CLASS, "Cars") == ["b"]
    assert names(gallery, Kind.UNSURE) == ["a"]


def test_items_stay_the_same_objects_through_labels_moves_and_judging() -> None:
    gallery = filled(picture("a"), picture("b"))
    item = gallery.find(FOLDER / "a")
    assert item is not None
    gallery.label({picture("a").content_hash: "Memes"})
    gallery.move([(FOLDER / "a", FOLDER / "Memes" / "a")])
    gallery.judge(gallery.pictures)
    assert gallery.find(FOLDER / "a") is None
    assert gallery.find(FOLDER / "Memes" / "a") is item
    assert gallery.with_content(picture("a").content_hash) == [item]


def test_two_files_can_swap_their_names() -> None:
    gallery = filled(picture("a"), picture("b"))
    first, second = gallery.find(FOLDER / "a"), gallery.find(FOLDER / "b")
    gallery.move([(FOLDER / "a", FOLDER / "b"), (FOLDER / "b", FOLDER / "a")])
    assert gallery.find(FOLDER / "b") is first
    assert gallery.find(FOLDER / "a") is second
    assert gallery.total == 2


def test_a_search_narrows_what_is_shown_and_no_count() -> None:
    gallery = filled(picture("beach.jpg"), picture("town.jpg"))
    gallery.set_filter(Filter("BEACH"))
    assert names(gallery, Kind.CLASS, "Cars") == ["beach.jpg"]
    assert gallery.count(Key(Kind.CLASS, "Cars")) == 2
    gallery.take([picture("beach2.jpg"), picture("hills.jpg")])
    assert sorted(names(gallery, Kind.CLASS, "Cars")) == ["beach.jpg", "beach2.jpg"]
    gallery.set_filter(Filter())
    assert len(names(gallery, Kind.CLASS, "Cars")) == 4


def test_a_file_that_is_told_twice_is_shown_once() -> None:
    gallery = filled(picture("a"), Refused(FOLDER / "a", Reason.VANISHED, "It is gone."))
    assert gallery.total == 1
    assert names(gallery, Kind.UNREADABLE) == ["a"]
    assert gallery.with_content(picture("a").content_hash) == []


def test_a_new_start_forgets_everything() -> None:
    gallery = filled(picture("a"))
    gallery.label({picture("a").content_hash: "Memes"})
    gallery.start(CLASSES)
    assert gallery.total == 0
    assert gallery.sections == []
    gallery.take([picture("a")])
    assert names(gallery, Kind.CLASS, "Cars") == ["a"]
    assert gallery.find(Path("/elsewhere")) is None
