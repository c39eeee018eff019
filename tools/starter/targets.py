"""What the teachers say of every picture, once: features, soft classes, and the scale of the features.

Labels of the gallery are trusted; an unlabelled picture gets the classes that a head on both teachers sees
in it, held to what its collection can show at all (a folder of food has no cars).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tools.starter.pictures import CLASSES, UNLABELLED, Store, squashed, stacked
from tools.starter.teacher import ClassHead, Floats, Teacher, fit_head, open_teacher

WATCHER = ("lite0", 176)  # looks at every view during training
ADVISERS = (WATCHER, ("lite2", 208))  # look once at every whole picture
DRAWN_WEIGHT = 0.3


@dataclass(frozen=True, slots=True)
class Targets:
    """What training needs to know of the pictures of all stores, in the order given."""

    picture_classes: tuple[Floats, ...]  # one (pictures, classes) array a store
    view_head: ClassHead  # on the watcher's features
    mean: Floats  # of the watcher's features
    scale: Floats


def whole_picture_features(store: Store, teacher: Teacher) -> Floats:
    """(pictures, width) features of the squashed pictures."""
    parts = []
    for start in range(0, len(store), 32):
        chosen = range(start, min(start + 32, len(store)))
        parts.append(teacher(stacked([squashed(store.pixels(i), teacher.size) for i in chosen]))[0])
    return np.concatenate(parts)


def cached_features(cache: Path, name: str, store: Store, adviser: tuple[str, int], threads: int) -> Floats:
    """`whole_picture_features`, kept on disk by store and teacher."""
    kind, size = adviser
    path = cache / f"seen-{name}-{kind}-{size}.npy"
    if not path.exists():
        features = whole_picture_features(store, open_teacher(cache, kind, size, threads))
        np.save(path, features.astype(np.float16))
    return np.asarray(np.load(path), np.float32)


def read_hints(path: Path | None) -> dict[str, list[str]]:
    """Collection -> the only classes that it can show."""
    if path is None:
        return {}
    hints: dict[str, list[str]] = json.loads(path.read_text(encoding="utf-8"))
    return hints


def make_targets(
    stores: dict[str, Store],
    used: dict[str, NDArray[np.bool_]],
    hints: dict[str, list[str]],
    cache: Path,
    threads: int = 2,
) -> Targets:
    """Ask the teachers; heads are fitted on labelled pictures that `used` allows."""
    seen = {
        teacher: [cached_features(cache, name, store, teacher, threads) for name, store in stores.items()]
        for teacher in ADVISERS
    }
    labels = np.concatenate([store.labels() for store in stores.values()])
    fitted = (labels != UNLABELLED) & np.concatenate([used[name] for name in stores])
    weights = np.concatenate(
        [np.full(len(store), DRAWN_WEIGHT if name == "drawn" else 1.0) for name, store in stores.items()]
    )
    watched = np.concatenate(seen[WATCHER])
    both = np.concatenate([np.concatenate(parts) for parts in seen.values()], axis=1)
    view_head = _kept_head(cache, watched[fitted], labels[fitted], weights[fitted])
    soft = _kept_head(cache, both[fitted], labels[fitted], weights[fitted])(both)
    known = labels != UNLABELLED
    soft[known] = np.eye(len(CLASSES), dtype=np.float32)[labels[known]]
    sources = [source for store in stores.values() for source in store.sources()]
    for row, source in enumerate(sources):
        if not known[row] and source in hints:
            allowed = np.array([name in hints[source] for name in CLASSES])
            soft[row] = np.where(allowed, soft[row] + 1e-3, 0.0)
    soft /= soft.sum(axis=1, keepdims=True)
    ends = np.cumsum([len(store) for store in stores.values()])[:-1]
    scale = watched.std(0) + 0.05
    return Targets(tuple(np.split(soft, ends)), view_head, watched.mean(0), scale)


def _kept_head(cache: Path, features: Floats, labels: NDArray[np.int64], weights: NDArray[np.float64]) -> ClassHead:
    """Fit a head, or take it from the cache: a resumed run should not wait for the same fit again."""
    digest = blake2b(digest_size=8)
    for array in (features, labels, weights):
        digest.update(np.ascontiguousarray(array).data)
    path = cache / f"head-{digest.hexdigest()}.npz"
    if not path.exists():
        head = fit_head(features, labels, weights=weights)
        np.savez(path, mean=head.mean, scale=head.scale, weight=head.weight, bias=head.bias)
    kept = np.load(path)
    return ClassHead(kept["mean"], kept["scale"], kept["weight"], kept["bias"])
