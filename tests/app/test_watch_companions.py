"""Watched folders: clips and sidecars go with their picture, also those that come after it has gone."""

import time
from dataclasses import replace
from pathlib import Path

from gallery_sorter.app.events import (
    Quiet,
    Status,
)
from gallery_sorter.app.history import undo
from gallery_sorter.app.session import Session
from gallery_sorter.app.watch import WatchRule
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import Reason
from tests.app.watched import SETTLE, Begin, Phone


def test_companions_go_with_their_picture(begin: Begin, phone: Phone, folder: Path, rule: WatchRule) -> None:
    watched = begin(rule).ready()
    (folder / "IMG_1.jpg").write_bytes(phone.picture("Cars"))
    (folder / "IMG_1.xmp").write_bytes(b"steps")
    watched.until(lambda: len(watched.moves(Status.DONE)) == 2)
    receipt = watched.stop()
    assert (receipt.counts["moved"], receipt.counts["companions"]) == (1, 1)
    assert (folder / "Cars" / "IMG_1.xmp").read_bytes() == b"steps"


def test_a_clip_that_comes_later_follows_its_picture_and_goes_back_alone_or_with_it(
    begin: Begin, session: Session, phone: Phone, folder: Path, rule: WatchRule
) -> None:
    watched = begin(rule).ready()
    (folder / "IMG_1.jpg").write_bytes(phone.picture("Cars"))
    watched.until(lambda: bool(watched.of(Quiet)))
    with (folder / "IMG_1.MOV").open("wb", buffering=0) as file:
        for _ in range(4):
            file.write(b"clip")
            time.sleep(SETTLE / 2)
    watched.until(lambda: len(watched.of(Quiet)) == 2)
    assert (folder / "Cars" / "IMG_1.MOV").read_bytes() == b"clip" * 4
    late = watched.of(Quiet)[1]
    assert isinstance(late, Quiet)
    assert (late.sorted, late.followed) == (0, 1)
    first = watched.of(Quiet)[0]
    assert isinstance(first, Quiet)
    assert late.batch != first.batch
    list(undo(session, late.batch, Cancel()))
    assert (folder / "IMG_1.MOV").exists()
    (folder / "IMG_2.jpg").write_bytes(phone.picture("Cars"))
    watched.until((folder / "Cars" / "IMG_2.jpg").exists)
    receipt = watched.stop()
    assert (receipt.counts["looked_at"], receipt.counts["companions"]) == (2, 1)
    assert (folder / "IMG_1.MOV").exists(), "what was taken back stays"


def test_a_clip_that_came_while_nobody_watched_follows_its_picture(
    begin: Begin, session: Session, phone: Phone, folder: Path, rule: WatchRule
) -> None:
    (folder / "IMG_1.jpg").write_bytes(phone.picture("Cars"))
    first = begin(rule, once=True).end()
    (folder / "IMG_1.MOV").write_bytes(b"clip")
    (folder / "holiday.MOV").write_bytes(b"a video of its own")
    proposed = begin(replace(rule, proposes=True), once=True)
    assert proposed.end().counts["companions"] == 1
    assert [record.companion_of for record in proposed.moves(Status.PLANNED)] == [folder / "IMG_1.jpg"]
    receipt = begin(rule, once=True).end()
    assert (receipt.counts["looked_at"], receipt.counts["companions"]) == (0, 1)
    assert sorted(path.name for path in folder.iterdir()) == ["Cars", "holiday.MOV"]
    (folder / "IMG_1.MOV").write_bytes(b"another clip")
    again = begin(rule, once=True)
    assert again.end().counts["companions"] == 0
    assert [record.reason for record in again.moves(Status.REFUSED)] == [Reason.EXISTS]
    silent = begin(rule, once=True)
    silent.end()
    assert silent.moves(Status.REFUSED) == [], "told once"
    (folder / "IMG_1.MOV").unlink()
    list(undo(session, first.batch, Cancel()))
    assert sorted(path.name for path in folder.iterdir()) == ["IMG_1.MOV", "IMG_1.jpg", "holiday.MOV"]
