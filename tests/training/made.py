"""Examples made of random clouds, one for each class."""

import numpy as np
from numpy.typing import NDArray

from gallery_sorter.pictures.hashes import content_hash
from gallery_sorter.recognition.identities import Identities
from gallery_sorter.recognition.weights import Replay
from gallery_sorter.training.examples import Examples, hash_rows
from gallery_sorter.training.networks import left_out_parts

WIDTH = 512


def clouds(counts: list[int], seed: int = 0, *, own: bool = True, spread: float = 1.0) -> Examples:
    """So many pictures of class 0, 1, ...: clouds around centres that do not depend on the seed."""
    rng = np.random.default_rng(seed)
    classes = np.repeat(np.arange(len(counts)), counts)
    centres = np.random.default_rng(99).normal(0, 0.3, (len(counts), WIDTH))
    features = (centres[classes] + rng.normal(0, spread, (len(classes), WIDTH))).astype(np.float16)
    hashes = hash_rows([content_hash(f"{seed}/{row}".encode()) for row in range(len(classes))])
    return Examples(
        features,
        classes.astype(np.intp),
        Identities.of_contents(hashes),
        np.full(len(classes), own),
        np.zeros(len(classes), np.bool_),
    )


def memory_of(examples: Examples, classes: NDArray[np.integer] | None = None) -> Replay:
    """Examples as a model keeps them, with these classes where they are given."""
    kept = examples.classes if classes is None else classes
    return Replay(examples.features.astype(np.float16), examples.identities, kept.astype(np.int16), examples.taught)


def parts_of(examples: Examples) -> list[NDArray[np.bool_]]:
    """Where the older network has learned none of them."""
    return left_out_parts(examples, np.zeros(len(examples), np.bool_))
