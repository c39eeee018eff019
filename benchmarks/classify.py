"""How much faster a folder is recognised than the plain way, on the same pictures in the same run.

The plain way is that of the notebook which the idea comes from: open each picture, decode it in full, resize it to
224 x 224, normalise, and ask torchvision's ResNet34 in fp32, one picture after the other. Ours is the whole of
`gallery-sorter classify` on an empty data folder: scan, read, hash, decode in the DCT domain, predict, thumbnail,
catalogue.

    python -m benchmarks.classify [--pictures FOLDER] [--count 96] [--rounds 3]

Without --pictures it makes 12-megapixel JPEGs out of noise, shapes and gradients, about 4 MB each as a phone's are.
"""

import argparse
import platform
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
import torchvision
from PIL import Image, ImageDraw, ImageFilter
from torchvision import transforms

from gallery_sorter.app.classify import ClassifyOptions, classify
from gallery_sorter.app.events import Receipt
from gallery_sorter.app.session import Choices, Session
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.recognition.card import IMAGENET_MEAN, IMAGENET_STD

SIZE = (4032, 3024)  # a phone's 12 megapixels


def make_pictures(folder: Path, count: int, seed: int = 0) -> list[Path]:
    """JPEGs with the detail, and so the weight, of a phone's photographs."""
    random = np.random.default_rng(seed)
    paths = []
    for number in range(count):
        small = Image.fromarray(random.integers(0, 255, (48, 64, 3), dtype=np.uint8))
        picture = small.resize(SIZE, Image.Resampling.BICUBIC)
        draw = ImageDraw.Draw(picture)
        for _ in range(40):
            x, y = random.integers(0, SIZE[0]), random.integers(0, SIZE[1])
            box = (int(x), int(y), int(x + random.integers(50, 900)), int(y + random.integers(50, 900)))
            draw.ellipse(box, fill=tuple(int(c) for c in random.integers(0, 255, 3)))
        picture = picture.filter(ImageFilter.GaussianBlur(2))
        grain = random.normal(0, 9, (SIZE[1], SIZE[0], 1))
        pixels = np.clip(np.asarray(picture, dtype=np.float32) + grain, 0, 255).astype(np.uint8)
        paths.append(folder / f"IMG_{number:04d}.jpg")
        Image.fromarray(pixels).save(paths[-1], quality=88)
    return paths


def plain_way(paths: list[Path]) -> None:
    """One picture after the other, as a notebook does."""
    network = torchvision.models.resnet34(weights=None).eval()
    transform = transforms.Compose(
        [transforms.Resize((224, 224)), transforms.ToTensor(), transforms.Normalize(IMAGENET_MEAN, IMAGENET_STD)]
    )
    with torch.inference_mode():
        for path in paths:
            with Image.open(path) as picture:
                network(transform(picture.convert("RGB"))[None]).softmax(1)


def our_way(paths: list[Path]) -> None:
    """The whole program's way, with caches that are empty."""
    with tempfile.TemporaryDirectory() as home, Session(Choices(data_dir=Path(home), device="cpu")) as session:
        session.folder.create()
        events = list(classify(session, ClassifyOptions(tuple(paths)), Cancel()))
        receipt = events[-1]
        assert isinstance(receipt, Receipt)
        assert receipt.counts["classified"] == len(paths), "every picture was recognised"


def main() -> None:
    """Make or take the pictures, run both ways in turn, print the ratio."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pictures", type=Path)
    parser.add_argument("--count", type=int, default=96)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        if options.pictures:
            paths = sorted(options.pictures.rglob("*.jp*g"))[: options.count]
        else:
            paths = make_pictures(Path(made), options.count)
        megabytes = statistics.mean(path.stat().st_size for path in paths) / 1e6
        print(f"{len(paths)} pictures of {megabytes:.1f} MB; {platform.machine()}, {torch.get_num_threads()} threads")
        ratios = []
        for number in range(options.rounds):
            plain, ours = _seconds(plain_way, paths), _seconds(our_way, paths)
            ratios.append(plain / ours)
            print(
                f"round {number + 1}: plain {len(paths) / plain:.1f}/s, ours {len(paths) / ours:.1f}/s, "
                f"ratio {ratios[-1]:.2f}"
            )
        print(f"median ratio {statistics.median(ratios):.2f}")


def _seconds(way: Callable[[list[Path]], None], paths: list[Path]) -> float:
    start = time.perf_counter()
    way(paths)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
