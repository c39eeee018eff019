"""Sort: recognise, then move every sure picture into its class folder. A dry run leaves out the last step alone."""

import stat
import time
from collections import Counter
from collections.abc import Generator, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from gallery_sorter.app.carrying import Steps, carry
from gallery_sorter.app.classify import check_paths, look_at, nothing_found, picture_of
from gallery_sorter.app.events import Events, MoveRecord, Picture, Progress, Receipt, Refused
from gallery_sorter.app.pipeline import Recognised, Source, Unreadable
from gallery_sorter.app.session import Session
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.moves.engine import run
from gallery_sorter.moves.plan import count_going, plan
from gallery_sorter.moves.sums import Sums
from gallery_sorter.moves.values import Action, Candidate, Plan, PlanOptions, SameContent, Summary
from gallery_sorter.pictures.values import Skipped
from gallery_sorter.recognition.judging import Threshold


@dataclass(frozen=True, slots=True)
class SortOptions:
    """What to sort and how. `paths` is one folder on the command line; the window may give loose pictures too."""

    paths: tuple[Path, ...]
    into: Path  # class folders are made here
    threshold: float | None = None
    precision: float | None = None  # thresholds that the card fitted for this share of right answers
    all_folders: bool = False  # also those that a person put together
    folders: tuple[Path, ...] = ()  # these of the person's own folders too
    exclude: tuple[str, ...] = ()
    recursive: bool = True
    dry_run: bool = False
    copy: bool = False
    unsure_folder: bool = False  # unsure pictures go to into/Unsure/
    leave_same_content: bool = False  # a picture that is there already under its name stays where it is


@dataclass(slots=True)
class _Found:
    """What recognising gathers for moving."""

    candidates: list[Candidate] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)


def sort(session: Session, options: SortOptions, cancel: Cancel) -> Events:
    """Yields Progress, MoveRecord, Refused and Note; ends in a Receipt. The caller has asked the person.

    Exactly one record for each picture that was looked at; never overwrites, journals before it moves.
    Raises SorterError: `not-found` (also where `into` is a file), `no-model` and its like, `usage` for a precision
    that the card can't promise, `locked`, `no-space`.
    """
    check_sort(options)
    began = time.monotonic()
    threshold = _threshold(session, options)
    found = _Found()
    yield from _recognise(session, options, threshold, cancel, found)
    summary = Summary(batch=None)
    if not cancel:
        if not found.candidates and not found.refused:
            yield nothing_found(options.paths)
        planned = _plan(session, options, found)
        summary = yield from (_preview(planned) if options.dry_run else _carry_out(session, planned, cancel))
    runtime = session.model().runtime
    yield Receipt(
        "sort",
        {
            "looked_at": summary.looked_at + len(found.refused),
            "moved": summary.moved,
            "copied": summary.copied,
            "kept": summary.kept,
            "duplicates": summary.duplicates,
            "refused": summary.refused + len(found.refused),
            "skipped": found.kinds.total(),
            "companions": summary.companions,
        },
        seconds=time.monotonic() - began,
        device=runtime.device,
        runtime=runtime.name,
        interrupted=bool(cancel),
        batch=summary.batch,
        skipped_kinds=found.kinds,
    )


def check_sort(options: SortOptions) -> None:
    """What can be said before anybody is asked. Raises SorterError (`not-found`), also where `into` is a file."""
    check_paths(options.paths)
    check_destination(options.into)


def check_destination(folder: Path) -> None:
    """Raises SorterError (`not-found`) where class folders can't be made here, since it is a file."""
    try:
        mode = folder.stat().st_mode
    except FileNotFoundError:  # it will be made
        return
    except OSError as error:
        raise SorterError(
            ErrorCode.NOT_FOUND,
            Sentence("{} can't be used: {}.", folder, error.strerror),
            Sentence("Name another folder to sort into."),
        ) from error
    if not stat.S_ISDIR(mode):
        raise SorterError(ErrorCode.NOT_FOUND, Sentence("{} is no folder.", folder), Sentence("Name a folder to sort."))


def count_sortable(session: Session, pictures: Iterable[Picture], options: SortOptions) -> int:
    """How many of these recognised pictures a sort would have go somewhere. Cheap: no picture's folder is read."""
    return count_going(
        map(candidate_of, pictures),
        roots=options.paths,
        into=options.into,
        class_names=session.class_names(),
        options=PlanOptions(all_folders=options.all_folders, folders=options.folders),
    )


def candidate_of(picture: Picture) -> Candidate:
    """What a sort decides on: the person's class where there is one, which is always sure."""
    return Candidate(
        path=picture.path,
        size=picture.size_bytes,
        mtime_ns=picture.mtime_ns,
        content_hash=picture.content_hash,
        class_name=picture.class_name,
        confidence=picture.confidence,
        sure=picture.sure,
        labelled_by_person=picture.label is not None,
    )


def _threshold(session: Session, options: SortOptions) -> Threshold:
    if options.precision is not None:
        return session.model().card.thresholds_for(options.precision)
    return options.threshold


def _recognise(
    session: Session, options: SortOptions, threshold: Threshold, cancel: Cancel, found: _Found
) -> Generator[Progress | Refused, None, None]:
    """Fill `found`; what can't be read is told at once."""
    labels = session.labels()
    name = session.model().card.name
    for step in look_at(session, Source(options.paths, options.recursive, options.exclude), cancel, threshold):
        match step:
            case Skipped():
                found.kinds[step.kind.value] += 1
            case Recognised():
                label = labels.get(step.facts.content_hash)
                found.candidates.append(candidate_of(picture_of(step, label, name)))
            case Unreadable():
                found.refused.append(step.refused)
                yield step.refused
            case Progress():
                yield step


def _plan(session: Session, options: SortOptions, found: _Found) -> Plan:
    return plan(
        found.candidates,
        roots=options.paths,
        into=options.into,
        class_names=session.class_names(),
        options=PlanOptions(
            action=Action.COPY if options.copy else Action.MOVE,
            all_folders=options.all_folders,
            folders=options.folders,
            unsure_folder=options.unsure_folder,
            same_content=SameContent.LEAVE if options.leave_same_content else SameContent.KEEP_BOTH,
        ),
        refused=found.refused,
    )


def _preview(planned: Plan) -> Generator[MoveRecord, None, Summary]:
    """What the run would tell, and what its sums would be."""
    sums = Sums()
    for record in planned.records():
        sums.add(record)
        yield record
    return sums.summary(None)


def _carry_out(session: Session, planned: Plan, cancel: Cancel) -> Steps:
    with session.journal() as journal:
        return (yield from carry(session, run(planned, journal, cancel)))
