"""How good a model is after training: recipe and base against accuracy, macro-F1, ECE and seconds.

    python -m benchmarks.recipes TRAIN TEST [--recipes quick deep seed] [--bases auto FILE] [--per-class N] [--seeds 5]
                                 [--corrupted]

TRAIN and TEST hold a folder for each class of the starter. For each recipe, base and seed, so many pictures of each
class of TRAIN are drawn, the starter is trained further on them, and the new version is measured on TEST, whether or
not it would have taken over. The first row is the starter as it ships. With --corrupted each row is followed by the
table of benchmarks.quality, of all seeds together.
"""

import argparse
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.outcome import outcome
from benchmarks.quality import COLUMNS, every_kind, measure, spread
from benchmarks.quality import row as quality_row
from gallery_sorter.app.events import Evaluation, TrainingResult
from gallery_sorter.app.session import Choices, Session
from gallery_sorter.app.train import TrainOptions, train
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.recognition.shelf import STARTER

_COLUMNS = ("recipe", "base", "accuracy", "macro-F1", "ECE (floor)", "took over", "seconds")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One training."""

    model: str
    base: str
    activated: bool
    seconds: float


def main() -> int:
    """Print the table in Markdown, row by row."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", type=Path)
    parser.add_argument("test", type=Path)
    parser.add_argument("--recipes", nargs="+", default=["quick", "deep", "seed"])
    parser.add_argument("--bases", nargs="+", default=["auto"], help="auto, or files; quick always takes the starter's")
    parser.add_argument("--per-class", type=int, help="pictures drawn from each class (default: all)")
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--corrupted", action="store_true", help="measure on corrupted pictures too")
    arguments = parser.parse_args()
    print(f"| {' | '.join(_COLUMNS)} |\n|{' --- |' * len(_COLUMNS)}", flush=True)
    with tempfile.TemporaryDirectory(prefix="recipes-") as name:
        place = Path(name)
        with Session(Choices(data_dir=place / "data")) as session:
            session.folder.create()
            classes = session.model().card.classes
        starter = [Outcome(STARTER, STARTER, True, 0.0)]
        print(row("none", starter, evaluations(starter, place, arguments.test)), flush=True)
        sources = [arguments.train / name for name in classes]
        for recipe in arguments.recipes:
            for base in arguments.bases if recipe != "quick" else ["auto"]:
                outcomes = []
                for seed in range(arguments.seeds):
                    folder = drawn(sources, place, arguments.per_class, seed)
                    options = TrainOptions(
                        (folder,), looked_through=True, recipe=recipe, base=base, seed=seed, activate="never"
                    )
                    outcomes.append(trained(place, options))
                print(row(recipe, outcomes, evaluations(outcomes, place, arguments.test)), flush=True)
                if arguments.corrupted:
                    print_corrupted(outcomes, place, arguments.test)
    return 0


def drawn(class_folders: Sequence[Path], place: Path, per_class: int | None, seed: int) -> Path:
    """Some pictures of each class, in place of those drawn before."""
    chosen = place / "train"
    shutil.rmtree(chosen, ignore_errors=True)
    for class_folder in class_folders:
        pictures = sorted(path for path in class_folder.iterdir() if path.is_file())
        random.Random(seed).shuffle(pictures)
        target = chosen / class_folder.name
        target.mkdir(parents=True)
        for path in pictures[:per_class]:
            shutil.copyfile(path, target / path.name)
    return chosen


def trained(place: Path, options: TrainOptions) -> Outcome:
    """Train from the starter."""
    with Session(Choices(data_dir=place / "data", model=STARTER)) as session:
        began = time.perf_counter()
        result = outcome(train(session, options, Cancel()), TrainingResult)
        return Outcome(result.model, result.base, not result.comparison.worse, time.perf_counter() - began)


def evaluations(outcomes: Sequence[Outcome], place: Path, test: Path) -> list[Evaluation]:
    """What each model is worth on the pictures of a folder."""
    found = []
    for one in outcomes:
        with Session(Choices(data_dir=place / "data", model=one.model)) as session:
            found.append(measure(session, test))
    return found


def print_corrupted(outcomes: Sequence[Outcome], place: Path, test: Path) -> None:
    """The table of `benchmarks.quality` in Markdown, of all of them together."""
    print(f"\n| {' | '.join(COLUMNS)} |\n|{' --- |' * len(COLUMNS)}", flush=True)
    for kind, copies in every_kind(test, place):
        print(quality_row(kind, evaluations(outcomes, place, copies)), flush=True)
    print()


def row(recipe: str, outcomes: Sequence[Outcome], figures: Sequence[Evaluation]) -> str:
    """One line: the mean over the seeds, and how far apart they lie."""
    cells = (
        recipe,
        outcomes[0].base,
        spread([one.accuracy for one in figures]),
        spread([one.macro_f1 for one in figures]),
        f"{spread([one.ece for one in figures])} ({statistics.mean(one.ece_floor for one in figures):.3f})",
        f"{sum(one.activated for one in outcomes)} of {len(outcomes)}",
        f"{statistics.mean(one.seconds for one in outcomes):.0f}",
    )
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    sys.exit(main())
