"""What tests of trained networks share: maps made of noise, which take the place of pictures."""

import functools
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from gallery_sorter.training.checkpoint import Checkpoint
from gallery_sorter.training.courses import DEEP, SEED, Course
from gallery_sorter.training.deep import Material, Trained, Training
from gallery_sorter.training.frozen import Facts, FrozenMaps
from tests.recognition.conftest import random_trunk
from tests.training.made import clouds

SIDE = 2  # of the maps: the least that the stage can halve
COURSES = (DEEP.lasting(2), SEED.lasting(2))


@pytest.fixture
def material(tmp_path: Path) -> Material:
    """Maps of three classes, each a pattern with noise."""
    examples = clouds([8, 6, 6])
    random = np.random.default_rng(1)
    patterns = random.normal(0, 1, (3, 256, SIDE, SIDE))
    noise = random.normal(0, 1, (len(examples), 2, 256, SIDE, SIDE))
    maps = np.memmap(tmp_path / "maps", np.dtype(np.float16), "w+", shape=(len(examples), 2, 256, SIDE, SIDE))
    maps[:] = np.maximum(patterns[examples.classes][:, None] + noise, 0)
    facts = tuple(Facts(row.tobytes().hex(), 0, None) for row in examples.content_hashes)
    return Material(FrozenMaps(maps, facts), np.arange(len(examples)), examples, 3)


@pytest.fixture
def left_out(material: Material) -> NDArray[np.bool_]:
    """Every fifth picture."""
    return np.arange(len(material.examples)) % 5 == 0


@pytest.fixture
def start(material: Material, left_out: NDArray[np.bool_], tmp_path: Path) -> Callable[[Course, str], Training]:
    def make(course: Course, name: str) -> Training:
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        checkpoint = Checkpoint(folder)
        return Training(course, material, left_out, trunk(), checkpoint=checkpoint, device="cpu", seed=3)

    return make


@functools.cache
def trunk() -> dict[str, "np.ndarray[tuple[int, ...], np.dtype[np.float32]]"]:
    return random_trunk()


def same(one: Trained, other: Trained) -> bool:
    if one.stage is None or other.stage is None:
        return one.stage is other.stage and np.array_equal(one.features, other.features)
    return np.array_equal(one.head.weight, other.head.weight) and all(
        np.array_equal(tensor, other.stage[name]) for name, tensor in one.stage.items()
    )
