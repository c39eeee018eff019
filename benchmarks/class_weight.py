"""How much a class of ten pictures should weigh beside the starter's: what it finds, and what it takes from the others.

    python -m benchmarks.class_weight SET [SET...] [--examples 10] [--seeds 5] [--weights 1 0.5 0.3 0.2 0.1]

Each SET is a folder of pictures of a class that the starter lacks; choose others than those that a figure is told of.
For each weight, set and seed some pictures are drawn and learned beside what the starter remembers, as `quick` does.
Then the rest of the set is asked about, and remembered pictures that were left out, a fifth at a time, of those that
the starter gets right when they are left out.
"""

import argparse
import random
import statistics
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gallery_sorter.app.classify import look_at
from gallery_sorter.app.pipeline import Recognised, Source
from gallery_sorter.app.session import Choices, Session
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.recognition.weights import Head, load_replay
from gallery_sorter.training.asking import Older
from gallery_sorter.training.examples import Examples, identities, remember
from gallery_sorter.training.quick import FOLDS, curvature_of, fit_examples

_COLUMNS = (
    "least weight",
    "found of the new class (worst set)",
    "taken of the old ones",
    "of the old class that loses most (worst draw)",
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One set and seed at one weight."""

    found: float  # of the rest of the new class
    taken: float  # of the old classes' pictures that were right
    worst: float  # the same of the class that loses most


def main() -> int:
    """Print a line for each weight."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", type=Path, nargs="+", metavar="SET")
    parser.add_argument("--examples", type=int, default=10)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--weights", type=float, nargs="+", default=[1.0, 0.5, 0.3, 0.2, 0.1])
    arguments = parser.parse_args()
    with (
        tempfile.TemporaryDirectory(prefix="class-weight-") as name,
        Session(Choices(data_dir=Path(name) / "data", device="cpu")) as session,
    ):
        session.folder.create()
        older = older_of(session)
        sets = {folder.name: read_set(session, folder) for folder in arguments.sets}
    right = left_out_right(older)
    print(f"| {' | '.join(_COLUMNS)} |\n|{' --- |' * len(_COLUMNS)}")
    for weight in arguments.weights:
        found = {
            name: [
                one_outcome(older, *parted(pictures, arguments.examples, seed), right, weight)
                for seed in range(arguments.seeds)
            ]
            for name, pictures in sets.items()
        }
        print(line(weight, found), flush=True)
    return 0


def older_of(session: Session) -> Older:
    """The starter with what it remembers. Raises ValueError where that is nothing."""
    model = session.model()
    if model.replay is None or model.card.replay is None:
        raise ValueError("the starter remembers nothing")
    return Older(model.card, model.head, load_replay(model.replay, model.card.replay.blake3, model.card.head_rows))


def read_set(session: Session, folder: Path) -> Examples:
    """The pictures of a folder that can be read, as the person's, with the class after the starter's."""
    features, facts = [], []
    for step in look_at(session, Source((folder,), recursive=False), Cancel()):
        if isinstance(step, Recognised) and step.features is not None:
            features.append(step.features.astype(np.float32))
            facts.append(step.facts)
    classes = np.full(len(features), len(session.model().card.classes), np.intp)
    seen = identities((fact.content_hash, fact.perceptual_hash, fact.taken) for fact in facts)
    return Examples(np.stack(features), classes, seen, np.ones(len(facts), np.bool_), np.zeros(len(facts), np.bool_))


def left_out_right(older: Older) -> NDArray[np.bool_]:
    """(n,) remembered pictures of a class that heads fitted without them get right."""
    remembered, count = older.examples(), len(older.card.classes)
    if remembered is None:
        raise ValueError("the starter remembers nothing")
    called = left_out_answers(remembered.widened(), count, 1.0)
    return np.asarray((called == remembered.classes) & (remembered.classes < count))


def parted(pictures: Examples, examples: int, seed: int) -> tuple[Examples, Examples]:
    """So many that are drawn, and the others."""
    rows = list(range(len(pictures)))
    random.Random(seed).shuffle(rows)
    drawn, others = (np.array(some, np.intp) for some in (rows[:examples], rows[examples:]))
    return pictures.take(drawn), pictures.take(others)


def one_outcome(older: Older, drawn: Examples, asked: Examples, right: NDArray[np.bool_], weight: float) -> Outcome:
    """Learn some pictures of a set and ask about the others; `right` (n,) are the remembered ones that count."""
    names = (*older.card.classes, "new")
    new = len(older.card.classes)
    everything = remember(drawn, older.replay, older.card.classes, names).widened()
    head = fitted(everything, len(names), weight)
    found = head.logits(asked.features)[:, :-1].argmax(axis=1) == new
    lost = left_out_answers(everything, len(names), weight)[len(drawn) :] == new
    classes = everything.classes[len(drawn) :]
    by_class = [float(lost[right & (classes == c)].mean()) for c in range(new)]
    return Outcome(float(found.mean()), float(lost[right].mean()), max(by_class))


def left_out_answers(examples: Examples, count: int, weight: float) -> NDArray[np.intp]:
    """(n,) the likeliest class of each picture, by a head that was fitted without its fifth."""
    folds = examples.folds(FOLDS)
    called = np.zeros(len(examples), np.intp)
    for fold in range(FOLDS):
        head = fitted(examples.take(folds != fold), count, weight)
        called[folds == fold] = head.logits(examples.features[folds == fold])[:, :-1].argmax(axis=1)
    return called


def fitted(examples: Examples, count: int, weight: float) -> Head:
    """As `quick` fits a head, but for the weight that a small class has at least."""
    return fit_examples(examples, count, curvature=curvature_of(examples, count), least_weight=weight)


def line(weight: float, found: Mapping[str, Sequence[Outcome]]) -> str:
    """One row: means over sets and seeds; of the worst set the mean over its seeds."""
    by_set = {name: statistics.mean(one.found for one in outcomes) for name, outcomes in found.items()}
    worst = min(by_set, key=lambda name: by_set[name])
    every = [one for outcomes in found.values() for one in outcomes]
    return (
        f"| {weight:g} | {statistics.mean(by_set.values()):.3f} ({worst} {by_set[worst]:.3f})"
        f" | {statistics.mean(one.taken for one in every):.4f}"
        f" | {statistics.mean(one.worst for one in every):.4f} (worst {max(one.worst for one in every):.4f}) |"
    )


if __name__ == "__main__":
    sys.exit(main())
