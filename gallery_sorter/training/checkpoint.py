"""What a training leaves behind after each epoch, so that one that is cut off goes on from there with the same result.

Tensors are safetensors and the rest is JSON: nothing here can run code when it is read.
"""

import json
from collections.abc import Collection, Mapping
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
        self.closed = False  # its training has ended, and the state is what came of it
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
            closed = bool(told["closed"])
            state: dict[str, NDArray[Any]] = safetensors.numpy.load(data)
        except (OSError, ValueError, KeyError, TypeError, safetensors.SafetensorError):
            return None
        self.epochs, self.best, self.closed, self._state = epochs, best, closed, told["state"]
        return state

    def save(self, epoch: Epoch, state: State, *, best: bool) -> None:
        """An epoch has ended with this state. Raises OSError."""
        self.epochs.append(epoch)
        self.best = epoch.epoch if best else self.best
        self._write(_epoch_file(epoch.epoch), state, keep={_epoch_file(self.best)})

    def close(self, outcome: State) -> None:
        """The training has ended, and this is all that is asked of it any more. Raises OSError."""
        self.closed = True
        self._write("outcome.safetensors", outcome, keep=set())

    def _write(self, name: str, state: State, keep: Collection[str]) -> None:
        """Let this be the state, and clear others away but those to `keep`."""
        data = safetensors.numpy.save({key: np.ascontiguousarray(tensor) for key, tensor in state.items()})
        replace_file(self._folder / name, data)
        told = {
            "state": name,
            "blake3": blake3.blake3(data).hexdigest(),
            "best": self.best,
            "closed": self.closed,
            "epochs": [asdict(one) for one in self.epochs],
        }
        replace_file(self._folder / _PROGRESS, json.dumps(told).encode())
        self._state = name
        for old in self._folder.glob("*.safetensors"):
            if old.name != name and old.name not in keep:
                old.unlink(missing_ok=True)

    def load_best(self) -> State:
        """The state after the best epoch. Raises OSError, SafetensorError."""
        state: dict[str, NDArray[Any]] = safetensors.numpy.load_file(self._folder / _epoch_file(self.best))
        return state


def _epoch_file(epoch: int | None) -> str:
    return f"epoch-{epoch}.safetensors"
