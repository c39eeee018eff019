"""How many pictures a second each runtime recognises on this machine, decoding left out.

    python -m benchmarks.predict [--model NAME] [--seconds 5]

Inputs are noise: a ResNet34 takes the same time whatever it sees. The best of three rounds counts, since other
programs share the cores; ratios within one run are worth more than the numbers.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from gallery_sorter.base.errors import SorterError
from gallery_sorter.base.threads import usable_cores
from gallery_sorter.recognition.devices import count_cuda_devices, has_torch
from gallery_sorter.recognition.onnx_runtime import OnnxRuntime
from gallery_sorter.recognition.shelf import Shelf
from gallery_sorter.recognition.torch_runtime import TorchRuntime
from gallery_sorter.recognition.values import Runtime
from gallery_sorter.recognition.weights import load_head, load_trunk

BATCHES = (1, 8, 16, 32)
ROUNDS = 3


def measure(runtime: Runtime, batch: int, size: int, seconds: float) -> float:
    """Pictures a second, the best of the rounds, after one batch to warm up."""
    inputs = np.random.default_rng(0).normal(size=(batch, 3, size, size)).astype(np.float32)
    runtime.run(inputs)
    best = 0.0
    for _ in range(ROUNDS):
        started, done = time.perf_counter(), 0
        while time.perf_counter() - started < seconds / ROUNDS:
            runtime.run(inputs)
            done += batch
        best = max(best, done / (time.perf_counter() - started))
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", type=Path, help="a folder of models; default: the shipped starter alone")
    parser.add_argument("--model", help="the version; default: the active one")
    parser.add_argument("--seconds", type=float, default=5.0, help="for each number")
    arguments = parser.parse_args()
    shelf = Shelf(arguments.models or Path(tempfile.gettempdir()) / "no-models")
    card, folder = shelf.card(arguments.model), shelf.folder(arguments.model)
    trunk = load_trunk(shelf.trunk_path(card, folder), card.trunk.blake3)
    head = load_head(folder / card.head.file, card.head.blake3, len(card.classes))

    runtimes: dict[str, Callable[[], Runtime]] = {
        "onnxruntime cpu": lambda: OnnxRuntime(trunk, head, card.transform.size)
    }
    if has_torch():
        runtimes["torch cpu"] = lambda: TorchRuntime(trunk, head, "cpu")
    if has_torch() and count_cuda_devices():
        runtimes["torch cuda"] = lambda: TorchRuntime(trunk, head, "cuda")
    print(f"{usable_cores()} cores; pictures a second for batches of {', '.join(map(str, BATCHES))}")
    for name, make in runtimes.items():
        try:
            runtime = make()
        except SorterError as error:
            print(f"{name:16} {error.message}")
            continue
        rates = [measure(runtime, batch, card.transform.size, arguments.seconds) for batch in BATCHES]
        print(f"{name:16}" + "".join(f"{rate:8.1f}" for rate in rates))


if __name__ == "__main__":
    main()
