"""Weights are taken only when the hash, every name, shape, type and number are right."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.recognition.identities import NO_MINUTE, Identities
from gallery_sorter.recognition.weights import (
    Head,
    Replay,
    file_hash,
    load_head,
    load_replay,
    load_trunk,
    save_head,
    save_replay,
    save_tensors,
    trunk_shapes,
)

Trunk = dict[str, NDArray[np.float32]]


def _refused(caught: pytest.ExceptionInfo[SorterError], words: str) -> None:
    assert caught.value.code == ErrorCode.BAD_MODEL
    assert words in caught.value.message


def test_the_names_and_shapes_are_torchvisions() -> None:
    torchvision = pytest.importorskip("torchvision")
    state = torchvision.models.resnet34(weights=None).state_dict()
    theirs = {n: tuple(t.shape) for n, t in state.items() if not n.startswith("fc.") and "num_batches" not in n}
    assert trunk_shapes() == theirs


def test_a_trunk_comes_back_as_it_was_saved(tmp_path: Path, trunk: Trunk) -> None:
    path = tmp_path / "trunk.safetensors"
    digest = save_tensors(path, {name: tensor.astype(np.float16) for name, tensor in trunk.items()})
    assert path.stat().st_size < 45e6
    loaded = load_trunk(path, digest)
    assert all(
        np.array_equal(loaded[name], tensor) and loaded[name].dtype == np.float32 for name, tensor in trunk.items()
    )


def test_a_head_comes_back_as_it_was_saved(tmp_path: Path, head: Head) -> None:
    digest = save_head(tmp_path / "head.safetensors", head)
    loaded = load_head(tmp_path / "head.safetensors", digest, 3)
    assert np.array_equal(loaded.weight, head.weight)
    assert np.array_equal(loaded.bias, head.bias)


def test_a_changed_byte_is_noticed(tmp_path: Path, head: Head) -> None:
    path = tmp_path / "head.safetensors"
    digest = save_head(path, head)
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    with pytest.raises(SorterError) as caught:
        load_head(path, digest, 3)
    _refused(caught, "hash differs")


@pytest.mark.parametrize("keep", [0, 4, 8, 100, -1])
def test_a_truncated_file_is_refused_even_when_its_hash_is_right(tmp_path: Path, head: Head, keep: int) -> None:
    path = tmp_path / "head.safetensors"
    save_head(path, head)
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(SorterError) as caught:
        load_head(path, file_hash(path), 3)
    _refused(caught, "damaged")


@pytest.mark.parametrize(
    ("tensors", "words"),
    [
        ({"weight": np.zeros((4, 512), np.float32)}, "lacks the tensor 'bias'"),
        ({"weight": np.zeros((4, 511), np.float32), "bias": np.zeros(4, np.float32)}, "shape"),
        ({"weight": np.zeros((3, 512), np.float32), "bias": np.zeros(3, np.float32)}, "shape"),
        ({"weight": np.zeros((4, 512), np.int64), "bias": np.zeros(4, np.float32)}, "int64"),
        ({"weight": np.full((4, 512), np.nan, np.float32), "bias": np.zeros(4, np.float32)}, "finite"),
        (
            {"weight": np.zeros((4, 512), np.float32), "bias": np.zeros(4, np.float32), "x\n": np.zeros(1, np.float32)},
            "unknown tensor 'x\\n'",
        ),
    ],
)
def test_a_head_of_wrong_names_shapes_or_numbers_is_refused(
    tmp_path: Path, tensors: dict[str, NDArray[np.generic]], words: str
) -> None:
    path = tmp_path / "head.safetensors"
    digest = save_tensors(path, tensors)
    with pytest.raises(SorterError) as caught:
        load_head(path, digest, 3)
    _refused(caught, words)


@pytest.mark.parametrize(
    ("labels", "hashes"), [([0, 3], 2), ([0, -2], 2), ([0], 2), ([0, 1], 1)], ids=["high", "low", "few", "hashes"]
)
def test_replay_features_that_do_not_belong_to_the_classes_are_refused(
    tmp_path: Path, labels: list[int], hashes: int
) -> None:
    path = tmp_path / "replay.safetensors"
    identities = Identities.of_contents(np.zeros((hashes, 32), np.uint8))
    replay = Replay(np.zeros((2, 512), np.float16), identities, np.array(labels, np.int16), np.zeros(2, np.bool_))
    digest = save_replay(path, replay)
    with pytest.raises(SorterError) as caught:
        load_replay(path, digest, 3)
    _refused(caught, "can't be used")


def test_replay_features_come_back_with_what_is_known_of_their_pictures(tmp_path: Path) -> None:
    path = tmp_path / "replay.safetensors"
    hashes = np.arange(64, dtype=np.uint8).reshape(2, 32)
    identities = Identities(hashes, np.array([0, 1 << 63], np.uint64), np.array([NO_MINUTE, 28_000_000]))
    replay = Replay(np.ones((2, 512), np.float16), identities, np.array([0, -1], np.int16), np.array([True, False]))
    back = load_replay(path, save_replay(path, replay), 3)
    assert back.identities.looks.tolist() == [0, 1 << 63]
    assert back.identities.minutes.tolist() == [NO_MINUTE, 28_000_000]
    assert back.taught.tolist() == [True, False]
    plain = {"features": replay.features, "content_hashes": hashes, "classes": replay.classes}
    back = load_replay(path, save_tensors(path, plain), 3)
    assert back.identities.minutes.tolist() == [NO_MINUTE] * 2
    assert not back.taught.any()
    with pytest.raises(SorterError) as caught:
        load_replay(path, save_tensors(path, {**plain, "looks": identities.looks}), 3)
    _refused(caught, "features, hashes and classes")


def test_a_missing_file_is_a_bad_model(tmp_path: Path) -> None:
    with pytest.raises(SorterError) as caught:
        load_head(tmp_path / "head.safetensors", "0" * 64, 3)
    _refused(caught, "can't be read")
