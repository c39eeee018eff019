"""Trains the network's last stage and its linear layer on cached maps. torch is imported inside functions, so that who
does not train deep never pays for it.

BatchNorm stays in evaluation mode: its statistics are those of the base, and nothing drifts.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.recognition.weights import Head
from gallery_sorter.training.out_of_memory import Sparing

if TYPE_CHECKING:
    import torch
    from numpy.typing import NDArray

    from gallery_sorter.recognition.weights import Tensors


class Slices(Protocol):
    """n rows of maps (n, 256, s, s) or of features (n, 512), of which a slice at a time is looked at."""

    def __len__(self) -> int: ...

    def __getitem__(self, some: slice) -> NDArray[np.floating]: ...


Batch = tuple[Slices, "NDArray[np.intp]"]  # and classes (n,)
State = dict[str, "NDArray[np.generic]"]

PREFIX = "layer4."
_AT_ONCE = {"cpu": 16}  # pictures that pass at once: on a CPU so few that cancelling takes less than a second
_AT_ONCE_ELSEWHERE = 64
# What a pass through the stage and a training step of it cost, as shares of a pass through the whole network on a CPU
# (`benchmarks.train --shares` prints them).
PASS, STEP = 0.35, 1.1


class CancelledError(Exception):
    """The training was cancelled between two steps."""


@dataclass(frozen=True, slots=True)
class Rates:
    """Adam's learning rates, and what else shapes a step. A stage whose rate is 0 is not trained."""

    stage: float
    linear: float
    weight_decay: float = 0.0


class LastStage:
    """layer4 and the linear layer on one device, with their optimiser. One thread at a time."""

    def __init__(self, trunk: Tensors, head: Head, rates: Rates, device: str) -> None:
        """`head` is where the linear layer starts; all its rows are trained."""
        import torch
        import torchvision.models

        self._device = device
        with torch.device("meta"):  # without numbers: all that are used are loaded below
            network = torchvision.models.resnet34(weights=None, num_classes=len(head.bias))
        self._stage: torch.nn.Module = network.layer4.to_empty(device="cpu").eval()
        self._linear: torch.nn.Module = network.fc.to_empty(device="cpu")
        self._stage.load_state_dict(
            {
                name.removeprefix(PREFIX): torch.from_numpy(t.copy())
                for name, t in trunk.items()
                if name.startswith(PREFIX)
            },
            strict=False,  # the batch counters are not kept; every other tensor was checked by `weights`
        )
        self.set_head(head)
        layout = torch.channels_last if device == "cuda" else torch.contiguous_format
        self._stage.to(device=device, memory_format=layout)
        self._linear.to(device)
        self._sparing = Sparing(_AT_ONCE.get(device, _AT_ONCE_ELSEWHERE))
        self.start(rates)

    def start(self, rates: Rates) -> None:
        """Begin a stage of training: a new optimiser."""
        import torch

        self._rates = rates
        for parameter in self._stage.parameters():
            parameter.requires_grad_(rates.stage > 0)
        groups = [{"params": list(self._linear.parameters()), "lr": rates.linear}]
        if rates.stage > 0:
            groups.append({"params": list(self._stage.parameters()), "lr": rates.stage})
        fused = self._device in ("cpu", "cuda")  # a third of the time on a CPU: nothing as large as the weights is made
        self._optimiser = torch.optim.AdamW(groups, weight_decay=rates.weight_decay, fused=fused)

    def learn(self, batch: Batch, scale: float, cancel: Cancel) -> float:
        """One step of the optimiser; `scale` multiplies the rates. Returns the batch's mean loss.

        Where memory runs out the step begins again with half as many pictures at once: the same step, since gradients
        are summed, but for the order of the summing. Raises CancelledError, and what torch raises where that is no
        help; where the optimiser is fused, nothing has been learned then.
        """
        for group, rate in zip(self._optimiser.param_groups, (self._rates.linear, self._rates.stage), strict=False):
            group["lr"] = rate * scale
        self._make_moments()
        loss = self._sparing.do(lambda at_once: self._accumulate(batch, at_once, cancel))
        self._optimiser.step()
        return loss

    def _make_moments(self) -> None:
        """Adam's moments, all or none, before pictures take what memory there is.

        The first step would make them as it goes, some weights changed already where memory runs out, and fewer
        pictures at once are no help by then. With them there, a fused step asks for no memory at all.
        """
        import torch

        if self._optimiser.state:
            return
        made, counts_on = {}, self._device if self._optimiser.defaults["fused"] else "cpu"
        for parameter in (parameter for group in self._optimiser.param_groups for parameter in group["params"]):
            first, second = torch.zeros_like(parameter), torch.zeros_like(parameter)
            made[parameter] = {"step": torch.zeros((), device=counts_on), "exp_avg": first, "exp_avg_sq": second}
        self._optimiser.state.update(made)

    def _accumulate(self, batch: Batch, at_once: int, cancel: Cancel) -> float:
        """The gradients of a batch, from nothing on: what an earlier try has left is dropped."""
        import torch

        maps, classes = batch  # maps, or features where the stage is not trained
        self._optimiser.zero_grad(set_to_none=True)
        total = 0.0
        for start in range(0, len(maps), at_once):
            if cancel:
                raise CancelledError
            some = self._send(maps[start : start + at_once])
            truth = torch.from_numpy(classes[start : start + at_once].astype(np.int64)).to(self._device)
            with self._precision():
                logits = self._linear(self._pooled(some))
                loss = torch.nn.functional.cross_entropy(logits.float(), truth, reduction="sum")
            (loss / len(maps)).backward()  # type: ignore[no-untyped-call]
            total += float(loss.detach())
        return total / len(maps)

    def features(self, maps: Slices, cancel: Cancel) -> NDArray[np.float32]:
        """(n, 256, s, s) -> (n, 512) pooled, n of any size; features stay as they are. Raises CancelledError."""
        found = np.zeros((len(maps), 512), np.float32)
        start = 0
        while start < len(maps):
            if cancel:
                raise CancelledError
            pooled = self._features_from(maps, start)
            found[start : start + len(pooled)] = pooled
            start += len(pooled)
        return found

    def _features_from(self, maps: Slices, start: int) -> NDArray[np.float32]:
        """As many rows from `start` on as pass at once."""
        import torch

        def ask(at_once: int) -> NDArray[np.float32]:
            with torch.inference_mode(), self._precision():
                pooled: NDArray[np.float32] = (
                    self._pooled(self._send(maps[start : start + at_once])).float().cpu().numpy()
                )
                return pooled

        return self._sparing.do(ask)

    def set_head(self, head: Head) -> None:
        """Let the linear layer be this one."""
        import torch

        self._linear.load_state_dict(
            {"weight": torch.from_numpy(head.weight.copy()), "bias": torch.from_numpy(head.bias.copy())}
        )

    def head(self) -> Head:
        """The linear layer as it is now."""
        state = {name: tensor.detach().cpu().numpy().copy() for name, tensor in self._linear.state_dict().items()}
        return Head(state["weight"], state["bias"])

    def round_to_half(self) -> None:
        """From now on the stage's numbers are those that a version keeps of them."""
        import torch

        with torch.no_grad():
            for tensor in self._stage.state_dict().values():
                if tensor.is_floating_point():
                    tensor.copy_(tensor.half().float())

    def tensors(self) -> dict[str, NDArray[np.float32]]:
        """layer4 as it is now, by torchvision's names."""
        return {
            PREFIX + name: tensor.detach().cpu().numpy().copy()
            for name, tensor in self._stage.state_dict().items()
            if not name.endswith("num_batches_tracked")
        }

    def state(self) -> State:
        """Everything that a later run needs to go on as if nothing had happened."""
        kept: State = {f"stage.{name}": tensor for name, tensor in self.tensors().items()}
        head = self.head()
        kept |= {"linear.weight": head.weight, "linear.bias": head.bias}
        for number, values in self._optimiser.state_dict()["state"].items():
            kept |= {f"adam.{number}.{name}": np.asarray(value.cpu()) for name, value in values.items()}
        return kept

    def restore(self, state: Mapping[str, NDArray[np.generic]], *, optimiser: bool) -> None:
        """Go on from a `state`; with its optimiser where it is of the same phase."""
        import torch

        def named(prefix: str) -> dict[str, torch.Tensor]:
            return {
                n.removeprefix(prefix): torch.from_numpy(t.copy()) for n, t in state.items() if n.startswith(prefix)
            }

        self._stage.load_state_dict(named("stage." + PREFIX), strict=False)
        self._linear.load_state_dict(named("linear."))
        if not optimiser:
            return
        whole = self._optimiser.state_dict()
        whole["state"] = {}
        for key, tensor in named("adam.").items():
            number, name = key.split(".")
            whole["state"].setdefault(int(number), {})[name] = tensor
        self._optimiser.load_state_dict(whole)

    def _pooled(self, maps: torch.Tensor) -> torch.Tensor:
        pooled: torch.Tensor = maps if maps.dim() == 2 else self._stage(maps).mean((2, 3))
        return pooled

    def _send(self, maps: NDArray[np.floating]) -> torch.Tensor:
        import torch

        tensor = torch.from_numpy(np.ascontiguousarray(maps, np.float32)).to(self._device)
        if self._device == "cuda" and tensor.dim() == 4:
            return tensor.contiguous(memory_format=torch.channels_last)
        return tensor

    def _precision(self) -> contextlib.AbstractContextManager[object]:
        import torch

        # bfloat16 keeps float32's range, so that no gradient has to be scaled.
        return torch.autocast("cuda", torch.bfloat16) if self._device == "cuda" else contextlib.nullcontext()
