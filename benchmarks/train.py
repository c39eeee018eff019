"""How much less time `train --recipe deep` takes than the published recipe done the plain way, and what both come to.

    python -m benchmarks.train TRAIN TEST [--per-class 40] [--enlarged 10] [--shares]

Both start from the starter's trunk and learn the same pictures of TRAIN, in one run. So many of each class are saved
anew with 12 megapixels first, since decoding is what a phone's pictures cost. The plain way decodes every picture in
full in every epoch, in as many processes as there are cores, and passes all of it through the whole network: layer4 and
fc for 5 epochs at 1e-5, then fc for 3 at 3e-4, Adam, batch 64, flips. Ours is the whole of `train`: reading, hashing,
the cached part, the epochs, calibration, the comparison with the model in charge, and the new version on disk.
Macro-F1 is measured on TEST. Beside the seconds stand those of the processor, which hardly change where others work.

`--shares` prints instead what parts of the network cost, as shares of a pass through the whole of it.
"""

import argparse
import os
import platform
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torchvision
from PIL import Image
from safetensors.numpy import load_file as load_numpy
from safetensors.torch import load_file
from torch import nn
from torch.utils.data import DataLoader, Dataset
from torchvision import transforms

from benchmarks.outcome import outcome
from benchmarks.quality import measure
from benchmarks.recipes import drawn
from gallery_sorter.app.events import TrainingResult
from gallery_sorter.app.session import Choices, Session
from gallery_sorter.app.train import TrainOptions, train
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.resources import resource
from gallery_sorter.base.threads import usable_cores
from gallery_sorter.recognition.card import IMAGENET_MEAN, IMAGENET_STD
from gallery_sorter.recognition.measures import class_figures, confusion, macro_f1
from gallery_sorter.recognition.onnx_runtime import FrozenPart, OnnxRuntime
from gallery_sorter.recognition.shelf import STARTER
from gallery_sorter.recognition.weights import Head
from gallery_sorter.training.courses import COURSES
from gallery_sorter.training.last_stage import LastStage

SIDE, BATCH = 224, 64
REPEATS = 9
PHASES = ((5, 1e-5, ("layer4", "fc")), (3, 3e-4, ("fc",)))  # epochs, learning rate, what is trained
SQUASHED = transforms.Compose(
    [transforms.Resize((SIDE, SIDE)), transforms.ToTensor(), transforms.Normalize(IMAGENET_MEAN, IMAGENET_STD)]
)
FLIPPED = transforms.Compose([transforms.RandomHorizontalFlip(), SQUASHED])
PHONE = (4032, 3024)  # 12 megapixels

Labelled = tuple[Path, int]
Batch = tuple[torch.Tensor, torch.Tensor]  # pictures and classes, or one of each


def main() -> int:
    """Train both ways, and print what each took and came to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", type=Path)
    parser.add_argument("test", type=Path)
    parser.add_argument("--per-class", type=int, default=40)
    parser.add_argument("--enlarged", type=int, default=10, help="of each class, with 12 megapixels")
    parser.add_argument("--shares", action="store_true")
    arguments = parser.parse_args()
    if arguments.shares:
        print_shares()
        return 0
    with tempfile.TemporaryDirectory(prefix="train-") as name:
        place = Path(name)
        with Session(Choices(data_dir=place / "data", device="cpu")) as session:
            session.folder.create()
            classes = session.model().card.classes
        folder = drawn([arguments.train / name for name in classes], place, arguments.per_class, 0)
        enlarge(folder, arguments.enlarged)
        pictures = labelled(folder, classes)
        print(f"{len(pictures)} pictures, {arguments.enlarged * len(classes)} of them with 12 megapixels")
        print(f"{platform.processor() or platform.machine()}, {torch.get_num_threads()} threads", flush=True)
        clock = Clock()
        network = plain_way(pictures, len(classes))
        plain = clock.spent()
        print(
            f"the plain way    {plain}, macro-F1 {plain_f1(network, labelled(arguments.test, classes)):.3f}", flush=True
        )
        clock = Clock()
        options = TrainOptions((folder,), looked_through=True, recipe="deep", activate="never")
        with Session(Choices(data_dir=place / "data", model=STARTER)) as session:
            result = outcome(train(session, options, Cancel()), TrainingResult)
        deep = clock.spent()
        with Session(Choices(data_dir=place / "data", model=result.model)) as session:
            print(f"deep             {deep}, macro-F1 {measure(session, arguments.test).macro_f1:.3f}")
        print(f"times less       {plain.seconds / deep.seconds:7.1f}; processor {plain.processor / deep.processor:.1f}")
    return 0


@dataclass(frozen=True, slots=True)
class Spent:
    """What something took."""

    seconds: float
    processor: float  # seconds of all cores together, child processes among them
    waiting: float  # processes that wanted a core, on average of the last minute

    def __str__(self) -> str:
        return f"{self.seconds:7.1f} s, {self.processor:7.1f} s of processor (load {self.waiting:.1f})"


class Clock:
    """Runs from when it is made."""

    def __init__(self) -> None:
        self._began = time.perf_counter(), sum(os.times()[:4])

    def spent(self) -> Spent:
        began, processor = self._began
        return Spent(time.perf_counter() - began, sum(os.times()[:4]) - processor, os.getloadavg()[0])


def print_shares() -> None:
    """What `training.last_stage` and `training.estimate` take parts of the network to cost."""
    trunk = {
        name: t.astype(np.float32) for name, t in load_numpy(resource("models", STARTER, "trunk.safetensors")).items()
    }
    head = Head(np.zeros((7, 512), np.float32), np.zeros(7, np.float32))
    inputs = np.random.default_rng(0).normal(size=(16, 3, SIDE, SIDE)).astype(np.float32)
    maps = FrozenPart(trunk).run(inputs)
    stage = LastStage(trunk, head, COURSES["deep"].phases[0].rates, "cpu")
    whole, frozen = OnnxRuntime(trunk, head), FrozenPart(trunk)
    batch = maps, np.zeros(len(maps), np.intp)
    parts: dict[str, Callable[[], object]] = {
        "all of it": lambda: whole.run(inputs),
        "frozen part": lambda: frozen.run(inputs),
        "pass through the last stage": lambda: stage.features(maps, Cancel()),
        "step of the last stage": lambda: stage.learn(batch, 1.0, Cancel()),
    }
    spent: dict[str, list[float]] = {name: [] for name in parts}
    for _ in range(REPEATS):  # in turn, so that what else the machine does weighs on all alike
        for name, work in parts.items():
            clock = Clock()
            work()
            spent[name].append(clock.spent().processor)
    for name, seconds in spent.items():
        print(f"{name:30} {statistics.median(seconds) / statistics.median(spent['all of it']):.2f}")


def enlarge(folder: Path, count: int) -> None:
    """Save the first pictures of each class anew, as large as a phone's."""
    for class_folder in sorted(folder.iterdir()):
        for path in sorted(class_folder.iterdir())[:count]:
            with Image.open(path) as picture:
                upright = picture.height > picture.width
                large = picture.convert("RGB").resize(PHONE[::-1] if upright else PHONE, Image.Resampling.BICUBIC)
            path.unlink()
            large.save(path.with_name(f"{path.stem}.jpg"), quality=90)


def labelled(folder: Path, classes: Sequence[str]) -> list[Labelled]:
    """Each picture with the index of its class."""
    return [(path, index) for index, name in enumerate(classes) for path in sorted((folder / name).iterdir())]


def plain_way(pictures: list[Labelled], count: int) -> torchvision.models.ResNet:
    """The published recipe as a notebook does it, a fifth of the pictures kept for the loss that it prints."""
    torch.manual_seed(0)
    network = torchvision.models.resnet34(weights=None)
    trunk = load_file(resource("models", STARTER, "trunk.safetensors"))
    network.load_state_dict({name: tensor.float() for name, tensor in trunk.items()}, strict=False)
    network.fc = nn.Linear(network.fc.in_features, count)
    order = random.Random(0).sample(pictures, len(pictures))
    left_out, learned = order[: len(order) // 5], order[len(order) // 5 :]
    for epochs, rate, parts in PHASES:
        for name, parameter in network.named_parameters():
            parameter.requires_grad = name.startswith(parts)
        optimiser = torch.optim.Adam([p for p in network.parameters() if p.requires_grad], lr=rate)
        for _ in range(epochs):
            network.train()
            for inputs, classes in batches(learned, FLIPPED, shuffle=True):
                optimiser.zero_grad()
                torch.autograd.backward(nn.functional.cross_entropy(network(inputs), classes))
                optimiser.step()
            network.eval()
            with torch.inference_mode():
                for inputs, classes in batches(left_out, SQUASHED):
                    nn.functional.cross_entropy(network(inputs), classes)
    return network


@dataclass(frozen=True, slots=True)
class Pictures(Dataset[Batch]):
    """Decoded in full, anew each time."""

    labelled: list[Labelled]
    transform: transforms.Compose

    def __len__(self) -> int:
        return len(self.labelled)

    def __getitem__(self, index: int) -> Batch:
        path, class_index = self.labelled[index]
        with Image.open(path) as picture:
            return self.transform(picture.convert("RGB")), torch.tensor(class_index)


def batches(pictures: list[Labelled], transform: transforms.Compose, *, shuffle: bool = False) -> DataLoader[Batch]:
    """With a process for each core that decodes ahead."""
    return DataLoader(Pictures(pictures, transform), BATCH, shuffle=shuffle, num_workers=usable_cores())


def plain_f1(network: torchvision.models.ResNet, pictures: list[Labelled]) -> float:
    """Macro-F1, as `evaluate` has it."""
    called = []
    with torch.inference_mode():
        for inputs, _ in batches(pictures, SQUASHED):
            called += network(inputs).argmax(1).tolist()
    truth = np.array([index for _, index in pictures])
    return macro_f1(class_figures(confusion(truth, np.array(called), int(truth.max()) + 1)))


if __name__ == "__main__":
    sys.exit(main())
