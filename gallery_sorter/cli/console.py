"""What a person reads: short tables and sentences on stdout, trouble by name, progress on stderr."""

import heapq
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import datetime
from typing import Any

from gallery_sorter.app.doctor import Finding
from gallery_sorter.app.events import (
    Batch,
    Conflict,
    Evaluated,
    Event,
    KnownClass,
    MoveRecord,
    Note,
    Picture,
    Progress,
    Receipt,
    Recovered,
    Refused,
    Shelved,
    Status,
    TrainingProgress,
)
from gallery_sorter.base.errors import SorterError
from gallery_sorter.base.wording import count, percent, printable
from gallery_sorter.cli.output import ProgressLine, tell_error
from gallery_sorter.cli.receipts import receipt_lines
from gallery_sorter.cli.shelf_lines import model_lines
from gallery_sorter.cli.training_lines import TRAINING_LINES, training_progress_line
from gallery_sorter.cli.watching_lines import WATCHING_LINES, arrival_line
from gallery_sorter.cli.wording import table

_LEAST_SURE = 10
_LINES = {**TRAINING_LINES, **WATCHING_LINES}  # events that are lines and nothing more
_UNSURE = {"low-confidence": "below its class's limit", "fits-no-class": "fits no class"}


class ConsoleOutput:
    """Keeps counts and the few least sure pictures, never everything that passed."""

    def __init__(self, *, quiet: bool = False, each: bool = False, live: bool = False) -> None:
        self._quiet, self._each, self._live = quiet, each, live  # live: each outcome as it happens
        self._progress = ProgressLine(quiet=quiet)
        self._confidences: defaultdict[str, list[float]] = defaultdict(lambda: [0, 0.0])
        self._least_sure: list[tuple[float, str, str]] = []
        self._targets: Counter[tuple[str, str]] = Counter()
        self._kept: Counter[str] = Counter()
        self._planned = False
        self._fits_no_class = self._labelled = False  # the last picture
        self._readers: dict[type, Callable[[Any], None]] = {
            Picture: self._picture,
            Refused: self._refused,
            MoveRecord: self._move,
            Recovered: self._recovered,
            Progress: self._progress.show,
            TrainingProgress: lambda step: self._progress.show_line(training_progress_line(step)),
            Note: self._note,
            Evaluated: self._evaluated,
            Batch: self._batch,
            Shelved: self._shelved,
            Conflict: self._conflict,
            KnownClass: self._known_class,
            Receipt: self._receipt,
        }

    def event(self, event: Event) -> None:
        if lines_of := _LINES.get(type(event)):
            self._say(*lines_of(event))
        else:
            self._readers[type(event)](event)

    def finding(self, finding: Finding) -> None:
        mark = "ok  " if finding.ok else "MISS" if finding.needed else "note"
        self._say(f"{mark}  {finding.name}: {printable(finding.value)}")
        if not finding.ok and finding.hint:
            self._say(f"      {finding.hint}")

    def error(self, error: SorterError) -> None:
        self._progress.clear()
        tell_error(error)

    def _say(self, *lines: str) -> None:
        if not self._quiet:
            self._progress.clear()
            for line in lines:
                print(line, flush=self._live)

    def _picture(self, picture: Picture) -> None:
        confidence = picture.confidence if picture.confidence is not None else 1.0
        sums = self._confidences[picture.class_name]
        sums[0] += 1
        sums[1] += confidence
        if not picture.sure:
            entry = (-confidence, printable(picture.path), picture.class_name)
            push = heapq.heappush if len(self._least_sure) < _LEAST_SURE else heapq.heappushpop
            push(self._least_sure, entry)
        self._labelled = picture.label is not None
        self._fits_no_class = picture.unsure_because == "fits-no-class"
        if self._each:
            unsure = "" if picture.sure else f"  ({_UNSURE.get(picture.unsure_because or '', '')})"
            self._say(f"{picture.class_name}  {percent(picture.confidence)}  {printable(picture.path)}{unsure}")

    def _refused(self, refused: Refused) -> None:
        self._say(f"Not read: {printable(refused.path)}: {printable(refused.message)}")

    def _move(self, move: MoveRecord) -> None:
        if self._live and move.status is not Status.REFUSED:
            self._say(arrival_line(move, fits_no_class=self._fits_no_class, labelled=self._labelled))
        if move.status is Status.REFUSED:
            self._say(f"Not moved: {printable(move.source)}: {printable(move.message or str(move.reason))}")
        elif move.companion_of is not None:
            return
        elif move.status is Status.KEPT:
            self._kept[str(move.reason)] += 1
        elif move.target is not None:
            self._planned = move.status is Status.PLANNED
            self._targets[(move.class_name or "", printable(move.target.parent))] += 1

    def _recovered(self, recovered: Recovered) -> None:
        self._say(
            f"A run that was cut off (batch {recovered.batch}) was set right: {count(recovered.finished, 'file')} "
            f"finished, {recovered.taken_back:,} taken back, {recovered.left:,} left for you to look at."
        )
        self._say(*(printable(message) for message in recovered.messages))

    def _note(self, note: Note) -> None:
        self._say(printable(note.message))

    def _batch(self, batch: Batch) -> None:
        done = count(batch.moved, "picture") + " moved" if batch.moved else count(batch.copied, "picture") + " copied"
        if not batch.moved and not batch.copied:
            done = f"{count(batch.companions, 'late companion file')} moved"
        refused = f", {batch.refused:,} refused" if batch.refused else ""
        state = f"{batch.state}{', recovered' if batch.recovered else ''}"
        started = datetime.fromisoformat(batch.started).astimezone()
        into = "" if batch.into == batch.root else f" -> {printable(batch.into)}"
        self._say(f"{batch.id}  {started:%Y-%m-%d %H:%M}  {batch.command}: {done}{refused} ({state})")
        self._say(f"    {printable(batch.root)}{into}")

    def _known_class(self, known: KnownClass) -> None:
        labelled = f"{count(known.labelled, 'picture')} labelled by you" if known.labelled else ""
        learned = "" if known.in_model else "not learned yet"
        about = ", ".join(filter(None, (labelled, learned)))
        self._say(f"{printable(known.name)}{'  ' if about else ''}{about}")

    def _conflict(self, conflict: Conflict) -> None:
        here, there = printable(conflict.here), printable(conflict.there)
        stays = f"{there} counts now" if conflict.overruled else f"{here} stays"
        self._say(f"{conflict.content_hash.hex()[:16]}: {here} here, {there} in the file; {stays}.")

    def _shelved(self, version: Shelved) -> None:
        self._say(*model_lines(version))

    def _evaluated(self, evaluated: Evaluated) -> None:
        figures = evaluated.figures
        self._say(
            f"Model {figures.model} on {count(figures.pictures, 'picture')}: accuracy {figures.accuracy:.3f}, "
            f"macro-F1 {figures.macro_f1:.3f}",
            f"Calibration: ECE {figures.ece:.3f} (a perfect one would show {figures.ece_floor:.3f}), "
            f"Brier {figures.brier:.3f}",
        )
        rows = [("class", "precision", "recall", "F1", "pictures")]
        for name, row in figures.classes.items():
            rows.append((name, f"{row.precision:.3f}", f"{row.recall:.3f}", f"{row.f1:.3f}", f"{row.support:,}"))
        self._say("", *table(rows, right=(1, 2, 3, 4)), "")
        for precision, reached in figures.coverage_at_precision.items():
            self._say(f"Right {float(precision):.0%} of the time on the surest {reached.coverage:.1%} of the pictures.")
        self._say(f"Called sure: {figures.sure:.1%}, of which {figures.sure_right:.1%} are right.")
        if (outside := figures.outside) is not None:
            auroc = "" if outside.auroc is None else f"AUROC {outside.auroc:.3f}, "
            self._say(f"{count(outside.pictures, 'picture')} of no class: {auroc}{outside.accepted:.1%} called sure.")

    def _receipt(self, receipt: Receipt) -> None:
        self._progress.clear()
        if self._confidences:
            rows = [
                (name, f"{n:,.0f}", f"mean confidence {percent(total / n)}")
                for name, (n, total) in sorted(self._confidences.items())
            ]
            self._say("", *table(rows, right=(1,)))
        if self._least_sure:
            self._say("", "Look at these first:")
            rows = [(percent(-c), name, path) for c, path, name in sorted(self._least_sure, reverse=True)]
            self._say(*table(rows, right=(0,)))
        if self._targets:
            rows = [(name, f"{n:,}", folder) for (name, folder), n in sorted(self._targets.items())]
            self._say("", *table(rows, right=(1,)))
        if lines := receipt_lines(receipt, self._kept, planned=self._planned):
            self._say("", *lines)
