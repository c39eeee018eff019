"""Pooled features of pictures and of their augmented views, kept in a cache so that a run goes on where it stopped."""

import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gallery_sorter.base.errors import Refused
from gallery_sorter.pictures.decode import decode
from gallery_sorter.recognition.card import Transform
from gallery_sorter.recognition.values import Runtime
from gallery_sorter.recognition.views import normalise, squash
from tools.starter_head.augment import augmented
from tools.starter_head.labelled import Labelled

log = logging.getLogger("fit_starter")

SAVE_EVERY = 200  # pictures


@dataclass(frozen=True, slots=True)
class Featured:
    """The features of n pictures; view 0 is the picture as it is."""

    pictures: list[Labelled]
    features: NDArray[np.float16]  # (n, views, 512)
    content_hashes: NDArray[np.uint8]  # (n, 32)


class FeatureCache:
    """One file for a trunk, a transform, a seed and a number of views: path, size and time -> hash and features."""

    def __init__(self, folder: Path, key: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / f"features-{key}.npz"
        self._known: dict[str, tuple[NDArray[np.uint8], NDArray[np.float16]]] = {}
        if self._path.is_file():
            with np.load(self._path, allow_pickle=False) as stored:
                rows = zip(stored["names"].tolist(), stored["hashes"], stored["features"], strict=True)
                self._known = {name: (content, features) for name, content, features in rows}

    def get(self, name: str) -> tuple[NDArray[np.uint8], NDArray[np.float16]] | None:
        return self._known.get(name)

    def put(self, name: str, content: NDArray[np.uint8], features: NDArray[np.float16]) -> None:
        self._known[name] = (content, features)

    def save(self) -> None:
        """Replace the file in one step."""
        if not self._known:
            return
        partial = self._path.with_suffix(".partial.npz")
        hashes, features = (np.stack([entry[i] for entry in self._known.values()]) for i in (0, 1))
        np.savez(partial, names=np.array(list(self._known)), hashes=hashes, features=features)
        partial.replace(self._path)


def features_of(
    pictures: Sequence[Labelled], runtime: Runtime, transform: Transform, cache: FeatureCache, *, views: int, seed: int
) -> Featured:
    """Features of every picture that can be read, with `views` - 1 augmented views; refused ones are logged."""
    kept, rows = [], []
    started, computed = time.monotonic(), 0
    for index, picture in enumerate(pictures):
        name = f"{picture.file.path}|{picture.file.size}|{picture.file.mtime_ns}"
        found = cache.get(name)
        if found is None:
            found = _compute(picture, runtime, transform, views, seed)
            if found is None:
                continue
            cache.put(name, *found)
            computed += 1
            if computed % SAVE_EVERY == 0:
                cache.save()
                rate = computed * views / (time.monotonic() - started)
                log.info("features of %d of %d pictures, %.0f views/s", index + 1, len(pictures), rate)
        kept.append(picture)
        rows.append(found)
    cache.save()
    return Featured(kept, np.stack([row[1] for row in rows]), np.stack([row[0] for row in rows]))


def _compute(
    picture: Labelled, runtime: Runtime, transform: Transform, views: int, seed: int
) -> tuple[NDArray[np.uint8], NDArray[np.float16]] | None:
    decoded = decode(picture.file)
    if isinstance(decoded, Refused):
        log.warning("%s: %s", decoded.path, decoded.message)
        return None
    content = decoded.content_hash
    versions = [decoded.pixels]
    versions += [augmented(decoded.pixels, f"{seed}/{view}/{content.hex()}") for view in range(1, views)]
    batch = np.stack([normalise(transform, squash(transform, pixels)) for pixels in versions])
    return np.frombuffer(content, np.uint8), runtime.run(batch).features.astype(np.float16)
