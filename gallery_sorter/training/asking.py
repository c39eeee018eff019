"""Asks the model that was there before about left-out pictures, without letting it repeat what it has learned."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gallery_sorter.recognition.calibration import fit_temperature, left_out_temperatures
from gallery_sorter.recognition.card import ModelCard
from gallery_sorter.recognition.renaming import merged_logits
from gallery_sorter.recognition.weights import Head, Replay
from gallery_sorter.training.comparing import Answers
from gallery_sorter.training.examples import Examples
from gallery_sorter.training.quick import curvature_of, fit_examples

_FEWEST = 20  # pictures that a temperature is fitted to


@dataclass(frozen=True, slots=True)
class Older:
    """The model that training starts from."""

    card: ModelCard
    head: Head
    replay: Replay | None

    def examples(self) -> Examples | None:
        """What it remembers, in its own classes."""
        if self.replay is None:
            return None
        count = len(self.replay.classes)
        classes = np.where(self.replay.classes < 0, len(self.card.classes), self.replay.classes).astype(np.intp)
        return Examples(
            self.replay.features, classes, self.replay.identities, np.zeros(count, np.bool_), self.replay.taught
        )


def ask_older(older: Older, asked: Examples, truth: list[str], folds: NDArray[np.intp]) -> Answers:
    """Its answers to `asked` pictures, whose features are those of its trunk.

    Pictures that it has not learned from are answered by its own head. The others are answered by heads fitted to
    what it remembers less the fold that is asked about: `folds` (n,) are those of the new model's own measuring.
    """
    classes, remembered, asked = older.card.classes, older.examples(), asked.widened()
    logits = merged_logits(older.card, older.head.logits(asked.features))
    temperatures = np.full(len(asked), older.card.temperature)
    if remembered is None:
        return Answers(classes, logits, temperatures, older.card)
    remembered = remembered.widened()
    fold_of = {row.tobytes(): fold for row, fold in zip(asked.content_hashes, folds.tolist(), strict=True)}
    learned = np.array([fold_of.get(row.tobytes(), -1) for row in remembered.content_hashes], dtype=np.intp)
    contents = {row.tobytes() for row in remembered.content_hashes}
    known = np.array([row.tobytes() in contents for row in asked.content_hashes], dtype=np.bool_)
    head, curvature = None, curvature_of(remembered, len(classes))
    for fold in np.unique(folds[known]):
        rows = known & (folds == fold)
        head = fit_examples(remembered.take(learned != fold), len(classes), head, curvature)
        logits[rows] = head.logits(asked.features[rows])
    index = {name: place for place, name in enumerate(classes)}
    right = np.array([index.get(name, -1) for name in truth], dtype=np.intp)
    counted = known & (right >= 0)
    if counted.sum() >= _FEWEST:
        temperatures[known] = fit_temperature(logits[counted, :-1], right[counted])
        temperatures[counted] = left_out_temperatures(logits[counted, :-1], right[counted], folds[counted])
    return Answers(classes, logits, temperatures, older.card)
