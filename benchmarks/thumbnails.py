"""How the program's own store of thumbnails does beside the one that file managers share.

    python -m benchmarks.thumbnails [--count 1000] [--rounds 3]

The shared one is a folder of PNG files of 256 pixels, each called after the MD5 of its picture's address and with that
address and the picture's time inside (Thumbnail Managing Standard, freedesktop.org), written under another name and
renamed. Ours is one SQLite file of JPEGs by content. Both are filled from the same pixels in memory, then every
thumbnail is fetched and decoded in another order, as scrolling does. Smaller figures are better.
"""

import argparse
import hashlib
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter
from PIL.PngImagePlugin import PngInfo

from gallery_sorter.catalogue.thumbnails import ThumbnailStore
from gallery_sorter.pictures.thumbnail import make_thumbnail

Pixels = NDArray[np.uint8]

SIZE = (256, 192)
TOGETHER = 16  # thumbnails that the program keeps in one transaction, as they come from recognising


def main() -> int:
    """Print milliseconds a thumbnail, and kilobytes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    pictures = [drawing(number) for number in range(arguments.count)]
    results: dict[str, list[tuple[float, float, float]]] = {"shared": [], "ours": []}
    for _ in range(arguments.rounds):
        for name, way in (("shared", shared), ("ours", ours)):
            with tempfile.TemporaryDirectory(prefix="thumbnails-") as place:
                results[name].append(way(Path(place), pictures))
    for name, rounds in results.items():
        write, read, size = (statistics.median(column) for column in zip(*rounds, strict=True))
        print(f"{name:<8} kept in {write * 1000:.2f} ms, shown in {read * 1000:.2f} ms, {size / 1000:.1f} kB each")
    return 0


def drawing(seed: int) -> Pixels:
    """Blurred noise with grain: about as many bytes as a photograph."""
    random_numbers = np.random.default_rng(seed)
    small = Image.fromarray(random_numbers.integers(0, 255, (18, 24, 3), dtype=np.uint8))
    large = small.resize(SIZE, Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(1))
    grain = random_numbers.normal(0, 4, (SIZE[1], SIZE[0], 1))
    return np.asarray(np.clip(np.asarray(large, np.float32) + grain, 0, 255), np.uint8)


def shared(place: Path, pictures: list[Pixels]) -> tuple[float, float, float]:
    """Seconds to keep one and to show one, and its bytes, in the way of the standard."""
    folder = place / "large"
    folder.mkdir()
    addresses = [(place / f"IMG_{number:05d}.jpg").as_uri() for number in range(len(pictures))]

    def path_of(address: str) -> Path:
        return folder / f"{hashlib.md5(address.encode(), usedforsecurity=False).hexdigest()}.png"

    def keep() -> None:
        for address, pixels in zip(addresses, pictures, strict=True):
            told = PngInfo()
            told.add_text("Thumb::URI", address)
            told.add_text("Thumb::MTime", "1700000000")
            path = path_of(address)
            partial = path.with_suffix(".partial")
            Image.fromarray(pixels).save(partial, "PNG", pnginfo=told)
            partial.replace(path)

    def show(number: int) -> None:
        with Image.open(path_of(addresses[number])) as image:
            image.load()
            if image.info["Thumb::MTime"] != "1700000000":
                raise ValueError("of another picture")

    write, read = timed(keep, show, len(pictures))
    return write, read, sum(path.stat().st_size for path in folder.iterdir()) / len(pictures)


def ours(place: Path, pictures: list[Pixels]) -> tuple[float, float, float]:
    """The same with the program's own store."""
    contents = [hashlib.blake2b(str(number).encode(), digest_size=32).digest() for number in range(len(pictures))]
    with ThumbnailStore(place / "thumbnails.sqlite") as store:

        def keep() -> None:
            for start in range(0, len(pictures), TOGETHER):
                lot = slice(start, start + TOGETHER)
                store.put(
                    [
                        (content, make_thumbnail(pixels))
                        for content, pixels in zip(contents[lot], pictures[lot], strict=True)
                    ]
                )

        def show(number: int) -> None:
            jpeg = store.get(contents[number])
            if jpeg is None:
                raise ValueError("it is gone")
            Image.open(BytesIO(jpeg)).load()

        write, read = timed(keep, show, len(pictures))
    return write, read, sum(path.stat().st_size for path in place.iterdir()) / len(pictures)


def timed(keep: Callable[[], None], show: Callable[[int], None], count: int) -> tuple[float, float]:
    """Seconds a thumbnail to keep all, then to show all in another order."""
    began = time.perf_counter()
    keep()
    kept = time.perf_counter() - began
    order = random.Random(0).sample(range(count), count)
    began = time.perf_counter()
    for number in order:
        show(number)
    return kept / count, (time.perf_counter() - began) / count


if __name__ == "__main__":
    sys.exit(main())
