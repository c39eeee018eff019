"""Both runtimes answer alike, so that a picture's class does not depend on where it was looked at."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.recognition.devices import count_cuda_devices, has_torch
from gallery_sorter.recognition.judging import softmax
from gallery_sorter.recognition.onnx_runtime import FrozenPart, OnnxRuntime
from gallery_sorter.recognition.shelf import Shelf
from gallery_sorter.recognition.torch_runtime import TorchFrozenPart, TorchRuntime
from gallery_sorter.recognition.weights import Head, load_head, load_trunk

Trunk = dict[str, NDArray[np.float32]]
Pictures = Callable[[int], NDArray[np.float32]]

needs_torch = pytest.mark.skipif(not has_torch(), reason="torch and torchvision are not installed")
needs_cuda = pytest.mark.skipif(not count_cuda_devices(), reason="there is no CUDA device")


@pytest.fixture(scope="module")
def onnx_runtime(trunk: Trunk, head: Head) -> OnnxRuntime:
    return OnnxRuntime(trunk, head)


def _probabilities(runtime: OnnxRuntime | TorchRuntime, inputs: NDArray[np.float32]) -> NDArray[np.float64]:
    parts = [runtime.run(inputs[i : i + 16]).logits[:, :-1] for i in range(0, len(inputs), 16)]
    return softmax(np.concatenate(parts))


class Starter:
    """The shipped model's weights, which tell pictures apart: with random ones every picture would look alike."""

    def __init__(self, models: Path) -> None:
        shelf = Shelf(models)
        self.card = shelf.card()
        folder = shelf.folder()
        self.trunk = load_trunk(shelf.trunk_path(self.card, folder), self.card.trunk.blake3)
        self.head = load_head(folder / self.card.head.file, self.card.head.blake3, len(self.card.classes))


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Starter:
    return Starter(tmp_path_factory.mktemp("models"))


@needs_torch
@pytest.mark.slow
def test_both_runtimes_give_the_same_probabilities_on_the_cpu(starter: Starter, pictures: Pictures) -> None:
    inputs = pictures(64)
    ours = _probabilities(OnnxRuntime(starter.trunk, starter.head), inputs)
    theirs = _probabilities(TorchRuntime(starter.trunk, starter.head, "cpu"), inputs)
    assert np.abs(ours - theirs).max() <= 1e-4
    assert np.array_equal(ours.argmax(axis=1), theirs.argmax(axis=1))
    assert len(np.unique(ours.round(3), axis=0)) > 16, "the pictures must differ for this to say anything"


@needs_torch
@needs_cuda
def test_mixed_precision_on_cuda_stays_close(starter: Starter, pictures: Pictures) -> None:
    inputs = pictures(64)
    ours = _probabilities(OnnxRuntime(starter.trunk, starter.head), inputs)
    theirs = _probabilities(TorchRuntime(starter.trunk, starter.head, "cuda"), inputs)
    assert np.abs(ours - theirs).max() <= 0.01


@needs_torch
@pytest.mark.skipif(bool(count_cuda_devices()), reason="there is a CUDA device")
def test_torch_refuses_a_device_that_is_not_there(trunk: Trunk, head: Head) -> None:
    with pytest.raises(SorterError) as caught:
        TorchRuntime(trunk, head, "cuda")
    assert caught.value.code == ErrorCode.NO_DEVICE


@pytest.mark.parametrize("count", [0, 1, 3])
def test_any_batch_size_gives_outputs_of_the_agreed_shapes(
    onnx_runtime: OnnxRuntime, pictures: Pictures, count: int
) -> None:
    inputs = pictures(count) if count else np.zeros((0, 3, 224, 224), np.float32)
    outputs = onnx_runtime.run(inputs)
    assert outputs.logits.shape == (count, 4)
    assert outputs.features.shape == (count, 512)
    assert outputs.maps.shape == (count, 512, 7, 7)


def test_the_outputs_belong_together(onnx_runtime: OnnxRuntime, head: Head, pictures: Pictures) -> None:
    outputs = onnx_runtime.run(pictures(4))
    assert np.allclose(outputs.maps.mean(axis=(2, 3)), outputs.features, atol=1e-4)
    assert np.allclose(head.logits(outputs.features), outputs.logits, atol=1e-3)


def test_a_picture_gets_the_same_answer_alone_and_in_company(onnx_runtime: OnnxRuntime, pictures: Pictures) -> None:
    inputs = pictures(5)
    together = onnx_runtime.run(inputs).logits
    alone = np.concatenate([onnx_runtime.run(inputs[i : i + 1]).logits for i in range(5)])
    assert np.allclose(together, alone, atol=1e-4)


@needs_torch
def test_both_give_the_same_maps_of_what_no_training_changes(starter: Starter, pictures: Pictures) -> None:
    some = pictures(3)
    theirs = TorchFrozenPart(starter.trunk, "cpu").maps(some)
    assert theirs.shape == (3, 256, 14, 14)
    np.testing.assert_allclose(theirs, FrozenPart(starter.trunk).run(some), rtol=1e-3, atol=1e-3)
