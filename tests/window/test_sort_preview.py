"""The preview adds up: every picture of the dry run stands in exactly one of its counts."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from gallery_sorter.app.events import Event, KeptReason, Receipt, Refused, Status
from gallery_sorter.base.errors import Reason
from gallery_sorter.window.sort_preview import ClassRow, Renamed, make_preview
from tests.window.made import FOLDER, make_kept, make_move


def _planned(number: int, class_name: str = "Cars") -> Event:
    return make_move(FOLDER / f"{number}.jpg", FOLDER / class_name / f"{number}.jpg", class_name)


def _event(kind: str, number: int) -> Event:
    source = FOLDER / f"{number}.jpg"
    return {
        "cars": _planned(number),
        "memes": _planned(number, "Memes"),
        "unsure": make_kept(source, KeptReason.UNSURE),
        "own": make_kept(FOLDER / "Wedding" / source.name, KeptReason.OWN_FOLDER),
        "duplicate": make_move(source, status=Status.DUPLICATE),
        "blocked": make_move(source, status=Status.REFUSED),
        "unreadable": Refused(source, Reason.CORRUPT, "broken"),
    }[kind]


KINDS = ("cars", "memes", "unsure", "own", "duplicate", "blocked", "unreadable")


@given(st.lists(st.sampled_from(KINDS)))
def test_every_picture_is_counted_once(kinds: list[str]) -> None:
    preview = make_preview([_event(kind, number) for number, kind in enumerate(kinds)], FOLDER)
    assert {row.class_name: row.count for row in preview.rows} == {
        name: kinds.count(name.lower()) for name in ("Cars", "Memes") if name.lower() in kinds
    }
    assert preview.kept[KeptReason.UNSURE] == kinds.count("unsure")
    assert preview.own_folders == ({FOLDER / "Wedding": kinds.count("own")} if "own" in kinds else {})
    everything = preview.going + sum(preview.kept.values()) + preview.duplicates + len(preview.blocked)
    assert everything + preview.unreadable == len(kinds)


def test_a_class_stands_with_its_folder() -> None:
    preview = make_preview([_planned(1, "Memes"), _planned(2), _planned(3)], FOLDER)
    assert preview.rows == (ClassRow("Cars", FOLDER / "Cars", 2), ClassRow("Memes", FOLDER / "Memes", 1))
    assert (preview.going, preview.folders) == (3, 2)


def test_a_name_that_is_taken_is_told_with_the_new_one() -> None:
    source, target = FOLDER / "1.jpg", FOLDER / "Cars" / "1 (2).jpg"
    assert make_preview([make_move(source, target)], FOLDER).renamed == (Renamed(source, target),)


def test_companions_are_no_pictures() -> None:
    picture = FOLDER / "1.jpg"
    companion = make_move(FOLDER / "1.xmp", FOLDER / "Cars" / "1.xmp", companion_of=picture)
    preview = make_preview([_planned(1), companion], FOLDER)
    assert (preview.going, preview.companions) == (1, 1)


def test_what_is_no_picture_comes_from_the_receipt() -> None:
    receipt = Receipt("sort", {}, 1.0, "cpu", "onnxruntime", skipped_kinds={"video": 412})
    assert make_preview([receipt], Path("/x")).skipped == {"video": 412}
