"""The parts of the starter's training that need neither its pictures nor its teachers."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.drawn import draw
from tools.starter.corruptions import corruptions
from tools.starter.pictures import CLASSES, UNLABELLED, Sample, labelled_samples, open_store, source_of, write_store
from tools.starter.views import FACE, PHOTO, TEXT, Habits, random_view


@pytest.mark.parametrize("habits", [PHOTO, FACE, TEXT])
def test_a_view_depends_on_its_generator_alone(habits: Habits) -> None:
    pixels = np.asarray(draw("Cars", 1, (200, 120)), dtype=np.uint8)
    for seed in range(40):
        one, two = (random_view(pixels, 64, habits, np.random.default_rng(seed)) for _ in range(2))
        assert one.size == (64, 64)
        assert one.mode == "RGB"
        assert one.tobytes() == two.tobytes()
    views = {random_view(pixels, 64, habits, np.random.default_rng(seed)).tobytes() for seed in range(40)}
    assert len(views) == 40


@pytest.mark.parametrize("name", corruptions())
def test_a_corruption_changes_a_picture_and_not_its_shape(name: str) -> None:
    picture = draw("Trees", 2, (200, 120))
    changed = corruptions()[name](picture)
    assert changed.mode == "RGB"
    assert changed.size == ((100, 60) if name == "half size" else (200, 120))
    assert changed.resize((200, 120)).tobytes() != picture.tobytes()


def test_a_store_gives_back_what_was_put_in(tmp_path: Path) -> None:
    rng = np.random.default_rng(3)
    shapes = [(5, 7), (64, 1), (30, 40)]
    samples = [
        Sample(rng.integers(0, 256, (*shape, 3), dtype=np.uint8), UNLABELLED, "source", f"{number}.png")
        for number, shape in enumerate(shapes)
    ]
    write_store(tmp_path / "some", samples)
    store = open_store(tmp_path / "some")
    assert len(store) == len(samples)
    for number, sample in enumerate(samples):
        assert np.array_equal(store.pixels(number), sample.pixels)
    assert store.labels().tolist() == [UNLABELLED] * 3


def test_labelled_pictures_know_class_and_source(tmp_path: Path) -> None:
    for name in ("Cars", "Other"):
        (tmp_path / name).mkdir()
        Image.new("RGBA", (900, 300), (0, 0, 0, 0)).save(tmp_path / name / "some_phone_0001.png")
    found = list(labelled_samples(tmp_path, short_side=100))
    assert [(CLASSES[sample.label], sample.source) for sample in found] == [
        ("Cars", "some_phone"),
        ("Other", "some_phone"),
    ]
    assert found[0].pixels.shape == (100, 300, 3)
    assert (found[0].pixels == 255).all(), "what is transparent is seen on white"
    assert source_of("alone.jpg") == "alone"


def test_a_trunk_is_saved_as_torchvision_names_it_and_loads_again(tmp_path: Path) -> None:
    torch = pytest.importorskip("torch")
    pytest.importorskip("torchvision")
    from safetensors.numpy import load_file
    from safetensors.torch import load_file as load_tensors

    from tools.starter.student import Trunk, load_trunk, measure_norms, normalised, save_trunk

    torch.manual_seed(1)
    trunk = Trunk()
    pictures = np.random.default_rng(2).integers(0, 256, (4, 64, 64, 3), dtype=np.uint8)
    measure_norms(trunk, [pictures])
    save_trunk(trunk, tmp_path / "trunk.safetensors")
    arrays = load_file(tmp_path / "trunk.safetensors")
    assert {"conv1.weight", "layer4.2.bn2.running_var"} <= arrays.keys()
    assert not [name for name in arrays if name.startswith(("fc", "parts"))]
    assert {str(array.dtype) for array in arrays.values()} == {"float16"}
    again = Trunk()
    load_trunk(again, {name: part.float() for name, part in load_tensors(tmp_path / "trunk.safetensors").items()})
    with torch.inference_mode():
        one, two = (net.eval()(normalised(pictures)) for net in (trunk, again))
    assert one.shape == (4, 512)
    assert torch.allclose(one, two, rtol=0.05, atol=0.05)
    with pytest.raises(ValueError, match="not a ResNet34"):
        load_trunk(Trunk(), {"conv1.weight": torch.zeros(64, 3, 7, 7)})


def test_batches_grow_as_planned(tmp_path: Path) -> None:
    pytest.importorskip("sklearn", reason="the teachers' head needs scikit-learn")
    from tools.starter.batches import Plan

    plan = Plan(tmp_path, 1, 10, 1000, ((0.0, 112), (0.5, 144), (0.9, 176)), frozenset(), 2.0)
    assert [plan.size_at(step) for step in (0, 49, 50, 89, 90, 99)] == [112, 112, 144, 144, 176, 176]
