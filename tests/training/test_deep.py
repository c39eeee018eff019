"""Training the last stage: it learns, and a training that is cut off comes to the very same end."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.training.checkpoint import Checkpoint
from gallery_sorter.training.deep import DEEP, SEED, Course, Material, Trained, Training
from gallery_sorter.training.frozen import Facts, FrozenMaps
from gallery_sorter.training.last_stage import CancelledError, LastStage
from gallery_sorter.training.values import Epoch
from tests.recognition.conftest import random_head, random_trunk
from tests.training.made import clouds

SIDE = 2  # of the maps: the least that the stage can halve
COURSES = (DEEP, SEED.lasting(2))


@pytest.fixture
def material(tmp_path: Path) -> Material:
    """Maps of three classes, each a pattern with noise; every fifth picture is left out."""
    examples = clouds([16, 12, 12])
    random = np.random.default_rng(1)
    patterns = random.normal(0, 1, (3, 256, SIDE, SIDE))
    noise = random.normal(0, 1, (len(examples), 2, 256, SIDE, SIDE))
    maps = np.memmap(tmp_path / "maps", np.dtype(np.float16), "w+", shape=(len(examples), 2, 256, SIDE, SIDE))
    maps[:] = np.maximum(patterns[examples.classes][:, None] + noise, 0)
    facts = tuple(Facts(row.tobytes().hex(), 0, None) for row in examples.content_hashes)
    left_out = np.arange(len(examples)) % 5 == 0
    return Material(FrozenMaps(maps, facts), np.arange(len(examples)), examples, 3, left_out)


@pytest.fixture
def start(material: Material, tmp_path: Path) -> Callable[[Course, str], Training]:
    def make(course: Course, name: str) -> Training:
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        checkpoint = Checkpoint(folder)
        return Training(course, material, random_trunk(), checkpoint=checkpoint, device="cpu", seed=3)

    return make


@pytest.mark.parametrize(("epochs", "phases"), [(None, [5, 3]), (1, [1]), (2, [1, 1]), (8, [5, 3]), (16, [10, 6])])
def test_a_number_of_epochs_is_that_of_all_phases(epochs: int | None, phases: list[int]) -> None:
    assert [phase.epochs for phase in SEED.lasting(epochs).phases] == phases


def same(one: Trained, other: Trained) -> bool:
    return np.array_equal(one.fitted.head.weight, other.fitted.head.weight) and all(
        np.array_equal(tensor, other.stage[name]) for name, tensor in one.stage.items()
    )


@pytest.mark.parametrize("course", COURSES, ids=lambda course: course.recipe)
def test_it_learns_and_comes_to_the_same_end_when_it_is_cut_off(
    start: Callable[[Course, str], Training], course: Course
) -> None:
    whole = start(course, "whole")
    epochs = list(whole.epochs(Cancel()))
    assert [epoch.epoch for epoch in epochs][-1] == course.epochs
    assert epochs[-1].train_loss < epochs[0].train_loss or course.choosing
    trained = whole.finish(Cancel())
    again = start(course, "again")
    list(again.epochs(Cancel()))
    assert same(trained, again.finish(Cancel())), "the same seed gives the same model"
    for stop in (1, len(epochs) - 1):
        cut = start(course, f"cut-{stop}").epochs(Cancel())
        for _ in range(stop):
            next(cut)
        cut.close()
        resumed = start(course, f"cut-{stop}")
        rest = list(resumed.epochs(Cancel()))
        assert [epoch.epoch for epoch in rest] == [epoch.epoch for epoch in epochs[stop:]]
        assert [epoch.val_loss for epoch in rest] == [epoch.val_loss for epoch in epochs[stop:]]
        assert same(trained, resumed.finish(Cancel()))


def test_the_epoch_that_is_best_on_left_out_pictures_is_kept(
    start: Callable[[Course, str], Training], tmp_path: Path
) -> None:
    training = start(DEEP, "best")
    epochs = list(training.epochs(Cancel()))
    checkpoint = Checkpoint(tmp_path / "best")
    checkpoint.load()
    assert checkpoint.best == min(epochs, key=lambda epoch: epoch.val_loss).epoch
    kept = sorted(path.name for path in (tmp_path / "best").glob("*.safetensors"))
    assert kept == sorted({f"epoch-{checkpoint.best}.safetensors", f"epoch-{epochs[-1].epoch}.safetensors"})


def test_a_damaged_checkpoint_is_begun_anew(start: Callable[[Course, str], Training], tmp_path: Path) -> None:
    list(start(DEEP, "damaged").epochs(Cancel()))
    for path in (tmp_path / "damaged").glob("*.safetensors"):
        path.write_bytes(path.read_bytes()[:-1])
    assert Checkpoint(tmp_path / "damaged").load() is None
    first = next(iter(start(DEEP, "damaged").epochs(Cancel())))
    assert first.epoch == 0


def test_cancelling_ends_it_within_a_step(start: Callable[[Course, str], Training]) -> None:
    cancel = Cancel()
    epochs: list[Epoch] = []

    def train() -> None:
        for epoch in start(DEEP, "cancelled").epochs(cancel):
            epochs.append(epoch)
            cancel.set()

    with pytest.raises(CancelledError):
        train()
    assert len(epochs) == 1


def test_out_of_memory_halves_what_passes_at_once_and_changes_no_result(
    material: Material, monkeypatch: pytest.MonkeyPatch
) -> None:
    maps = np.asarray(material.maps.maps[:20, 0])
    batch = maps, material.examples.classes[:20]
    plenty, little = (LastStage(random_trunk(), random_head(2), DEEP.phases[0].rates, "cpu") for _ in range(2))
    whole = plenty.learn(batch, 1.0, Cancel())
    send, most = LastStage._send, 5

    def refuse(stage: LastStage, some: "np.ndarray[tuple[int, ...], np.dtype[np.float16]]") -> object:
        if len(some) > most:
            raise RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried to allocate 1 bytes.")
        return send(stage, some)

    monkeypatch.setattr(LastStage, "_send", refuse)
    assert little.learn(batch, 1.0, Cancel()) == pytest.approx(whole, rel=1e-5)
    monkeypatch.undo()
    for name, tensor in plenty.tensors().items():
        assert np.allclose(tensor, little.tensors()[name], atol=2e-5), name


def test_other_errors_are_not_taken_for_want_of_memory(material: Material) -> None:
    stage = LastStage(random_trunk(), random_head(2), DEEP.phases[0].rates, "cpu")
    with pytest.raises((RuntimeError, IndexError)):
        stage.learn((np.asarray(material.maps.maps[:4, 0]), np.array([0, 1, 99, 0])), 1.0, Cancel())
