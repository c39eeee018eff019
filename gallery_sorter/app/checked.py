"""How often the model was right where a person looked: the only measure of it on that person's own pictures."""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from gallery_sorter.app.events import Picture
from gallery_sorter.recognition.model import Model
from gallery_sorter.recognition.weights import load_replay


@dataclass(frozen=True, slots=True)
class Checked:
    """Counts of pictures that a person spoke about and that the model, by its thresholds as they stand, is sure of."""

    pictures: int
    right: int  # of these: the model says what the person says


def measure_checked(pictures: Iterable[Picture], learned: Set[bytes]) -> Checked:
    """Compare the model's word with the person's wherever the person has said one, the model is sure, and the content
    is none of those that it has learned from.
    """
    spoken = [
        picture
        for picture in pictures
        if picture.label is not None and picture.prediction.sure and picture.content_hash not in learned
    ]
    return Checked(len(spoken), sum(picture.label == picture.prediction.class_name for picture in spoken))


def learned_contents(model: Model) -> Set[bytes]:
    """The contents that a model has learned from, as far as it knows them itself. Raises SorterError (`bad-model`)."""
    if model.replay is None or model.card.replay is None:
        return frozenset()
    return _contents(model.replay, model.card.replay.blake3, model.card.head_rows)


@lru_cache(maxsize=2)
def _contents(path: Path, expected_hash: str, rows: int) -> Set[bytes]:
    return frozenset(row.tobytes() for row in load_replay(path, expected_hash, rows).content_hashes)
