"""Watched folders: a person's word on a picture that stayed moves it, and what they took back stays."""

from dataclasses import replace
from pathlib import Path

from gallery_sorter.app.events import (
    Quiet,
    Status,
)
from gallery_sorter.app.history import undo
from gallery_sorter.app.label import clear, label, take_back
from gallery_sorter.app.session import Session
from gallery_sorter.app.watch import WatchRule
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.pictures.hashes import content_hash
from tests.app.watched import Begin, Phone


def test_a_label_leads_out_of_the_folder_of_unsure_ones(
    begin: Begin, session: Session, phone: Phone, folder: Path, rule: WatchRule
) -> None:
    chosen = replace(rule, threshold=1.0, unsure_folder=True)
    first, second = phone.picture(unsure=True), phone.picture(unsure=True)
    (folder / "a.jpg").write_bytes(first)
    (folder / "b.jpg").write_bytes(second)
    watched = begin(chosen).ready()
    watched.until(lambda: len(watched.moves(Status.DONE)) == 2)
    label(session, "Trees", [content_hash(first)])
    watched.until(lambda: len(watched.moves(Status.DONE)) == 3)
    assert sorted(str(path.relative_to(folder)) for path in folder.rglob("*.jpg")) == ["Trees/a.jpg", "Unsure/b.jpg"]
    (folder / "Trees" / "a.jpg").rename(folder / "Unsure" / "a.jpg")
    watched.stop()
    label(session, "Trees", [content_hash(second)])
    assert begin(chosen, once=True).end().counts["looked_at"] == 1
    assert sorted(str(path.relative_to(folder)) for path in folder.rglob("*.jpg")) == ["Trees/b.jpg", "Unsure/a.jpg"]


def test_a_picture_that_stays_goes_where_the_person_says(
    begin: Begin, session: Session, phone: Phone, folder: Path, rule: WatchRule
) -> None:
    unsure = replace(rule, threshold=1.0)
    data, other = phone.picture(unsure=True), phone.picture(unsure=True)
    (folder / "maybe.jpg").write_bytes(data)
    (folder / "other.jpg").write_bytes(other)
    (folder / "maybe.MOV").write_bytes(b"clip")
    watched = begin(unsure).ready()
    watched.until(lambda: len(watched.moves(Status.KEPT)) == 2)
    label(session, "Trees", [content_hash(data)])
    watched.until(lambda: len(watched.moves(Status.DONE)) == 2)
    assert sorted(path.name for path in (folder / "Trees").iterdir()) == ["maybe.MOV", "maybe.jpg"]
    watched.until(lambda: bool(watched.of(Quiet)))
    list(undo(session, None, Cancel()))
    label(session, "Cars", [content_hash(other)])
    watched.until((folder / "Cars" / "other.jpg").exists)  # so the journal was asked since
    assert (folder / "maybe.jpg").exists(), "what was taken back stays"
    label(session, "Cars", [content_hash(data)])
    watched.until((folder / "Cars" / "maybe.jpg").exists)
    assert (folder / "Cars" / "maybe.MOV").exists()
    watched.until(lambda: len(watched.of(Quiet)) > 1)
    list(undo(session, None, Cancel()))
    assert watched.stop().counts["moved"] == 3
    assert begin(unsure, once=True).end().counts["moved"] == 0
    assert (folder / "maybe.jpg").exists(), "what was said before it was taken back is answered for"


def test_what_was_taken_back_goes_where_the_person_says_while_nobody_watches(
    begin: Begin, session: Session, phone: Phone, folder: Path, rule: WatchRule
) -> None:
    data = phone.picture("Cars")
    (folder / "a.jpg").write_bytes(data)
    begin(rule, once=True).end()
    assert (folder / "Cars" / "a.jpg").exists()
    list(undo(session, None, Cancel()))
    assert begin(rule, once=True).end().counts["moved"] == 0
    label(session, "Trees", [content_hash(data)])
    assert begin(rule, once=True).end().counts["moved"] == 1
    assert [str(path.relative_to(folder)) for path in folder.rglob("*.jpg")] == ["Trees/a.jpg"]


def test_what_was_said_while_nobody_watched_counts(
    begin: Begin, session: Session, phone: Phone, folder: Path, rule: WatchRule
) -> None:
    unsure = replace(rule, threshold=1.0)
    pictures = {name: phone.picture(unsure=True) for name in ("a.jpg", "b.jpg", "c.jpg")}
    for name, data in pictures.items():
        (folder / name).write_bytes(data)
    assert begin(unsure, once=True).end().counts["kept"] == 3
    label(session, "Trees", [content_hash(pictures["a.jpg"])])
    take_back(session, label(session, "Trees", [content_hash(pictures["b.jpg"])]))
    clear(session, [content_hash(pictures["c.jpg"])])
    watched = begin(replace(unsure, proposes=True), once=True)
    watched.end()
    assert [record.target for record in watched.moves(Status.PLANNED)] == [folder / "Trees" / "a.jpg"]
    receipt = begin(unsure, once=True).end()
    assert (receipt.counts["looked_at"], receipt.counts["moved"]) == (1, 1)
    assert sorted(path.name for path in folder.iterdir()) == ["Trees", "b.jpg", "c.jpg"]
