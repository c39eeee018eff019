"""How good a trunk is: a plain logistic head on its frozen features, on sources that it has not seen.

    python -m tools.starter.measure --trunk trunk.safetensors --cache DIR --test DIR [--hold-out SOURCE ...]

Three readings: each source left out in turn (the head's, a trunk trained with labels has seen them all);
the held-out sources (the trunk has not seen them either); and a test folder, clean and corrupted.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from safetensors.torch import load_file
from sklearn.metrics import f1_score, roc_auc_score

from tools.starter.corruptions import Corruption, corruptions
from tools.starter.pictures import OUTSIDE, Pixels, Store, cached_store, labelled_samples, open_store, squashed, stacked
from tools.starter.student import Trunk, load_trunk, normalised
from tools.starter.teacher import Floats, Teacher, fit_head, open_teacher

PREDICTED_SIZE = 224
SMALL_SOURCE = 20
PEOPLE = frozenset({"bitwarrior07-mask", "observations-mask", "youthcamp2022", "chandrikadeb7-mask"})

Extract = Callable[[list[Pixels]], Floats]


def centred(pixels: Pixels, size: int) -> Pixels:
    """The largest square in the middle."""
    height, width = pixels.shape[:2]
    side = min(height, width)
    top, left = (height - side) // 2, (width - side) // 2
    return squashed(pixels[top : top + side, left : left + side], size)


def mirrored(pixels: Pixels, size: int) -> Pixels:
    """The whole picture as a mirror shows it."""
    return np.ascontiguousarray(squashed(pixels, size)[:, ::-1])


def top_of_tall(pixels: Pixels, size: int) -> Pixels:
    """The upper square of what is much taller than wide, as a screenshot is; else the whole picture."""
    height, width = pixels.shape[:2]
    return squashed(pixels[:width] if height > 1.6 * width else pixels, size)


# What a picture may be shown to the trunk as; the features of several views are averaged.
VIEWS: dict[str, tuple[Callable[[Pixels, int], Pixels], ...]] = {
    "whole": (squashed,),
    "centre": (centred,),
    "whole+mirrored": (squashed, mirrored),
    "whole+centre": (squashed, centred),
    "whole+top": (squashed, top_of_tall),
}


def trunk_features(path: Path, size: int = PREDICTED_SIZE, views: str = "whole") -> Extract:
    """A trunk's pooled features, averaged over VIEWS[views]; in fp32, as they ship."""
    trunk = Trunk()
    load_trunk(trunk, {name: tensor.float() for name, tensor in load_file(path).items()})
    trunk.eval().to(memory_format=torch.channels_last)

    @torch.inference_mode()
    def run(squares: list[Pixels]) -> Floats:
        inputs = normalised(stacked(squares)).contiguous(memory_format=torch.channels_last)
        return np.asarray(trunk(inputs).numpy(), np.float32)

    def extract(pictures: list[Pixels]) -> Floats:
        seen = [run([view(pixels, size) for pixels in pictures]) for view in VIEWS[views]]
        return np.asarray(np.mean(seen, axis=0), np.float32)

    return extract


def teacher_features(teacher: Teacher) -> Extract:
    """A teacher's pooled features of squashed pictures."""
    return lambda pictures: teacher(stacked([squashed(pixels, teacher.size) for pixels in pictures]))[0]


def features_of(store: Store, extract: Extract, change: Callable[[Pixels], Pixels] | None = None) -> Floats:
    """(pictures, width) features, each picture changed first where asked."""
    parts = []
    for start in range(0, len(store), 32):
        pictures = [store.pixels(index) for index in range(start, min(start + 32, len(store)))]
        parts.append(extract([change(pixels) for pixels in pictures] if change else pictures))
    return np.concatenate(parts)


def scores(chances: Floats, labels: NDArray[np.int64]) -> dict[str, float]:
    """Accuracy and macro-F1 among the six classes, refusal of Other, all seven classes."""
    known = labels != OUTSIDE
    best = chances[known][:, :OUTSIDE].argmax(1)
    return {
        "accuracy": round(float((best == labels[known]).mean()), 4),
        "macro_f1": round(float(f1_score(labels[known], best, average="macro")), 4),
        "refusal_auroc": round(float(roc_auc_score(labels == OUTSIDE, chances[:, OUTSIDE])), 4),
        "accuracy_seven": round(float((chances.argmax(1) == labels).mean()), 4),
    }


def source_groups(store: Store) -> NDArray[np.str_]:
    """Which pictures are left out together: a source, the small ones in six lots, one set of people as one."""
    sources = store.sources()
    sizes = Counter(sources)

    def group(source: str) -> str:
        if source in PEOPLE:
            return "masks"
        return source if sizes[source] >= SMALL_SOURCE else f"small-{sum(map(ord, source)) % 6}"

    return np.array([group(source) for source in sources])


def leave_one_source_out(features: Floats, labels: NDArray[np.int64], groups: NDArray[np.str_]) -> Floats:
    """Class chances of each picture from a head that has not seen its source."""
    chances: Floats = np.zeros((len(labels), OUTSIDE + 1), np.float32)
    for group in np.unique(groups):
        left = groups == group
        chances[left] = fit_head(features[~left], labels[~left])(features[left])
    return chances


def _changing(corrupt: Corruption) -> Callable[[Pixels], Pixels]:
    return lambda pixels: np.asarray(corrupt(Image.fromarray(pixels)), dtype=np.uint8)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trunk", type=Path, help="ResNet34 (safetensors)")
    parser.add_argument("--companion", action="store_true", help="EfficientNet-Lite0, alone or beside the trunk")
    parser.add_argument("--cache", type=Path, required=True, help="the cache that training used")
    parser.add_argument("--test", type=Path, help="labelled folder to report on, never to choose by")
    parser.add_argument("--hold-out", nargs="*", default=[])
    parser.add_argument("--corrupt", action="store_true", help="the test folder corrupted too")
    parser.add_argument("--views", choices=VIEWS, default="whole", help="what the trunk is shown")
    parser.add_argument("--size", type=int, default=PREDICTED_SIZE, help="pixels a side")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    print(json.dumps(measure(arguments), indent=1))


def measure(arguments: argparse.Namespace) -> dict[str, dict[str, float]]:
    """All readings that the arguments ask for."""
    extractors: list[Extract] = []
    if arguments.trunk:
        extractors.append(trunk_features(arguments.trunk, arguments.size, views=arguments.views))
    if arguments.companion:
        extractors.append(teacher_features(open_teacher(arguments.cache, "lite0", 176, arguments.threads)))

    def extract(pictures: list[Pixels]) -> Floats:
        return np.concatenate([one(pictures) for one in extractors], axis=1)

    train = open_store(arguments.cache / "train")
    labels, features = train.labels(), features_of(train, extract)
    readings = {"left-out": scores(leave_one_source_out(features, labels, source_groups(train)), labels)}
    held = np.isin(train.sources(), arguments.hold_out)
    if held.any():
        readings["held-out"] = scores(fit_head(features[~held], labels[~held])(features[held]), labels[held])
    if arguments.test:
        test = cached_store(arguments.cache / "test", labelled_samples(arguments.test))
        head = fit_head(features, labels)
        readings["test"] = scores(head(features_of(test, extract)), test.labels())
        for name, change in corruptions().items() if arguments.corrupt else ():
            readings[f"test {name}"] = scores(head(features_of(test, extract, _changing(change))), test.labels())
    return readings


if __name__ == "__main__":
    main()
