"""How good a model is on labelled pictures, as they are and corrupted: the table of the README.

    python -m benchmarks.quality FOLDER [--model NAME [--data-dir DIR]]

FOLDER holds a folder for each class; folders that are no class of the model are pictures of none. Corrupted copies
are saved as JPEG of quality 95 in a temporary folder, and measured as `gallery-sorter evaluate` does. Nothing is
chosen by what comes out.
"""

import argparse
import platform
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from PIL import Image, ImageOps

from benchmarks.outcome import outcome
from gallery_sorter.app.evaluate import evaluate
from gallery_sorter.app.events import Evaluated, Evaluation
from gallery_sorter.app.session import Choices, Session
from gallery_sorter.base.cancel import Cancel
from tools.starter.corruptions import Corruption, corruptions

COLUMNS = ("pictures", "macro-F1", "ECE (floor)", "coverage at 0.99", "sure, right of these", "AUROC", "Other sure")


def main() -> int:
    """Print the table in Markdown, row by row as they are measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--model", help="the version; default: the active one")
    parser.add_argument("--data-dir", type=Path, help="where trained models are; default: the shipped starter alone")
    parser.add_argument("--limit", type=int, help="the first N pictures of each class alone, for a quick look")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="quality-") as name:
        place = Path(name)
        with Session(Choices(data_dir=arguments.data_dir or place / "data", model=arguments.model)) as session:
            session.folder.create()
            machine = platform.processor() or platform.machine()
            print(f"{machine}, {platform.system()}, {session.model().runtime.name}\n")
            print(f"| {' | '.join(COLUMNS)} |\n|{' --- |' * len(COLUMNS)}")
            for kind, copies in every_kind(arguments.folder, place, arguments.limit):
                print(row(kind, [measure(session, copies)]), flush=True)
    return 0


def every_kind(folder: Path, place: Path, limit: int | None = None) -> Iterator[tuple[str, Path]]:
    """The pictures as they are, then corrupted in one way after the other; each takes the place of the last."""
    kinds: dict[str, Corruption | None] = {"as they are": None, **corruptions()}
    for kind, corrupt in kinds.items():
        yield kind, copied(folder, place, corrupt, limit)


def copied(folder: Path, place: Path, corrupt: Corruption | None, limit: int | None) -> Path:
    """A folder of changed copies, in place of the last one; without a change the copies are the files themselves."""
    copies = place / "pictures"
    shutil.rmtree(copies, ignore_errors=True)
    for path in _pictures(folder, limit):
        target = copies / path.parent.name / path.name
        target.parent.mkdir(parents=True, exist_ok=True)
        if corrupt is None:
            shutil.copyfile(path, target)
            continue
        with Image.open(path) as image:
            changed = corrupt(ImageOps.exif_transpose(image).convert("RGB"))
        changed.save(target.with_name(path.name + ".jpg"), quality=95)
    return copies


def _pictures(folder: Path, limit: int | None) -> Iterator[Path]:
    for class_folder in sorted(path for path in folder.iterdir() if path.is_dir()):
        yield from sorted(path for path in class_folder.iterdir() if path.is_file())[:limit]


def measure(session: Session, folder: Path) -> Evaluation:
    """What `evaluate` says of a folder. Raises ValueError where it holds nothing that can be measured."""
    return outcome(evaluate(session, folder, Cancel()), Evaluated).figures


def row(name: str, models: Sequence[Evaluation]) -> str:
    """One line of the table: of one model, or the mean of several and how far apart they lie."""
    coverages = [one.coverage_at_precision["0.99"].coverage for one in models]
    aurocs = [one.outside.auroc for one in models if one.outside is not None and one.outside.auroc is not None]
    accepted = [one.outside.accepted for one in models if one.outside is not None]
    sure, right = (statistics.mean(values) for values in ([m.sure for m in models], [m.sure_right for m in models]))
    cells = (
        name,
        spread([one.macro_f1 for one in models]),
        f"{spread([one.ece for one in models])} ({statistics.mean(one.ece_floor for one in models):.3f})",
        spread(coverages),
        f"{sure:.1%}, {right:.1%}",
        spread(aurocs) if aurocs else "–",
        f"{statistics.mean(accepted):.1%}" if accepted else "–",
    )
    return f"| {' | '.join(cells)} |"


def spread(values: Sequence[float]) -> str:
    """Mean and, of several, standard deviation."""
    deviation = f" ± {statistics.stdev(values):.3f}" if len(values) > 1 else ""
    return f"{statistics.mean(values):.3f}{deviation}"


if __name__ == "__main__":
    sys.exit(main())
