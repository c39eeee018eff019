"""What a person reads of a training: what it learns from, how it goes, and whether it helped."""

from collections.abc import Callable
from typing import Any

from gallery_sorter.app.events import (
    ClassChange,
    Comparison,
    Doubt,
    Epoch,
    Figures,
    Seen,
    TrainingProgress,
    TrainingResult,
    TrainingStart,
)
from gallery_sorter.base.wording import byte_size, count, printable, progress_line, short_time
from gallery_sorter.cli.wording import table

_EXCLUDED = {
    "unchecked": "were moved there by this program and not looked at since (--looked-through takes them too)",
    "refused": "can't be read, named above",
    "same-content": "are the same file as another one",
    "two-classes": "lie in two class folders at once",
    "too-few": "are of classes with fewer than five",
    "vanished": "were labelled, but are not where they were last seen",
}


def _start(start: TrainingStart) -> list[str]:
    rows = [("class", "yours", "remembered")]
    rows += [(name, f"{n:,}", f"{start.remembered.get(name, 0):,}") for name, n in start.pictures.items()]
    left_out = [f"  {n:,} {_EXCLUDED[reason]}" for reason, n in start.excluded.items() if n]
    pictures = count(sum(start.pictures.values()), "picture")
    networks = "A class has few pictures: up to {} networks learn, each without some of yours; the first is kept."
    return [
        f"Learning ({start.recipe}) from {pictures} on {start.device}, about {short_time(start.estimate_seconds)}.",
        f"Starting from {printable(start.base)}.",
        *([networks.format(start.networks)] if start.networks > 1 else []),
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
    if epoch.networks > 1:
        place = f"network {epoch.network} of {epoch.networks}, {place}"
    return [f"{place}: {losses}, accuracy {epoch.val_accuracy:.3f}; {left} left"]


def _result(result: TrainingResult) -> list[str]:
    comparison = result.comparison
    lines = [""]
    if comparison.pictures:
        rows = [("", "accuracy", "macro-F1", "ECE", "sure of")]
        rows += [_row(result.compared, comparison.before), _row(result.model, comparison.after)]
        lines += [f"On the same {count(comparison.pictures, 'left-out picture')} of the classes that both know:"]
        lines += table(rows, right=(1, 2, 3, 4))
    lines += _told_apart(comparison)
    lines.append(f"All classes of the new model: accuracy {_number(result.measured.accuracy)}.")
    lines.append(f"Measured on {result.measured_on}.")
    if comparison.worse:
        lines.append(comparison.worse)
    elif result.compared != result.previous and not result.activated:
        lines.append(f"It was held against {result.compared}, and not against {result.previous}.")
    if result.activated:
        lines.append(
            f"{result.model} is in charge now; `gallery-sorter models rollback` brings {result.previous} back."
        )
    else:
        lines.append(f"{result.previous} stays in charge; `gallery-sorter models use {result.model}` changes that.")
    return lines


def _told_apart(comparison: Comparison) -> list[str]:
    """What the figures of all pictures together hide."""
    own, strangers = comparison.own, comparison.strangers
    lines = []
    if own.pictures:
        lines.append(f"Of {own.pictures:,} among them that are yours, right: {own.before:,} before, {own.after:,} now.")
    if own.pictures < comparison.pictures:
        lines.append("What is not yours is remembered; the network may have been made with it, which flatters both.")
    lines += [
        f"{printable(name)} is new: {right:,} of {pictures:,} found."
        for name, (right, pictures) in comparison.found.items()
    ]
    if strangers.pictures:
        lines.append(
            f"Of {count(strangers.pictures, 'picture')} of no class, called sure all the same: "
            f"{strangers.before:,} before, {strangers.after:,} now."
        )
    return lines


def _row(name: str, figures: Figures) -> tuple[str, str, str, str, str]:
    share = "–" if figures.sure is None else f"{figures.sure:.1%}"
    return name, _number(figures.accuracy), _number(figures.macro_f1), _number(figures.ece), share


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _nothing(_: Seen | Doubt | ClassChange) -> list[str]:
    """Lists for the window and for scripts; a terminal has no use for thousands of lines."""
    return []


TRAINING_LINES: dict[type, Callable[[Any], list[str]]] = {
    TrainingStart: _start,
    Epoch: _epoch,
    Seen: _nothing,
    Doubt: _nothing,
    ClassChange: _nothing,
    TrainingResult: _result,
}
