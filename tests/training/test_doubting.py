"""A wrong label is found though the network has learned it."""

from dataclasses import replace

import numpy as np

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.training.asking import Older
from gallery_sorter.training.doubting import Doubted, doubt_learned
from gallery_sorter.training.examples import Examples
from gallery_sorter.training.networks import Network, Networks
from tests.recognition.conftest import plain_card, random_head
from tests.training.made import clouds, memory_of, parts_of

CLASSES = ("A", "B")


def test_wrong_labels_come_first_and_left_out_pictures_are_not_among_them() -> None:
    own = clouds([30, 30])
    (left_out,) = parts_of(own)
    wrong = np.flatnonzero(~left_out)[[3, -3]]
    own.classes[wrong] = 1 - own.classes[wrong]
    found = doubted(own, learned(own))
    assert sorted(found.rows.tolist()) == np.flatnonzero(~left_out).tolist()
    assert set(found.rows[:2].tolist()) == set(wrong.tolist())
    assert (found.called[:2] != own.classes[found.rows[:2]]).all()
    assert (np.diff(found.doubts) <= 0).all()
    assert ((found.confidences >= 0.5) & (found.confidences <= 1)).all()


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


def test_where_all_can_be_asked_about_nobody_else_is() -> None:
    for own in (clouds([8, 8]), clouds([30, 30])):
        stays = replace(learned(own), each=tuple(replace(network, changed=False) for network in learned(own).each))
        older = Older(plain_card(CLASSES), random_head(2), None)
        assert doubt_learned(older, CLASSES, stays, Cancel(), goes_on=True) is None
    small = clouds([8, 8])
    assert doubt_learned(older, CLASSES, learned(small), Cancel(), goes_on=True) is None
    unknown = replace(learned(own), at_start=None)
    assert doubt_learned(older, CLASSES, unknown, Cancel(), goes_on=True) is None


def doubted(own: Examples, networks: Networks, memory: Examples | None = None) -> Doubted:
    older = Older(plain_card(CLASSES), random_head(2), None if memory is None else memory_of(memory))
    found = doubt_learned(older, CLASSES, networks, Cancel(), goes_on=True)
    assert found is not None
    return found


def learned(own: Examples) -> Networks:
    """By networks that have changed."""
    each = [Network(left_out, True, random_head(1), own.features) for left_out in parts_of(own)]
    return Networks(own, own.features, {}, tuple(each), ())
