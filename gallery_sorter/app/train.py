"""Train a new model version from what the person said, beside the old ones; it never leaves them worse off."""

import time
from collections import Counter
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from gallery_sorter.app.events import Epoch, Event, Events, Receipt, Recipe, TrainingResult, TrainingStart
from gallery_sorter.app.labelled import Labelled, LabelSources, find_labelled
from gallery_sorter.app.session import Session
from gallery_sorter.app.training_data import OwnPictures, count_unknown, gather_examples
from gallery_sorter.app.training_result import Judged, class_changes, judge_fit, seen_pictures
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.recognition.card import ModelCard
from gallery_sorter.recognition.class_names import names_problem
from gallery_sorter.recognition.renaming import merged_replay
from gallery_sorter.recognition.shelf import Shelf
from gallery_sorter.recognition.weights import load_replay
from gallery_sorter.training.asking import Older
from gallery_sorter.training.estimate import picture_seconds, quick_seconds
from gallery_sorter.training.examples import check_enough, remember
from gallery_sorter.training.quick import FIT, FOLDS, fit_quick
from gallery_sorter.training.version import Draft, free_name, write_version


@dataclass(frozen=True, slots=True)
class TrainOptions:
    """What to learn from, and how."""

    folders: tuple[Path, ...] = ()  # each holds a folder for each class
    corrections: bool = False  # what the person labelled, wherever it lies
    looked_through: bool = False  # every picture in the class folders is the person's word
    looked_through_classes: tuple[str, ...] = ()  # in the folders of these classes alone
    only: bool = False  # exactly these classes, instead of the active model's and these
    recipe: Recipe = "quick"
    base: str = "active"  # whose trunk: "active", "imagenet" (torch's cache, else fetched), or the path of a file
    name: str | None = None  # of the new version; numbered where it is not given
    epochs: int | None = None
    seed: int = 0
    resume: bool = False  # go on with a training of these options that was cut off
    activate: Literal["auto", "always", "never"] = "auto"  # auto: where it is not worse
    dry_run: bool = False  # say what it would learn from and how long it would take, and stop there


@dataclass(frozen=True, slots=True)
class _Task:
    """What is to be learned, once it is known that there is enough of it."""

    options: TrainOptions
    labelled: Labelled
    classes: tuple[str, ...]
    older: Older


def train(session: Session, options: TrainOptions, cancel: Cancel) -> Events:
    """Yields Progress and Refused while pictures are read, one TrainingStart, Epochs, Seen and ClassChange, one
    TrainingResult, and ends in a Receipt (`looked_at = used + excluded`). Changes no picture.

    Raises SorterError: `usage`, `not-found`, `too-few-pictures` before anything is spent, `no-torch`, `no-space`.
    """
    began = time.monotonic()
    check_train(session, options)
    sources = LabelSources(
        options.folders,
        options.corrections,
        lambda name: options.looked_through or name in options.looked_through_classes,
    )
    labelled = yield from find_labelled(session, sources, cancel)
    used = 0
    if not cancel:
        task = _task(session, options, labelled)
        yield _start(session, task)
        if not options.dry_run:
            own = yield from gather_examples(session, labelled, task.classes, cancel)
            if not cancel:
                yield from _learn(session, task, own, cancel)
        used = 0 if cancel else len(labelled.used)
    runtime = session.model().runtime
    yield Receipt(
        "train",
        {"looked_at": used + len(labelled.excluded), "used": used, "excluded": len(labelled.excluded)},
        seconds=time.monotonic() - began,
        device=runtime.device,
        runtime=runtime.name,
        interrupted=bool(cancel),
    )


def check_train(session: Session, options: TrainOptions) -> None:
    """Raises SorterError (`usage`) where these options make no sense together, or the name is taken."""
    if not options.folders and not options.corrections:
        raise SorterError(
            ErrorCode.USAGE, "Nothing to learn from was named.", "Name a folder of class folders, or --corrections."
        )
    if options.recipe != "quick" or options.base != "active" or options.resume:
        raise SorterError(ErrorCode.USAGE, "Only the recipe `quick` is part of this version.")
    if options.name is not None:
        Shelf(session.folder.models).check_new_name(options.name)


def _task(session: Session, options: TrainOptions, labelled: Labelled) -> _Task:
    """Settle the classes. Raises SorterError (`too-few-pictures`, `usage`)."""
    model = session.model()
    replay = load_replay(model.replay, _replay_hash(model.card), model.card.head_rows) if model.replay else None
    older = Older(model.card, model.head, merged_replay(model.card, replay) if replay else None)
    labelled.use_known_names(model.card.classes)
    found = labelled.counts()
    kept = () if options.only or options.recipe == "seed" else model.card.classes
    classes = (*kept, *(name for name in found if name not in kept))
    problem = names_problem(classes)
    if problem:
        raise SorterError(ErrorCode.USAGE, f"These can't be the classes of one model: {problem}.", "Rename one.")
    remembered = _remembered(older, labelled)
    check_enough({name: found.get(name, 0) + remembered.get(name, 0) for name in classes}, only=options.only)
    return _Task(options, labelled, classes, older)


def _replay_hash(card: ModelCard) -> str:
    return card.replay.blake3 if card.replay else ""


def _remembered(older: Older, labelled: Labelled) -> Mapping[str, int]:
    """Pictures that the older model remembers and that the person has not labelled now, by its classes."""
    if older.replay is None:
        return {}
    rows = zip(older.replay.content_hashes, older.replay.classes.tolist(), strict=True)
    return Counter(
        older.card.classes[index] for row, index in rows if index >= 0 and row.tobytes() not in labelled.used
    )


def _start(session: Session, task: _Task) -> TrainingStart:
    model = session.model()
    found, remembered = task.labelled.counts(), _remembered(task.older, task.labelled)
    unknown = [picture.file for picture in count_unknown(session, task.labelled)]
    decoding, network = picture_seconds(model.card, model.runtime, unknown)
    rows = len(task.labelled.used) + sum(remembered.values())
    seconds = len(unknown) * (decoding + network) + quick_seconds(rows, len(task.classes))
    return TrainingStart(
        recipe=task.options.recipe,
        pictures={name: found.get(name, 0) for name in task.classes},
        replayed={name: remembered[name] for name in task.classes if name in remembered},
        excluded=Counter(picture.reason for picture in task.labelled.excluded),
        device=model.runtime.device,
        base=model.card.name,
        estimate_seconds=seconds,
    )


def _learn(session: Session, task: _Task, own: OwnPictures, cancel: Cancel) -> Generator[Event, None, None]:
    """Fit, measure, write, and put in charge; nothing is written where it is cancelled."""
    older = task.older
    examples = remember(own.examples, older.replay, older.card.classes, task.classes)
    epochs: list[Epoch] = []
    fitting = fit_quick(examples, len(task.classes), cancel)
    while True:
        try:
            epoch = next(fitting)
        except StopIteration as end:
            fitted = end.value
            break
        epochs.append(epoch)
        yield epoch
    if fitted is None:
        return
    judged = judge_fit(older, task.classes, fitted, fitted.examples)
    if cancel:
        return
    yield from seen_pictures(judged, own)
    shelf = Shelf(session.folder.models)
    previous = shelf.active_name()
    name = task.options.name or free_name(shelf)
    card = write_version(shelf, name, _draft(task, judged, tuple(epochs)), older.card)
    yield from class_changes(session, card, fitted.head)
    activated = task.options.activate == "always" or (
        task.options.activate == "auto" and not judged.comparison.worse and not cancel
    )
    if activated:
        shelf.use(name)
    yield TrainingResult(
        model=name,
        recipe=task.options.recipe,
        base=older.card.name,
        classes=task.classes,
        comparison=judged.comparison,
        measured=judged.measured,
        activated=activated,
        previous=previous,
        excluded=tuple(task.labelled.excluded),
    )


def _draft(task: _Task, judged: Judged, epochs: tuple[Epoch, ...]) -> Draft:
    older = task.older.card
    return Draft(
        classes=task.classes,
        head=judged.fitted.head,
        calibration=judged.calibration,
        examples=judged.fitted.examples,
        measured=judged.measured,
        measured_on=f"the pictures that it learned from, each fifth of them left out in turn ({FOLDS} heads)",
        pictures_measured=judged.pictures_measured,
        comparison=judged.comparison,
        epochs=epochs,
        base=older.base,
        recipe=(
            f"quick: the trunk of {older.name} as it is; a multinomial logistic head, L2 {FIT.penalty:g}, classes "
            "balanced, the outside logit learned as one more class; temperature, thresholds and outside score fitted "
            "on answers to left-out pictures."
        ),
        seed=task.options.seed,
        transform=older.transform,
        licences=dict(older.trained_on.licences),
        remembered_from=older.name,
    )
