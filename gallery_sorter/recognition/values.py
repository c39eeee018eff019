"""The values that leave this room: what a network answers, and what that means."""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

Unsure = Literal["low-confidence", "fits-no-class"]


@dataclass(frozen=True, slots=True)
class Outputs:
    """A network's answer to a batch of n pictures."""

    logits: NDArray[np.float32]  # (n, K + 1): the K classes in the card's order, then the outside logit
    features: NDArray[np.float32]  # (n, 512): pooled
    maps: NDArray[np.float32]  # (n, 512, 7, 7): the last feature map


class Runtime(Protocol):
    """Runs one model on one device. Two exist: ONNX Runtime on the CPU, torch on CUDA."""

    @property
    def name(self) -> str:
        """ "onnxruntime" or "torch"."""
        ...

    @property
    def device(self) -> str:
        """ "cpu", "cuda" or "mps"."""
        ...

    def run(self, inputs: NDArray[np.float32]) -> Outputs:
        """Answer a batch of (n, 3, 224, 224) normalised RGB inputs."""
        ...


class Probabilities(Mapping[str, float]):
    """What each class has of the whole, in the card's order: a read-only mapping that adds up to 1.

    Packed, since a window holds those of a hundred thousand pictures: 80 bytes in place of 500 for six classes.
    """

    __slots__ = ("_classes", "_packed")

    def __init__(self, classes: tuple[str, ...], values: Iterable[float]) -> None:
        """`classes` is shared by all that a model says."""
        self._classes = classes
        self._packed = array("d", values).tobytes()

    def __getitem__(self, name: str) -> float:
        try:
            return memoryview(self._packed).cast("d")[self._classes.index(name)]
        except ValueError:
            raise KeyError(name) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._classes)

    def __len__(self) -> int:
        return len(self._classes)

    def __repr__(self) -> str:
        return repr(dict(self))


@dataclass(frozen=True, slots=True)
class Prediction:
    """What a model says of one picture, calibrated."""

    class_name: str
    confidence: float  # calibrated probability of class_name, 0..1
    outside: float  # 0..1, how little the picture fits any class
    sure: bool
    unsure_because: Unsure | None
    probabilities: Mapping[str, float]  # over the model's classes alone; adds up to 1
