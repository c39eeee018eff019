"""Builds the ONNX graph of a model from the same safetensors that torch loads: one weights file, one truth.

BatchNorm is folded into the convolution before it (in float64), so that the graph is convolutions, sums and ReLUs.
Needs the `onnx` package to write the graph, not torch.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper

from gallery_sorter.recognition.weights import STAGES, Head, Tensors

OPSET = 17  # read by every ONNX Runtime since 1.12
IR_VERSION = 8
EPSILON = 1e-5  # torch.nn.BatchNorm2d's default, which torchvision's resnet34 keeps

BESIDE = "beside the model"  # where weights are said to lie; no file is ever read for them
INPUT = "input"
LOGITS, FEATURES, MAPS = "logits", "features", "maps"


def fold(weight: NDArray[np.float32], norm: Mapping[str, NDArray[np.float32]]) -> tuple[NDArray[np.float32], ...]:
    """A convolution without bias followed by BatchNorm in inference, as one convolution: (weight, bias).

    y = (Wx - mean) / sqrt(var + eps) * gamma + beta, so W' = W * s and b' = beta - mean * s with
    s = gamma / sqrt(var + eps) (Jacob et al. 2018, section 3.2).
    """
    wide = {part: tensor.astype(np.float64) for part, tensor in norm.items()}
    scale = wide["weight"] / np.sqrt(wide["running_var"] + EPSILON)
    folded = weight.astype(np.float64) * scale[:, None, None, None]
    bias = wide["bias"] - wide["running_mean"] * scale
    return folded.astype(np.float32), bias.astype(np.float32)


class Graph(NamedTuple):
    """An ONNX model, and its weights beside it by their names.

    Weights inside the model would be copied twice on the way to the runtime, while nobody else gets the interpreter.
    """

    model: bytes  # serialised; its initializers are external, in the place called BESIDE
    weights: dict[str, NDArray[np.float32]]


class _Builder:
    """Collects nodes and weights; each method returns the name of what it computes."""

    def __init__(self, trunk: Tensors) -> None:
        self._trunk = trunk
        self.nodes: list[onnx.NodeProto] = []
        self.weights: dict[str, NDArray[np.float32]] = {}

    def constant(self, name: str, value: NDArray[np.float32]) -> str:
        self.weights[name] = np.ascontiguousarray(value, np.float32)
        return name

    def node(self, operator: str, inputs: list[str], output: str, **attributes: int | list[int]) -> str:
        node = helper.make_node(operator, inputs, [output], name=output)
        node.attribute.extend(helper.make_attribute(key, value) for key, value in attributes.items())
        self.nodes.append(node)
        return output

    def convolution(self, x: str, conv: str, norm: str, stride: int) -> str:
        """A convolution of the trunk with its BatchNorm; padded so that stride 1 keeps the size."""
        parts = {part: self._trunk[f"{norm}.{part}"] for part in ("weight", "bias", "running_mean", "running_var")}
        weight, bias = fold(self._trunk[f"{conv}.weight"], parts)
        kernel = weight.shape[-1]
        inputs = [x, self.constant(f"{conv}.w", weight), self.constant(f"{conv}.b", bias)]
        return self.node(
            "Conv", inputs, conv, kernel_shape=[kernel, kernel], strides=[stride, stride], pads=[kernel // 2] * 4
        )

    def block(self, x: str, name: str, stride: int) -> str:
        """One basic residual block of He et al. 2016."""
        y = self.convolution(x, f"{name}.conv1", f"{name}.bn1", stride)
        y = self.node("Relu", [y], f"{name}.relu1")
        y = self.convolution(y, f"{name}.conv2", f"{name}.bn2", 1)
        if f"{name}.downsample.0.weight" in self._trunk:
            x = self.convolution(x, f"{name}.downsample.0", f"{name}.downsample.1", stride)
        return self.node("Relu", [self.node("Add", [y, x], f"{name}.sum")], f"{name}.relu2")

    def stages(self, count: int) -> str:
        """The input's way through the first so many stages."""
        x = self.convolution(INPUT, "conv1", "bn1", 2)
        x = self.node("Relu", [x], "relu")
        x = self.node("MaxPool", [x], "maxpool", kernel_shape=[3, 3], strides=[2, 2], pads=[1, 1, 1, 1])
        for layer, blocks, _ in STAGES[:count]:
            for block in range(blocks):
                x = self.block(x, f"layer{layer}.{block}", 2 if layer > 1 and block == 0 else 1)
        return x


def build_frozen_graph(trunk: Tensors, size: int) -> Graph:
    """The ONNX model of the trunk up to its last stage but one: (n, 3, size, size) -> (n, 256, s/16, s/16).

    That part stays as it is in every training, so that a picture has to pass it once alone.
    """
    b = _Builder(trunk)
    maps = b.node("Identity", [b.stages(3)], MAPS)
    side = size // 16
    return _serialise(b, [_value(maps, ["n", 256, side, side])], size)


def build_graph(trunk: Tensors, head: Head, size: int) -> Graph:
    """The ONNX model: (n, 3, size, size) -> logits (n, K + 1), features (n, 512), maps (n, 512, s/32, s/32).

    `trunk` and `head` are checked tensors as `weights` loads them.
    """
    b = _Builder(trunk)
    maps = b.node("Identity", [b.stages(len(STAGES))], MAPS)
    pooled = b.node("GlobalAveragePool", [maps], "pooled")
    features = b.node("Flatten", [pooled], FEATURES, axis=1)
    b.node("Gemm", [features, b.constant("fc.w", head.weight), b.constant("fc.b", head.bias)], LOGITS, transB=1)

    side = size // 32
    outputs = [
        _value(LOGITS, ["n", len(head.bias)]),
        _value(FEATURES, ["n", head.weight.shape[1]]),
        _value(MAPS, ["n", head.weight.shape[1], side, side]),
    ]
    return _serialise(b, outputs, size)


def _serialise(b: _Builder, outputs: list[onnx.ValueInfoProto], size: int) -> Graph:
    inputs = [_value(INPUT, ["n", 3, size, size])]
    initializers = [_external(name, value) for name, value in b.weights.items()]
    graph = helper.make_graph(b.nodes, "gallery-sorter", inputs, outputs, initializers)
    model = helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION, producer_name="gallery-sorter"
    )
    return Graph(model.SerializeToString(), b.weights)


def _external(name: str, value: NDArray[np.float32]) -> onnx.TensorProto:
    tensor = TensorProto(
        name=name, data_type=TensorProto.FLOAT, dims=value.shape, data_location=TensorProto.DataLocation.EXTERNAL
    )
    tensor.external_data.add(key="location", value=BESIDE)
    return tensor


def _value(name: str, shape: list[str | int]) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)
