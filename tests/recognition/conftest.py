"""A random network and model folders around it, for tests that need a model but no knowledge."""

import dataclasses
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from gallery_sorter.recognition.card import (
    FORMAT,
    FileReference,
    ModelCard,
    Outside,
    TrainedOn,
    Transform,
    TrunkReference,
    write_card,
)
from gallery_sorter.recognition.identities import Identities
from gallery_sorter.recognition.weights import Head, Replay, save_head, save_replay, save_tensors, trunk_shapes

CLASSES = ("Cars", "Memes", "Trees")


def random_trunk(seed: int = 0) -> dict[str, NDArray[np.float32]]:
    """A ResNet34 with He initialisation and BatchNorm statistics that are nothing special."""
    rng = np.random.default_rng(seed)
    tensors = {}
    for name, shape in trunk_shapes().items():
        if len(shape) == 4:
            value = rng.normal(0, np.sqrt(2 / np.prod(shape[1:])), shape)
        elif name.endswith("running_var"):
            value = rng.uniform(0.5, 2, shape)
        elif name.endswith(".weight"):
            # Small at the end of a block, so that sixteen of them do not add up to large numbers.
            value = rng.uniform(0.2, 0.4, shape) if "bn2" in name else rng.uniform(0.7, 1.2, shape)
        else:
            value = rng.normal(0, 0.1, shape)
        tensors[name] = value.astype(np.float16).astype(np.float32)
    return tensors


def random_head(classes: int, seed: int = 0) -> Head:
    rng = np.random.default_rng(seed)
    weight = rng.normal(0, 0.2, (classes + 1, 512)).astype(np.float32)
    return Head(weight, rng.normal(0, 1, classes + 1).astype(np.float32))


def plain_card(classes: tuple[str, ...] = CLASSES, **changes: object) -> ModelCard:
    """A sound card whose files do not exist."""
    card = ModelCard(
        format=FORMAT,
        name="mine",
        version="1",
        classes=classes,
        created="2026-01-01T00:00:00+00:00",
        base="random numbers",
        recipe="none",
        trained_on=TrainedOn({name: {"drawn": 3} for name in classes}, {"drawn": 2}, {"CC0-1.0": 11}),
        transform=Transform(),
        trunk=TrunkReference("trunk.safetensors", "0" * 64),
        head=FileReference("head.safetensors", "1" * 64),
        temperature=1.5,
        thresholds=dict.fromkeys(classes, 0.8),
        precision_thresholds={"0.90": dict.fromkeys(classes, 0.5), "0.99": dict.fromkeys(classes, 0.8)},
        outside=Outside(1.0, 0.5, -1.0, 0.6),
        measured=None,
        seeds={"fit": 0},
    )
    return dataclasses.replace(card, **changes)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def trunk() -> dict[str, NDArray[np.float32]]:
    return random_trunk()


@pytest.fixture(scope="session")
def head() -> Head:
    return random_head(len(CLASSES))


@pytest.fixture
def card() -> ModelCard:
    return plain_card()


@pytest.fixture(scope="session")
def model_folder(tmp_path_factory: pytest.TempPathFactory, trunk: dict[str, NDArray[np.float32]], head: Head) -> Path:
    """A complete model called "mine" with trunk, head and replay features; not to be changed."""
    folder = tmp_path_factory.mktemp("made") / "mine"
    folder.mkdir()
    return fill_model_folder(folder, trunk, head, "mine")


@pytest.fixture(scope="session")
def starter_folder(tmp_path_factory: pytest.TempPathFactory, trunk: dict[str, NDArray[np.float32]], head: Head) -> Path:
    """Stands in for the shipped starter; not to be changed."""
    folder = tmp_path_factory.mktemp("shipped") / "starter"
    folder.mkdir()
    return fill_model_folder(folder, trunk, head, "starter")


def fill_model_folder(folder: Path, trunk: dict[str, NDArray[np.float32]], head: Head, name: str) -> Path:
    trunk_hash = save_tensors(folder / "trunk.safetensors", {n: t.astype(np.float16) for n, t in trunk.items()})
    hashes = np.arange(2 * 32, dtype=np.uint8).reshape(2, 32)
    identities, taught = Identities.of_contents(hashes), np.zeros(2, np.bool_)
    replay = Replay(np.ones((2, 512), np.float16), identities, np.array([0, -1], np.int16), taught)
    card = plain_card(
        name=name,
        trunk=TrunkReference("trunk.safetensors", trunk_hash),
        head=FileReference("head.safetensors", save_head(folder / "head.safetensors", head)),
        replay=FileReference("replay.safetensors", save_replay(folder / "replay.safetensors", replay)),
    )
    write_card(card, folder)
    return folder


@pytest.fixture
def pictures() -> Callable[[int], NDArray[np.float32]]:
    """Normalised inputs of drawn pictures of all kinds."""
    from gallery_sorter.recognition.views import views
    from tests.drawn import KINDS, draw

    def make(count: int) -> NDArray[np.float32]:
        drawn = [np.asarray(draw(KINDS[i % len(KINDS)], i, (320, 240))) for i in range(count)]
        return np.stack([views(plain_card(), pixels) for pixels in drawn])

    return make
