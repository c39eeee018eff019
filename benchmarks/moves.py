"""How fast files are moved with a durable journal, beside the same work done without any care.

Prints files a second for moves within one file system beside a bare loop of os.rename, and MB/s for moves across file
systems beside `cp -a` and a removal. Run it as `python benchmarks/moves.py [--files N] [--folder DIR] [--other DIR]`.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from blake3 import blake3

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.moves import engine
from gallery_sorter.moves.journal import Journal
from gallery_sorter.moves.plan import plan
from gallery_sorter.moves.undo import undo
from gallery_sorter.moves.values import Candidate

CLASSES = ("Cars", "Memes", "Trees")
LEAST_RATIO = 0.25  # of the bare loop's files a second: what durability may cost


def main() -> None:
    """Parse, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--megabytes", type=int, default=200)
    parser.add_argument("--folder", type=Path, default=None, help="on the file system to measure")
    parser.add_argument("--other", type=Path, default=Path("/dev/shm"), help="on another file system")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        _within(Path(name), options.files, options.rounds)
    if options.other.is_dir():
        with (
            tempfile.TemporaryDirectory(dir=options.folder) as one,
            tempfile.TemporaryDirectory(dir=options.other) as two,
        ):
            if Path(one).stat().st_dev != Path(two).stat().st_dev:
                _across(Path(two), Path(one), options.megabytes)


def _within(folder: Path, count: int, rounds: int) -> None:
    phone = folder / "phone"
    found = _make(phone, count, 1000)
    bare, ours, back = [], [], []
    for number in range(rounds):
        bare.append(_bare(found, folder / "bare"))
        journal = Journal(folder / f"journal{number}.sqlite")
        chosen = plan(found, roots=[phone], into=folder / "gallery", class_names=CLASSES)
        ours.append(_timed(lambda: _all(engine.run(chosen, journal, Cancel()))))  # noqa: B023 (called at once)
        back.append(_timed(lambda: _all(undo(journal, None, Cancel()))))  # noqa: B023
        journal.close()
    print(f"{count} files of one file system, the best of {rounds}:")
    print(f"  bare os.rename    {count / min(bare):8.0f} files/s")
    ratio = min(bare) / min(ours)
    print(f"  engine            {count / min(ours):8.0f} files/s, ratio {ratio:.2f} (at least {LEAST_RATIO})")
    print(f"  undo              {count / min(back):8.0f} files/s, ratio {min(bare) / min(back):.2f}")


def _across(source: Path, target: Path, megabytes: int) -> None:
    size = 4_000_000
    found = _make(source / "phone", megabytes * 1_000_000 // size, size)
    total = sum(candidate.size for candidate in found) / 1e6
    os.sync()
    copied = _timed(lambda: _copy_plainly(source / "phone", target / "cp"))
    shutil.rmtree(target / "cp")
    os.sync()
    journal = Journal(target / "journal.sqlite")
    chosen = plan(found, roots=[source / "phone"], into=target / "gallery", class_names=CLASSES)
    ours = _timed(lambda: _all(engine.run(chosen, journal, Cancel())))
    journal.close()
    print(f"{total:.0f} MB in files of 4 MB to another file system, durable at the end:")
    print(f"  cp -a, sync       {total / copied:8.0f} MB/s")
    print(f"  engine, verified  {total / ours:8.0f} MB/s, ratio {copied / ours:.2f}")


def _make(folder: Path, count: int, size: int) -> list[Candidate]:
    folder.mkdir()
    found = []
    for number in range(count):
        path = folder / f"IMG_{number:06d}.jpg"
        content = os.urandom(size)
        path.write_bytes(content)
        seen = path.stat()
        name = CLASSES[number % len(CLASSES)]
        found.append(
            Candidate(
                path,
                seen.st_size,
                seen.st_mtime_ns,
                blake3(content).digest(),
                name,
                0.99,
                sure=True,
                labelled_by_person=False,
            )
        )
    os.sync()
    return found


def _bare(found: list[Candidate], into: Path) -> float:
    """Seconds of a bare loop into class folders; the files go back afterwards, which isn't counted."""
    for name in CLASSES:
        (into / name).mkdir(parents=True, exist_ok=True)
    pairs = [(str(c.path), f"{into}/{c.class_name}/{c.path.name}") for c in found]
    begun = time.perf_counter()
    for source, target in pairs:
        os.rename(source, target)  # noqa: PTH104 (the bare loop)
    seconds = time.perf_counter() - begun
    for source, target in pairs:
        os.rename(target, source)  # noqa: PTH104
    return seconds


def _copy_plainly(source: Path, target: Path) -> None:
    subprocess.run(["cp", "-a", str(source), str(target)], check=True)
    os.sync()


def _all(steps: engine.Steps) -> None:
    for _ in steps:
        pass


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
