"""The ONNX graph says what the weights say."""

import numpy as np
import onnx
from numpy.typing import NDArray

from gallery_sorter.recognition.graph import EPSILON, build_graph, fold
from gallery_sorter.recognition.weights import Head


def test_a_folded_convolution_is_the_convolution_and_its_norm() -> None:
    rng = np.random.default_rng(1)
    weight = rng.normal(size=(5, 4, 1, 1)).astype(np.float32)
    parts = ("weight", "bias", "running_mean", "running_var")
    norm = {part: rng.uniform(0.5, 2, 5).astype(np.float32) for part in parts}
    x = rng.normal(size=4)
    plain = weight[:, :, 0, 0] @ x
    expected = (plain - norm["running_mean"]) / np.sqrt(norm["running_var"] + EPSILON) * norm["weight"] + norm["bias"]
    folded, bias = fold(weight, norm)
    assert np.allclose(folded[:, :, 0, 0] @ x + bias, expected, atol=1e-5)


def test_the_graph_is_sound_and_holds_no_norm(trunk: dict[str, NDArray[np.float32]], head: Head) -> None:
    graph = build_graph(trunk, head, 224)
    model = onnx.load_from_string(graph.model)
    for tensor in model.graph.initializer:  # the checker looks for files where weights are said to lie beside
        tensor.CopyFrom(onnx.numpy_helper.from_array(graph.weights[tensor.name], tensor.name))
    onnx.checker.check_model(model)
    kinds = {node.op_type for node in model.graph.node}
    assert kinds == {"Conv", "Relu", "Add", "MaxPool", "Identity", "GlobalAveragePool", "Flatten", "Gemm"}
    assert sum(node.op_type == "Conv" for node in model.graph.node) == 36  # 33 of the 34 layers, and 3 shortcuts
    assert [o.name for o in model.graph.output] == ["logits", "features", "maps"]
