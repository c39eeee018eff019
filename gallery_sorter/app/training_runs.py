"""Runs a recipe on a person's pictures: `quick` on features that are there, `deep` and `seed` on their pixels."""

import shutil
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gallery_sorter.app.events import Event
from gallery_sorter.app.labelled import LabelledPicture
from gallery_sorter.app.session import Session
from gallery_sorter.app.training_data import OwnPictures, gather_examples
from gallery_sorter.app.training_result import Judged, judge_fit
from gallery_sorter.app.training_task import Task
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.moves.locks import locked
from gallery_sorter.recognition.card import FEATURES
from gallery_sorter.recognition.onnx_runtime import FrozenPart
from gallery_sorter.recognition.weights import Tensors
from gallery_sorter.training.alike import group_alike
from gallery_sorter.training.base import Base
from gallery_sorter.training.checkpoint import Checkpoint, task_key
from gallery_sorter.training.courses import COURSES, Course, make_views
from gallery_sorter.training.deep import Material, Trained, Training
from gallery_sorter.training.examples import Examples, hash_rows, remember
from gallery_sorter.training.folds import content_folds
from gallery_sorter.training.frozen import FrozenMaps, FrozenWork, affordable_views, run_frozen
from gallery_sorter.training.last_stage import CancelledError
from gallery_sorter.training.quick import FIT, FOLDS, Fitted, fit_quick
from gallery_sorter.training.values import Epoch
from gallery_sorter.training.version import Draft


def _nothing() -> None:
    """There is nothing to clear away."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a recipe came to."""

    base: Base
    judged: Judged
    epochs: tuple[Epoch, ...]
    own: OwnPictures  # those that were left out for measuring among them
    trunk: Tensors | None  # None where it is the older model's, unchanged
    recipe: str  # for the card
    measured_on: str
    finished: Callable[[], None] = _nothing  # clears away what a later run could have gone on from


def run_quick(session: Session, task: Task, base: Base, cancel: Cancel) -> Generator[Event, None, Run | None]:
    """A new head on the active model's trunk. None where cancelled."""
    own = yield from gather_examples(session, task.labelled, task.classes, cancel)
    if cancel:
        return None
    task.check_enough()  # some may have turned out to be broken
    older = task.older
    examples = remember(own.examples, older.replay, older.card.classes, task.classes)
    epochs: list[Epoch] = []
    fitted = yield from _collected(fit_quick(examples, len(task.classes), cancel), epochs)
    if fitted is None:
        return None
    recipe = (
        f"quick: the trunk of {older.card.name} as it is; a multinomial logistic head, L2 {FIT.penalty:g}, classes "
        "balanced, the outside logit learned as one more class; temperature, thresholds and outside score fitted on "
        "answers to left-out pictures."
    )
    judged = judge_fit(older, task.classes, fitted, fitted.examples)
    measured_on = f"the pictures that it learned from, each fifth of them left out in turn ({FOLDS} heads)"
    return Run(base, judged, tuple(epochs), own, None, recipe, measured_on)


def _collected(
    fitting: Generator[Epoch, None, Fitted | None], epochs: list[Epoch]
) -> Generator[Epoch, None, Fitted | None]:
    """Hand the epochs on, and keep them too."""
    while True:
        try:
            epoch = next(fitting)
        except StopIteration as end:
            fitted: Fitted | None = end.value
            return fitted
        epochs.append(epoch)
        yield epoch


def run_deep(session: Session, task: Task, base: Base, cancel: Cancel) -> Generator[Event, None, Run | None]:
    """Train the last stage of the network too. None where cancelled; what was done waits for `resume` then.

    Raises SorterError: `no-space`, `locked`.
    """
    options = task.options
    course = COURSES[options.recipe].lasting(options.epochs)
    pictures = sorted(task.labelled.used.values(), key=lambda picture: picture.content_hash)
    labels = [(picture.content_hash.hex(), picture.class_name) for picture in pictures]
    key = task_key(options.recipe, course.epochs, options.seed, base.key, task.classes, labels)
    with _working_folder(session.folder.training, key, cancel, resume=options.resume) as folder:
        work = _frozen_work(session, course, len(pictures), folder)
        files = [(picture.file, picture.content_hash) for picture in pictures]
        frozen = yield from run_frozen(work, files, FrozenPart(base.trunk, work.transform.size).run, cancel)
        if frozen is None:
            return None
        kept = [row for row, fact in enumerate(frozen.facts) if not fact.refused]
        for row, fact in enumerate(frozen.facts):
            if fact.refused:
                task.labelled.exclude(pictures[row].content_hash, "refused")
        task.check_enough()
        used = [pictures[row] for row in kept]
        material = _material(task, frozen, used, np.array(kept, np.intp))
        shared = base.key == task.older.card.trunk.blake3  # with the older model: its features come up on the way
        own = None
        if not shared or not course.refit:
            left_out = {row.tobytes() for row in material.examples.content_hashes[material.left_out]}
            own = yield from gather_examples(session, task.labelled, task.classes, cancel, left_out)
        checkpoint = Checkpoint(folder)
        device = session.model().runtime.device
        training = Training(course, material, base.trunk, checkpoint=checkpoint, device=device, seed=options.seed)
        try:
            yield from training.epochs(cancel)
            trained = training.finish(cancel)
        except CancelledError:
            return None
    if own is None:
        own = _left_out(used, material, trained)
    fitted, asked = _asked(trained.fitted, own)
    stays = trained.stage is None
    return Run(
        base,
        judge_fit(task.older, task.classes, fitted, asked),
        tuple(checkpoint.epochs),
        own,
        None if stays and shared else {**base.trunk, **(trained.stage or {})},
        _told(course) + (" No epoch was better than the start, so layer4 is as it was." if stays else ""),
        "a fifth of the pictures that it learned from, left out while the network learned",
        finished=lambda: shutil.rmtree(folder, ignore_errors=True),
    )


@contextmanager
def _working_folder(training: Path, key: str, cancel: Cancel, *, resume: bool) -> Iterator[Path]:
    """The folder of one training, held so that no other works in it; a new one unless it is gone on with.

    Those that other trainings left are removed: there is one to go on with at a time.
    """
    folder = training / key
    folder.mkdir(parents=True, exist_ok=True)
    with locked([training], cancel, wait=0.0):
        for other in training.iterdir():
            if other != folder or not resume:
                shutil.rmtree(other, ignore_errors=True)
        folder.mkdir(exist_ok=True)
        yield folder


def _frozen_work(session: Session, course: Course, pictures: int, folder: Path) -> FrozenWork:
    transform = session.model().card.transform
    count = affordable_views(folder, pictures, course.views, transform.size)
    return FrozenWork(folder, transform, lambda pixels: make_views(pixels, count), count)


def _material(task: Task, frozen: FrozenMaps, pictures: list[LabelledPicture], rows: NDArray[np.intp]) -> Material:
    facts = [frozen.facts[row] for row in rows.tolist()]
    hashes = [picture.content_hash for picture in pictures]
    index = {name: place for place, name in enumerate(task.classes)}
    examples = Examples(
        np.zeros((len(pictures), FEATURES), np.float16),
        np.array([index[picture.class_name] for picture in pictures], dtype=np.intp),
        hash_rows(hashes),
        np.ones(len(pictures), np.bool_),
        group_alike([f.perceptual_hash for f in facts], [f.taken for f in facts], hashes),
    )
    folds = content_folds(examples.groups, examples.classes, examples.content_hashes, FOLDS)
    return Material(frozen, rows, examples, len(task.classes), folds == 0)


def _left_out(pictures: list[LabelledPicture], material: Material, trained: Trained) -> OwnPictures:
    """The left-out pictures with the features that the base has of them."""
    if trained.at_start is None:
        raise ValueError("the base was not asked")
    examples = replace(material.examples, features=trained.at_start.astype(np.float16)).take(material.left_out)
    return OwnPictures(tuple(pictures[row] for row in np.flatnonzero(material.left_out)), examples)


def _asked(fitted: Fitted, own: OwnPictures) -> tuple[Fitted, Examples]:
    """The left-out pictures that the older model could be asked about, and its features of them, in one order."""
    place = {picture.content_hash: row for row, picture in enumerate(own.pictures)}
    hashes = [fitted.examples.content_hashes[row].tobytes() for row in fitted.asked.tolist()]
    kept = np.array([content in place for content in hashes], dtype=np.bool_)
    rows = np.array([place[content] for content in hashes if content in place], dtype=np.intp)
    of_older = own.examples
    asked = Examples(
        of_older.features[rows],
        of_older.classes[rows],
        of_older.content_hashes[rows],
        of_older.own[rows],
        of_older.groups[rows],
    )
    left = replace(fitted, asked=fitted.asked[kept], folds=fitted.folds[kept], logits=fitted.logits[kept])
    return left, asked


def _told(course: Course) -> str:
    """The recipe in words, for the card."""
    if course.recipe == "seed":
        return (
            "seed: the published recipe; layer4 and fc with Adam at 1e-5, then fc alone at 3e-4, cross entropy, "
            "batches of 64, mirrored at random; with a seed, BatchNorm that does not drift, and look-alikes on one "
            "side of the split."
        )
    rates = course.phases[0].rates
    return (
        f"deep: a logistic head first, then layer4 and a linear layer with AdamW at {rates.stage:g} and "
        f"{rates.linear:g}, classes drawn equally often, the best epoch kept (the start among them); then a logistic "
        "head anew. Frozen below layer4."
    )


def draft_of(task: Task, run: Run) -> Draft:
    """The version that a run has made."""
    older = task.older.card
    return Draft(
        classes=task.classes,
        head=run.judged.fitted.head,
        calibration=run.judged.calibration,
        examples=run.judged.fitted.examples,
        measured=run.judged.measured,
        measured_on=run.measured_on,
        pictures_measured=run.judged.pictures_measured,
        comparison=run.judged.comparison,
        epochs=run.epochs,
        base=run.base.story,
        recipe=run.recipe,
        seed=task.options.seed,
        transform=older.transform,
        licences=dict(older.trained_on.licences) if task.replays else {},
        remembered_from=older.name,
        trunk=run.trunk,
    )
