"""Labels go to a file and come back; what can't be understood or contradicts is told, and never half taken over."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gallery_sorter.app.events import Conflict, Receipt
from gallery_sorter.app.label import clear, label
from gallery_sorter.app.label_file import export_labels, import_labels
from gallery_sorter.app.session import Choices, Session
from gallery_sorter.base.errors import ErrorCode, SorterError

A, B, C = b"a" * 32, b"b" * 32, b"c" * 32
HEX = "61" * 32


@pytest.mark.parametrize("name", ["labels.jsonl", "labels.csv", "LABELS.CSV"])
def test_labels_go_out_and_come_back(session: Session, tmp_path: Path, name: str) -> None:
    label(session, "Bäume, 'große'", [A, B])
    label(session, "Cars", [C])
    before = session.labels()
    assert export_labels(session, tmp_path / name) == 3
    clear(session, [A, B])
    (receipt,) = import_labels(session, tmp_path / name)
    assert isinstance(receipt, Receipt)
    assert receipt.counts == {"looked_at": 3, "imported": 2, "unchanged": 1, "kept": 0}
    assert session.labels() == before
    export_labels(session, tmp_path / f"again-{name}")
    assert (tmp_path / f"again-{name}").read_bytes() == (tmp_path / name).read_bytes(), "the times too"


@settings(max_examples=25)
@given(
    words=st.dictionaries(
        st.binary(min_size=32, max_size=32), st.sampled_from(["Cars", "Größe,;", "日本", "a'b"]), min_size=1
    ),
    ending=st.sampled_from(["jsonl", "csv"]),
)
def test_whatever_is_said_survives_the_journey(
    tmp_path_factory: pytest.TempPathFactory, words: dict[bytes, str], ending: str
) -> None:
    folder = tmp_path_factory.mktemp("journey")
    file = folder / f"labels.{ending}"
    with Session(Choices(data_dir=folder / "here")) as here, Session(Choices(data_dir=folder / "there")) as there:
        for opened in (here, there):
            opened.folder.create()
        for content, name in words.items():
            label(here, name, [content])
        export_labels(here, file)
        list(import_labels(there, file))
        assert there.labels() == here.labels()


def test_a_contradiction_is_told_and_overruled_only_on_request(session: Session, tmp_path: Path) -> None:
    label(session, "Trees", [A])
    export_labels(session, tmp_path / "labels.jsonl")
    label(session, "Cars", [A])
    told, receipt = import_labels(session, tmp_path / "labels.jsonl")
    assert told == Conflict(A, "Cars", "Trees", overruled=False)
    assert isinstance(receipt, Receipt)
    assert receipt.counts["kept"] == 1
    assert session.labels() == {A: "Cars"}
    told, _ = import_labels(session, tmp_path / "labels.jsonl", overrule=True)
    assert isinstance(told, Conflict)
    assert told.overruled
    assert session.labels() == {A: "Trees"}


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            f'{{"hash":"{HEX}","class":"Cars","at":"2026-01-01T00:00:00+00:00"}}\n{{"hash":"{HEX}"',
            "line 2: it is no JSON",
        ),
        (f'{{"hash":"{HEX[1:]}","class":"Cars","at":"2026-01-01"}}', "line 1: `hash`"),
        (f'{{"hash":"{HEX}","at":"2026-01-01"}}', "`class` is missing"),
        (f'{{"hash":"{HEX}","class":"../x","at":"2026-01-01"}}', "holds /"),
        (f'{{"hash":"{HEX}","class":"Cars","at":7}}', "no time"),
        (f"hash,class,at\n{HEX},Cars,2026-01-01\n{HEX},Trees,2026-01-01", "line 3: it contradicts"),
        ("a,b\n1,2\n", "first line does not name hash"),
        ("\ufeffhash,class,at\n1,2,3\n", "line 2: `hash`"),
        ("[" * 100_000, "first line does not name"),
        ("{" + "[" * 100_000, "line 1"),
    ],
)
def test_what_can_not_be_understood_is_refused_whole(session: Session, tmp_path: Path, text: str, what: str) -> None:
    file = tmp_path / "labels"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SorterError, match=what) as caught:
        list(import_labels(session, file))
    assert caught.value.code is ErrorCode.USAGE
    assert session.labels() == {}


def test_files_that_are_not_there_or_no_text(session: Session, tmp_path: Path) -> None:
    with pytest.raises(SorterError) as caught:
        list(import_labels(session, tmp_path / "nowhere"))
    assert caught.value.code is ErrorCode.NOT_FOUND
    (tmp_path / "noise").write_bytes(b"\xff\xfe\x00" * 100)
    with pytest.raises(SorterError, match="holds no labels"):
        list(import_labels(session, tmp_path / "noise"))
    with pytest.raises(SorterError, match="can't be written"):
        export_labels(session, tmp_path / "noise")
