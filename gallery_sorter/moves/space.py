"""Whether what a batch has to copy has room, asked before anything is changed."""

import contextlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.moves.disk import Devices, free_bytes


@dataclass(frozen=True, slots=True)
class Need:
    """The bytes of one group of files on their way. A move needs room only where it goes to another file system."""

    source_folder: str
    target_folder: str
    size: int
    copies: bool


def check_space(needs: Iterable[Need]) -> None:
    """Raises SorterError (`no-space`) where what has to be copied is more than the target's disk has room for."""
    devices = Devices()
    needed: dict[int, int] = defaultdict(int)
    places: dict[int, str] = {}
    for need in needs:
        with contextlib.suppress(OSError):  # a folder that can't be asked: each picture is told so when it is its turn
            target = devices.of(need.target_folder)
            if need.copies or devices.of(need.source_folder) != target:
                needed[target] += need.size
                places.setdefault(target, need.target_folder)
    for device, size in needed.items():
        free = None
        with contextlib.suppress(OSError):
            free = free_bytes(places[device])
        if free is not None and free < size:
            raise SorterError(
                ErrorCode.NO_SPACE,
                Sentence(
                    "The disk of {} has {} free, and {} are needed.", places[device], _gigabytes(free), _gigabytes(size)
                ),
                Sentence("Nothing was changed; free some space and try again."),
            )


def _gigabytes(size: int) -> Sentence:
    return Sentence("{:.1f} GB", size / 1e9) if size >= 1e8 else Sentence("{:.1f} MB", size / 1e6)
