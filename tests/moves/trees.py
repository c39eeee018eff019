"""Real folders of small files for the tests of this room, and ways to look at them."""

import os
import zlib
from collections import Counter
from collections.abc import Generator, Iterable
from pathlib import Path
from typing import TypeVar

from blake3 import blake3

from gallery_sorter.base.progress import Progress
from gallery_sorter.moves.values import Candidate, MoveRecord, Summary

CLASSES = ("Cars", "Memes", "Trees")
PICTURE_ENDINGS = (".jpg", ".jpeg", ".png", ".heic")
OLD = 1_600_000_000_000_000_000  # ns; a time that no test could meet by writing a file

Tree = dict[str, tuple[bytes, int]]
Returned = TypeVar("Returned")


def write(path: Path, content: bytes | None = None, age: int = 0) -> Path:
    """A file with an old time; its content is its path where none is given."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(os.fsencode(path) if content is None else content)
    # Odd nanoseconds: a time that was rounded on the way would show.
    os.utime(path, ns=(OLD + age, OLD + age * 1_000_003 + 123_456_789))
    return path


def dump(root: Path, count: int) -> None:
    """A folder as a phone leaves it: pictures, some with sidecars and clips, some in DCIM, some with one name."""
    for i in range(count):
        folder = root / "DCIM" / "100APPLE" if i % 5 == 0 else root
        picture = write(folder / f"IMG_{i // 2 if i % 7 == 0 else i:05d}.jpg", b"picture %d" % i, i)
        if i % 6 == 0:
            write(picture.with_suffix(".xmp"), b"steps %d" % i, i)
        if i % 10 == 0:
            write(picture.with_suffix(".MOV"), b"clip %d" % i * 100, i)
        if i % 15 == 0:
            write(picture.with_name(picture.name + ".json"), b"{%d}" % i, i)


def candidates(root: Path, **changes: object) -> list[Candidate]:
    """Every picture below a folder, as recognised: its class hangs on its content."""
    return [candidate(path, **changes) for path in sorted(root.rglob("*")) if path.suffix.lower() in PICTURE_ENDINGS]


def candidate(path: Path, **changes: object) -> Candidate:
    """One picture as recognised."""
    content = path.read_bytes()
    found = path.stat()
    values: dict[str, object] = {
        "class_name": CLASSES[zlib.crc32(content) % len(CLASSES)],
        "confidence": 0.9,
        "sure": True,
        "labelled_by_person": False,
    }
    return Candidate(path, found.st_size, found.st_mtime_ns, blake3(content).digest(), **(values | changes))  # type: ignore[arg-type]


def tree(*folders: Path) -> Tree:
    """Name -> (content, time) of every file below these folders, hidden ones too."""
    return {
        str(path): (path.read_bytes(), path.lstat().st_mtime_ns)
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file()
    }


def folders(*roots: Path) -> set[Path]:
    """Every folder below these."""
    return {path for root in roots for path in root.rglob("*") if path.is_dir()}


def contents(found: Tree) -> Counter[bytes]:
    """The multiset of contents: what a move may never change."""
    return Counter(content for content, _ in found.values())


def run_to_end(steps: Generator[MoveRecord | Progress, None, Returned]) -> tuple[list[MoveRecord], Returned]:
    """The records of a run, an undo or a redo, and what it returned."""
    records: list[MoveRecord] = []
    while True:
        try:
            step = next(steps)
        except StopIteration as end:
            return records, end.value
        if isinstance(step, MoveRecord):
            records.append(step)


def pairs(records: Iterable[MoveRecord]) -> set[tuple[Path, Path | None]]:
    """From where to where."""
    return {(record.source, record.target) for record in records}


def counts(summary: Summary) -> tuple[int, ...]:
    """moved, copied, removed, kept, duplicates, refused, companions."""
    return (
        summary.moved,
        summary.copied,
        summary.removed,
        summary.kept,
        summary.duplicates,
        summary.refused,
        summary.companions,
    )
