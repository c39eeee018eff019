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
    assert sorted(found.rows.tolist()) == np.flatnonzero(~left_out).tolist()
    assert set(found.rows[:2].tolist()) == set(wrong.tolist())
    assert (found.called[:2] != own.classes[found.rows[:2]]).all()
    assert (np.diff(found.doubts) <= 0).all()
    assert ((found.confidences > 1 / 3) & (found.confidences <= 1)).all()


def test_what_is_remembered_helps_and_is_not_told_of() -> None:
    own, memory = clouds([15, 15]), clouds([40, 40], seed=5, own=False)
    wrong = np.flatnonzero(~parts_of(own)[0])[:3]
    own.classes[wrong] = 1 - own.classes[wrong]
    networks = learned(own)
    found = doubted(own, networks, memory)
    assert set(found.rows[:3].tolist()) == set(wrong.tolist())
    assert found.rows.max() < len(own)
    taught = replace(
        memory, identities=own.identities.take(wrong).followed_by(memory.identities.take(np.arange(3, 80)))
    )
    known = doubted(own, networks, replace(taught, taught=np.arange(80) < 3))
    assert set(found.rows.tolist()) - set(known.rows.tolist()) == set(wrong.tolist()), "which are no surprise to it"


def test_what_another_network_remembers_is_no_help() -> None:
    """Its features are of another kind."""
    own, memory = clouds([15, 15]), clouds([40, 40], seed=5, own=False)
    strange = replace(memory, classes=1 - memory.classes, taught=np.ones(80, np.bool_))
    alone, beside = doubted(own, learned(own)), doubted(own, learned(own), strange, goes_on=False)
    assert np.array_equal(alone.doubts, beside.doubts)
    assert not np.array_equal(alone.doubts, doubted(own, learned(own), strange).doubts)


def test_where_all_was_asked_about_nobody_else_is() -> None:
    own = clouds([30, 30])
    older, every = Older(plain_card(CLASSES), random_head(3), None), np.arange(60)
    assert doubt_others(older, CLASSES, learned(own), every, Cancel(), goes_on=True) is None
    unknown = replace(learned(own), at_start=None)
    assert doubt_others(older, CLASSES, unknown, every[:12], Cancel(), goes_on=True) is None


def doubted(own: Examples, networks: Networks, memory: Examples | None = None, *, goes_on: bool = True) -> Doubted:
    older = Older(plain_card(CLASSES), random_head(3), None if memory is None else memory_of(memory))
    asked = np.flatnonzero(networks.not_learned)
    found = doubt_others(older, CLASSES, networks, asked, Cancel(), goes_on=goes_on)
    assert found is not None
    return found


def learned(own: Examples) -> Networks:
    """By networks that have changed."""
    each = [Network(left_out, True, random_head(1), own.features) for left_out in parts_of(own)]
    return Networks(own, own.features, {}, tuple(each), ())
