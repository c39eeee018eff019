"""What it is worth that `deep` carries over what a model remembers, and how often its list of likely changes is right.

    python -m benchmarks.memory BASE TRAIN [--per-class 25] [--faster 1] [--epochs 2]

BASE is a trunk that has not been told the classes of TRAIN, a folder of class folders; those that the starter lacks
stand for no class. Pictures of one source (a file's name up to its last underscore) look alike, so the sources are
dealt to four parts, and in each of four splits a model remembers two of them as features of the base, learns so many
pictures of each class of a third, and is asked about the fourth. `--faster` multiplies the rates of `deep`, and
`--epochs` lengthens it, so that features move further.
"""

import argparse
import statistics
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gallery_sorter.app.session import Choices, Session
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.pictures.hashes import content_hash
from gallery_sorter.pictures.values import PictureFile
from gallery_sorter.recognition import measures
from gallery_sorter.recognition.calibration import calibrate
from gallery_sorter.recognition.card import Transform
from gallery_sorter.recognition.judging import outside_scores
from gallery_sorter.recognition.onnx_runtime import FrozenPart
from gallery_sorter.recognition.weights import Head, Replay, Tensors
from gallery_sorter.training.base import file_base
from gallery_sorter.training.checkpoint import Checkpoint
from gallery_sorter.training.courses import DEEP, Course, Phase
from gallery_sorter.training.deep import MapRows, Material, Training
from gallery_sorter.training.drift import carry_over
from gallery_sorter.training.examples import Examples, identities, remember
from gallery_sorter.training.folds import grouped_folds
from gallery_sorter.training.frozen import FrozenMaps, FrozenWork, run_frozen
from gallery_sorter.training.last_stage import LastStage
from gallery_sorter.training.quick import FOLDS, Fitted, cross_entropy, fit_beside
from tools.starter_head.labelled import find_labelled

PARTS = 4  # two that are remembered, one that is learned from, one that is asked about
_HEADS = (
    "both, the network as it was (`quick`)",
    "what was learned alone, the network as it was",
    "what was learned alone, after `deep`",
    "both, after `deep`, the memory carried over",
    "both, after `deep`, remembered pictures read again",
)
_COLUMNS = ("the head knows", "macro-F1", "cross entropy", "AUROC of refusal")


@dataclass(frozen=True, slots=True)
class Gallery:
    """All pictures, as the frozen part of the base sees them."""

    names: tuple[str, ...]  # of the classes
    trunk: Tensors
    maps: FrozenMaps
    examples: Examples  # with the features of the base
    parts: NDArray[np.intp]  # (n,) to which part its source was dealt


@dataclass(frozen=True, slots=True)
class Split:
    """What came of one split: figures by head, and how features moved."""

    figures: tuple[tuple[float, float, float], ...]  # macro-F1, cross entropy, AUROC; as in _HEADS
    moved: float  # how far features moved, as a share of their length
    error: float  # how far those that were carried lie from where they are
    told: int  # pictures that were told to change their class
    changed: int  # that did
    both: int
    asked: int


def main() -> int:
    """Print the table in Markdown, and what it says of changes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", type=Path)
    parser.add_argument("train", type=Path)
    parser.add_argument("--per-class", type=int, default=25)
    parser.add_argument("--faster", type=float, default=1.0)
    parser.add_argument("--epochs", type=int, default=DEEP.epochs)
    arguments = parser.parse_args()
    rates = DEEP.phases[0].rates
    rates = replace(rates, stage=rates.stage * arguments.faster, linear=rates.linear * arguments.faster)
    course = replace(DEEP, phases=(Phase(arguments.epochs, rates),))
    with tempfile.TemporaryDirectory(prefix="memory-") as name:
        gallery = read_gallery(arguments.base, arguments.train, Path(name))
        splits = [try_split(gallery, course, part, arguments.per_class, Path(name)) for part in range(PARTS)]
    print(f"| {' | '.join(_COLUMNS)} |\n|{' --- |' * len(_COLUMNS)}")
    for head, figures in zip(_HEADS, zip(*(split.figures for split in splits), strict=True), strict=True):
        f1, loss, auroc = (statistics.mean(values) for values in zip(*figures, strict=True))
        print(f"| {head} | {f1:.3f} | {loss:.4f} | {auroc:.3f} |")
    print("\nFeatures moved by", ", ".join(f"{split.moved:.1%}" for split in splits), "of their length.")
    print("Carried over, they were off by", ", ".join(f"{split.error:.1%}" for split in splits), "of it.")
    told, changed, both, asked = (
        sum(getattr(split, field) for split in splits) for field in ("told", "changed", "both", "asked")
    )
    print(f"Of {asked} pictures {changed} changed their class, {told} were told to, {both} of them did.")
    return 0


def read_gallery(base: Path, folder: Path, place: Path) -> Gallery:
    """Every picture that can be read, once through the frozen part. Writes the maps into `place`."""
    with Session(Choices(data_dir=place / "data")) as session:
        session.folder.create()
        card = session.model().card
    pictures = find_labelled(folder)
    contents = [content_hash(picture.file.path.read_bytes()) for picture in pictures]
    files = list(zip([picture.file for picture in pictures], contents, strict=True))
    trunk = file_base(base, "base", "").trunk
    maps = frozen_maps(trunk, card.transform, files, place)
    index = {name: row for row, name in enumerate(card.classes)}
    classes = np.array([index.get(picture.class_name, len(index)) for picture in pictures], dtype=np.intp)
    seen = identities((c, fact.perceptual_hash, fact.taken) for c, fact in zip(contents, maps.facts, strict=True))
    own, taught = np.ones(len(pictures), np.bool_), np.zeros(len(pictures), np.bool_)
    examples = Examples(features_of(trunk, maps).astype(np.float16), classes, seen, own, taught)
    parts = grouped_folds([picture.group for picture in pictures], classes, PARTS)
    return Gallery(card.classes, trunk, maps, examples, parts)


def frozen_maps(
    trunk: Tensors, transform: Transform, files: list[tuple[PictureFile, bytes]], place: Path
) -> FrozenMaps:
    """Raises ValueError where a picture can't be read."""
    work = FrozenWork(place, transform, lambda pixels: [pixels], 1)
    running = run_frozen(work, files, FrozenPart(trunk, transform.size).run, Cancel())
    while True:
        try:
            next(running)
        except StopIteration as end:
            maps: FrozenMaps | None = end.value
            break
    if maps is None or any(fact.refused for fact in maps.facts):
        raise ValueError("a picture can't be read")
    return maps


def features_of(trunk: Tensors, maps: FrozenMaps) -> NDArray[np.float32]:
    """(n, 512) of every picture, by the last stage of a trunk."""
    nothing = Head(np.zeros((2, 512), np.float32), np.zeros(2, np.float32))
    stage = LastStage(trunk, nothing, DEEP.phases[0].rates, "cpu")
    rows = np.arange(len(maps.facts))
    return stage.features(MapRows(maps.maps, rows, np.zeros_like(rows)), Cancel())


def try_split(gallery: Gallery, course: Course, part: int, per_class: int, place: Path) -> Split:
    """Learn from one part, ask about the next; the two others are remembered. Raises ValueError where features moved
    too far to carry anything over, or not at all.
    """
    learned, asked = drawn(gallery, part, per_class), gallery.parts == (part + 1) % PARTS
    memory = (gallery.parts != part) & ~asked
    own, remembered = gallery.examples.take(learned), gallery.examples.take(memory)
    replay = replay_of(remembered, len(gallery.names))
    left_out = own.folds(FOLDS) == 0
    was, now = gallery.examples.features, trained_features(gallery, course, learned, left_out, place / f"part-{part}")
    carried = carry_over(replay, was[learned], now[learned], left_out)
    if not carried.holds or carried.drift is None:
        raise ValueError("nothing was carried over")
    moved = replace(own, features=now[learned])
    again = replace(replay, features=now[memory])
    heads = [
        fitted(gallery, examples, known)
        for examples, known in ((own, replay), (own, None), (moved, None), (moved, carried.replay), (moved, again))
    ]
    truth = gallery.examples.classes[asked]
    figures = [
        scored(gallery, head, features[asked], truth)
        for head, features in zip(heads, (was, was, now, now, now), strict=True)
    ]
    older = fitted(gallery, replace(remembered, own=np.zeros(len(remembered), np.bool_)), None)
    before, told, true = (
        head.head.logits(features)[:, :-1].argmax(axis=1)
        for head, features in ((older, was[asked]), (heads[3], carried.drift.carry(was[asked])), (heads[3], now[asked]))
    )
    far = np.linalg.norm(now.astype(np.float32) - was, axis=1) / np.linalg.norm(was.astype(np.float32), axis=1)
    error = carried.drift.error(was[asked], now[asked])
    told_to, changed = told != before, true != before
    both = int((told_to & changed).sum())
    return Split(tuple(figures), float(far.mean()), error, int(told_to.sum()), int(changed.sum()), both, len(truth))


def drawn(gallery: Gallery, part: int, per_class: int) -> NDArray[np.intp]:
    """So many pictures of each class of a part, or all where there are fewer; none of no class."""
    random = np.random.default_rng(part)
    rows = [
        random.permutation(np.flatnonzero((gallery.parts == part) & (gallery.examples.classes == c)))[:per_class]
        for c in range(len(gallery.names))
    ]
    return np.sort(np.concatenate(rows))


def trained_features(
    gallery: Gallery, course: Course, learned: NDArray[np.intp], left_out: NDArray[np.bool_], folder: Path
) -> NDArray[np.float16]:
    """(n, 512) of all pictures, by a last stage that has learned from these, those left out aside."""
    folder.mkdir()
    material = Material(gallery.maps, learned, gallery.examples.take(learned), len(gallery.names))
    training = Training(course, material, left_out, gallery.trunk, checkpoint=Checkpoint(folder), device="cpu", seed=0)
    for _ in training.epochs(Cancel()):
        continue
    stage = training.finish(Cancel()).stage
    return features_of({**gallery.trunk, **(stage or {})}, gallery.maps).astype(np.float16)


def replay_of(remembered: Examples, count: int) -> Replay:
    """As a model keeps it."""
    classes = np.where(remembered.classes < count, remembered.classes, -1).astype(np.int16)
    return Replay(remembered.features.astype(np.float16), remembered.identities, classes, remembered.taught)


def fitted(gallery: Gallery, own: Examples, replay: Replay | None) -> Fitted:
    """A head of these pictures and of those that are remembered."""
    examples = remember(own, replay, gallery.names, gallery.names)
    found = fit_beside(examples, len(gallery.names), Cancel())
    if found is None:
        raise ValueError("cancelled, though nobody did")
    return found


def scored(
    gallery: Gallery, head: Fitted, features: NDArray[np.floating], truth: NDArray[np.integer]
) -> tuple[float, float, float]:
    """Macro-F1 and cross entropy of pictures with a class, and how well the others are refused."""
    count = len(gallery.names)
    logits, known = head.head.logits(features), truth < count
    table = measures.confusion(truth[known], logits[known, :-1].argmax(axis=1), count)
    learned = head.examples.classes[head.asked]
    outside = calibrate(gallery.names, head.logits, learned, learned == count).outside
    auroc = measures.auroc(outside_scores(outside, logits), ~known)
    if auroc is None:
        raise ValueError("a part holds no pictures of no class")
    loss = cross_entropy(logits[known, :-1], truth[known])
    return measures.macro_f1(measures.class_figures(table)), loss, auroc


if __name__ == "__main__":
    sys.exit(main())
