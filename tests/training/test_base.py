"""A base out of a file: what is sound is taken, what is hostile is refused and never run."""

import pickle
import zipfile
from pathlib import Path

import numpy as np
import pytest
import safetensors.numpy
import torch

from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.recognition.weights import trunk_shapes
from gallery_sorter.training.base import file_base
from tests.recognition.conftest import random_trunk


class Hostile:
    """Unpickling it would write a file."""

    def __init__(self, target: Path) -> None:
        self.target = target

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return Path.touch, (self.target,)


def refused(path: Path) -> SorterError:
    with pytest.raises(SorterError) as raised:
        file_base(path, "name", "story")
    return raised.value


@pytest.mark.parametrize("suffix", [".pth", ".safetensors"])
def test_torchvisions_weights_are_taken_with_and_without_fc(tmp_path: Path, suffix: str) -> None:
    path, trunk = tmp_path / f"base{suffix}", random_trunk()
    stored = {**trunk, "fc.weight": np.zeros((1000, 512), np.float32), "bn1.num_batches_tracked": np.array(1)}
    if suffix == ".pth":
        torch.save({name: torch.from_numpy(np.asarray(tensor)) for name, tensor in stored.items()}, path)
    else:
        safetensors.numpy.save_file(stored, path)
    base = file_base(path, "mine", "a story")
    assert set(base.trunk) == set(trunk_shapes())
    assert all(np.array_equal(base.trunk[name], tensor) for name, tensor in trunk.items())


def test_a_pickle_that_would_run_code_is_refused_and_does_not(tmp_path: Path) -> None:
    target = tmp_path / "written"
    for name, write in (
        ("zip.pth", lambda path: torch.save({"conv1.weight": Hostile(target)}, path)),
        ("bare.pt", lambda path: path.write_bytes(pickle.dumps(Hostile(target)))),
    ):
        write(tmp_path / name)
        error = refused(tmp_path / name)
        assert error.code is ErrorCode.BAD_MODEL
        assert not target.exists()


def test_what_is_no_trunk_is_refused(tmp_path: Path) -> None:
    trunk = random_trunk()
    sound = safetensors.numpy.save(trunk)
    wrong = {**trunk, "conv1.weight": np.zeros((64, 3, 3, 3), np.float32)}
    lacking = {name: tensor for name, tensor in trunk.items() if name != "bn1.bias"}
    endless = {**trunk, "bn1.bias": np.full(64, np.inf, np.float32)}
    large = {**trunk, "bn1.bias": np.full(64, 1e6, np.float32)}  # more than half precision holds
    files = {
        "truncated.safetensors": sound[: len(sound) // 2],
        "empty.safetensors": b"",
        "wrong.safetensors": safetensors.numpy.save(wrong),
        "lacking.safetensors": safetensors.numpy.save(lacking),
        "endless.safetensors": safetensors.numpy.save(endless),
        "large.safetensors": safetensors.numpy.save(large),
        "text.pth": b"no file of torch's",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
        assert refused(tmp_path / name).code is ErrorCode.BAD_MODEL, name
    torch.save([1, 2, 3], tmp_path / "list.pth")
    assert "tensors by name" in refused(tmp_path / "list.pth").message
    assert refused(tmp_path / "gone.pth").code is ErrorCode.NOT_FOUND


def test_a_network_that_tells_no_two_pictures_apart_is_refused(tmp_path: Path) -> None:
    trunk = random_trunk()
    last = {
        name: np.zeros_like(tensor) if name.startswith("layer4") and tensor.ndim == 4 else tensor
        for name, tensor in trunk.items()
    }
    endless = {name: tensor * np.float32(1e3 if tensor.ndim == 4 else 1) for name, tensor in trunk.items()}
    bases = {"zeros": {name: tensor * 0 for name, tensor in trunk.items()}, "last": last, "endless": endless}
    for name, tensors in bases.items():
        safetensors.numpy.save_file(tensors, tmp_path / f"{name}.safetensors")
        error = refused(tmp_path / f"{name}.safetensors")
        assert error.code is ErrorCode.BAD_MODEL, name
        assert "no two pictures apart" in error.message, name


def test_a_file_that_grows_without_end_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.pth", "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(3):
            archive.writestr(f"archive/data/{number}", bytes(100 << 20))
    assert (tmp_path / "bomb.pth").stat().st_size < 1 << 20
    assert "too large" in refused(tmp_path / "bomb.pth").message
