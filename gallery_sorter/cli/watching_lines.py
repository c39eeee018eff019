"""What a person reads of a watched folder while it is watched: a line an arrival, and one after what came in one go."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from gallery_sorter.app.events import Back, KeptReason, MoveRecord, Quiet, Status, Waiting, Watching
from gallery_sorter.base.wording import count, percent, printable
from gallery_sorter.cli.receipts import KEPT

_METHODS = {
    "native": "the system tells of what arrives",
    "polling": "it is listed again and again, as its file system tells of nothing",
}


def arrival_line(move: MoveRecord, *, fits_no_class: bool = False, labelled: bool = False) -> str:
    """What became of one arrival, and when."""
    if move.reason is KeptReason.UNSURE and fits_no_class:
        outcome = "stays: it fits no class well"
    elif move.target is None:
        outcome = f"stays: {KEPT.get(str(move.reason), move.reason)}"
    else:
        outcome = f"{'would go to' if move.status is Status.PLANNED else '->'} {printable(move.target)}"
    at = f"{datetime.now().astimezone():%H:%M:%S}"
    if move.companion_of is not None:
        return f"{at}  {printable(move.source)} {outcome} (with {printable(move.companion_of.name)})"
    why = "as you said" if labelled else percent(move.confidence)
    return f"{at}  {printable(move.source)} {outcome} ({move.class_name}, {why})"


def _watching(watching: Watching) -> list[str]:
    lines = [f"Watching {printable(folder)} ({_METHODS[method]})." for folder, method in watching.methods.items()]
    return [*lines, "Ctrl-C ends it."]


def _waiting(waiting: Waiting) -> list[str]:
    return [f"{printable(waiting.folder)} is not there. It is taken up again when it is back."]


def _back(back: Back) -> list[str]:
    return [f"{printable(back.folder)} is back ({_METHODS[back.method]})."]


def _quiet(quiet: Quiet) -> list[str]:
    would = " would be" if quiet.proposed else ""
    beside = "put beside its picture" if quiet.followed == 1 else "put beside their pictures"
    followed = [f"{count(quiet.followed, 'late file')}{would} {beside}"] if quiet.followed else []
    others = quiet.sorted or quiet.unsure or quiet.refused or not followed
    parts = [f"{count(quiet.sorted, 'picture')}{would} sorted"] if others else []
    parts += [f"{quiet.unsure:,} unsure"] if quiet.unsure else []
    parts += [f"{quiet.refused:,} refused"] if quiet.refused else []
    parts += followed
    undo = f" `gallery-sorter undo {quiet.batch}` takes it back." if quiet.batch else ""
    return [f"{', '.join(parts)}.{undo}"]


WATCHING_LINES: dict[type, Callable[[Any], list[str]]] = {
    Watching: _watching,
    Waiting: _waiting,
    Back: _back,
    Quiet: _quiet,
}
