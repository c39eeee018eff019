"""Runs the recipes that train the network: `deep`, and `seed`, the published one."""

import shutil
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gallery_sorter.app.events import Doubt, Event
from gallery_sorter.app.labelled import LabelledPicture
from gallery_sorter.app.session import Session
from gallery_sorter.app.training_data import OwnPictures, gather_examples
from gallery_sorter.app.training_result import doubt_of, judge_fit
from gallery_sorter.app.training_runs import Run
from gallery_sorter.app.training_task import Task
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.moves.locks import locked
from gallery_sorter.recognition.card import FEATURES
from gallery_sorter.recognition.onnx_runtime import FrozenPart
from gallery_sorter.recognition.torch_runtime import TorchFrozenPart
from gallery_sorter.training.answering import answer_as_trained, answer_with_new_head
from gallery_sorter.training.base import Base
from gallery_sorter.training.checkpoint import task_key
from gallery_sorter.training.courses import COURSES, Course, make_views
from gallery_sorter.training.deep import Material
from gallery_sorter.training.doubting import doubt_others
from gallery_sorter.training.examples import Examples, identities
from gallery_sorter.training.frozen import FrozenMaps, FrozenWork, affordable_views, run_frozen
from gallery_sorter.training.last_stage import CancelledError
from gallery_sorter.training.networks import Networks, Plan, left_out_parts, train_networks


@dataclass(frozen=True, slots=True)
class _Learned:
    """What a run has learned, with the files behind it."""

    pictures: tuple[LabelledPicture, ...]
    networks: Networks
    own: OwnPictures | None  # left-out pictures that the older model was asked about, where it was not on the way
    folder: Path  # from which a later run could go on


def run_deep(session: Session, task: Task, base: Base, cancel: Cancel) -> Generator[Event, None, Run | None]:
    """Train the last stage of the network too. None where cancelled; what was done waits for `resume` then.

    Raises SorterError: `no-space`, `locked`.
    """
    course, older = COURSES[task.options.recipe].lasting(task.options.epochs), task.older
    learned = yield from _train(session, task, course, base, cancel)
    if learned is None:
        return None
    networks, own = learned.networks, learned.own or _asked_pictures(learned)
    answered = (
        answer_with_new_head(older, task.classes, networks, own.examples, cancel)
        if course.refit
        else answer_as_trained(older, networks, own.examples)
    )
    if answered is None:
        return None
    stays = not networks.kept.changed
    return Run(
        base,
        judge_fit(older, task.classes, answered.fitted, answered.asked, forgot=answered.forgot),
        networks.epochs,
        own,
        None if stays and networks.goes_on else {**base.trunk, **(networks.stage or {})},
        _told(course) + (" No epoch was better than the start, so layer4 is as it was." if stays else ""),
        answered.measured_on,
        doubted=_doubted(task, learned, answered.fitted.asked, cancel),
        drift=answered.drift,
        finished=lambda: shutil.rmtree(learned.folder, ignore_errors=True),
    )


def _train(
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
        frozen = yield from run_frozen(work, files, _frozen_part(session, base, work.transform.size), cancel)
        if frozen is None:
            return None
        kept = [row for row, fact in enumerate(frozen.facts) if not fact.refused]
        for row, fact in enumerate(frozen.facts):
            if fact.refused:
                task.labelled.exclude(pictures[row].content_hash, "refused")
        task.check_enough()
        used = tuple(pictures[row] for row in kept)
        material = _material(task, frozen, used, np.array(kept, np.intp))
        goes_on, own = base.key == task.older.card.trunk.blake3, None
        known = material.examples.learned_by(task.older.replay if goes_on else None)
        parts = left_out_parts(material.examples, known)
        if not goes_on:  # else its features come up on the way
            asked = material.examples.content_hashes[np.logical_or.reduce(parts)]
            own = yield from gather_examples(session, task, cancel, {row.tobytes() for row in asked})
        plan = Plan(course, base.trunk, goes_on, folder, session.model().runtime.device, options.seed)
        try:
            networks = yield from train_networks(plan, material, parts, cancel)
        except CancelledError:
            return None
        return _Learned(used, networks, own, folder)


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


def _frozen_part(session: Session, base: Base, size: int) -> Callable[[NDArray[np.float32]], NDArray[np.floating]]:
    """The part of the base that stays as it is, where the rest is trained: two thirds of the network's work."""
    device = session.model().runtime.device
    return FrozenPart(base.trunk, size).run if device == "cpu" else TorchFrozenPart(base.trunk, device).maps


def _material(task: Task, frozen: FrozenMaps, pictures: Sequence[LabelledPicture], rows: NDArray[np.intp]) -> Material:
    facts = [frozen.facts[row] for row in rows.tolist()]
    index = {name: place for place, name in enumerate(task.classes)}
    examples = Examples(
        np.zeros((len(pictures), FEATURES), np.float16),
        np.array([index[picture.class_name] for picture in pictures], dtype=np.intp),
        identities((p.content_hash, f.perceptual_hash, f.taken) for p, f in zip(pictures, facts, strict=True)),
        np.ones(len(pictures), np.bool_),
        np.zeros(len(pictures), np.bool_),
    )
    return Material(frozen, rows, examples, len(task.classes))


def _asked_pictures(learned: _Learned) -> OwnPictures:
    """The pictures that a network has not learned from, with the features that the base has of them."""
    rows = learned.networks.not_learned
    examples = replace(learned.networks.examples, features=learned.networks.at_start).take(rows)
    return OwnPictures(tuple(learned.pictures[row] for row in np.flatnonzero(rows)), examples)


def _doubted(task: Task, learned: _Learned, asked: NDArray[np.intp], cancel: Cancel) -> tuple[Doubt, ...]:
    """The pictures that were not asked about, the most doubtful labels first."""
    found = doubt_others(task.older, task.classes, learned.networks, asked, cancel)
    return tuple(
        doubt_of(learned.pictures[one.row], task.classes[one.called], one.confidence, one.doubt) for one in found
    )


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
