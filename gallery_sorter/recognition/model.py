"""A loaded model: the card, the network on its device, and where its training features lie."""

import logging
from dataclasses import dataclass
from pathlib import Path

from gallery_sorter.base.errors import SorterError
from gallery_sorter.recognition.card import ModelCard
from gallery_sorter.recognition.devices import DeviceChoice, choose_device
from gallery_sorter.recognition.onnx_runtime import OnnxRuntime
from gallery_sorter.recognition.shelf import Shelf
from gallery_sorter.recognition.torch_runtime import TorchRuntime
from gallery_sorter.recognition.values import Runtime
from gallery_sorter.recognition.weights import Head, Tensors, load_head, load_trunk

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Model:
    """Ready to predict: `runtime.run(inputs)`, then `judging.predictions(card, outputs.logits)`."""

    card: ModelCard
    runtime: Runtime
    head: Head
    folder: Path
    replay: Path | None  # features of what it was trained on
    choice: DeviceChoice  # where it runs, and why


def load_model(shelf: Shelf, name: str | None = None, device: str = "auto") -> Model:
    """Load a version, the active one by default, onto a device ("auto", "cpu", "cuda" or "mps").

    Raises SorterError: `no-model`, `bad-model`, `no-device`, `no-torch`, `usage`.
    """
    choice = choose_device(device)
    card = shelf.card(name)
    folder = shelf.folder(name)
    trunk = load_trunk(shelf.trunk_path(card, folder), card.trunk.blake3)
    head = load_head(folder / card.head.file, card.head.blake3, len(card.classes))
    runtime, choice = open_runtime(trunk, head, card.transform.size, choice, may_fall_back=device == "auto")
    return Model(card, runtime, head, folder, folder / card.replay.file if card.replay else None, choice)


def open_runtime(
    trunk: Tensors, head: Head, size: int, choice: DeviceChoice, *, may_fall_back: bool
) -> tuple[Runtime, DeviceChoice]:
    """The runtime of a choice; where torch turns out not to work there and we may, the CPU's, with the reason."""
    if choice.runtime == "torch":
        try:
            return TorchRuntime(trunk, head, choice.device), choice
        except SorterError as error:
            if not may_fall_back:
                raise
            log.warning("falling back to the CPU: %s", error.message)
            choice = DeviceChoice("cpu", "onnxruntime", f"{choice.because} {error.message}")
    return OnnxRuntime(trunk, head, size), choice
