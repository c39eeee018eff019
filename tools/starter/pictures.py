"""Folders of pictures become one flat file of pixels, so that training never decodes a file twice.

A store is `NAME.u8` (all pixels, one after another) beside `NAME.json` (one entry a picture). It is
memory-mapped when read: worker processes share the pages, and a resumed run starts at once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

CLASSES = ("Cars", "Memes", "Mountains", "Selfies", "Trees", "Whatsapp_Screenshots", "Other")
OUTSIDE = CLASSES.index("Other")
UNLABELLED = -1
SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".bmp"})

Pixels = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Entry:
    """One picture of a store: where its pixels lie, what it shows and where it comes from."""

    offset: int
    height: int
    width: int
    label: int  # index into CLASSES, or UNLABELLED
    source: str  # pictures of one source look alike: they are left out together
    name: str  # path below the folder it was read from, with forward slashes


@dataclass(frozen=True, slots=True)
class Store:
    """Decoded pictures of a few folders; `pixels(i)` gives (height, width, 3) RGB."""

    entries: tuple[Entry, ...]
    flat: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.entries)

    def pixels(self, index: int) -> Pixels:
        entry = self.entries[index]
        size = entry.height * entry.width * 3
        return self.flat[entry.offset : entry.offset + size].reshape(entry.height, entry.width, 3)

    def labels(self) -> NDArray[np.int64]:
        return np.array([entry.label for entry in self.entries], dtype=np.int64)

    def sources(self) -> list[str]:
        return [entry.source for entry in self.entries]


@dataclass(frozen=True, slots=True)
class Sample:
    """A picture on its way into a store."""

    pixels: Pixels
    label: int
    source: str
    name: str


def read_pixels(path: Path, short_side: int, long_side: int) -> Pixels:
    """Decode one file as displayed, scaled down until the short side is at most `short_side`."""
    with Image.open(path) as opened:
        picture = ImageOps.exif_transpose(opened)
        if picture.mode in ("RGBA", "LA", "P"):
            layered = picture.convert("RGBA")
            ground = Image.new("RGBA", layered.size, (255, 255, 255, 255))
            picture = Image.alpha_composite(ground, layered)
        picture = picture.convert("RGB")
    width, height = picture.size
    scale = min(1.0, short_side / min(width, height), long_side / max(width, height))
    if scale < 1.0:
        size = (max(1, round(width * scale)), max(1, round(height * scale)))
        picture = picture.resize(size, Image.Resampling.BICUBIC)
    return np.asarray(picture, dtype=np.uint8)


def source_of(name: str) -> str:
    """A labelled file's name up to the last underscore says where it was collected."""
    return Path(name).stem.rpartition("_")[0] or Path(name).stem


def labelled_samples(folder: Path, short_side: int = 256) -> Iterator[Sample]:
    """The pictures of a folder with one sub-folder a class."""
    for label, name in enumerate(CLASSES):
        for path in _picture_files(folder / name):
            pixels = read_pixels(path, short_side, 4 * short_side)
            yield Sample(pixels, label, source_of(path.name), f"{name}/{path.name}")


def unlabelled_samples(folder: Path, short_side: int = 256) -> Iterator[Sample]:
    """The pictures of a folder with one sub-folder a source and no classes."""
    for below in sorted(path for path in folder.iterdir() if path.is_dir()):
        for path in _picture_files(below):
            pixels = read_pixels(path, short_side, 4 * short_side)
            name = path.relative_to(folder).as_posix()
            yield Sample(pixels, UNLABELLED, below.name, name)


def write_store(path: Path, samples: Iterable[Sample]) -> None:
    """Write a store as `path`.u8 and `path`.json; the index comes last, so half a store is none."""
    entries: list[Entry] = []
    offset = 0
    with path.with_suffix(".u8").open("wb") as out:
        for sample in samples:
            height, width = sample.pixels.shape[:2]
            out.write(np.ascontiguousarray(sample.pixels).tobytes())
            entries.append(Entry(offset, height, width, sample.label, sample.source, sample.name))
            offset += height * width * 3
    text = json.dumps([asdict(entry) for entry in entries])
    path.with_suffix(".json").write_text(text, encoding="utf-8")


def open_store(path: Path) -> Store:
    """Map a store that `write_store` wrote."""
    listed = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    flat = np.memmap(path.with_suffix(".u8"), dtype=np.uint8, mode="r")
    return Store(tuple(Entry(**entry) for entry in listed), flat)


def cached_store(path: Path, samples: Iterable[Sample]) -> Store:
    """Open the store at `path`, writing it first where it is missing."""
    if not path.with_suffix(".json").exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_store(path, samples)
    return open_store(path)


def squashed(pixels: Pixels, size: int) -> Pixels:
    """The whole picture squeezed into a square, the view that the program predicts on."""
    picture = Image.fromarray(pixels)
    resized = picture.resize((size, size), Image.Resampling.BILINEAR)
    return np.asarray(resized, dtype=np.uint8)


def stacked(views: Sequence[Pixels]) -> NDArray[np.uint8]:
    """Equal squares as one (n, size, size, 3) array."""
    return np.stack(views)


def _picture_files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES)
