"""Runs a model on the CPU with ONNX Runtime: no torch, about 80 MB of library, loaded in a tenth of a second."""

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from gallery_sorter.base.threads import usable_cores
from gallery_sorter.recognition.graph import FEATURES, INPUT, LOGITS, MAPS, Graph, build_frozen_graph, build_graph
from gallery_sorter.recognition.values import Outputs
from gallery_sorter.recognition.weights import Head, Tensors


class OnnxRuntime:
    """A `Runtime`. Safe to call from several threads: ONNX Runtime's `run` is."""

    name = "onnxruntime"
    device = "cpu"

    def __init__(self, trunk: Tensors, head: Head, size: int = 224, threads: int | None = None) -> None:
        self._session = _open(build_graph(trunk, head, size), threads)

    def run(self, inputs: NDArray[np.float32]) -> Outputs:
        """Answer a batch of (n, 3, size, size) normalised RGB inputs; n may differ from call to call, and be 0."""
        logits, features, maps = self._session.run([LOGITS, FEATURES, MAPS], {INPUT: np.ascontiguousarray(inputs)})
        return Outputs(logits, features, maps)


class FrozenPart:
    """The part of a trunk that no training changes: everything up to its last stage."""

    def __init__(self, trunk: Tensors, size: int = 224) -> None:
        self._session = _open(build_frozen_graph(trunk, size), None)

    def run(self, inputs: NDArray[np.float32]) -> NDArray[np.float32]:
        """(n, 3, size, size) normalised RGB inputs -> (n, 256, size / 16, size / 16)."""
        (maps,) = self._session.run([MAPS], {INPUT: np.ascontiguousarray(inputs)})
        return np.asarray(maps, np.float32)


def _open(graph: Graph, threads: int | None) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads or usable_cores()
    options.inter_op_num_threads = 1
    options.log_severity_level = 3  # errors only: its warnings are not for people
    # Idle threads sleep rather than spin: decoding needs the cores between two batches.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    weights = [onnxruntime.OrtValue.ortvalue_from_numpy(value) for value in graph.weights.values()]
    options.add_external_initializers(list(graph.weights), weights)
    return onnxruntime.InferenceSession(graph.model, options, providers=["CPUExecutionProvider"])
