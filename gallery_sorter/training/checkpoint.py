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

    def load(self) -> State | None:
        """The state after the last finished epoch, or None where there is none that can be used."""
        return self._read(closed=False)

    def outcome(self) -> State | None:
        """What came of a training that was closed; None where it was not, or where it can't be read."""
        return self._read(closed=True)

    def _read(self, *, closed: bool) -> State | None:
        try:
            told = json.loads((self._folder / _PROGRESS).read_text(encoding="utf-8"))
            if told["closed"] is not closed:
                return None
            data = (self._folder / told["state"]).read_bytes()
            if blake3.blake3(data).hexdigest() != told["blake3"]:
                return None
            epochs = [Epoch(**epoch) for epoch in told["epochs"]]
            best: int | None = told["best"]
            state: dict[str, NDArray[Any]] = safetensors.numpy.load(data)
        except (OSError, ValueError, KeyError, TypeError, safetensors.SafetensorError):
            return None
        self.epochs, self.best = epochs, best
        return state

    def save(self, epoch: Epoch, state: State, *, best: bool) -> None:
        """An epoch has ended with this state. Raises OSError."""
        self.epochs.append(epoch)
        self.best = epoch.epoch if best else self.best
        self._write(_epoch_file(epoch.epoch), state, keep={_epoch_file(self.best)}, closed=False)

    def close(self, outcome: State) -> None:
        """The training has ended, and this is all that is asked of it any more. Raises OSError."""
        self._write("outcome.safetensors", outcome, keep=set(), closed=True)

    def _write(self, name: str, state: State, keep: Collection[str], *, closed: bool) -> None:
        """Let this be what is read, and clear others away but those to `keep`, and halves that a kill has left."""
        data = safetensors.numpy.save({key: np.ascontiguousarray(tensor) for key, tensor in state.items()})
        replace_file(self._folder / name, data)
        told = {
            "state": name,
            "blake3": blake3.blake3(data).hexdigest(),
            "best": self.best,
            "closed": closed,
            "epochs": [asdict(one) for one in self.epochs],
        }
        replace_file(self._folder / _PROGRESS, json.dumps(told).encode())
        for old in self._folder.glob("*.safetensors*"):
            if old.name != name and old.name not in keep:
                old.unlink(missing_ok=True)

    def load_best(self) -> State:
        """The state after the best epoch. Raises OSError, SafetensorError."""
        state: dict[str, NDArray[Any]] = safetensors.numpy.load_file(self._folder / _epoch_file(self.best))
        return state


def _epoch_file(epoch: int | None) -> str:
    return f"epoch-{epoch}.safetensors"
