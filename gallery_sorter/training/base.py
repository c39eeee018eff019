"""The trunk that a training starts from: the active model's, or one out of a file that comes from anywhere.

A file is believed only after every name, shape and number in it was checked; a pickle is read with weights alone.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import blake3
import numpy as np
import safetensors
import safetensors.numpy
from numpy.typing import NDArray

from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.recognition.card import FEATURES, ModelCard
from gallery_sorter.recognition.onnx_runtime import OnnxRuntime
from gallery_sorter.recognition.shelf import Shelf
from gallery_sorter.recognition.weights import LARGEST_FILE, Head, Tensors, check_trunk, load_trunk, trunk_shapes
from gallery_sorter.training.download import RemoteFile
from gallery_sorter.training.torch_files import read_pickled_tensors

# torchvision.models.ResNet34_Weights.IMAGENET1K_V1; the name ends in the first digits of the hash.
IMAGENET = RemoteFile(
    "https://download.pytorch.org/models/resnet34-b627a593.pth",
    "b627a593bcbe140c234610266fe4f8ae95ea42fc881d091c9b6052e6b1d0590f",
    87_319_819,
)
IMAGENET_NAME = "ResNet34 (ImageNet)"

_PROBES, _PROBE_SIZE = 4, 64  # inputs, and pixels of a side: the smallest that a card allows
_ROUNDING = 1e-5  # of the largest feature: below this a difference is one of adding up in another order


@dataclass(frozen=True, slots=True)
class Base:
    """A trunk and where it comes from."""

    name: str  # as a person knows it
    story: str  # for the card
    trunk: Tensors
    key: str  # says which numbers these are


def active_base(shelf: Shelf, card: ModelCard) -> Base:
    """The trunk of a version on the shelf. Raises SorterError (`bad-model`)."""
    trunk = load_trunk(shelf.trunk_path(card, shelf.folder(card.name)), card.trunk.blake3)
    return Base(card.name, card.base, trunk, card.trunk.blake3)


def torch_cache() -> Path:
    """Where torch keeps weights that were fetched (torch.hub.get_dir), without asking torch."""
    home = os.environ.get("TORCH_HOME") or Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache") / "torch"
    return Path(home).expanduser() / "hub" / "checkpoints"


def imagenet_base(path: Path) -> Base:
    """The trunk in torchvision's own file. Raises SorterError as `file_base` does."""
    return file_base(path, IMAGENET_NAME, f"torchvision's IMAGENET1K_V1 (BSD-3-Clause), from {IMAGENET.url}.")


def file_base(path: Path, name: str, story: str) -> Base:
    """The trunk in a safetensors file, or in one of torch's (.pth, .pt), by torchvision's names; `fc` is dropped.

    Numbers are rounded to half precision, in which a version is kept, so that what is learned is what is kept. Raises
    SorterError: `not-found`, `bad-model`, and `no-torch` for a file of torch's where there is no torch.
    """
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= LARGEST_FILE else b""
    except OSError as error:
        raise SorterError(
            ErrorCode.NOT_FOUND,
            Sentence("The base {} can't be read: {}.", path, error.strerror),
            Sentence("Check the name."),
        ) from error
    if size > LARGEST_FILE:
        raise bad_base(path, Sentence("it is too large"))
    found = read_pickled_tensors(path) if path.suffix in (".pth", ".pt") else _read_safetensors(data, path)
    kept = {key: tensor for key, tensor in found.items() if key in trunk_shapes()}
    check_trunk(kept, path)
    with np.errstate(over="ignore"):  # the check below says it in words
        halves = {key: tensor.astype(np.float16) for key, tensor in kept.items()}
    check_trunk(halves, path)
    trunk = {key: tensor.astype(np.float32) for key, tensor in halves.items()}
    if not _tells_apart(trunk):
        raise bad_base(path, Sentence("its network tells no two pictures apart"))
    return Base(name, story, trunk, blake3.blake3(data).hexdigest())


def bad_base(path: Path, why: Sentence) -> SorterError:
    """The error for a file that can't be a base."""
    return SorterError(
        ErrorCode.BAD_MODEL,
        Sentence("The file {} can't be used as a base: {}.", ascii(str(path))[1:-1], why),
        Sentence("A base is torchvision's resnet34, as .safetensors or .pth."),
    )


def _tells_apart(trunk: Tensors) -> bool:
    """Whether inputs that have nothing in common get features that differ by more than rounding. Takes half a second.

    Sound names, shapes and numbers may still be those of a network that is dead, as one of zeros alone is, and all that
    is learned on it would be worth nothing.
    """
    head = Head(np.zeros((2, FEATURES), np.float32), np.zeros(2, np.float32))
    inputs = np.random.default_rng(0).normal(size=(_PROBES, 3, _PROBE_SIZE, _PROBE_SIZE)).astype(np.float32)
    inputs[0] = 0.0
    with np.errstate(invalid="ignore"):  # endless numbers tell nothing apart either
        features = OnnxRuntime(trunk, head, _PROBE_SIZE).run(inputs).features
        return bool(np.ptp(features, axis=0).max() > _ROUNDING * np.abs(features).max())


def _read_safetensors(data: bytes, path: Path) -> Mapping[str, NDArray[np.generic]]:
    try:
        return safetensors.numpy.load(data)
    except (safetensors.SafetensorError, KeyError, TypeError, ValueError) as error:
        raise bad_base(path, Sentence("it is damaged or no safetensors file")) from error
