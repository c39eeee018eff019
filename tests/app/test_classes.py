"""Classes are added, renamed, merged and removed, and everything else goes on under today's names."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from gallery_sorter.app.classes import add_class, classes, merge_class, remove_class, rename_class
from gallery_sorter.app.classify import ClassifyOptions, classify
from gallery_sorter.app.events import Event, KnownClass, MoveRecord, Picture, Receipt
from gallery_sorter.app.history import undo
from gallery_sorter.app.label import label, take_back
from gallery_sorter.app.session import Session
from gallery_sorter.app.sort import SortOptions, sort
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import ErrorCode, SorterError
from tests.drawn import CLASSES, make_dump

A = b"a" * 32


def last(events: Iterable[Event]) -> Receipt:
    *_, receipt = events
    assert isinstance(receipt, Receipt)
    return receipt


def pictures(session: Session, folder: Path) -> dict[str, Picture]:
    events = classify(session, ClassifyOptions((folder,)), Cancel())
    return {event.path.name: event for event in events if isinstance(event, Picture)}


def test_a_class_of_ones_own_is_there_at_once(session: Session) -> None:
    assert add_class(session, "Boats") == KnownClass("Boats", in_model=False, labelled=0)
    label(session, "Boats", [A])
    assert classes(session)[-1] == KnownClass("Boats", in_model=False, labelled=1)
    assert session.class_names() == (*CLASSES, "Boats")
    with pytest.raises(SorterError) as caught:
        remove_class(session, "Boats")
    assert caught.value.code is ErrorCode.NOT_CONFIRMED
    correction = remove_class(session, "Boats", confirmed=True)
    assert session.class_names() == CLASSES
    take_back(session, correction)
    assert session.labels() == {A: "Boats"}


def test_renaming_takes_model_labels_and_folders_along_and_undo_brings_them_back(
    session: Session, tmp_path: Path
) -> None:
    make_dump(tmp_path / "dump", 2)
    folder = tmp_path / "dump"
    last(sort(session, SortOptions((folder,), folder, threshold=0), Cancel()))
    before = pictures(session, folder)
    names = sorted(path.name for path in folder.iterdir())
    first, *events = rename_class(session, "Trees", "Woods", Cancel())
    assert first == KnownClass("Woods", in_model=True, labelled=0)
    moved = [event for event in events if isinstance(event, MoveRecord)]
    receipt = last(events)
    assert receipt.counts["looked_at"] == receipt.counts["moved"] == len(moved) > 0
    assert (folder / "Woods").is_dir()
    assert not (folder / "Trees").exists()
    after = pictures(session, folder)
    assert all(picture.cached for picture in after.values()), "nothing was decoded again"
    for name, picture in after.items():
        was = before[name]
        assert picture.class_name == {"Trees": "Woods"}.get(was.class_name, was.class_name)
        assert picture.sure == was.sure
    again = last(sort(session, SortOptions((folder,), folder, threshold=0), Cancel()))
    assert again.counts["moved"] == 0, "everything lies where it belongs under its new name"
    last(undo(session, None, Cancel()))
    assert sorted(path.name for path in folder.iterdir()) == names
    assert session.class_names() == CLASSES
    assert {n: p.class_name for n, p in pictures(session, folder).items()} == {
        n: p.class_name for n, p in before.items()
    }


def test_merged_classes_are_one(session: Session, tmp_path: Path) -> None:
    make_dump(tmp_path / "dump", 2)
    before = pictures(session, tmp_path / "dump")
    last(merge_class(session, "Trees", "Mountains", Cancel()))
    assert "Trees" not in session.class_names()
    for name, picture in pictures(session, tmp_path / "dump").items():
        assert sum(picture.prediction.probabilities.values()) == pytest.approx(1)
        was = before[name].prediction.probabilities
        together = picture.prediction.probabilities["Mountains"]
        assert together == pytest.approx(was["Trees"] + was["Mountains"])


def test_a_rename_that_was_cut_off_is_finished_by_the_same_call(session: Session, tmp_path: Path) -> None:
    folder = tmp_path / "dump"
    make_dump(folder, 2)
    last(sort(session, SortOptions((folder,), folder, threshold=0), Cancel()))
    stopped = Cancel()
    stopped.set()
    receipt = last(rename_class(session, "Trees", "Woods", stopped))
    assert receipt.interrupted
    assert (folder / "Trees").exists()
    assert last(rename_class(session, "Trees", "Woods", Cancel())).counts["moved"] > 0
    assert not (folder / "Trees").exists()


def test_names_can_be_used_again_where_no_model_stands_behind_them(session: Session) -> None:
    cancel = Cancel()
    add_class(session, "Boats")
    list(merge_class(session, "Boats", "Cars", cancel))
    assert "Boats" not in session.class_names()
    add_class(session, "Boats")
    assert session.class_names() == (*CLASSES, "Boats")
    list(rename_class(session, "Trees", "Woods", cancel))
    list(rename_class(session, "Woods", "Trees", cancel))
    assert session.class_names() == (*CLASSES, "Boats")


def test_what_can_not_be_done_with_a_class(session: Session) -> None:
    cancel = Cancel()
    list(rename_class(session, "Trees", "Woods", cancel))
    refused = [
        (lambda: add_class(session, "cars"), ErrorCode.USAGE),
        (lambda: add_class(session, "a/b"), ErrorCode.USAGE),
        (lambda: add_class(session, "Trees"), ErrorCode.USAGE),
        (lambda: list(rename_class(session, "Trees", "Forest", cancel)), ErrorCode.NOT_FOUND),
        (lambda: list(rename_class(session, "Cars", "Woods", cancel)), ErrorCode.USAGE),
        (lambda: list(rename_class(session, "Cars", "Trees", cancel)), ErrorCode.USAGE),
        (lambda: list(rename_class(session, "Cars", "Cars", cancel)), ErrorCode.USAGE),
        (lambda: list(rename_class(session, "Cars", "Unsure", cancel)), ErrorCode.USAGE),
        (lambda: list(merge_class(session, "Cars", "Cars", cancel)), ErrorCode.USAGE),
        (lambda: list(merge_class(session, "Cars", "Nobody", cancel)), ErrorCode.NOT_FOUND),
        (lambda: remove_class(session, "Cars"), ErrorCode.USAGE),
        (lambda: remove_class(session, "Nobody"), ErrorCode.NOT_FOUND),
    ]
    for act, code in refused:
        with pytest.raises(SorterError) as caught:
            act()
        assert caught.value.code is code, caught.value
    assert set(session.class_names()) == {*CLASSES, "Woods"} - {"Trees"}
