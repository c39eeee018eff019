"""Training the last stage: it learns, and a training that is cut off comes to the very same end."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.training.checkpoint import Checkpoint
from gallery_sorter.training.courses import DEEP, SEED, Course, Phase
from gallery_sorter.training.deep import MapRows, Material, Training
from gallery_sorter.training.last_stage import CancelledError, Rates
from gallery_sorter.training.values import Epoch
from tests.training.conftest import COURSES, same


@pytest.mark.parametrize(("epochs", "phases"), [(None, [5, 3]), (1, [1]), (2, [1, 1]), (8, [5, 3]), (16, [10, 6])])
def test_a_number_of_epochs_is_that_of_all_phases(epochs: int | None, phases: list[int]) -> None:
    assert [phase.epochs for phase in SEED.lasting(epochs).phases] == phases


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
    assert epochs[-1].val_loss < epochs[0].val_loss, "it learns what holds for pictures that were left out, too"
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
    assert training.start is not None
    assert np.array_equal(trained.features, training.start.features.astype(np.float16))


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


def test_a_class_whose_pictures_are_all_left_out_ends_no_training(
    start: Callable[[Course, str], Training], material: Material, left_out: NDArray[np.bool_]
) -> None:
    """The folds do that to a class of one picture alone."""
    left_out[material.examples.classes == 2] = True
    training = start(DEEP.lasting(1), "left-out")
    assert len(list(training.epochs(Cancel()))) == 2
