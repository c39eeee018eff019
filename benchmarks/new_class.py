"""A class of one's own from ten pictures: how well it is found afterwards, and what the old classes lose by it.

    python -m benchmarks.new_class TEST SET [SET...] [--examples 10] [--seeds 5]

TEST holds a folder for each class of the starter; each SET is a folder of pictures of a class that it lacks. For each
seed some pictures of the first SET are drawn, `quick` learns them on top of the starter, and the model is measured on
TEST and on what is left of the SET; then the next SET is learned on top of that, and so on. No head is fitted to what
it is measured on; whether the trunk has seen a SET without labels is for the caller to say beside the figures.
"""

import argparse
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.outcome import outcome
from benchmarks.quality import measure
from gallery_sorter.app.events import Evaluation, TrainingResult
from gallery_sorter.app.session import Choices, Session
from gallery_sorter.app.train import TrainOptions, train
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.recognition.shelf import STARTER, Shelf

_COLUMNS = (
    "learned, one after the other",
    "its F1 (worst)",
    "old macro-F1 before, after (worst)",
    "old class that falls most (worst of a seed)",
    "after, the new among them",
    "seconds",
)


@dataclass(frozen=True, slots=True)
class Learned:
    """What one new class brought, and what it cost."""

    name: str
    f1: float
    seconds: float
    old_before: float  # macro-F1 of the starter's classes
    old_after: float
    falls: Mapping[str, float]  # by how much the F1 of each of them has fallen
    old_among_new: float  # macro-F1 with the new classes' pictures among theirs


def main() -> int:
    """Print a line for each class, the mean over the seeds and the worst."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("test", type=Path)
    parser.add_argument("sets", type=Path, nargs="+", metavar="SET")
    parser.add_argument("--examples", type=int, default=10)
    parser.add_argument("--seeds", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="new-class-") as name:
        runs = [
            learn_in_turn(Path(name), arguments.test, arguments.sets, arguments.examples, seed)
            for seed in range(arguments.seeds)
        ]
    print(f"| {' | '.join(_COLUMNS)} |\n|{' --- |' * len(_COLUMNS)}")
    for steps in zip(*runs, strict=True):
        print(line(steps))
    return 0


def learn_in_turn(place: Path, test: Path, sets: Sequence[Path], examples: int, seed: int) -> list[Learned]:
    """One seed: each class learned on top of those before it. What was read for another seed is not read again."""
    choices = Choices(data_dir=place / "data")
    pictures = place / f"seed-{seed}"
    shutil.copytree(test, pictures / "test")
    with Session(choices) as session:
        session.folder.create()
        Shelf(session.folder.models).use(STARTER)
    with Session(choices) as session:
        old = measure(session, pictures / "test")
    steps = []
    for folder in sets:
        drawn = sorted(path for path in folder.iterdir() if path.is_file())
        random.Random(seed).shuffle(drawn)
        copied(drawn[:examples], pictures / "train" / folder.name / folder.name)
        copied(drawn[examples:], pictures / "test" / folder.name)
        options = TrainOptions((pictures / "train" / folder.name,), looked_through=True, seed=seed, activate="always")
        with Session(choices) as session:
            began = time.perf_counter()
            outcome(train(session, options, Cancel()), TrainingResult)
            seconds = time.perf_counter() - began
        with Session(choices) as session:
            steps.append(compared(folder.name, old, measure(session, pictures / "test"), seconds))
    shutil.rmtree(pictures)
    return steps


def copied(pictures: Sequence[Path], folder: Path) -> None:
    """These pictures in a folder of their own."""
    folder.mkdir(parents=True)
    for path in pictures:
        shutil.copyfile(path, folder / path.name)


def compared(name: str, old: Evaluation, after: Evaluation, seconds: float) -> Learned:
    """The new class, and the old ones as they were and are on the same pictures: those of the starter's classes."""
    before = {label: figure.f1 for label, figure in old.classes.items()}
    now = f1_among(after, old.labels)
    return Learned(
        name,
        after.classes[name].f1,
        seconds,
        statistics.mean(before.values()),
        statistics.mean(now.values()),
        {label: before[label] - now[label] for label in before},
        statistics.mean(after.classes[label].f1 for label in before),
    )


def f1_among(figures: Evaluation, labels: Sequence[str]) -> dict[str, float]:
    """F1 of these classes on their own pictures alone; being taken for another class is a mistake as ever."""
    confusion = np.array(figures.confusion)[[figures.labels.index(label) for label in labels]]
    f1 = {}
    for row, label in enumerate(labels):
        column = figures.labels.index(label)
        right = confusion[row, column]
        f1[label] = float(2 * right / (confusion[row].sum() + confusion[:, column].sum()))
    return f1


def line(steps: Sequence[Learned]) -> str:
    """One row: means over the seeds, and the worst of them."""
    f1, after = [step.f1 for step in steps], [step.old_after for step in steps]
    falls = {label: statistics.mean(step.falls[label] for step in steps) for label in steps[0].falls}
    fallen = max(falls, key=lambda label: falls[label])
    return (
        f"| {steps[0].name} | {statistics.mean(f1):.3f} ({min(f1):.3f})"
        f" | {steps[0].old_before:.3f}, {statistics.mean(after):.3f} ({min(after):.3f})"
        f" | {fallen} {falls[fallen]:.3f} ({max(max(step.falls.values()) for step in steps):.3f})"
        f" | {statistics.mean(step.old_among_new for step in steps):.3f}"
        f" | {statistics.mean(step.seconds for step in steps):.1f} |"
    )


if __name__ == "__main__":
    sys.exit(main())
