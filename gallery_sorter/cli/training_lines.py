"""What a person reads of a training: what it learns from, how it goes, and whether it helped."""

from collections.abc import Callable
from typing import Any

from gallery_sorter.app.events import ClassChange, Epoch, Figures, Seen, TrainingProgress, TrainingResult, TrainingStart
from gallery_sorter.base.wording import byte_size, count, printable, progress_line, short_time
from gallery_sorter.cli.wording import table

_EXCLUDED = {
    "unchecked": "were moved there by this program and not looked at since (--looked-through takes them too)",
    "refused": "can't be read, named above",
    "same-content": "are the same file as another one",
    "two-classes": "lie in two class folders at once",
    "vanished": "were labelled, but are not where they were last seen",
}


def _start(start: TrainingStart) -> list[str]:
    rows = [("class", "yours", "remembered")]
    rows += [(name, f"{n:,}", f"{start.replayed.get(name, 0):,}") for name, n in start.pictures.items()]
    left_out = [f"  {n:,} {_EXCLUDED[reason]}" for reason, n in start.excluded.items() if n]
    pictures = count(sum(start.pictures.values()), "picture")
    return [
        f"Learning ({start.recipe}) from {pictures} on {start.device}, about {short_time(start.estimate_seconds)}.",
        f"Starting from {printable(start.base)}.",
        *table(rows, right=(1, 2)),
        *(["Left out:", *left_out] if left_out else []),
    ]


def training_progress_line(step: TrainingProgress) -> str:
    """`Reading pictures: 120 of 900 · 14/s · 3 min left`, or the bytes of a base that is fetched."""
    if step.doing == "fetching":
        left = f" · {short_time(step.left)} left in all" if step.left is not None else ""
        return f"Fetching the base: {byte_size(step.done)} of {byte_size(step.total or 0)}{left}"
    return f"{'Looking for' if step.doing == 'finding' else 'Reading'} pictures: {progress_line(step)}"


def _epoch(epoch: Epoch) -> list[str]:
    losses = f"loss {epoch.train_loss:.3f}, of left-out pictures {epoch.val_loss:.3f}"
    left = short_time(epoch.seconds_left)
    place = f"{epoch.epoch} of {epoch.of}" if epoch.epoch else "start"
    return [f"{place}: {losses}, accuracy {epoch.val_accuracy:.3f}; {left} left"]


def _result(result: TrainingResult) -> list[str]:
    comparison = result.comparison
    lines = [""]
    if comparison.pictures:
        rows = [("", "accuracy", "macro-F1", "ECE")]
        rows += [_row(result.previous, comparison.before), _row(result.model, comparison.after)]
        lines += [f"On the same {count(comparison.pictures, 'left-out picture')} of the classes that both know:"]
        lines += table(rows, right=(1, 2, 3))
    lines.append(f"All classes of the new model, on left-out pictures: accuracy {_number(result.measured.accuracy)}.")
    if comparison.worse:
        lines.append(comparison.worse)
    if result.activated:
        lines.append(
            f"{result.model} is in charge now; `gallery-sorter models rollback` brings {result.previous} back."
        )
    else:
        lines.append(f"{result.previous} stays in charge; `gallery-sorter models use {result.model}` changes that.")
    return lines


def _row(name: str, figures: Figures) -> tuple[str, str, str, str]:
    return name, _number(figures.accuracy), _number(figures.macro_f1), _number(figures.ece)


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _nothing(_: Seen | ClassChange) -> list[str]:
    """Lists for the window and for scripts; a terminal has no use for thousands of lines."""
    return []


TRAINING_LINES: dict[type, Callable[[Any], list[str]]] = {
    TrainingStart: _start,
    Epoch: _epoch,
    Seen: _nothing,
    ClassChange: _nothing,
    TrainingResult: _result,
}
