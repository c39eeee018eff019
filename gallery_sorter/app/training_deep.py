"""Runs the recipes that train the network: `deep`, and `seed`, the published one.

What the older model remembers is features of its own network. `deep` carries them over to the one that it has changed,
so that what was learned from others' pictures, and which pictures are of no class, is not forgotten.
"""

import shutil
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gallery_sorter.app.events import Event
from gallery_sorter.app.labelled import LabelledPicture
from gallery_sorter.app.session import Session
from gallery_sorter.app.training_data import OwnPictures, gather_examples
from gallery_sorter.app.training_result import judge_fit
from gallery_sorter.app.training_runs import QUICK_MEASURED_ON, Run
from gallery_sorter.app.training_task import Task
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.moves.locks import locked
from gallery_sorter.recognition.card import FEATURES
from gallery_sorter.recognition.onnx_runtime import FrozenPart
from gallery_sorter.recognition.weights import Head, Replay
from gallery_sorter.training.alike import group_alike
from gallery_sorter.training.base import Base
from gallery_sorter.training.checkpoint import Checkpoint, task_key
from gallery_sorter.training.courses import COURSES, Course, make_views
from gallery_sorter.training.deep import Material, Trained, Training
from gallery_sorter.training.drift import Carried, Drift, carry_over
from gallery_sorter.training.examples import Examples, hash_rows, remember
from gallery_sorter.training.folds import content_folds
from gallery_sorter.training.frozen import FrozenMaps, FrozenWork, affordable_views, run_frozen
from gallery_sorter.training.last_stage import CancelledError
from gallery_sorter.training.quick import FOLDS, Fitted, fit_beside
from gallery_sorter.training.values import Epoch

LEFT_OUT = "a fifth of the pictures that it learned from, left out while the network learned"


@dataclass(frozen=True, slots=True)
class _Learned:
    """A network that was trained, and on what."""

    pictures: tuple[LabelledPicture, ...]
    material: Material
    trained: Trained
    own: OwnPictures | None  # left-out pictures that the older model was asked about, where its trunk is another
    epochs: tuple[Epoch, ...]
    folder: Path  # from which a later run could go on


@dataclass(frozen=True, slots=True)
class _Answered:
    """A head on the features of what was trained, and what is known of those that were asked about."""

    fitted: Fitted
    asked: Examples  # at least those, with the features of the older model's trunk
    measured_on: str
    drift: Drift | None = None  # what carried the memory of others over to a network that has changed


def run_deep(session: Session, task: Task, base: Base, cancel: Cancel) -> Generator[Event, None, Run | None]:
    """Train the last stage of the network too. None where cancelled; what was done waits for `resume` then.

    Raises SorterError: `no-space`, `locked`.
    """
    course = COURSES[task.options.recipe].lasting(task.options.epochs)
    learned = yield from _learn(session, task, course, base, cancel)
    if learned is None:
        return None
    trained = learned.trained
    stays = trained.stage is None
    own = learned.own or _asked_pictures(learned)
    answered = _fit_heads(task, learned, own, cancel) if course.refit else _as_trained(learned, own)
    if answered is None:
        return None
    fitted, asked = _in_one_order(answered.fitted, answered.asked)
    return Run(
        base,
        judge_fit(task.older, task.classes, fitted, asked),
        learned.epochs,
        own,
        None if stays and learned.own is None else {**base.trunk, **(trained.stage or {})},
        _told(course) + (" No epoch was better than the start, so layer4 is as it was." if stays else ""),
        answered.measured_on,
        drift=answered.drift,
        finished=lambda: shutil.rmtree(learned.folder, ignore_errors=True),
    )


def _learn(
    session: Session, task: Task, course: Course, base: Base, cancel: Cancel
) -> Generator[Event, None, _Learned | None]:
    """Everything that a later run could go on with. None where cancelled."""
    options = task.options
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
        used = tuple(pictures[row] for row in kept)
        material = _material(task, frozen, used, np.array(kept, np.intp))
        own = None
        if base.key != task.older.card.trunk.blake3 or not course.refit:  # else its features come up on the way
            left_out = {row.tobytes() for row in material.examples.content_hashes[material.left_out]}
            own = yield from gather_examples(session, task, cancel, left_out)
        checkpoint = Checkpoint(folder)
        device = session.model().runtime.device
        training = Training(course, material, base.trunk, checkpoint=checkpoint, device=device, seed=options.seed)
        try:
            yield from training.epochs(cancel)
            trained = training.finish(cancel)
        except CancelledError:
            return None
        return _Learned(used, material, trained, own, tuple(checkpoint.epochs), folder)


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


def _material(task: Task, frozen: FrozenMaps, pictures: Sequence[LabelledPicture], rows: NDArray[np.intp]) -> Material:
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


def _asked_pictures(learned: _Learned) -> OwnPictures:
    """The pictures that the network has not learned from, with the features that the base has of them."""
    if learned.trained.at_start is None:
        raise ValueError("the base was not asked")
    rows = _not_learned(learned)
    examples = replace(learned.material.examples, features=learned.trained.at_start).take(rows)
    return OwnPictures(tuple(learned.pictures[row] for row in np.flatnonzero(rows)), examples)


def _not_learned(learned: _Learned) -> NDArray[np.bool_]:
    """(n,) the left-out pictures; a stage that stayed as it was has learned none at all."""
    stays = learned.trained.stage is None and learned.own is None
    return learned.material.left_out | stays


def _fit_heads(task: Task, learned: _Learned, own: OwnPictures, cancel: Cancel) -> _Answered | None:
    """As `quick`, on the features of what was trained, with what the older model remembers where that could be carried
    over to them. None where cancelled.
    """
    older, trained = task.older, learned.trained
    examples, asked = replace(learned.material.examples, features=trained.features), own.examples
    askable, measured_on = _not_learned(learned), LEFT_OUT
    carried, drift = _carried_over(older.replay, learned), None
    if older.replay is not None and carried is not None:
        examples = remember(examples, carried.replay, older.card.classes, task.classes)
        asked = remember(asked, older.replay, older.card.classes, task.classes)
        askable = np.append(askable, np.ones(len(examples) - len(askable), np.bool_))
        drift = carried.drift
        measured_on = f"{LEFT_OUT}, and what it remembers of others, carried over (off by {carried.error:.1%})"
    if trained.stage is None:
        measured_on = QUICK_MEASURED_ON
    fitted = fit_beside(examples, len(task.classes), askable, cancel)
    return None if fitted is None else _Answered(fitted, asked, measured_on, drift)


def _carried_over(replay: Replay | None, learned: _Learned) -> Carried | None:
    """What the older model remembers, as the trained network would have it; None where nothing says how."""
    trained = learned.trained
    if replay is None or learned.own is not None or trained.at_start is None:
        return None
    if trained.stage is None:
        return Carried(replay, None, 0.0)
    return carry_over(replay, trained.at_start, trained.features, learned.material.left_out)


def _as_trained(learned: _Learned, own: OwnPictures) -> _Answered:
    """The linear layer that was trained along; of pictures of no class it knows nothing, so that logit says nothing."""
    layer, material = learned.trained.head, learned.material
    head = Head(np.vstack([layer.weight, np.zeros((1, FEATURES), np.float32)]), np.append(layer.bias, np.float32(0)))
    examples = replace(material.examples, features=learned.trained.features)
    asked = np.flatnonzero(material.left_out)
    logits = head.logits(examples.features[asked])
    return _Answered(Fitted(head, examples, asked, np.zeros(len(asked), np.intp), logits), own.examples, LEFT_OUT)


def _in_one_order(fitted: Fitted, asked: Examples) -> tuple[Fitted, Examples]:
    """The pictures that both models could be asked about, and the older one's features of them, in one order."""
    place = {content.tobytes(): row for row, content in enumerate(asked.content_hashes)}
    rows = np.array([place.get(fitted.examples.content_hashes[row].tobytes(), -1) for row in fitted.asked], np.intp)
    kept = rows >= 0
    left = replace(fitted, asked=fitted.asked[kept], folds=fitted.folds[kept], logits=fitted.logits[kept])
    return left, asked.take(rows[kept])


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
