"""Renaming and merging take labels along, in any order, and are taken back exactly."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gallery_sorter.moves.classes import add_class, classes, labelled, names, remove_class, rename_class
from gallery_sorter.moves.corrections import take_back
from gallery_sorter.moves.journal import Journal
from gallery_sorter.moves.labels import export_labels, import_labels, label, labels

A, B, C = b"a" * 32, b"b" * 32, b"c" * 32
NAMES = ["Cars", "Trees", "Boats", "Ships"]


def test_the_persons_classes(journal: Journal) -> None:
    add_class(journal, "Boats")
    add_class(journal, "Boats")
    label(journal, "Trees", [A, B])
    assert classes(journal) == ["Boats", "Trees"]
    assert labelled(journal) == {"Trees": 2}
    rename_class(journal, "Boats", "Ships")
    add_class(journal, "Boats")
    assert set(classes(journal)) == {"Boats", "Ships", "Trees"}
    assert names(journal) == {}


def test_labels_follow_a_rename_with_their_times(journal: Journal) -> None:
    label(journal, "Trees", [A])
    label(journal, "Cars", [B])
    before = export_labels(journal)
    correction = rename_class(journal, "Trees", "Woods")
    assert labels(journal) == {A: "Woods", B: "Cars"}
    assert [row.at for row in export_labels(journal)] == [row.at for row in before]
    assert names(journal) == {"Trees": "Woods"}
    assert set(classes(journal)) == {"Cars", "Woods"}
    assert take_back(journal, correction) == {A: "Trees"}
    assert export_labels(journal) == before
    assert names(journal) == {}
    assert set(classes(journal)) == {"Cars", "Trees"}


def test_names_never_form_a_chain_or_a_circle(journal: Journal) -> None:
    rename_class(journal, "Trees", "Woods")
    rename_class(journal, "Woods", "Forest")
    assert names(journal) == {"Trees": "Forest", "Woods": "Forest"}
    rename_class(journal, "Forest", "Trees")
    assert names(journal) == {"Woods": "Trees", "Forest": "Trees"}
    rename_class(journal, "Trees", "Cars")
    assert names(journal) == {"Woods": "Cars", "Forest": "Cars", "Trees": "Cars"}


def test_an_old_name_counts_as_todays(journal: Journal) -> None:
    label(journal, "Trees", [A])
    rows = export_labels(journal)
    rename_class(journal, "Trees", "Woods")
    label(journal, "Trees", [B])
    assert labels(journal) == {A: "Woods", B: "Woods"}
    assert import_labels(journal, rows).unchanged == 1


def test_a_class_is_removed_and_comes_back(journal: Journal) -> None:
    add_class(journal, "Boats")
    label(journal, "Boats", [A])
    rename_class(journal, "Boats", "Ships")
    correction = remove_class(journal, "Ships")
    assert classes(journal) == []
    assert labels(journal) == names(journal) == {}
    take_back(journal, correction)
    assert labels(journal) == {A: "Ships"}
    assert names(journal) == {"Boats": "Ships"}


def test_what_was_said_since_stays(journal: Journal) -> None:
    label(journal, "Trees", [A, B])
    correction = rename_class(journal, "Trees", "Woods")
    label(journal, "Cars", [A])
    rename_class(journal, "Woods", "Forest")
    take_back(journal, correction)
    assert labels(journal) == {A: "Cars", B: "Forest"}
    assert names(journal) == {"Trees": "Forest", "Woods": "Forest"}


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda p: p[0] != p[1]), max_size=6))
def test_taking_all_renames_back_in_turn_restores_the_beginning(steps: list[tuple[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        journal = Journal(Path(folder, "journal.sqlite"))
        add_class(journal, "Boats")
        for content, name in ((A, "Cars"), (B, "Trees"), (C, "Boats")):
            label(journal, name, [content])

        def state() -> tuple[object, ...]:
            return export_labels(journal), names(journal), classes(journal)

        states = [state()]
        made = []
        for old, new in steps:
            made.append(rename_class(journal, old, new))
            today = names(journal)
            assert old not in labels(journal).values()
            assert not set(today) & set(today.values()), "never a chain"
            states.append(state())
        for correction in reversed(made):
            assert state() == states.pop()
            take_back(journal, correction)
        assert state() == states.pop()
        journal.close()


def test_classes_come_in_the_order_in_which_they_were_made(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    made = ["Zebras", "Apples", "Meals"]
    for second, name in enumerate(made):
        monkeypatch.setattr("gallery_sorter.moves.labels.now", lambda at=second: f"2026-01-01T00:00:0{at}.000+00:00")
        label(journal, name, [bytes([second]) * 32])
    assert classes(journal) == made
