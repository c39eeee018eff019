"""Train a new model version from what the person said, beside the old ones; it never leaves them worse off."""

import time
from collections import Counter
from collections.abc import Generator
from dataclasses import replace

from gallery_sorter.app.events import (
    Changes,
    Comparison,
    Event,
    Events,
    Note,
    Receipt,
    TrainingResult,
    TrainingStart,
)
from gallery_sorter.app.labelled import LabelSources, find_labelled, names_of_today
from gallery_sorter.app.session import Session
from gallery_sorter.app.training_base import base_name, check_base, choose_base, is_active_base
from gallery_sorter.app.training_deep import run_deep
from gallery_sorter.app.training_progress import tell_progress
from gallery_sorter.app.training_result import class_changes, seen_pictures
from gallery_sorter.app.training_runs import Run, draft_of, run_quick
from gallery_sorter.app.training_task import Task, TrainOptions, make_task
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.moves.naming import twin_key
from gallery_sorter.recognition.shelf import Shelf
from gallery_sorter.training.courses import COURSES
from gallery_sorter.training.estimate import LEFT_OUT, Estimate, estimate_course, picture_seconds, quick_seconds
from gallery_sorter.training.networks import network_count
from gallery_sorter.training.torch_files import check_torch
from gallery_sorter.training.version import writing_version

__all__ = ["TrainOptions", "check_train", "train"]


def train(session: Session, options: TrainOptions, cancel: Cancel) -> Events:
    """Yields TrainingProgress and Refused while pictures are found and read, Notes and one TrainingStart between the
    two, then Epochs, Seen, Doubt and ClassChange, one TrainingResult, and ends in a Receipt (`looked_at = used +
    excluded`). Changes no picture.

    Raises SorterError: `usage`, `not-found`, `too-few-pictures` before anything is spent (a dry run tells the start
    first, so that one sees of what), `no-torch`, `no-space`, `bad-model` for a base that can't be used, `locked` where
    another training of this kind runs.
    """
    began = time.monotonic()
    check_train(session, options)
    if not options.resume:
        session.drop_leftovers()
    today = names_of_today(session)
    looked_through = {twin_key(today(name)): name for name in options.looked_through_classes}
    sources = LabelSources(
        options.folders,
        options.corrections,
        lambda name: options.looked_through or twin_key(name) in looked_through,
    )
    labelled = yield from tell_progress("finding", find_labelled(session, sources, cancel), None)
    for key in sorted(looked_through.keys() - {twin_key(name) for name in labelled.folders}):
        unknown = looked_through[key]
        yield Note(
            "warning", Sentence("No class folder called {} was named, so none counts as looked through.", unknown)
        )
    done = False
    if not cancel:
        task = make_task(session, options, labelled)
        done = yield from _learn(session, task, cancel)
    used = len(labelled.used) if done else 0
    runtime = session.model().runtime
    yield Receipt(
        "train",
        {"looked_at": used + len(labelled.excluded), "used": used, "excluded": len(labelled.excluded)},
        seconds=time.monotonic() - began,
        device=runtime.device,
        runtime=runtime.name,
        interrupted=bool(cancel) and not done,
    )


def check_train(session: Session, options: TrainOptions) -> None:
    """Raises SorterError: `usage` where these options make no sense together or the name is taken, `not-found` for a
    base that isn't there, `no-torch`.
    """
    if not options.folders and not options.corrections:
        raise SorterError(
            ErrorCode.USAGE,
            Sentence("Nothing to learn from was named."),
            Sentence("Name a folder of class folders, or --corrections."),
        )
    if options.recipe == "quick":
        _check_quick(options)
    check_base(options)
    if options.name is not None:
        Shelf(session.folder.models).check_new_name(options.name)
    if options.recipe != "quick" and not options.dry_run:  # asking costs a second or two, and the window never does
        check_torch(session.model().runtime.device)


def _check_quick(options: TrainOptions) -> None:
    """Raises SorterError (`usage`) for what only a training of the network has."""
    if options.epochs is not None:
        raise SorterError(
            ErrorCode.USAGE,
            Sentence("`quick` takes no number of epochs."),
            Sentence("--epochs needs --recipe deep or seed."),
        )
    if options.resume:
        raise SorterError(
            ErrorCode.USAGE,
            Sentence("`quick` keeps nothing that it could go on with."),
            Sentence("--resume needs --recipe deep or seed."),
        )


def _learn(session: Session, task: Task, cancel: Cancel) -> Generator[Event, None, bool]:
    """Fit, measure, write, and put in charge; whether it came to its end. Nothing is written where it is cancelled."""
    if not task.options.dry_run:
        task.check_enough()
    estimate = _estimate(session, task)
    yield _start(session, task, estimate)
    if task.options.dry_run:
        task.check_enough()
        return not cancel
    base = yield from tell_progress("fetching", choose_base(session, task.options, cancel), estimate.seconds)
    if base is None:
        return False
    run_recipe = run_quick if task.options.recipe == "quick" else run_deep
    run = yield from tell_progress("reading", run_recipe(session, task, base, cancel), estimate.learning)
    if run is None or cancel:
        return False
    return (yield from _conclude(session, task, run, cancel))


def _estimate(session: Session, task: Task) -> Estimate:
    """Measured on this machine with a few pictures and passes of the network."""
    model, recipe = session.model(), task.options.recipe
    used = [picture.file for picture in task.labelled.used.values()]
    if recipe == "quick":
        unknown = [picture.file for content, picture in task.labelled.used.items() if content not in task.known]
        pace = picture_seconds(model.card, model.runtime, unknown)
        rows = len(used) + sum(task.remembered().values())
        return Estimate(len(unknown) * sum(pace), quick_seconds(rows, len(task.classes)))
    course = COURSES[recipe].lasting(task.options.epochs)
    pace = picture_seconds(model.card, model.runtime, used)
    networks, recognised = _networks(task), 0.0
    if not is_active_base(task.options):  # else its features come up on the way
        recognised = networks * LEFT_OUT * sum(content not in task.known for content in task.labelled.used)
    estimate = estimate_course(course, len(used), networks, recognised, pace)
    if not course.refit:
        return estimate
    remembered = 0 if task.older.replay is None else len(task.older.replay.classes)
    fits = max(networks, 2)  # what a single network has learned is asked of heads on the network as it was
    heads = quick_seconds(len(used) + remembered, len(task.classes), fits)
    return replace(estimate, learning=estimate.learning + heads)


def _networks(task: Task) -> int:
    """How many are trained at most: one, and others that have something to be asked about. `quick` trains none."""
    if task.options.recipe == "quick":
        return 0
    replay = task.older.replay if is_active_base(task.options) else None
    fresh = task.labelled.used.keys() - (replay.taught_contents if replay is not None else set())
    return min(network_count(task.labelled.counts().values()), 1 + len(fresh))


def _start(session: Session, task: Task, estimate: Estimate) -> TrainingStart:
    found, counted, remembered = task.labelled.counts(), task.counted(), task.remembered()
    return TrainingStart(
        recipe=task.options.recipe,
        pictures={name: found.get(name, 0) for name in task.classes},
        replayed={name: counted[name] for name in task.classes if name in counted},
        remembered={name: remembered[name] for name in task.classes if name in remembered},
        few=task.few,
        excluded=Counter(picture.reason for picture in task.labelled.excluded),
        device=session.model().runtime.device,
        base=base_name(session, task.options),
        networks=_networks(task),
        estimate_seconds=estimate.seconds,
    )


def _conclude(session: Session, task: Task, run: Run, cancel: Cancel) -> Generator[Event, None, bool]:
    """Tell what there is to tell, and only then let the version appear, so that the result follows at once."""
    yield from seen_pictures(run.judged, run.own)
    yield from run.doubted
    shelf = Shelf(session.folder.models)
    changes: Changes = "known" if run.trunk is None else "unknown" if run.drift is None else "likely"
    with writing_version(shelf, draft_of(task, run), task.older.card) as version:
        if changes != "unknown":  # every picture would have to be read again to tell
            yield from class_changes(session, version.card, run.judged.fitted.head, run.drift, cancel)
        if cancel:
            return False
        name = version.arrive(task.options.name).name
    previous = shelf.active_name()
    activated = _takes_over(task, run.judged.comparison, previous)
    if activated:
        shelf.use(name)
    run.finished()
    yield TrainingResult(
        model=name,
        recipe=task.options.recipe,
        base=run.base.name,
        classes=task.classes,
        comparison=run.judged.comparison,
        measured=run.judged.measured,
        measured_on=run.measured_on,
        activated=activated,
        compared=task.older.card.name,
        previous=previous,
        epochs=tuple(epoch for epoch in run.epochs if epoch.network == 1),
        changes=changes,
        excluded=tuple(task.labelled.excluded),
    )
    return True


def _takes_over(task: Task, comparison: Comparison, active: str) -> bool:
    """By itself it takes over from that model alone that it was held against: another may have come into charge."""
    if task.options.activate == "auto":
        return not comparison.worse and task.older.card.name == active
    return task.options.activate == "always"
