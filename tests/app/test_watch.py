"""Watched folders, with the real observer, classifier, journal and moves."""

import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from gallery_sorter.app.events import (
    Back,
    Event,
    KeptReason,
    MoveRecord,
    Note,
    Quiet,
    Refused,
    Status,
    Waiting,
)
from gallery_sorter.app.history import history, undo
from gallery_sorter.app.session import Session
from gallery_sorter.app.watch import WatchOptions, WatchRule, load_rules, save_rules, watch
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import ErrorCode, Reason, SorterError
from gallery_sorter.moves.engine import run
from gallery_sorter.moves.locks import locked
from tests.app.watched import PATIENCE, SETTLE, Begin, Phone


def test_what_arrives_is_sorted_told_and_taken_back_as_one(
    begin: Begin, session: Session, phone: Phone, folder: Path, rule: WatchRule
) -> None:
    before = phone.picture("Trees")
    (folder / "before.jpg").write_bytes(before)
    watched = begin(rule).ready()
    watched.until(lambda: len(watched.moves(Status.DONE)) == 1)
    for number in range(3):
        (folder / f"IMG_{number}.jpg").write_bytes(phone.picture("Cars"))
        watched.until(lambda: len(watched.moves(Status.DONE)) == number + 2)  # noqa: B023
    watched.until(lambda: bool(watched.of(Quiet)))
    (quiet,) = watched.of(Quiet)
    assert isinstance(quiet, Quiet)
    assert (quiet.sorted, quiet.unsure, quiet.refused) == (4, 0, 0)
    assert (folder / "Trees" / "before.jpg").read_bytes() == before
    (batch,) = history(session)
    assert (batch.id, batch.command, batch.moved, batch.state) == (quiet.batch, "watch", 4, "done")
    list(undo(session, None, Cancel()))
    assert sorted(path.name for path in folder.rglob("*")) == ["IMG_0.jpg", "IMG_1.jpg", "IMG_2.jpg", "before.jpg"]
    (folder / "last.jpg").write_bytes(phone.picture("Cars"))
    watched.until(lambda: len(watched.moves(Status.DONE)) == 5)
    receipt = watched.stop()
    assert receipt.counts["looked_at"] == receipt.counts["moved"] == 5, "what an undo put back stays, without a word"
    assert receipt.interrupted
    assert (folder / "before.jpg").exists()
    assert begin(rule, once=True).end().counts["looked_at"] == 0, "also after a new start"


def test_what_a_person_takes_back_stays(begin: Begin, phone: Phone, folder: Path, rule: WatchRule) -> None:
    watched = begin(rule).ready()
    (folder / "a.jpg").write_bytes(phone.picture("Cars"))
    watched.until(lambda: (folder / "Cars" / "a.jpg").exists() and bool(watched.moves(Status.DONE)))
    (folder / "Cars" / "a.jpg").rename(folder / "mine.jpg")
    watched.until(lambda: len(watched.moves(Status.KEPT)) == 1)
    (kept,) = watched.moves(Status.KEPT)
    assert kept.reason is KeptReason.IN_PLACE
    assert watched.stop().counts["kept"] == 1
    assert (folder / "mine.jpg").exists()
    assert begin(rule, once=True).end().counts["looked_at"] == 0


def test_the_same_picture_again_is_a_newcomer(begin: Begin, phone: Phone, folder: Path, rule: WatchRule) -> None:
    watched = begin(rule).ready()
    data = phone.picture("Cars")
    for number in range(2):
        (folder / "a.jpg").write_bytes(data)
        watched.until(lambda: len(watched.moves(Status.DONE)) == number + 1)  # noqa: B023
    watched.stop()
    assert sorted(path.name for path in (folder / "Cars").iterdir()) == ["a (2).jpg", "a.jpg"]


def test_a_truncated_picture_is_tried_again_and_reported_once(
    begin: Begin, phone: Phone, folder: Path, rule: WatchRule
) -> None:
    watched = begin(rule).ready()
    whole, cut = phone.picture("Cars"), phone.picture("Cars")
    (folder / "late.jpg").write_bytes(whole[: len(whole) // 2])
    (folder / "cut.jpg").write_bytes(cut[: len(cut) // 2])
    (folder / "other.jpg").write_bytes(phone.picture("Cars"))
    watched.until(lambda: len(watched.moves(Status.DONE)) == 1)
    with (folder / "late.jpg").open("ab") as file:
        file.write(whole[len(whole) // 2 :])
    watched.until(lambda: len(watched.moves(Status.DONE)) == 2)
    watched.until(lambda: bool(watched.of(Refused)))
    receipt = watched.stop()
    (refused,) = watched.of(Refused)
    assert isinstance(refused, Refused)
    assert (refused.path, refused.reason) == (folder / "cut.jpg", Reason.TRUNCATED)
    assert receipt.counts["refused"] == 1
    assert (folder / "cut.jpg").read_bytes() == cut[: len(cut) // 2]
    assert (folder / "Cars" / "late.jpg").read_bytes() == whole


def test_unsure_pictures_stay_and_are_told_once(begin: Begin, phone: Phone, folder: Path, rule: WatchRule) -> None:
    unsure = replace(rule, threshold=1.0)
    (folder / "maybe.jpg").write_bytes(phone.picture(unsure=True))
    first = begin(unsure, once=True).end()
    assert (first.counts["kept"], first.batch) == (1, None)
    assert begin(unsure, once=True).end().counts["looked_at"] == 0
    again = begin(replace(unsure, threshold=0.9999), once=True).end()
    assert again.counts["looked_at"] == 1, "with another threshold it is looked at again"


def test_unsure_pictures_go_to_a_folder_by_choice(begin: Begin, phone: Phone, folder: Path, rule: WatchRule) -> None:
    (folder / "maybe.jpg").write_bytes(phone.picture(unsure=True))
    chosen = replace(rule, threshold=1.0, unsure_folder=True)
    watched = begin(chosen, once=True)
    assert watched.end().counts["moved"] == 1
    (quiet,) = watched.of(Quiet)
    assert (quiet.sorted, quiet.unsure) == (0, 1), "nobody would call that sorted"
    assert quiet.batch is not None
    assert (folder / "Unsure" / "maybe.jpg").exists()
    assert begin(chosen, once=True).end().counts["looked_at"] == 0


def test_a_proposal_moves_nothing(begin: Begin, phone: Phone, folder: Path, rule: WatchRule) -> None:
    (folder / "a.jpg").write_bytes(phone.picture("Cars"))
    watched = begin(replace(rule, proposes=True), once=True)
    receipt = watched.end()
    (record,) = watched.moves(Status.PLANNED)
    assert record.target == folder / "Cars" / "a.jpg"
    assert (receipt.counts["moved"], receipt.batch) == (1, None)
    assert [path.name for path in folder.iterdir()] == ["a.jpg"]
    assert begin(rule, once=True).end().counts["moved"] == 1, "a proposal is no decision"


def test_copies_leave_the_picture_and_are_made_once(
    begin: Begin, phone: Phone, folder: Path, rule: WatchRule, tmp_path: Path
) -> None:
    copying = replace(rule, copy=True, into=tmp_path / "gallery")
    (folder / "a.jpg").write_bytes(phone.picture("Cars"))
    assert begin(copying, once=True).end().counts["copied"] == 1
    assert (tmp_path / "gallery" / "Cars" / "a.jpg").read_bytes() == (folder / "a.jpg").read_bytes()
    assert begin(copying, once=True).end().counts["looked_at"] == 0


def test_an_album_and_its_pictures_stay_together(begin: Begin, phone: Phone, folder: Path, rule: WatchRule) -> None:
    (folder / "Wedding 2019").mkdir()
    (folder / "Wedding 2019" / "a.jpg").write_bytes(phone.picture("Cars"))
    (folder / "DCIM" / "Camera").mkdir(parents=True)
    (folder / "DCIM" / "Camera" / "b.jpg").write_bytes(phone.picture("Cars"))
    watched = begin(rule, once=True)
    watched.end()
    assert [record.reason for record in watched.moves(Status.KEPT)] == [KeptReason.OWN_FOLDER]
    assert [record.source.name for record in watched.moves(Status.DONE)] == ["b.jpg"]


def test_several_folders_and_one_that_vanishes(
    begin: Begin, phone: Phone, folder: Path, rule: WatchRule, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    watched = begin(rule, replace(rule, folder=stick, into=stick)).ready()
    stick.rename(tmp_path / "unplugged")
    watched.until(lambda: watched.of(Waiting) == [Waiting(stick)])
    (folder / "a.jpg").write_bytes(phone.picture("Cars"))
    watched.until(lambda: len(watched.moves(Status.DONE)) == 1)
    (tmp_path / "unplugged" / "b.jpg").write_bytes(phone.picture("Cars"))
    (tmp_path / "unplugged").rename(stick)
    watched.until(lambda: watched.of(Back) == [Back(stick, "native")])
    watched.until(lambda: (stick / "Cars" / "b.jpg").exists() and len(watched.moves(Status.DONE)) == 2)
    assert watched.stop().counts["moved"] == 2


def test_a_folder_inside_another_belongs_to_its_own_rule(
    begin: Begin, phone: Phone, folder: Path, rule: WatchRule, tmp_path: Path
) -> None:
    inner = folder / "Camera"
    inner.mkdir()
    (inner / "a.jpg").write_bytes(phone.picture("Cars"))
    (folder / "b.jpg").write_bytes(phone.picture("Cars"))
    inside = replace(rule, folder=inner, into=tmp_path / "gallery")
    assert begin(rule, inside, once=True).end().counts["moved"] == 2
    assert (tmp_path / "gallery" / "Cars" / "a.jpg").exists()
    assert (folder / "Cars" / "b.jpg").exists()


def test_moves_into_another_watched_folder_are_no_arrivals(
    begin: Begin, phone: Phone, folder: Path, rule: WatchRule, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    (other / "sorted").mkdir(parents=True)
    watched = begin(replace(rule, into=other / "sorted"), WatchRule(other, tmp_path / "x", settle=SETTLE)).ready()
    (folder / "a.jpg").write_bytes(phone.picture("Cars"))
    watched.until(lambda: len(watched.moves(Status.DONE)) == 1)
    (folder / "b.jpg").write_bytes(phone.picture("Cars"))
    watched.until(lambda: len(watched.moves(Status.DONE)) == 2)
    assert watched.stop().counts["looked_at"] == 2


def test_a_folder_in_use_is_waited_for(
    begin: Begin, phone: Phone, folder: Path, rule: WatchRule, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gallery_sorter.moves.engine.run.__kwdefaults__", {**run.__kwdefaults__, "wait": 0.1})
    monkeypatch.setattr("gallery_sorter.app.arrivals._HELD_SECONDS", SETTLE)
    with locked([folder], Cancel()):
        watched = begin(rule).ready()
        (folder / "a.jpg").write_bytes(phone.picture("Cars"))
        watched.until(lambda: bool(watched.of(Note)))
        with pytest.raises(SorterError) as caught:
            begin(rule, once=True).end()
        assert caught.value.code is ErrorCode.LOCKED
    watched.until(lambda: len(watched.moves(Status.DONE)) == 1)
    assert watched.stop().counts["looked_at"] == 1


def test_a_deletion_in_flight_is_no_arrival(begin: Begin, phone: Phone, folder: Path, rule: WatchRule) -> None:
    watched = begin(rule).ready()
    (folder / "gone.jpg").write_bytes(phone.picture("Cars"))
    (folder / "gone.jpg").unlink()
    (folder / "a.jpg").write_bytes(phone.picture("Cars"))
    watched.until(lambda: len(watched.moves(Status.DONE)) == 1)
    assert watched.stop().counts["looked_at"] == 1


def test_on_battery_it_rests_by_choice_and_goes_on_afterwards(
    session: Session, phone: Phone, folder: Path, rule: WatchRule, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_battery = True
    monkeypatch.setattr("gallery_sorter.app.watch.on_battery", lambda: on_battery)
    monkeypatch.setattr("gallery_sorter.app.watch._POWER_SECONDS", 0.0)
    cancel = Cancel()
    told: list[Event] = []

    def work() -> None:
        told.extend(watch(session, WatchOptions((rule,), rests_on_battery=True), cancel))

    (folder / "a.jpg").write_bytes(phone.picture("Cars"))
    thread = threading.Thread(target=work)
    thread.start()
    thread.join(5 * SETTLE)
    assert (folder / "a.jpg").exists()
    on_battery = False
    end = time.monotonic() + PATIENCE
    while not (folder / "Cars" / "a.jpg").exists() and time.monotonic() < end:
        thread.join(0.05)
    cancel.set()
    thread.join()
    assert [event.status for event in told if isinstance(event, MoveRecord)] == [Status.DONE]


def test_rules_are_remembered(session: Session, folder: Path, tmp_path: Path) -> None:
    odd = tmp_path / "caf\udce9"
    rules = [
        WatchRule(folder, folder),
        WatchRule(
            odd, odd, recursive=False, copy=True, threshold=0.9, unsure_folder=True, proposes=True, enabled=False
        ),
    ]
    save_rules(session, rules)
    assert load_rules(session) == rules
    save_rules(session, rules[1:])
    assert load_rules(session) == rules[1:]
