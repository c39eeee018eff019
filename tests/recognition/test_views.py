"""The one transform is torchvision's, and the decode's shortcuts do not change what the network sees."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from gallery_sorter.pictures.decode import decode
from gallery_sorter.pictures.values import Decoded, PictureFile
from gallery_sorter.recognition.card import ModelCard
from gallery_sorter.recognition.judging import softmax
from gallery_sorter.recognition.onnx_runtime import OnnxRuntime
from gallery_sorter.recognition.views import views
from gallery_sorter.recognition.weights import Head
from tests.drawn import CLASSES, draw


def _torchvisions(picture: Image.Image) -> NDArray[np.float32]:
    transforms = pytest.importorskip("torchvision.transforms")
    steps = [
        transforms.Resize((224, 224)),
        transforms.ToTensor(),
        transforms.Normalize((0.485, 0.456, 0.406), (0.229, 0.224, 0.225)),
    ]
    return np.asarray(transforms.Compose(steps)(picture).numpy())


@pytest.mark.parametrize("size", [(640, 480), (300, 900), (224, 224), (100, 80)])
def test_views_are_what_torchvision_makes(card: ModelCard, size: tuple[int, int]) -> None:
    picture = draw("Trees", 1, size)
    ours = views(card, np.asarray(picture))
    assert ours.shape == (3, 224, 224)
    assert ours.dtype == np.float32
    assert ours.flags.c_contiguous
    assert np.abs(ours - _torchvisions(picture)).max() < 1e-4


def test_a_reduced_decode_gives_nearly_the_probabilities_of_the_full_picture(
    tmp_path: Path, card: ModelCard, trunk: dict[str, NDArray[np.float32]], head: Head
) -> None:
    runtime = OnnxRuntime(trunk, head)
    for seed, kind in enumerate(CLASSES):
        path = tmp_path / f"{kind}.jpg"
        draw(kind, seed, (2400, 1800)).save(path, quality=92)
        decoded = decode(PictureFile(path, path.stat().st_size, path.stat().st_mtime_ns))
        assert isinstance(decoded, Decoded)
        assert decoded.pixels.shape[0] < 1800, "the decode is expected to take its shortcut"
        with Image.open(path) as whole:
            full = _torchvisions(whole.convert("RGB"))
        logits = runtime.run(np.stack([views(card, decoded.pixels), full])).logits[:, :-1]
        ours, theirs = softmax(logits)
        assert np.abs(ours - theirs).max() < 0.03
        assert ours.argmax() == theirs.argmax()
