"""Runs a model with torchvision's resnet34: on CUDA with mixed precision, on Apple's GPU, and on the CPU for checking.

The only module of this room that knows torch, and it imports it inside functions: who predicts on the CPU never
pays for it.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import numpy as np

from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.recognition.card import FEATURES
from gallery_sorter.recognition.values import Outputs
from gallery_sorter.recognition.weights import Head

if TYPE_CHECKING:
    import torch
    from numpy.typing import NDArray

    from gallery_sorter.recognition.weights import Tensors

# torchvision's ResNet.forward up to its pooling; the last is what a training changes.
_STAGES = ("conv1", "bn1", "relu", "maxpool", "layer1", "layer2", "layer3", "layer4")


def torch_problem(device: str) -> Sentence | None:
    """Why torch can't run on `device` here, as a sentence; None where it can. Imports torch: a second or two."""
    try:
        import torch
        import torchvision.models  # noqa: F401 - its failing to import is what is asked
    except (ImportError, RuntimeError, OSError) as error:  # a torchvision of another build raises RuntimeError
        return Sentence("torch or torchvision does not load: {}", error)
    if device == "cuda" and not torch.cuda.is_available():
        return Sentence("this build of torch does not see the CUDA device.")
    if device == "mps" and not torch.backends.mps.is_available():
        return Sentence("this build of torch does not see Apple's GPU.")
    return None


class TorchRuntime:
    """A `Runtime`. One caller at a time."""

    name = "torch"

    def __init__(self, trunk: Tensors, head: Head, device: str = "cpu") -> None:
        """Raises SorterError (`no-device`) where torch can't run there."""
        problem = torch_problem(device)
        if problem:
            raise SorterError(ErrorCode.NO_DEVICE, Sentence("The device {} can't be used: {}", device, problem))
        import torch

        self.device = device
        self._mixed = device == "cuda"
        layout = torch.channels_last if device == "cuda" else torch.contiguous_format
        self._layout = layout
        self._network = _network(trunk, head).to(memory_format=layout).to(device)

    def run(self, inputs: NDArray[np.float32]) -> Outputs:
        """Answer a batch of (n, 3, size, size) normalised RGB inputs."""
        import torch

        with torch.inference_mode():
            # Pooling and head in float32: they cost nothing, and half precision costs digits of confidence.
            maps = self._passed(inputs, _STAGES).float()
            features = maps.mean((2, 3))
            logits = self._network.get_submodule("fc")(features)
            return Outputs(*(t.contiguous().cpu().numpy() for t in (logits, features, maps)))

    def _passed(self, inputs: NDArray[np.float32], stages: tuple[str, ...]) -> torch.Tensor:
        """What some of the network's stages, from the first on, make of a batch."""
        import torch

        x = torch.from_numpy(np.ascontiguousarray(inputs)).to(self.device, memory_format=self._layout)
        precision: contextlib.AbstractContextManager[object] = (
            torch.autocast("cuda", torch.float16) if self._mixed else contextlib.nullcontext()
        )
        with precision:
            for name in stages:
                x = self._network.get_submodule(name)(x)
        return x


class TorchFrozenPart(TorchRuntime):
    """The part of a trunk that no training changes, as `onnx_runtime.FrozenPart`, on another device than the CPU."""

    def __init__(self, trunk: Tensors, device: str) -> None:
        """Raises SorterError (`no-device`) where torch can't run there."""
        super().__init__(trunk, Head(np.zeros((2, FEATURES), np.float32), np.zeros(2, np.float32)), device)

    def maps(self, inputs: NDArray[np.float32]) -> NDArray[np.float32]:
        """(n, 3, size, size) normalised RGB inputs -> (n, 256, size / 16, size / 16)."""
        import torch

        with torch.inference_mode():
            passed: NDArray[np.float32] = self._passed(inputs, _STAGES[:-1]).float().contiguous().cpu().numpy()
            return passed


def _network(trunk: Tensors, head: Head) -> torch.nn.Module:
    """torchvision's resnet34 with these weights, in inference mode: BatchNorm never adapts."""
    import torch
    import torchvision.models

    network: torch.nn.Module = torchvision.models.resnet34(weights=None, num_classes=len(head.bias))
    state = {name: torch.from_numpy(tensor.copy()) for name, tensor in trunk.items()}
    state |= {"fc.weight": torch.from_numpy(head.weight.copy()), "fc.bias": torch.from_numpy(head.bias.copy())}
    network.load_state_dict(state)
    return network.eval()
