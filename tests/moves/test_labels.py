import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gallery_sorter.moves.corrections import corrections, take_back
from gallery_sorter.moves.journal import Journal
from gallery_sorter.moves.labels import clear, export_labels, import_labels, label, labels
from gallery_sorter.moves.values import Conflict

A, B, C = b"a" * 32, b"b" * 32, b"c" * 32


def test_a_label_is_kept_by_content(journal: Journal) -> None:
    label(journal, "Trees", [A, B])
    label(journal, "Cars", [B])
    assert labels(journal) == {A: "Trees", B: "Cars"}
    clear(journal, [A, C])
    assert labels(journal) == {B: "Cars"}


def test_a_correction_is_taken_back(journal: Journal) -> None:
    label(journal, "Trees", [A])
    before = export_labels(journal)
    second = label(journal, "Cars", [A, B])
    assert take_back(journal, second) == {A: "Trees", B: None}
    assert export_labels(journal) == before, "the old label with its old time"
    assert take_back(journal, second) == {A: "Trees", B: None}, "twice is as once"


def test_a_clearing_is_taken_back(journal: Journal) -> None:
    label(journal, "Trees", [A])
    assert take_back(journal, clear(journal, [A])) == {A: "Trees"}


def test_a_newer_word_stays(journal: Journal) -> None:
    first = label(journal, "Trees", [A, B])
    label(journal, "Cars", [A])
    assert take_back(journal, first) == {A: "Cars", B: None}


def test_an_unknown_correction(journal: Journal) -> None:
    with pytest.raises(KeyError):
        take_back(journal, "no such correction")


@settings(max_examples=30)
@given(st.lists(st.tuples(st.sampled_from([A, B, C]), st.sampled_from(["Cars", "Trees", None])), max_size=8))
def test_taking_everything_back_in_turn_restores_the_beginning(words: list[tuple[bytes, str | None]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        journal = Journal(Path(folder, "journal.sqlite"))
        states = [labels(journal)]
        made = []
        for content, name in words:
            made.append(clear(journal, [content]) if name is None else label(journal, name, [content]))
            states.append(labels(journal))
        for correction in reversed(made):
            assert labels(journal) == states.pop()
            take_back(journal, correction)
        assert labels(journal) == states.pop() == {}
        journal.close()


def test_corrections_that_can_be_taken_back_newest_first(journal: Journal) -> None:
    first, second = label(journal, "Trees", [A]), label(journal, "Cars", [A])
    assert [c.id for c in corrections(journal)] == [second, first]
    assert corrections(journal)[0].changes == ((A, "Trees", "Cars"),)
    take_back(journal, second)
    assert [c.id for c in corrections(journal, 1)] == [first]


def test_labels_travel(journal: Journal) -> None:
    label(journal, "Trees", [A, B])
    rows = export_labels(journal)
    clear(journal, [A, B])
    label(journal, "Cars", [B, C])
    imported = import_labels(journal, rows)
    assert labels(journal) == {A: "Trees", B: "Cars", C: "Cars"}, "the word that stands here is not overruled"
    assert (imported.written, imported.unchanged) == (1, 0)
    assert imported.conflicts == (Conflict(B, "Cars", "Trees", overruled=False),)
    assert {row.content_hash: row.at for row in export_labels(journal)}[A] == rows[0].at, "its time comes along"
    overruled = import_labels(journal, rows, overrule=True)
    assert labels(journal) == {A: "Trees", B: "Trees", C: "Cars"}
    assert (overruled.written, overruled.unchanged) == (1, 1)
    assert overruled.correction is not None
    assert imported.correction is not None
    take_back(journal, overruled.correction)
    take_back(journal, imported.correction)
    assert labels(journal) == {B: "Cars", C: "Cars"}
    assert import_labels(journal, []).correction is None
