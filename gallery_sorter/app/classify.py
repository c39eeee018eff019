"""Recognise pictures: tell each result as it comes, and keep it, so that a second look decodes nothing."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from gallery_sorter.app.events import Events, Note, Picture, Receipt
from gallery_sorter.app.keeping import Keeper
from gallery_sorter.app.pipeline import Outcome, Pipeline, Recognised, Source, Unreadable
from gallery_sorter.app.session import Session
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.base.progress import Pace, Progress
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.pictures.scan import count
from gallery_sorter.pictures.values import Skipped
from gallery_sorter.recognition.judging import Threshold

_TOLD_EVERY = 0.1  # seconds between two Progress events


@dataclass(frozen=True, slots=True)
class ClassifyOptions:
    """`paths` are files and folders; a path given twice is looked at once."""

    paths: tuple[Path, ...]
    threshold: float | None = None  # replaces the class thresholds of the card
    limit: int | None = None  # look at the first so many only
    recursive: bool = True
    exclude: tuple[str, ...] = ()  # globs on names and on paths below the given folder


def classify(session: Session, options: ClassifyOptions, cancel: Cancel) -> Events:
    """Recognise every picture: yields Picture, Refused, Progress and Note, ends in a Receipt. Changes no picture.

    Raises SorterError (`not-found`) before anything starts where a path does not exist.
    """
    check_paths(options.paths)
    began = time.monotonic()
    tally: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    labels = session.labels()
    card = session.model().card
    source = Source(options.paths, options.recursive, options.exclude, options.limit)
    for step in look_at(session, source, cancel, options.threshold):
        match step:
            case Skipped():
                kinds[step.kind.value] += 1
            case Recognised():
                picture = picture_of(step, labels.get(step.facts.content_hash), card.name)
                tally["classified"] += 1
                tally["unsure"] += not picture.sure
                yield picture
            case Unreadable():
                tally["refused"] += 1
                yield step.refused
            case Progress():
                yield step
    looked_at = tally["classified"] + tally["refused"]
    if not looked_at and not cancel:
        yield nothing_found(options.paths)
    runtime = session.model().runtime
    yield Receipt(
        "classify",
        {
            "looked_at": looked_at,
            "classified": tally["classified"],
            "refused": tally["refused"],
            "unsure": tally["unsure"],
            "skipped": kinds.total(),
        },
        seconds=time.monotonic() - began,
        device=runtime.device,
        runtime=runtime.name,
        interrupted=bool(cancel),
        skipped_kinds=kinds,
    )


def check_paths(paths: Sequence[Path]) -> None:
    """Raises SorterError (`not-found`) for the first path that does not exist."""
    for path in paths:
        try:
            path.stat()
        except PermissionError:  # it may well be there; the scan will say what can't be read
            continue
        except OSError as error:
            raise SorterError(
                ErrorCode.NOT_FOUND, Sentence("There is no {}.", path), Sentence("Check the name.")
            ) from error


def nothing_found(paths: Sequence[Path]) -> Note:
    """What is said where there was no picture."""
    return Note("info", Sentence("No pictures in {}.", ", ".join(map(str, paths))))


def picture_of(seen: Recognised, label: str | None, model: str) -> Picture:
    """The event that tells of a recognised picture."""
    facts = seen.facts
    return Picture(
        path=seen.file.path,
        size_bytes=seen.file.size,
        mtime_ns=seen.file.mtime_ns,
        content_hash=facts.content_hash,
        width=facts.width,
        height=facts.height,
        taken=facts.taken,
        camera=facts.camera,
        place=facts.place,
        perceptual_hash=facts.perceptual_hash,
        prediction=seen.prediction,
        label=label,
        model=model,
        cached=seen.cached,
    )


def look_at(
    session: Session, source: Source, cancel: Cancel, threshold: Threshold = None
) -> Generator[Outcome | Progress, None, None]:
    """Every outcome of the pipeline, kept in the caches, and the progress; all use cases read through it."""
    model = session.model()
    total = _count_beside(source, cancel)
    pace, done, told = Pace(), 0, time.monotonic()
    with session.caches() as (catalogue, thumbnails):
        keeper = Keeper(catalogue, thumbnails, model.card)
        try:
            with closing(Pipeline(catalogue, model, session.decoder, cancel, threshold).run(source)) as outcomes:
                for outcome in outcomes:
                    keeper.keep(outcome)
                    yield outcome
                    done += not isinstance(outcome, Skipped)
                    if time.monotonic() - told > _TOLD_EVERY:
                        told = time.monotonic()
                        yield pace.at(done, total())
        finally:
            keeper.flush()
    yield pace.at(done, total() if cancel else done)


def _count_beside(source: Source, cancel: Cancel) -> Callable[[], int | None]:
    """Counts the pictures in a thread of its own; what it returns tells the number once it is known."""
    found: list[int] = []

    def work() -> None:
        number = count(source.roots, recursive=source.recursive, exclude=source.exclude, cancel=cancel)
        found.append(number if source.limit is None else min(number, source.limit))

    threading.Thread(target=work, name="count", daemon=True).start()
    return lambda: found[0] if found and not cancel else None
