"""Weights on disk: safetensors in, numpy arrays out, with every name, shape, type and hash checked. Never a pickle.

The trunk (torchvision's resnet34 without fc) gives features; the head turns 512 features into K class logits and one
outside logit. They are two files, because most new versions change the head alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import blake3
import numpy as np
import safetensors.numpy
from numpy.typing import NDArray

from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.recognition.card import FEATURES
from gallery_sorter.recognition.identities import Identities
from gallery_sorter.recognition.tensor_file import parse_tensors

Tensors = Mapping[str, NDArray[np.float32]]

LARGEST_FILE = 256 << 20  # bytes; an fp32 ResNet34 has 85 MB
_REPLAY_NEEDED = {"features": ((FEATURES,), np.float16), "content_hashes": ((32,), np.uint8), "classes": ((), np.int16)}
_REPLAY_FURTHER = {"looks": ((), np.uint64), "minutes": ((), np.int64), "taught": ((), np.bool_)}
STAGES = ((1, 3, 64), (2, 4, 128), (3, 6, 256), (4, 3, 512))  # (layer, blocks, width): He et al. 2016, table 1


@dataclass(frozen=True, slots=True)
class Head:
    """One linear layer. The last row and the last bias belong to the outside logit."""

    weight: NDArray[np.float32]  # (K + 1, 512)
    bias: NDArray[np.float32]  # (K + 1,)

    def logits(self, features: NDArray[np.floating]) -> NDArray[np.float32]:
        """(n, 512) features, of any float type -> (n, K + 1) logits."""
        return features.astype(np.float32, copy=False) @ self.weight.T + self.bias


@dataclass(frozen=True, slots=True)
class Replay:
    """The features of the pictures that a model was trained on, so that later training can repeat them."""

    features: NDArray[np.float16]  # (n, 512)
    identities: Identities  # of n
    classes: NDArray[np.int16]  # (n,): index into the card's classes, -1 for pictures of no class
    taught: NDArray[np.bool_]  # (n,): the trunk itself has learned their classes, so that asking it flatters

    @property
    def content_hashes(self) -> NDArray[np.uint8]:
        """(n, 32)"""
        return self.identities.content_hashes

    @property
    def taught_contents(self) -> set[bytes]:
        """Content hashes of the pictures whose classes the trunk has learned."""
        return {row.tobytes() for row in self.content_hashes[self.taught]}

    def take(self, rows: NDArray[np.bool_] | NDArray[np.intp]) -> "Replay":
        """Only these, in their order."""
        return Replay(self.features[rows], self.identities.take(rows), self.classes[rows], self.taught[rows])


def trunk_shapes() -> dict[str, tuple[int, ...]]:
    """Names and shapes of torchvision's resnet34 without fc and without the batch counters."""
    shapes: dict[str, tuple[int, ...]] = {"conv1.weight": (64, 3, 7, 7), **_norm_shapes("bn1", 64)}
    width_in = 64
    for layer, blocks, width in STAGES:
        for block in range(blocks):
            name = f"layer{layer}.{block}"
            shapes[f"{name}.conv1.weight"] = (width, width_in, 3, 3)
            shapes[f"{name}.conv2.weight"] = (width, width, 3, 3)
            shapes |= _norm_shapes(f"{name}.bn1", width) | _norm_shapes(f"{name}.bn2", width)
            if width_in != width:
                shapes[f"{name}.downsample.0.weight"] = (width, width_in, 1, 1)
                shapes |= _norm_shapes(f"{name}.downsample.1", width)
            width_in = width
    return shapes


def _norm_shapes(name: str, width: int) -> dict[str, tuple[int, ...]]:
    return {f"{name}.{part}": (width,) for part in ("weight", "bias", "running_mean", "running_var")}


def file_hash(path: Path) -> str:
    """BLAKE3 of a file, in hexadecimal. Raises OSError."""
    return blake3.blake3(path.read_bytes()).hexdigest()


def load_trunk(path: Path, expected_hash: str) -> dict[str, NDArray[np.float32]]:
    """The trunk's tensors as float32. Raises SorterError (`bad-model`) where file, hash, names or shapes are wrong."""
    tensors = _read(path, expected_hash)
    check_trunk(tensors, path)
    return {name: tensor.astype(np.float32) for name, tensor in tensors.items()}


def check_trunk(tensors: Mapping[str, NDArray[np.generic]], path: Path) -> None:
    """Raise SorterError (`bad-model`) unless these are the tensors of a ResNet34 trunk with finite float values."""
    _check(tensors, trunk_shapes(), path)
    variances = [tensor for name, tensor in tensors.items() if name.endswith("running_var")]
    if any((tensor.astype(np.float32) < 0).any() for tensor in variances):
        _refuse(path, Sentence("a variance in it is negative"))


def load_head(path: Path, expected_hash: str, classes: int) -> Head:
    """The head of a model with so many classes. Raises SorterError (`bad-model`)."""
    tensors = _read(path, expected_hash)
    _check(tensors, {"weight": (classes + 1, FEATURES), "bias": (classes + 1,)}, path)
    return Head(tensors["weight"].astype(np.float32), tensors["bias"].astype(np.float32))


def load_replay(path: Path, expected_hash: str, classes: int) -> Replay:
    """The training pictures' features. Raises SorterError (`bad-model`). A file may lack looks, minutes and what
    was taught, as the starter's does: no look of its pictures is known then, and its trunk was taught no class.
    """
    tensors = _read(path, expected_hash)
    if set(tensors) not in (set(_REPLAY_NEEDED), set(_REPLAY_NEEDED) | set(_REPLAY_FURTHER)):
        _refuse(path, Sentence("it does not hold features, hashes and classes"))
    count = len(tensors["features"]) if tensors["features"].ndim else -1
    for name, (width, kind) in (_REPLAY_NEEDED | _REPLAY_FURTHER).items():
        if name in tensors and tensors[name].shape != (count, *width):
            _refuse(path, Sentence("its shapes are wrong"))
        if name in tensors and tensors[name].dtype != kind:
            _refuse(path, Sentence("its number types are wrong"))
    labels = tensors["classes"].astype(np.int16)
    if not np.isfinite(tensors["features"]).all() or (count and not -1 <= labels.min() <= labels.max() < classes):
        _refuse(path, Sentence("its numbers are out of range"))
    identities = Identities.of_contents(tensors["content_hashes"].astype(np.uint8))
    if "looks" in tensors:
        looks, minutes = tensors["looks"].astype(np.uint64), tensors["minutes"].astype(np.int64)
        identities = Identities(identities.content_hashes, looks, minutes)
    taught = tensors["taught"].astype(np.bool_) if "taught" in tensors else np.zeros(count, np.bool_)
    return Replay(tensors["features"].astype(np.float16), identities, labels, taught)


def save_tensors(path: Path, tensors: Mapping[str, NDArray[np.generic]]) -> str:
    """Write a safetensors file and return its BLAKE3 in hexadecimal."""
    data = safetensors.numpy.save({name: np.ascontiguousarray(tensor) for name, tensor in sorted(tensors.items())})
    path.write_bytes(data)
    return blake3.blake3(data).hexdigest()


def save_head(path: Path, head: Head) -> str:
    """Write a head as fp32 and return its hash."""
    return save_tensors(path, {"weight": head.weight.astype(np.float32), "bias": head.bias.astype(np.float32)})


def save_replay(path: Path, replay: Replay) -> str:
    """Write the training pictures' features and return the file's hash."""
    identities = replay.identities
    tensors: Mapping[str, NDArray[np.generic]] = {
        "features": replay.features,
        "content_hashes": identities.content_hashes,
        "classes": replay.classes,
        "looks": identities.looks,
        "minutes": identities.minutes,
        "taught": replay.taught,
    }
    return save_tensors(path, tensors)


def _read(path: Path, expected_hash: str) -> dict[str, NDArray[np.generic]]:
    """The tensors of one file, read once: what is hashed is what is parsed. They are views on its bytes."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            _refuse(path, Sentence("it is too large"))
        data = path.read_bytes()
    except OSError as error:
        _refuse(path, Sentence("it can't be read ({})", error.strerror or error))
    if blake3.blake3(data).hexdigest() != expected_hash:
        _refuse(path, Sentence("it is not the file that the card describes (its hash differs)"))
    try:
        return parse_tensors(data)
    except ValueError as error:
        raise _bad(path, Sentence("it is damaged or no safetensors file")) from error


def _check(tensors: Mapping[str, NDArray[np.generic]], shapes: Mapping[str, tuple[int, ...]], path: Path) -> None:
    """Raise SorterError (`bad-model`) unless exactly these names have these shapes, as finite float values."""
    odd = sorted(tensors.keys() ^ shapes.keys())
    if odd:
        name = odd[0][:60]
        unknown, lacking = (
            Sentence("it holds the unknown tensor {!a}", name),
            Sentence("it lacks the tensor {!a}", name),
        )
        _refuse(path, unknown if odd[0] in tensors else lacking)
    for name, shape in shapes.items():
        tensor = tensors[name]
        if tensor.shape != shape:
            _refuse(path, Sentence("the tensor {} has the shape {}, not {}", name, tensor.shape, shape))
        if tensor.dtype not in (np.float16, np.float32):
            _refuse(path, Sentence("the tensor {} holds {} numbers", name, tensor.dtype))
        if not np.isfinite(tensor).all():
            _refuse(path, Sentence("the tensor {} holds numbers that are not finite", name))


def _bad(path: Path, why: Sentence) -> SorterError:
    return SorterError(
        ErrorCode.BAD_MODEL,
        Sentence("The model file {} can't be used: {}.", ascii(str(path))[1:-1], why),
        Sentence("Choose another model, or import this one again."),
    )


def _refuse(path: Path, why: Sentence) -> NoReturn:
    raise _bad(path, why)
