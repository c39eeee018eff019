"""How often the model was right where a person looked: the only measure of it on that person's own pictures."""

from collections.abc import Iterable
from dataclasses import dataclass

from gallery_sorter.app.events import Picture


@dataclass(frozen=True, slots=True)
class Checked:
    """Counts of pictures that a person spoke about and that the model, by its thresholds as they stand, is sure of."""

    pictures: int
    right: int  # of these: the model says what the person says


def measure_checked(pictures: Iterable[Picture]) -> Checked:
    """Compare the model's word with the person's wherever the person has said one and the model is sure."""
    spoken = [picture for picture in pictures if picture.label is not None and picture.prediction.sure]
    return Checked(len(spoken), sum(picture.label == picture.prediction.class_name for picture in spoken))
