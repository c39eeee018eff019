"""A model whose classes a person renamed or merged since: the same head, read under today's names.

Nothing is trained, and no file of the model is changed; a copy that is exported has them on its card. A merged class
is as likely as its members together, and as hard to be sure of as the hardest of them.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from gallery_sorter.recognition.card import ModelCard
from gallery_sorter.recognition.judging import log_sum_exp
from gallery_sorter.recognition.weights import Replay


def renamed(card: ModelCard, names: Mapping[str, str]) -> ModelCard:
    """The card with its classes called what `names` says (old name -> today's); the others keep their names.

    Where several become one, `rows` says which class each row of the head speaks for, and the card's measured figures
    are left out, since nothing was measured with these classes.
    """
    today = [names.get(name, name) for name in card.classes]
    if today == list(card.classes):
        return card
    classes = tuple(dict.fromkeys(today))
    merged = len(classes) < len(today)
    places = list(map(classes.index, today))
    rows = tuple(places[row] for row in card.rows or range(len(today)))
    return replace(
        card,
        classes=classes,
        rows=rows if len(classes) < len(rows) else (),
        trained_on=replace(card.trained_on, pictures=_together(card.trained_on.pictures, names)),
        thresholds=_hardest(card, today, card.thresholds),
        precision_thresholds={
            target: _hardest(card, today, thresholds) for target, thresholds in card.precision_thresholds.items()
        },
        measured=None if merged else card.measured,
    )


def merged_logits(card: ModelCard, logits: NDArray[np.floating]) -> NDArray[np.floating]:
    """(n, head_rows + 1) logits -> (n, K + 1) over the card's classes, whose softmax at the card's temperature gives
    merged classes the probabilities of their members together.
    """
    if not card.rows:
        return logits
    rows = np.array(card.rows)
    scaled = logits.astype(np.float64) / card.temperature
    merged = [log_sum_exp(scaled[:, :-1][:, rows == place]) for place in range(len(card.classes))]
    return np.stack([*merged, scaled[:, -1]], axis=1) * card.temperature


def merged_replay(card: ModelCard, replay: Replay) -> Replay:
    """What a model remembers, as pictures of the card's classes."""
    if not card.rows:
        return replay
    table = np.array([*card.rows, -1], np.int16)  # -1, of no class, is the table's last
    return replace(replay, classes=table[replay.classes])


def _hardest(card: ModelCard, today: list[str], thresholds: Mapping[str, float]) -> dict[str, float]:
    found: dict[str, float] = {}
    for name, new in zip(card.classes, today, strict=True):
        found[new] = max(thresholds[name], found.get(new, 0.0))
    return found


def _together(pictures: Mapping[str, Mapping[str, int]], names: Mapping[str, str]) -> dict[str, dict[str, int]]:
    found: dict[str, Counter[str]] = {}
    for name, sources in pictures.items():
        found.setdefault(names.get(name, name), Counter()).update(sources)
    return {name: dict(sources) for name, sources in found.items()}
