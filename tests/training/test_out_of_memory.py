"""Memory runs out while the last stage is trained: fewer pictures pass at once, and the result stays what it was."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import SorterError
from gallery_sorter.training import last_stage
from gallery_sorter.training.courses import DEEP, Course
from gallery_sorter.training.deep import Material, Training
from gallery_sorter.training.last_stage import LastStage
from tests.recognition.conftest import random_head
from tests.training.conftest import COURSES, same, trunk


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


def test_where_adams_moments_find_no_room_no_weight_has_changed(
    material: Material, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = np.asarray(material.maps.maps[:8, 0]), material.examples.classes[:8]
    one, other = [LastStage(trunk(), random_head(2), DEEP.phases[0].rates, "cpu") for _ in range(2)]
    before, make = one.state(), torch.zeros_like

    def refuse(tensor: torch.Tensor, **options: Any) -> torch.Tensor:
        return make(tensor, **options) if tensor.numel() < 1 << 20 else torch.empty(1 << 60, dtype=torch.uint8)

    with monkeypatch.context() as full:
        full.setattr(torch, "zeros_like", refuse)
        with pytest.raises(RuntimeError, match="allocate"):
            one.learn(batch, 1.0, Cancel())
    assert one.state().keys() == before.keys(), "not a part of the moments either"
    assert all(np.array_equal(tensor, before[name]) for name, tensor in one.state().items())
    assert one.learn(batch, 1.0, Cancel()) == other.learn(batch, 1.0, Cancel())
    after = other.state()
    assert all(np.array_equal(tensor, after[name]) for name, tensor in one.state().items())


def test_where_memory_is_out_for_good_a_person_is_told_and_the_training_can_be_gone_on_with(
    start: Callable[[Course, str], Training],
) -> None:
    course = DEEP.lasting(1)
    cut_off = start(course, "cut-off")
    epochs = cut_off.epochs(Cancel())
    assert next(epochs).epoch == 0
    cut_off._stage._stage.register_forward_pre_hook(run_out_beyond(0))
    with pytest.raises(SorterError, match="not enough memory"):
        next(epochs)
    whole, resumed = start(course, "whole"), start(course, "cut-off")
    assert [epoch.epoch for epoch in whole.epochs(Cancel())] == [0, 1]
    assert [epoch.epoch for epoch in resumed.epochs(Cancel())] == [1]
    assert same(whole.finish(Cancel()), resumed.finish(Cancel()))
    resumed._stage._stage.register_forward_pre_hook(run_out_beyond(0))
    resumed._checkpoint.best = 1
    with pytest.raises(SorterError, match="not enough memory"):
        resumed.finish(Cancel())


def test_other_errors_are_not_taken_for_want_of_memory(material: Material) -> None:
    stage = LastStage(trunk(), random_head(2), DEEP.phases[0].rates, "cpu")
    with pytest.raises((RuntimeError, IndexError)):
        stage.learn((np.asarray(material.maps.maps[:4, 0]), np.array([0, 1, 99, 0])), 1.0, Cancel())
