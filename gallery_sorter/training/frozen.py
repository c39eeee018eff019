"""Runs the frozen part of the network once for each view of a picture and keeps what comes out, as fp16 in one mapped
file, so that an epoch costs only what is trained. It goes on where it was cut off.
"""

import json
import shutil
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import ErrorCode, Refused, SorterError
from gallery_sorter.base.progress import Pace, Progress
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.base.threads import map_ordered, usable_cores
from gallery_sorter.pictures.decode import decode
from gallery_sorter.pictures.values import Decoded, PictureFile
from gallery_sorter.recognition.card import Transform
from gallery_sorter.recognition.views import normalise, squash

MAPS_FILE, FACTS_FILE = "maps.fp16", "facts.jsonl"
CHANNELS = 256  # of the last stage but one: He et al. 2016, table 1
SPARE = 2 << 30  # bytes of the disk that are left to others
_AT_ONCE = 64  # rows that a kill may cost
LARGEST = 16 << 30  # bytes of the file at most

Pixels = NDArray[np.uint8]
FileMaps = np.memmap[Any, np.dtype[np.float16]]
Views = Callable[[Pixels], list[Pixels]]  # the first is the picture as it is


@dataclass(frozen=True, slots=True)
class Facts:
    """What one decode told of a picture; `refused` where it could not be read as it was expected."""

    content: str  # hexadecimal
    perceptual_hash: int
    taken: str | None
    refused: bool = False


@dataclass(frozen=True, slots=True)
class FrozenMaps:
    """`maps` is (n, views, 256, s, s) on disk; rows of refused pictures are empty."""

    maps: FileMaps
    facts: tuple[Facts, ...]


def bytes_needed(pictures: int, views: int, size: int) -> int:
    """What the file takes on disk."""
    return pictures * views * CHANNELS * (size // 16) ** 2 * 2


def affordable_views(folder: Path, pictures: int, wanted: int, size: int) -> int:
    """How many views there is room for, `wanted` at most. Raises SorterError (`no-space`) where not even one fits."""
    room = min(LARGEST, shutil.disk_usage(folder).free + _held(folder / MAPS_FILE) - SPARE)
    for views in range(wanted, 0, -1):
        if bytes_needed(pictures, views, size) <= room:
            return views
    most = LARGEST // bytes_needed(1, 1, size)
    if pictures > most:  # whatever is free
        raise SorterError(
            ErrorCode.NO_SPACE,
            Sentence("The network can be trained on {:,} pictures at most, and these are {:,}.", most, pictures),
            Sentence("Train on fewer pictures, or with the quick recipe."),
        )
    raise SorterError(
        ErrorCode.NO_SPACE,
        Sentence(
            "Training on {:,} pictures needs {:.1f} GB in {} for a while, which is more than is free.",
            pictures,
            bytes_needed(pictures, 1, size) / 1e9,
            folder,
        ),
        Sentence("Free some space, name another --data-dir, or train on fewer pictures."),
    )


def _held(path: Path) -> int:
    """Bytes of the disk that the file of an earlier run holds: it is gone on with, or written over."""
    try:
        state = path.stat()
    except OSError:
        return 0
    return int(getattr(state, "st_blocks", 0)) * 512  # where blocks aren't counted it is taken to hold none


@dataclass(frozen=True, slots=True)
class FrozenWork:
    """Where the maps go, and how a picture becomes views."""

    folder: Path
    transform: Transform
    views: Views
    count: int  # of views a picture


def run_frozen(
    work: FrozenWork,
    pictures: Sequence[tuple[PictureFile, bytes]],
    run: Callable[[NDArray[np.float32]], NDArray[np.floating]],
    cancel: Cancel,
) -> Generator[Progress | Refused, None, FrozenMaps | None]:
    """Fill the file with the views of each (file, content hash). None where cancelled.

    A picture that can't be read, or whose content is another by now, is refused. Raises OSError.
    """
    folder, size = work.folder, work.transform.size
    path, told = folder / MAPS_FILE, folder / FACTS_FILE
    goes_on = path.is_file() and path.stat().st_size == bytes_needed(len(pictures), work.count, size)
    if not goes_on:
        told.unlink(missing_ok=True)
    facts = _read_facts(told)
    shape = (len(pictures), work.count, CHANNELS, size // 16, size // 16)
    maps: FileMaps = np.memmap(path, np.dtype(np.float16), "r+" if goes_on else "w+", shape=shape)
    pace = Pace(done=len(facts))

    def prepare(item: tuple[PictureFile, bytes]) -> tuple[Facts, Refused | None, NDArray[np.float32] | None]:
        return _prepare(*item, work.transform, work.views)

    cores = usable_cores()
    waiting: list[Facts] = []
    with closing(
        map_ordered(prepare, pictures[len(facts) :], workers=cores, ahead=2 * cores, name="views", cancel=cancel)
    ) as prepared:
        for fact, refused, inputs in prepared:
            if inputs is not None:
                maps[len(facts)] = run(inputs)
            facts.append(fact)
            waiting.append(fact)
            if len(waiting) == _AT_ONCE or len(facts) == len(pictures):
                maps.flush()  # first the rows, then the lines that say that they are there
                _tell(told, waiting)
                waiting = []
            if refused is not None:
                yield refused
            yield pace.at(len(facts), len(pictures))
    return FrozenMaps(maps, tuple(facts)) if len(facts) == len(pictures) else None


def _prepare(
    file: PictureFile, content: bytes, transform: Transform, views: Views
) -> tuple[Facts, Refused | None, NDArray[np.float32] | None]:
    decoded = decode(file)
    if not isinstance(decoded, Decoded) or decoded.content_hash != content:
        refused = decoded if isinstance(decoded, Refused) else None
        return Facts(content.hex(), 0, None, refused=True), refused, None
    inputs = [normalise(transform, squash(transform, pixels)) for pixels in views(decoded.pixels)]
    return Facts(content.hex(), decoded.perceptual_hash, decoded.exif.taken), None, np.stack(inputs)


def _read_facts(path: Path) -> list[Facts]:
    """The rows that are there; a last line that was cut off is taken away."""
    if not path.is_file():
        return []
    text = path.read_text(encoding="utf-8")
    whole = text[: text.rfind("\n") + 1]
    if whole != text:
        path.write_text(whole, encoding="utf-8")
    return [Facts(**json.loads(line)) for line in whole.splitlines()]


def _tell(path: Path, facts: list[Facts]) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.writelines(json.dumps(asdict(fact)) + "\n" for fact in facts)
