"""The network of a model: opened by its first batch, since a folder that is known needs none."""

import logging
import threading
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gallery_sorter.base.errors import SorterError
from gallery_sorter.recognition.card import ModelCard
from gallery_sorter.recognition.devices import DeviceChoice
from gallery_sorter.recognition.values import Outputs, Runtime
from gallery_sorter.recognition.weights import Head, Tensors, load_trunk

_log = logging.getLogger(__name__)


class Network:
    """A `Runtime`. Safe to call from several threads; it is opened once, which takes some 0.7 s."""

    def __init__(self, card: ModelCard, trunk: Path, head: Head, choice: DeviceChoice, *, may_fall_back: bool) -> None:
        """`may_fall_back`: where torch turns out not to work, the CPU is taken in its place."""
        self.choice = choice  # where it runs, and why
        self._card, self._trunk, self._head = card, trunk, head
        self._may_fall_back = may_fall_back
        self._opening = threading.Lock()
        self._opened: Runtime | None = None

    @property
    def name(self) -> str:
        """The runtime's: "onnxruntime" or "torch"."""
        return self.choice.runtime

    @property
    def device(self) -> str:
        """ "cpu", "cuda" or "mps"."""
        return self.choice.device

    def load_library(self) -> None:
        """Load ONNX Runtime, where it is used and not loaded yet; who comes meanwhile waits.

        That holds the interpreter for 30 ms of a processor's time, and for twice that where decoders take all cores. So
        who decodes calls this first.
        """
        if self.choice.runtime == "onnxruntime":
            import onnxruntime  # noqa: F401 - Python's lock on the module is what the others wait for

    def open(self) -> Runtime:
        """Open it now, in this thread, unless it is.

        Raises SorterError: `bad-model` where the weights are not those of the card, `no-torch`, `no-device`.
        """
        with self._opening:
            if self._opened is None:
                self._opened = self._open(load_trunk(self._trunk, self._card.trunk.blake3))
            return self._opened

    def run(self, inputs: NDArray[np.float32]) -> Outputs:
        """Answer a batch of (n, 3, size, size) normalised RGB inputs; n may be 0. Raises as `open`."""
        return self.open().run(inputs)

    def _open(self, trunk: Tensors) -> Runtime:
        # Imported here: a window or a command for which everything is known loads neither library.
        from gallery_sorter.recognition.onnx_runtime import OnnxRuntime
        from gallery_sorter.recognition.torch_runtime import TorchRuntime

        if self.choice.runtime == "torch":
            try:
                return TorchRuntime(trunk, self._head, self.choice.device)
            except SorterError as error:
                if not self._may_fall_back:
                    raise
                _log.warning("falling back to the CPU: %s", error.message)
                self.choice = DeviceChoice("cpu", "onnxruntime", f"{self.choice.because} {error.message}")
        return OnnxRuntime(trunk, self._head, self._card.transform.size)
