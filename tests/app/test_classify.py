"""Recognising: every picture told once, kept, and known again wherever it goes."""

import os
import shutil
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from gallery_sorter.app.classify import ClassifyOptions, classify
from gallery_sorter.app.events import Event, Note, Picture, Receipt, Refused
from gallery_sorter.app.session import Session
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import ErrorCode, Reason, SorterError
from gallery_sorter.pictures.decoder import Decoder
from tests.drawn import class_of, draw, make_dump


def run(session: Session, *paths: Path, cancel: Cancel | None = None, **options: object) -> list[Event]:
    token = Cancel() if cancel is None else cancel
    return list(classify(session, ClassifyOptions(paths, **options), token))  # type: ignore[arg-type]


def pictures(events: list[Event]) -> list[Picture]:
    return [event for event in events if isinstance(event, Picture)]


def receipt(events: list[Event]) -> Receipt:
    assert isinstance(events[-1], Receipt)
    return events[-1]


def test_drawn_pictures_are_recognised(session: Session, tmp_path: Path) -> None:
    make_dump(tmp_path / "dump", 4)
    found = pictures(run(session, tmp_path / "dump"))
    right = sum(picture.class_name == class_of(picture.path) for picture in found)
    assert len(found) == 24
    assert right >= 20


def test_the_receipt_adds_up_and_counts_what_was_passed_over(session: Session, tmp_path: Path) -> None:
    dump = tmp_path / "dump"
    make_dump(dump, 1)
    (dump / "broken.jpg").write_bytes(b"no picture at all")
    (dump / "clip.mp4").touch()
    (dump / ".hidden.jpg").touch()
    events = run(session, dump)
    counts = receipt(events).counts
    assert counts["looked_at"] == counts["classified"] + counts["refused"] == 7
    assert counts["skipped"] == 2
    assert [e.reason for e in events if isinstance(e, Refused)] == [Reason.NOT_A_PICTURE]


def test_a_second_look_decodes_nothing_even_after_a_rename_or_a_touch(session: Session, tmp_path: Path) -> None:
    dump = tmp_path / "dump"
    paths = make_dump(dump, 1)
    first = pictures(run(session, dump))
    assert not any(picture.cached for picture in first)
    paths[0].rename(dump / "renamed.jpg")
    os.utime(paths[1])
    shutil.copy(paths[2], dump / "copy.jpg")
    second = pictures(run(session, dump))
    assert all(picture.cached for picture in second)
    told = {picture.content_hash: picture.prediction for picture in first}
    assert all(picture.prediction == told[picture.content_hash] for picture in second)


def test_a_picture_that_changed_is_looked_at_again(session: Session, tmp_path: Path) -> None:
    dump = tmp_path / "dump"
    paths = make_dump(dump, 1)
    run(session, dump)
    shutil.copy(paths[0], paths[1])
    (dump / "new.jpg").write_bytes(paths[2].read_bytes() + b"tail")
    second = {picture.path.name: picture for picture in pictures(run(session, dump))}
    assert second[paths[1].name].content_hash == second[paths[0].name].content_hash
    assert not second["new.jpg"].cached


def test_a_broken_file_is_not_read_twice_but_told_twice(session: Session, tmp_path: Path) -> None:
    dump = tmp_path / "dump"
    dump.mkdir()
    (dump / "broken.jpg").write_bytes(b"no picture at all")
    first, second = (receipt(run(session, dump)).counts["refused"] for _ in range(2))
    assert first == second == 1


def test_the_order_is_that_of_the_folders(session: Session, tmp_path: Path) -> None:
    dump = tmp_path / "dump"
    paths = make_dump(dump, 2)
    (dump / "sub").mkdir()
    paths[3].rename(dump / "sub" / "a.jpg")
    order = [picture.path for picture in pictures(run(session, dump))]
    assert order[-1] == dump / "sub" / "a.jpg"
    assert order[:-1] == sorted(order[:-1])


def test_a_limit_and_paths_given_twice(session: Session, tmp_path: Path) -> None:
    make_dump(tmp_path / "dump", 1)
    assert receipt(run(session, tmp_path / "dump", limit=4)).counts["looked_at"] == 4
    assert receipt(run(session, tmp_path / "dump", tmp_path / "dump")).counts["looked_at"] == 6


def test_an_empty_folder_is_no_error(session: Session, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    events = run(session, tmp_path / "empty")
    assert receipt(events).counts["looked_at"] == 0
    assert any(isinstance(event, Note) and event.message.startswith("No pictures in") for event in events)


def test_a_path_that_is_not_there_is_said_before_anything_starts(session: Session, tmp_path: Path) -> None:
    with pytest.raises(SorterError) as raised:
        run(session, tmp_path / "nothing")
    assert raised.value.code is ErrorCode.NOT_FOUND


def test_cancelling_keeps_what_was_recognised(session: Session, tmp_path: Path) -> None:
    make_dump(tmp_path / "dump", 8)
    cancel = Cancel()
    events: list[Event] = []
    for event in classify(session, ClassifyOptions((tmp_path / "dump",)), cancel):
        events.append(event)
        if isinstance(event, Picture):
            cancel.set()
    end = receipt(events)
    assert end.interrupted
    assert 1 <= end.counts["looked_at"] < 48
    again = pictures(run(session, tmp_path / "dump"))
    assert sum(picture.cached for picture in again) >= end.counts["looked_at"]


def test_every_picture_has_its_thumbnail(session: Session, tmp_path: Path) -> None:
    make_dump(tmp_path / "dump", 1)
    for picture in pictures(run(session, tmp_path / "dump")):
        thumbnail = session.thumbnail(picture.content_hash)
        assert thumbnail is not None
        assert thumbnail.startswith(b"\xff\xd8")


def test_rejudging_tells_the_pictures_that_cross_the_border_and_nothing_else_of_them(
    session: Session, tmp_path: Path
) -> None:
    make_dump(tmp_path / "dump", 2)
    found = pictures(run(session, tmp_path / "dump"))
    sure = [picture for picture in found if picture.sure]
    assert sure
    loose = session.rejudge(found, 0.0)  # all that fit a class
    assert [p.path for p in loose] == [p.path for p in found if p.prediction.unsure_because == "low-confidence"]
    assert all(picture.sure for picture in loose)
    strict = session.rejudge(found, 1.1)
    assert [picture.path for picture in strict] == [picture.path for picture in sure]
    assert not any(picture.sure for picture in strict)
    assert [p.prediction.probabilities for p in strict] == [p.prediction.probabilities for p in sure]
    assert session.rejudge(strict, None) == sure


def test_a_decoder_that_breaks_down_costs_one_picture_which_is_tried_again_the_next_time(
    session: Session, tmp_path: Path
) -> None:
    dump = tmp_path / "dump"
    make_dump(dump, 1)
    draw("Cars", 1).save(dump / "a.webp")
    ready = "from gallery_sorter.pictures.decode_messages import *; send_signal(open(1, 'wb'), Signal.READY)"
    session.decoder = Decoder([sys.executable, "-c", ready])
    events = run(session, dump)
    assert [(e.path.name, e.reason) for e in events if isinstance(e, Refused)] == [("a.webp", Reason.CRASHED)]
    assert receipt(events).counts["classified"] == 6
    session.decoder = Decoder()
    assert receipt(run(session, dump)).counts["refused"] == 0
    assert session.decoder.pids


def test_formats_that_need_no_child_start_none(session: Session, tmp_path: Path) -> None:
    make_dump(tmp_path / "dump", 1)
    run(session, tmp_path / "dump")
    assert session.decoder.pids == []


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_run_that_is_cancelled_waits_for_no_decoder(session: Session, tmp_path: Path) -> None:
    draw("Cars", 1).save(tmp_path / "a.webp")
    draw("Cars", 2).save(tmp_path / "b.webp")
    run(session, tmp_path / "a.webp")
    (pid,) = session.decoder.pids
    os.kill(pid, signal.SIGSTOP)
    cancel, ended = Cancel(), []
    running = threading.Thread(target=lambda: ended.extend(run(session, tmp_path / "b.webp", cancel=cancel)))
    running.start()
    time.sleep(0.3)
    assert not ended
    cancel.set()
    running.join(30)  # less than a decoder is given
    assert receipt(ended).interrupted
    os.kill(pid, 0)  # still there
    session.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
