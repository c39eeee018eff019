"""Where a class is small, each fifth of the pictures is left out by a network of its own, and all of that goes on where
it was cut off.
"""

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.training.courses import DEEP, SEED, Course, Phase
from gallery_sorter.training.deep import Material, Training
from gallery_sorter.training.last_stage import CancelledError, Rates
from gallery_sorter.training.networks import Networks, Plan, left_out_parts, network_count, train_networks
from gallery_sorter.training.quick import FOLDS
from gallery_sorter.training.values import Epoch
from tests.training.conftest import COURSES, trunk
from tests.training.made import clouds, parts_of


@pytest.mark.parametrize(("pictures", "networks"), [([10, 300], 1), ([9, 300], FOLDS), ([5, 5], FOLDS), ([], 1)])
def test_a_class_of_fewer_than_ten_takes_a_network_for_each_fifth(pictures: list[int], networks: int) -> None:
    assert network_count(pictures) == networks
    if pictures:
        assert len(parts_of(clouds(pictures))) == networks


def test_each_picture_is_left_out_once_where_a_class_is_small() -> None:
    parts = parts_of(clouds([8, 20]))
    assert (np.sum(parts, axis=0) == 1).all()


def test_no_network_leaves_out_nothing() -> None:
    """Two bursts of a class lie in two of the fifths, and the others would hold no picture."""
    examples = clouds([6, 6])
    minute = np.repeat([100, 900, 5000, 9000], 3)
    parts = parts_of(replace(examples, identities=replace(examples.identities, minutes=minute)))
    assert 1 < len(parts) < FOLDS
    assert all(part.any() for part in parts)
    assert (np.sum(parts, axis=0) == 1).all()


def test_no_network_is_trained_for_pictures_that_the_older_one_has_learned() -> None:
    examples = clouds([8, 8])
    every = parts_of(examples)
    known = ~every[3]
    parts = left_out_parts(examples, known)
    assert len(parts) == 2
    assert (parts[0] == every[0]).all(), "the first is the network that is kept"
    assert (parts[1] == every[3]).all()


@pytest.mark.parametrize("course", COURSES, ids=lambda course: course.recipe)
def test_networks_that_are_cut_off_go_on_to_the_same_end(material: Material, course: Course, tmp_path: Path) -> None:
    plan = plan_in(tmp_path / "whole", course)
    told = []
    stops = []
    for epoch in (training := Running(plan, material)):
        told.append(epoch)
        if (epoch.network, epoch.epoch) in ((1, 2), (3, 1), (5, 2)):
            stops.append(len(told))
            shutil.copytree(plan.folder, tmp_path / f"after-{len(told)}")  # as a kill would leave it
    whole = training.networks
    assert [epoch.network for epoch in told] == sorted(epoch.network for epoch in told)
    assert {epoch.network for epoch in told} == set(range(1, FOLDS + 1))
    assert {epoch.networks for epoch in told} == {FOLDS}
    assert [one.network for one in whole.epochs] == [epoch.network for epoch in told]
    lefts = [epoch.seconds_left for epoch in told if epoch.epoch == epoch.of]
    assert all(left > 0 for left in lefts[:-1]), "the networks to come are told of"
    assert lefts[-1] == 0
    assert len(stops) == 3
    for stop in stops:
        rest = list(training := Running(plan_in(tmp_path / f"after-{stop}", course), material))
        assert [place(epoch) for epoch in rest] == [place(epoch) for epoch in told[stop:]]
        assert same(training.networks, whole)


def test_where_the_first_network_stays_as_it_was_no_other_is_trained(material: Material, tmp_path: Path) -> None:
    spoiling = replace(DEEP, phases=(Phase(1, Rates(3.0, 3.0)),))
    told = list(training := Running(plan_in(tmp_path / "plan", spoiling), material))
    assert {epoch.network for epoch in told} == {1}
    (network,) = training.networks.each
    assert training.networks.stage is None
    assert network.not_learned.all(), "it has learned none of them"
    assert {epoch.networks for epoch in training.networks.epochs} == {1}


def test_the_base_is_asked_once_and_networks_that_are_not_kept_leave_little_on_the_disk(
    material: Material, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    ask_base = Training._ask_base
    monkeypatch.setattr(Training, "_ask_base", lambda self, cancel: asked.append(1) or ask_base(self, cancel))
    plan = plan_in(tmp_path / "plan", DEEP.lasting(1))
    list(Running(plan, material))
    assert len(asked) == 1
    sizes = sorted(sum(file.stat().st_size for file in folder.iterdir()) for folder in plan.folder.iterdir())
    assert len(sizes) == FOLDS
    assert sizes[-2] < 50_000 < sizes[-1]


def test_what_was_learned_of_other_pictures_is_not_gone_on_with(material: Material, tmp_path: Path) -> None:
    """One that could be read when it was begun is gone, which is the last of all and left out of some network."""
    plan = plan_in(tmp_path / "plan", SEED.lasting(1))
    list(Running(plan, material))
    rest = np.arange(len(material.examples)) < len(material.examples) - 1
    fewer = replace(material, rows=material.rows[rest], examples=material.examples.take(rest))
    training = Running(plan, fewer)
    assert [epoch.network for epoch in training] == list(range(1, FOLDS + 1))
    assert all(len(network.features) == len(fewer.examples) for network in training.networks.each)


def test_cancelling_ends_it_in_whichever_network_it_is(material: Material, tmp_path: Path) -> None:
    cancel, told = Cancel(), []

    def train() -> None:
        for epoch in Running(plan_in(tmp_path / "plan", DEEP.lasting(1)), material, cancel):
            told.append(epoch)
            if epoch.network == 3:
                cancel.set()

    with pytest.raises(CancelledError):
        train()
    assert told[-1].network == 3


class Running:
    """A training of networks to go through epoch by epoch, and what came of it."""

    networks: Networks

    def __init__(self, plan: Plan, material: Material, cancel: Cancel | None = None) -> None:
        self._steps = train_networks(
            plan, material, parts_of(material.examples), Cancel() if cancel is None else cancel
        )

    def __iter__(self):
        self.networks = yield from self._steps


def plan_in(folder: Path, course: Course) -> Plan:
    folder.mkdir(exist_ok=True)
    return Plan(course, trunk(), True, folder, "cpu", 3)


def place(epoch: Epoch) -> tuple[int, int, float, float]:
    return epoch.network, epoch.epoch, epoch.train_loss, epoch.val_loss


def same(one: Networks, other: Networks) -> bool:
    """To the last bit, but for times."""
    if one.stage is None or other.stage is None:
        return one.stage is other.stage
    return (
        all(np.array_equal(tensor, other.stage[name]) for name, tensor in one.stage.items())
        and [place(epoch) for epoch in one.epochs] == [place(epoch) for epoch in other.epochs]
        and all(
            np.array_equal(a.features, b.features)
            and np.array_equal(a.head.weight, b.head.weight)
            and np.array_equal(a.head.bias, b.head.bias)
            and np.array_equal(a.left_out, b.left_out)
            and a.changed == b.changed
            for a, b in zip(one.each, other.each, strict=True)
        )
    )
