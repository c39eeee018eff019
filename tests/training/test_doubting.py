"""A wrong label is found though the network has learned it."""

from dataclasses import replace

import numpy as np

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.training.asking import Older
from gallery_sorter.training.doubting import Doubted, doubt_others
from gallery_sorter.training.examples import Examples
from gallery_sorter.training.networks import Network, Networks
from tests.recognition.conftest import plain_card, random_head
from tests.training.made import clouds, memory_of, parts_of

CLASSES = ("A", "B", "C")


def test_wrong_labels_come_first_and_left_out_pictures_are_not_among_them() -> None:
    own = clouds([30, 30, 30])
    (left_out,) = parts_of(own)
    wrong = np.flatnonzero(~left_out)[[3, -3]]
    networks = learned(own)
    own.classes[wrong] = (own.classes[wrong] + 1) % 3
    found = doubted(own, networks)
    assert sorted(rows(found)) == np.flatnonzero(~left_out).tolist()
    assert set(rows(found[:2])) == set(wrong.tolist())
    assert all(one.called != own.classes[one.row] for one in found[:2])
    assert found == sorted(found, key=lambda one: -one.doubt)
    assert all(1 / 3 < one.confidence <= 1 for one in found)


def test_what_is_remembered_helps_and_is_not_told_of() -> None:
    own, memory = clouds([15, 15]), clouds([40, 40], seed=5, own=False)
    wrong = np.flatnonzero(~parts_of(own)[0])[:3]
    own.classes[wrong] = 1 - own.classes[wrong]
    networks = learned(own)
    found = doubted(own, networks, memory)
    assert set(rows(found[:3])) == set(wrong.tolist())
    assert max(rows(found)) < len(own)
    taught = replace(
        memory, identities=own.identities.take(wrong).followed_by(memory.identities.take(np.arange(3, 80)))
    )
    known = doubted(own, networks, replace(taught, taught=np.arange(80) < 3))
    assert set(rows(found)) - set(rows(known)) == set(wrong.tolist()), "which are no surprise to it"


def test_what_another_network_remembers_is_no_help() -> None:
    """Its features are of another kind."""
    own, memory = clouds([15, 15]), clouds([40, 40], seed=5, own=False)
    strange = replace(memory, classes=1 - memory.classes, taught=np.ones(80, np.bool_))
    alone, beside = doubted(own, learned(own)), doubted(own, learned(own), strange, goes_on=False)
    assert alone == beside
    assert alone != doubted(own, learned(own), strange)


def test_where_all_was_asked_about_nobody_else_is() -> None:
    own = clouds([30, 30])
    older, every = Older(plain_card(CLASSES), random_head(3), None), np.arange(60)
    assert doubt_others(older, CLASSES, learned(own), every, Cancel()) == []


def doubted(
    own: Examples, networks: Networks, memory: Examples | None = None, *, goes_on: bool = True
) -> list[Doubted]:
    older = Older(plain_card(CLASSES), random_head(3), None if memory is None else memory_of(memory))
    asked = np.flatnonzero(networks.not_learned)
    found = doubt_others(older, CLASSES, replace(networks, goes_on=goes_on), asked, Cancel())
    assert found
    return found


def rows(found: list[Doubted]) -> list[int]:
    return [one.row for one in found]


def learned(own: Examples) -> Networks:
    """By networks that have changed."""
    each = [Network(left_out, True, random_head(1), own.features) for left_out in parts_of(own)]
    return Networks(own, own.features, True, {}, tuple(each), ())
