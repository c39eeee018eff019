"""Training the last stage: it learns, and a training that is cut off comes to the very same end."""

import functools
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.training import last_stage
from gallery_sorter.training.checkpoint import Checkpoint
from gallery_sorter.training.courses import DEEP, SEED, Course, Phase
from gallery_sorter.training.deep import MapRows, Material, Trained, Training
from gallery_sorter.training.frozen import Facts, FrozenMaps
from gallery_sorter.training.last_stage import CancelledError, LastStage, Rates
from gallery_sorter.training.values import Epoch
from tests.recognition.conftest import random_head, random_trunk
from tests.training.made import clouds

SIDE = 2  # of the maps: the least that the stage can halve
COURSES = (DEEP.lasting(2), SEED.lasting(2))


@pytest.fixture
def material(tmp_path: Path) -> Material:
    """Maps of three classes, each a pattern with noise; every fifth picture is left out."""
    examples = clouds([8, 6, 6])
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
        return Training(course, material, trunk(), checkpoint=checkpoint, device="cpu", seed=3)

    return make


@pytest.mark.parametrize(("epochs", "phases"), [(None, [5, 3]), (1, [1]), (2, [1, 1]), (8, [5, 3]), (16, [10, 6])])
def test_a_number_of_epochs_is_that_of_all_phases(epochs: int | None, phases: list[int]) -> None:
    assert [phase.epochs for phase in SEED.lasting(epochs).phases] == phases


@functools.cache
def trunk() -> dict[str, "np.ndarray[tuple[int, ...], np.dtype[np.float32]]"]:
    return random_trunk()


def same(one: Trained, other: Trained) -> bool:
    if one.stage is None or other.stage is None:
        return one.stage is other.stage and np.array_equal(one.features, other.features)
    return np.array_equal(one.head.weight, other.head.weight) and all(
        np.array_equal(tensor, other.stage[name]) for name, tensor in one.stage.items()
    )


@pytest.mark.parametrize("course", COURSES, ids=lambda course: course.recipe)
def test_it_learns_and_comes_to_the_same_end_when_it_is_cut_off(
    start: Callable[[Course, str], Training], course: Course, tmp_path: Path
) -> None:
    whole = start(course, "whole")
    epochs = []
    for epoch in whole.epochs(Cancel()):
        epochs.append(epoch)
        shutil.copytree(tmp_path / "whole", tmp_path / f"after-{len(epochs)}")  # as a kill would leave it
    assert [epoch.epoch for epoch in epochs][-1] == course.epochs
    assert all(epoch.seconds_left > 0 for epoch in epochs[:-1]), "also before the first epoch"
    assert epochs[-1].train_loss < epochs[0].train_loss or course.choosing
    trained = whole.finish(Cancel())
    first = next(start(course, "again").epochs(Cancel()))
    assert (first.train_loss, first.val_loss) == (epochs[0].train_loss, epochs[0].val_loss), "the same seed, the same"
    for stop in range(1, len(epochs) + 1):
        resumed = start(course, f"after-{stop}")
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


def test_where_no_epoch_is_better_than_the_start_the_stage_stays_and_its_features_are_not_asked_for_again(
    start: Callable[[Course, str], Training], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoiling = replace(DEEP.lasting(1), phases=(Phase(1, Rates(3.0, 3.0)),))
    training = start(spoiling, "worse")
    list(training.epochs(Cancel()))
    monkeypatch.setattr(training._stage, "features", None)
    trained = training.finish(Cancel())
    assert trained.stage is None
    assert trained.at_start is not None
    assert np.array_equal(trained.features, trained.at_start)


def test_maps_are_mirrored_where_no_mirrored_picture_was_cached(material: Material) -> None:
    rows, views = np.array([3, 4]), np.array([1, 0])
    maps = material.maps.maps
    assert np.array_equal(MapRows(maps, rows, views)[:], np.stack([maps[3, 1], maps[4, 0]]))
    alone: np.memmap = maps[:, :1]
    assert np.array_equal(MapRows(alone, rows, views)[:], np.stack([maps[3, 0, ..., ::-1], maps[4, 0]]))


def test_a_damaged_checkpoint_is_begun_anew(start: Callable[[Course, str], Training], tmp_path: Path) -> None:
    next(start(DEEP, "damaged").epochs(Cancel()))
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


def run_out_beyond(most: int) -> Callable[[torch.nn.Module, tuple[torch.Tensor, ...]], None]:
    """Asks the real allocator for more than any machine has whenever more pictures than that pass at once."""

    def refuse(_: torch.nn.Module, inputs: tuple[torch.Tensor, ...]) -> None:
        if len(inputs[0]) > most:
            torch.empty(1 << 60, dtype=torch.uint8)

    return refuse


@pytest.mark.parametrize("course", COURSES, ids=lambda course: course.recipe)
def test_out_of_memory_halves_what_passes_at_once_and_the_result_is_that_of_so_few_from_the_start(
    start: Callable[[Course, str], Training],
    course: Course,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    course = course.lasting(1) if course.refit else course  # the other one is asked for its second phase
    halved = start(course, "halved")
    halved._stage._stage.register_forward_pre_hook(run_out_beyond(9))
    epochs = list(halved.epochs(Cancel()))
    trained = halved.finish(Cancel())
    assert [record.getMessage() for record in caplog.records] == ["out of memory: 8 pictures at once from now on"]
    monkeypatch.setattr(last_stage, "_AT_ONCE", {"cpu": 8})
    few = start(course, "few")
    told = list(few.epochs(Cancel()))
    assert [epoch.val_loss for epoch in told] == [epoch.val_loss for epoch in epochs]
    assert same(trained, few.finish(Cancel()))


def test_a_step_is_the_same_however_many_pass_at_once(material: Material, monkeypatch: pytest.MonkeyPatch) -> None:
    batch = np.asarray(material.maps.maps[:12, 0]), material.examples.classes[:12]
    losses, tensors = [], []
    for at_once in (12, 4):
        monkeypatch.setattr(last_stage, "_AT_ONCE", {"cpu": at_once})
        stage = LastStage(trunk(), random_head(2), DEEP.phases[0].rates, "cpu")
        losses.append(stage.learn(batch, 1.0, Cancel()))
        tensors.append(stage.tensors())
    assert losses[0] == pytest.approx(losses[1], rel=1e-5)
    for name, tensor in tensors[0].items():
        assert np.allclose(tensor, tensors[1][name], atol=2e-5), name


def test_where_not_even_one_picture_passes_it_is_said(material: Material) -> None:
    stage = LastStage(trunk(), random_head(2), DEEP.phases[0].rates, "cpu")
    stage._stage.register_forward_pre_hook(run_out_beyond(0))
    with pytest.raises(RuntimeError, match="allocate"):
        stage.features(np.asarray(material.maps.maps[:4, 0]), Cancel())


def test_a_class_whose_pictures_are_all_left_out_ends_no_training(
    start: Callable[[Course, str], Training], material: Material
) -> None:
    """The folds do that to a class of one picture alone."""
    material.left_out[material.examples.classes == 2] = True
    training = start(DEEP.lasting(1), "left-out")
    assert len(list(training.epochs(Cancel()))) == 2


def test_other_errors_are_not_taken_for_want_of_memory(material: Material) -> None:
    stage = LastStage(trunk(), random_head(2), DEEP.phases[0].rates, "cpu")
    with pytest.raises((RuntimeError, IndexError)):
        stage.learn((np.asarray(material.maps.maps[:4, 0]), np.array([0, 1, 99, 0])), 1.0, Cancel())
