"""How much less time `train --recipe deep` takes than the published recipe done the plain way, and what both come to.

    python -m benchmarks.train TRAIN TEST [--per-class 40] [--enlarged 10]

Both start from the starter's trunk and learn the same pictures of TRAIN, in one run. So many of each class are saved
anew with 12 megapixels first, since decoding is what a phone's pictures cost. The plain way decodes every picture in
full in every epoch and passes all of it through the whole network: layer4 and fc for 5 epochs at 1e-5, then fc for 3
at 3e-4, Adam, batch 64, flips. Ours is the whole of `train`: reading, hashing, the cached part, the epochs,
calibration, the comparison with the model in charge, and the new version on disk. Macro-F1 is measured on TEST.
"""

import argparse
import platform
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
import torchvision
from PIL import Image
from safetensors.torch import load_file
from torch import nn
from torchvision import transforms

from benchmarks.recipes import drawn, trained
from gallery_sorter.app.session import Choices, Session
from gallery_sorter.app.train import TrainOptions
from gallery_sorter.base.resources import resource
from gallery_sorter.recognition.card import IMAGENET_MEAN, IMAGENET_STD
from gallery_sorter.recognition.measures import class_figures, confusion, macro_f1
from gallery_sorter.recognition.shelf import STARTER

SIDE, BATCH = 224, 64
PHASES = ((5, 1e-5, ("layer4", "fc")), (3, 3e-4, ("fc",)))  # epochs, learning rate, what is trained
SQUASHED = transforms.Compose(
    [transforms.Resize((SIDE, SIDE)), transforms.ToTensor(), transforms.Normalize(IMAGENET_MEAN, IMAGENET_STD)]
)
FLIPPED = transforms.Compose([transforms.RandomHorizontalFlip(), SQUASHED])
PHONE = (4032, 3024)  # 12 megapixels

Labelled = tuple[Path, int]


def main() -> int:
    """Train both ways, and print what each took and came to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", type=Path)
    parser.add_argument("test", type=Path)
    parser.add_argument("--per-class", type=int, default=40)
    parser.add_argument("--enlarged", type=int, default=10, help="of each class, with 12 megapixels")
    arguments = parser.parse_args()
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
        began = time.perf_counter()
        network = plain_way(pictures, len(classes))
        plain = time.perf_counter() - began
        print(f"the plain way    {plain:7.1f} s, macro-F1 {plain_f1(network, labelled(arguments.test, classes)):.3f}")
        ours = trained(place, arguments.test, TrainOptions((folder,), looked_through=True, recipe="deep"))
        print(f"deep             {ours.seconds:7.1f} s, macro-F1 {ours.figures.macro_f1:.3f}")
        print(f"times less       {plain / ours.seconds:7.1f}")
    return 0


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
            for inputs, classes in batches(random.sample(learned, len(learned)), FLIPPED):
                optimiser.zero_grad()
                torch.autograd.backward(nn.functional.cross_entropy(network(inputs), classes))
                optimiser.step()
            network.eval()
            with torch.inference_mode():
                for inputs, classes in batches(left_out, SQUASHED):
                    nn.functional.cross_entropy(network(inputs), classes)
    return network


def batches(pictures: list[Labelled], transform: transforms.Compose) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
    """Decoded in full, anew each time."""
    for start in range(0, len(pictures), BATCH):
        inputs = []
        for path, _ in pictures[start : start + BATCH]:
            with Image.open(path) as picture:
                inputs.append(transform(picture.convert("RGB")))
        yield torch.stack(inputs), torch.tensor([index for _, index in pictures[start : start + BATCH]])


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
