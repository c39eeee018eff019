"""The student: torchvision's ResNet34 with the heads that it is taught through, and its export.

Only the trunk ships. The heads (teacher's features, ImageNet outputs, classes) exist to give it gradients.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from torchvision.models import resnet34

from tools.starter.pictures import CLASSES

MEAN, SCALE = (123.675, 116.28, 103.53), (58.395, 57.12, 57.375)
WIDTH = 512


class Trunk(nn.Module):
    """ResNet34 up to the pooled features; state names are torchvision's."""

    def __init__(self) -> None:
        super().__init__()
        network = resnet34(weights=None)
        self.parts = nn.ModuleDict(
            {name: part for name, part in network.named_children() if name not in ("avgpool", "fc")}
        )

    def forward(self, pixels: Tensor) -> Tensor:
        """(n, 3, h, w) normalised RGB -> (n, 512)."""
        for part in self.parts.values():
            pixels = part(pixels)
        return pixels.mean((2, 3))


class Student(nn.Module):
    """The trunk and its three heads."""

    def __init__(self, teacher_width: int) -> None:
        super().__init__()
        self.trunk = Trunk()
        self.map = nn.Linear(WIDTH, teacher_width)
        self.fc = nn.Linear(WIDTH, 1000)
        self.classes = nn.Linear(WIDTH, len(CLASSES))
        nn.init.zeros_(self.classes.weight)

    def forward(self, pixels: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Teacher's features as foretold, ImageNet logits, class logits."""
        features = self.trunk(pixels)
        return self.map(features), self.fc(features), self.classes(features)


def load_base(student: Student, path: Path) -> None:
    """Take trunk and, where the file has it, the ImageNet head from torchvision-named tensors."""
    tensors = {name: tensor.float() for name, tensor in load_file(path).items()}
    if "fc.weight" in tensors:
        student.fc.load_state_dict({"weight": tensors["fc.weight"], "bias": tensors["fc.bias"]})
    load_trunk(student.trunk, tensors)


def load_trunk(trunk: Trunk, tensors: dict[str, Tensor]) -> None:
    """Fill a trunk from tensors with torchvision's names."""
    named = {f"parts.{name}": tensor for name, tensor in tensors.items() if not name.startswith("fc.")}
    missing, unknown = trunk.load_state_dict(named, strict=False)
    left = [name for name in missing if not name.endswith("num_batches_tracked")]
    if left or unknown:
        raise ValueError(f"not a ResNet34: {left[:3]} missing, {unknown[:3]} unknown")


def save_trunk(trunk: Trunk, path: Path) -> None:
    """Write a trunk in fp16 under torchvision's names, without `fc`; replaces the file in one step."""
    tensors = {
        name.removeprefix("parts."): tensor.detach().to(torch.float16).contiguous()
        for name, tensor in trunk.state_dict().items()
        if not name.endswith("num_batches_tracked")
    }
    part = path.with_suffix(".part")
    save_file(tensors, part)
    part.replace(path)


def normalised(pixels: NDArray[np.uint8]) -> Tensor:
    """(n, h, w, 3) bytes -> (n, 3, h, w) floats as ResNet34 expects them."""
    raw = torch.from_numpy(np.ascontiguousarray(pixels.transpose(0, 3, 1, 2))).float()
    return (raw - torch.tensor(MEAN).view(1, 3, 1, 1)) / torch.tensor(SCALE).view(1, 3, 1, 1)


@torch.no_grad()
def measure_norms(trunk: Trunk, batches: Iterable[NDArray[np.uint8]]) -> None:
    """Set BatchNorm's running statistics to the mean over `batches`, at the size that they have.

    Training sees smaller squares than the program predicts on, and averaged weights have no
    statistics of their own.
    """
    norms = [part for part in trunk.modules() if isinstance(part, nn.BatchNorm2d)]
    for norm in norms:
        norm.reset_running_stats()
        norm.momentum = None  # a plain mean
    trunk.train()
    for batch in batches:
        trunk(normalised(batch))
    trunk.eval()
    for norm in norms:
        norm.momentum = 0.1


@torch.no_grad()
def average_into(averaged: nn.Module, live: nn.Module, keep: float) -> None:
    """Exponential moving average of the weights (buffers are measured again before use)."""
    for kept, new in zip(averaged.parameters(), live.parameters(), strict=True):
        kept.lerp_(new, 1.0 - keep)
