"""What a training leaves behind after each epoch, so that one that is cut off goes on from there with the same result.

Tensors are safetensors and the rest is JSON: nothing here can run code when it is read.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import blake3
import numpy as np
import safetensors.numpy
from numpy.typing import NDArray

from gallery_sorter.base.writing import replace_file
from gallery_sorter.training.values import Epoch

_PROGRESS = "progress.json"
State = Mapping[str, NDArray[np.generic]]


def task_key(*parts: object) -> str:
    """The name of a training's folder: the same exactly for the same task."""
    return blake3.blake3(json.dumps(parts, default=str, sort_keys=True).encode()).hexdigest()[:32]


class Checkpoint:
    """The folder of one training."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.epochs: list[Epoch] = []
        self.best: int | None = None  # the epoch of least validation loss
        self._state: str | None = None

    def load(self) -> State | None:
        """The state after the last finished epoch, or None where there is none that can be used."""
        try:
            told = json.loads((self._folder / _PROGRESS).read_text(encoding="utf-8"))
            data = (self._folder / told["state"]).read_bytes()
            if blake3.blake3(data).hexdigest() != told["blake3"]:
                return None
            epochs = [Epoch(**epoch) for epoch in told["epochs"]]
            best: int | None = told["best"]
            state: dict[str, NDArray[Any]] = safetensors.numpy.load(data)
        except (OSError, ValueError, KeyError, TypeError, safetensors.SafetensorError):
            return None
        self.epochs, self.best, self._state = epochs, best, told["state"]
        return state

    def save(self, epoch: Epoch, state: State, *, best: bool) -> None:
        """An epoch has ended with this state. Raises OSError."""
        data = safetensors.numpy.save({name: np.ascontiguousarray(tensor) for name, tensor in state.items()})
        name = f"epoch-{epoch.epoch}.safetensors"
        replace_file(self._folder / name, data)
        self.epochs.append(epoch)
        before, best_before = self._state, self.best
        self.best = epoch.epoch if best else self.best
        self._state = name
        told = {
            "state": name,
            "blake3": blake3.blake3(data).hexdigest(),
            "best": self.best,
            "epochs": [asdict(one) for one in self.epochs],
        }
        replace_file(self._folder / _PROGRESS, json.dumps(told).encode())
        for old in {before, f"epoch-{best_before}.safetensors"} - {name, f"epoch-{self.best}.safetensors", None}:
            (self._folder / str(old)).unlink(missing_ok=True)

    def load_best(self) -> State:
        """The state after the best epoch. Raises OSError, SafetensorError."""
        state: dict[str, NDArray[Any]] = safetensors.numpy.load_file(self._folder / f"epoch-{self.best}.safetensors")
        return state
