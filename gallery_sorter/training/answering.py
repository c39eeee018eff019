"""What a network that was trained answers, and about which pictures: those that neither it nor its head has learned.

What the older model remembers is features of its own network. `deep` carries them over to the one that it has changed,
so that what was learned from others' pictures, and which pictures are of no class, is not forgotten.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.recognition.card import FEATURES
from gallery_sorter.recognition.weights import Head, Replay
from gallery_sorter.training.asking import Older
from gallery_sorter.training.deep import Material, Trained
from gallery_sorter.training.drift import Carried, Drift, carry_over
from gallery_sorter.training.examples import Examples, remember
from gallery_sorter.training.quick import FOLDS, Fitted, fit_beside

_LEFT_OUT = Sentence("a fifth of the pictures, left out while the network learned")
_CHOSEN_BY = Sentence("a fifth of the pictures, left out while the network learned, but for choosing the best epoch")


@dataclass(frozen=True, slots=True)
class Learned:
    """A network that was trained, and on what."""

    material: Material
    trained: Trained
    goes_on: bool  # from the older model's trunk

    @property
    def not_learned(self) -> NDArray[np.bool_]:
        """(n,) the left-out pictures; a stage that stayed as it was has learned none at all."""
        return self.material.left_out | (self.trained.stage is None and self.trained.at_start is not None)


@dataclass(frozen=True, slots=True)
class Answered:
    """A head on the features of what was trained, and what is known of those that were asked about."""

    fitted: Fitted
    asked: Examples  # these, with the features of the older model's trunk
    measured_on: Sentence
    forgot: bool  # what the older model remembers is lost
    drift: Drift | None = None  # what carried it over to a network that has changed


def left_out_in_turn(examples: Examples) -> Sentence:
    """What `quick` measures on, of pictures that it learns from."""
    every = Sentence("the pictures that it learned from, each fifth of them left out in turn ({} heads)", FOLDS)
    taught = int(examples.taught.sum())
    if not taught or taught == len(examples):
        return every
    return Sentence("{}, without {} that its network has learned before", every, taught)


def answer_with_new_head(
    older: Older, classes: tuple[str, ...], learned: Learned, own: Examples, cancel: Cancel
) -> Answered | None:
    """As `quick`, on the features of what was trained, with what the older model remembers where that could be carried
    over to them. `own` are pictures of the person with the features of the older trunk. None where cancelled.
    """
    trained = learned.trained
    examples = replace(learned.material.examples, features=trained.features, taught=~learned.not_learned)
    carried, drift, measured_on = _carried_over(older.replay, learned), None, _CHOSEN_BY
    if older.replay is not None and carried is not None:
        examples = remember(examples, carried.replay, older.card.classes, classes)
        own = remember(own, older.replay, older.card.classes, classes)
        drift = carried.drift
        measured_on = Sentence(
            "{}, and what is remembered of others, as the network most likely sees it now (off by {:.1%})",
            _CHOSEN_BY,
            carried.error,
        )
    elif learned.goes_on:
        examples = examples.also_taught(older.replay)
    if trained.stage is None and learned.goes_on:
        measured_on = left_out_in_turn(examples)
    fitted = fit_beside(examples, len(classes), cancel)
    if fitted is None:
        return None
    forgot = older.replay is not None and carried is None
    return Answered(*_in_one_order(fitted, own), measured_on, forgot, drift)


def answer_as_trained(older: Older, learned: Learned, own: Examples) -> Answered:
    """The linear layer that was trained along; of pictures of no class it knows nothing, so that logit says nothing."""
    layer, material = learned.trained.head, learned.material
    head = Head(np.vstack([layer.weight, np.zeros((1, FEATURES), np.float32)]), np.append(layer.bias, np.float32(0)))
    examples = replace(material.examples, features=learned.trained.features, taught=~material.left_out)
    if learned.goes_on:
        examples = examples.also_taught(older.replay)
    asked = np.flatnonzero(material.left_out)
    rest = examples.take(asked)
    fitted = Fitted(head, examples, asked, rest.folds(FOLDS), head.logits(rest.features), ~material.left_out)
    return Answered(*_in_one_order(fitted, own), _LEFT_OUT, forgot=older.replay is not None)


def _carried_over(replay: Replay | None, learned: Learned) -> Carried | None:
    """What the older model remembers, as the trained network would have it; None where nothing says how."""
    trained = learned.trained
    if replay is None or not learned.goes_on or trained.at_start is None:
        return None
    if trained.stage is None:
        return Carried(replay, None, 0.0)
    return carry_over(replay, trained.at_start, trained.features, learned.material.left_out)


def _in_one_order(fitted: Fitted, asked: Examples) -> tuple[Fitted, Examples]:
    """The pictures that both models could be asked about, and the older one's features of them, in one order."""
    place = {content.tobytes(): row for row, content in enumerate(asked.content_hashes)}
    rows = np.array([place.get(fitted.examples.content_hashes[row].tobytes(), -1) for row in fitted.asked], np.intp)
    kept = rows >= 0
    left = replace(fitted, asked=fitted.asked[kept], folds=fitted.folds[kept], logits=fitted.logits[kept])
    return left, asked.take(rows[kept])
