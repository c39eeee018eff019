"""A loaded model: the card, the network on its device, and where its training features lie."""

from dataclasses import dataclass
from pathlib import Path

from gallery_sorter.recognition.card import ModelCard
from gallery_sorter.recognition.devices import choose_device
from gallery_sorter.recognition.network import Network
from gallery_sorter.recognition.shelf import Shelf
from gallery_sorter.recognition.weights import Head, load_head


@dataclass(frozen=True, slots=True)
class Model:
    """Ready to predict: `runtime.run(inputs)`, then `judging.predictions(card, outputs.logits)`."""

    card: ModelCard
    runtime: Network  # opened by its first batch: pictures that are known cost no network
    head: Head
    folder: Path
    replay: Path | None  # features of what it was trained on


def load_model(shelf: Shelf, name: str | None = None, device: str = "auto") -> Model:
    """Load a version, the active one by default, onto a device ("auto", "cpu", "cuda" or "mps").

    Raises SorterError: `no-model`, `bad-model`, `no-device`, `no-torch`, `usage`.
    """
    choice = choose_device(device)
    card = shelf.card(name)
    folder = shelf.folder(name)
    trunk = shelf.trunk_path(card, folder)
    head = load_head(folder / card.head.file, card.head.blake3, card.head_rows)
    network = Network(card, trunk, head, choice, may_fall_back=device == "auto")
    return Model(card, network, head, folder, folder / card.replay.file if card.replay else None)
