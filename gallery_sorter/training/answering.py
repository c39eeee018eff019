"""What networks that were trained answer, and about which pictures: those that neither they nor their heads have
learned.

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
from gallery_sorter.training.drift import Carried, Drift, carry_over
from gallery_sorter.training.examples import Examples, remember
from gallery_sorter.training.networks import Network, Networks
from gallery_sorter.training.quick import FOLDS, Fitted, fit_beside


@dataclass(frozen=True, slots=True)
class Answered:
    """A head on the features of the network that is kept, and what is known of the pictures that were asked about."""

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
    older: Older, classes: tuple[str, ...], trained: Networks, own: Examples, cancel: Cancel
) -> Answered | None:
    """As `quick`, on the features of what was trained, with what the older model remembers where that could be carried
    over to them. `own` are pictures of the person with the features of the older trunk. None where cancelled.
    """
    carried = _carried_over(older.replay, trained, trained.kept)
    if carried is not None and not carried.holds:
        carried = None
    kept = fit_beside(_examples(older, classes, trained, trained.kept, carried), len(classes), cancel)
    if kept is None:
        return None
    answers = [_answers_of(kept, trained, trained.kept)]
    for network in trained.each[1:]:  # which have a memory where the kept one has
        memory = None if carried is None else _carried_over(older.replay, trained, network)
        fitted = fit_beside(_examples(older, classes, trained, network, memory), len(classes), cancel)
        if fitted is None:
            return None
        answers.append(_answers_of(fitted, trained, network))
    if carried is not None:
        own = remember(own, older.replay, older.card.classes, classes)
    fitted, asked = _in_one_order(_with_answers(kept, answers), trained, own, older)
    measured_on = _measured_on(trained, fitted, asked, chosen=True)
    if carried is not None and trained.kept.changed:
        measured_on = Sentence(
            "{}, and what is remembered of others, as the network most likely sees it now (off by {:.1%})",
            measured_on,
            carried.error,
        )
    forgot = older.replay is not None and carried is None
    return Answered(fitted, asked, measured_on, forgot, None if carried is None else carried.drift)


def answer_as_trained(older: Older, trained: Networks, own: Examples) -> Answered:
    """The linear layer that was trained along; of pictures of no class it knows nothing, so that logit says nothing."""
    kept = trained.kept
    examples = _examples(older, older.card.classes, trained, kept, None)
    rows = np.concatenate([np.flatnonzero(network.left_out) for network in trained.each])
    logits = np.concatenate(
        [_with_outside(network.head).logits(network.features[network.left_out]) for network in trained.each]
    )
    folds = examples.take(rows).folds(FOLDS)
    fitted = Fitted(_with_outside(kept.head), examples, rows, folds, logits, ~kept.left_out)
    fitted, asked = _in_one_order(fitted, trained, own, older)
    measured_on = _measured_on(trained, fitted, asked, chosen=False)
    return Answered(fitted, asked, measured_on, forgot=older.replay is not None)


def _examples(
    older: Older, classes: tuple[str, ...], trained: Networks, network: Network, memory: Carried | None
) -> Examples:
    """The person's pictures as a network has them, and with a memory what is remembered."""
    examples = replace(trained.examples, features=network.features, taught=~network.not_learned)
    if memory is not None:
        return remember(examples, memory.replay, older.card.classes, classes)
    return examples.also_taught(older.replay) if trained.goes_on else examples


def _with_outside(layer: Head) -> Head:
    """As a model has it, with a logit for pictures of no class that says nothing."""
    return Head(np.vstack([layer.weight, np.zeros((1, FEATURES), np.float32)]), np.append(layer.bias, np.float32(0)))


def _measured_on(trained: Networks, fitted: Fitted, asked: Examples, *, chosen: bool) -> Sentence:
    """Which of the person's pictures were asked about; `chosen`: by the same ones the best epoch was chosen."""
    kept, own = trained.kept, len(trained.examples)
    rows = fitted.asked[fitted.asked < own]  # what is remembered comes after them
    if not kept.changed and (trained.goes_on or len(rows) > kept.left_out.sum()):
        return left_out_in_turn(fitted.examples)
    if len(trained.each) > 1:
        said = Sentence("your pictures, each left out while one of {} such networks learned", len(trained.each))
    else:
        said, own = Sentence("a fifth of the pictures, left out while the network learned"), int(kept.left_out.sum())
    if kept.changed and chosen:
        said = Sentence("{}, but for choosing the best epoch", said)
    if not trained.goes_on:
        return said
    if asked.taught.any():
        return Sentence("{}, all of which its network has learned before", said)
    if own > len(rows):
        return Sentence("{}, without {} that its network has learned before", said, own - len(rows))
    return said


def _carried_over(replay: Replay | None, trained: Networks, network: Network) -> Carried | None:
    """What the older model remembers, as a network would have it; None where that has not gone on from its own."""
    if replay is None or not trained.goes_on:
        return None
    if not network.changed:
        return Carried(replay, None, 0.0)
    return carry_over(replay, trained.at_start, network.features, network.left_out)


_Answers = tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.float32]]  # rows, folds and logits of a `Fitted`


def _answers_of(fitted: Fitted, trained: Networks, network: Network) -> _Answers:
    """What is asked of a network: which of the person's pictures it has left out, and of the kept one what is
    remembered.
    """
    rest = len(fitted.examples) - len(trained.examples)  # what is remembered follows upon the person's
    asked = np.append(trained.asked_of(network), np.full(rest, network is trained.kept))[fitted.asked]
    return fitted.asked[asked], fitted.folds[asked], fitted.logits[asked]


def _with_answers(fitted: Fitted, answers: list[_Answers]) -> Fitted:
    rows, folds, logits = zip(*answers, strict=True)
    return replace(fitted, asked=np.concatenate(rows), folds=np.concatenate(folds), logits=np.concatenate(logits))


def _in_one_order(fitted: Fitted, trained: Networks, asked: Examples, older: Older) -> tuple[Fitted, Examples]:
    """The pictures that both models could be asked about, and the older one's features of them, in one order; it is
    told which its network was taught.

    None of these is among them where the new network goes on from it: they are no surprise to that one either. Only
    where it was taught all that have a class, they are asked all the same.
    """
    asked = asked.also_taught(older.replay)
    place = {content.tobytes(): row for row, content in enumerate(asked.content_hashes)}
    rows = np.array([place.get(fitted.examples.content_hashes[row].tobytes(), -1) for row in fitted.asked], np.intp)
    kept = rows >= 0
    fresh = kept & ~asked.taught[rows]
    if trained.goes_on and (fitted.examples.classes[fitted.asked[fresh]] < len(fitted.head.bias) - 1).any():
        kept = fresh
    left = replace(fitted, asked=fitted.asked[kept], folds=fitted.folds[kept], logits=fitted.logits[kept])
    return left, asked.take(rows[kept])
