"""What a person reads of an arrival."""

from dataclasses import replace
from pathlib import Path

from gallery_sorter.app.events import Action, KeptReason, MoveRecord, Quiet, Status
from gallery_sorter.cli.watching_lines import WATCHING_LINES, arrival_line

SOURCE = Path("/sync/a.jpg")


def test_each_outcome_has_its_words() -> None:
    def said(status: Status, reason: KeptReason | None = None, *, fits_no_class: bool = False) -> str:
        target = None if status is Status.KEPT else Path("/sync/Cars/a.jpg")
        record = MoveRecord(SOURCE, target, Action.MOVE, "Cars", 0.98, status, reason)
        return arrival_line(record, fits_no_class=fits_no_class)[len("00:00:00  ") :]

    assert said(Status.DONE) == "/sync/a.jpg -> /sync/Cars/a.jpg (Cars, 98 %)"
    assert said(Status.PLANNED) == "/sync/a.jpg would go to /sync/Cars/a.jpg (Cars, 98 %)"
    assert said(Status.KEPT, KeptReason.UNSURE) == "/sync/a.jpg stays: not sure enough (Cars, 98 %)"
    clip = MoveRecord(
        SOURCE.with_suffix(".mov"), Path("/sync/Cars/a.mov"), Action.MOVE, "Cars", None, Status.DONE, None, "", SOURCE
    )
    assert arrival_line(replace(clip, companion_of=None), labelled=True).endswith(" (Cars, as you said)")
    assert arrival_line(clip).endswith("/sync/a.mov -> /sync/Cars/a.mov (with a.jpg)")
    assert "fits no class" in said(Status.KEPT, KeptReason.UNSURE, fits_no_class=True)


def test_what_came_in_one_go_is_summed_up_with_the_way_back() -> None:
    (line,) = WATCHING_LINES[Quiet](Quiet(SOURCE.parent, SOURCE.parent, "b1", 12, 2, 1))
    assert line == "12 pictures sorted, 2 unsure, 1 refused. `gallery-sorter undo b1` takes it back."
    (line,) = WATCHING_LINES[Quiet](Quiet(SOURCE.parent, SOURCE.parent, None, 1, 0, 0, proposed=True))
    assert line == "1 picture would be sorted."
    (line,) = WATCHING_LINES[Quiet](Quiet(SOURCE.parent, SOURCE.parent, "b1", 0, 0, 0, followed=1))
    assert line == "1 late file put beside its picture. `gallery-sorter undo b1` takes it back."
    (line,) = WATCHING_LINES[Quiet](Quiet(SOURCE.parent, SOURCE.parent, None, 3, 0, 0, followed=2, proposed=True))
    assert line == "3 pictures would be sorted, 2 late files would be put beside their pictures."
