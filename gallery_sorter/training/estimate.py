"""How long a training will take on this machine, from a few passes that are timed on the spot."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gallery_sorter.base.errors import Refused
from gallery_sorter.pictures.decode import decode
from gallery_sorter.pictures.values import PictureFile
from gallery_sorter.recognition.card import FEATURES, ModelCard
from gallery_sorter.recognition.values import Runtime
from gallery_sorter.recognition.views import views
from gallery_sorter.training.courses import Course, drawn_in
from gallery_sorter.training.last_stage import PASS, STEP
from gallery_sorter.training.quick import FOLDS

_SAMPLES = 3  # pictures that are decoded for it
_BATCH = 4
_AS_LONG_AS = 500  # pictures: with fewer the files and the disk take what there is to take
_TRIES = 5  # of what is over in no time, and would stand still once if another program took its turn
_EVALUATIONS = 12  # of the loss, in one fit of a head (counted on 2,000 pictures and the starter's: 21, then 7 to 11)
_ALL_BY_LOSS = 6.0  # all that comes after the labels beside these evaluations (`benchmarks.quick --profile`)
FROZEN_SHARE = 0.7  # of one pass through the whole network on a CPU (`benchmarks.train --shares` prints it)
LEFT_OUT = 1 / FOLDS


@dataclass(frozen=True, slots=True)
class Estimate:
    """Seconds until the pictures are read, and from then on."""

    reading: float
    learning: float

    @property
    def seconds(self) -> float:
        return self.reading + self.learning


_PASSES = 2  # over the features in one evaluation: forwards and backwards


def picture_seconds(card: ModelCard, runtime: Runtime, files: Sequence[PictureFile]) -> tuple[float, float]:
    """Seconds to read and decode one of these pictures, and to send one through the network."""
    if not files:
        return 0.0, 0.0
    began = time.perf_counter()
    read = [decode(file) for file in files[:: max(1, len(files) // _SAMPLES)][:_SAMPLES]]
    decoding = (time.perf_counter() - began) / len(read)
    seen = [views(card, picture.pixels) for picture in read if not isinstance(picture, Refused)]
    batch = np.stack((seen or [np.zeros((3, card.transform.size, card.transform.size), np.float32)]) * _BATCH)[:_BATCH]
    runtime.run(batch[:1])  # the first run of a session makes its plan
    began = time.perf_counter()
    runtime.run(batch)
    return decoding, (time.perf_counter() - began) / len(batch)


def quick_seconds(rows: int, classes: int, fits: int = 1) -> float:
    """Seconds to fit heads to so many pictures, each fifth left out, for the old model and so many times for the new
    one, and to calibrate, compare and write what comes of it.
    """
    features = np.zeros((max(rows, _AS_LONG_AS), FEATURES), np.float32)
    weights = np.zeros((FEATURES, classes + 1), np.float32)
    took = []
    for _ in range(_TRIES):
        began = time.perf_counter()
        features @ weights
        took.append(time.perf_counter() - began)
    heads = FOLDS + fits * (FOLDS + 1)
    return min(took) * _PASSES * _EVALUATIONS * heads * _ALL_BY_LOSS


def estimate_course(
    course: Course, pictures: int, networks: int, recognised: float, pace: tuple[float, float]
) -> Estimate:
    """So many networks of a course on so many pictures, of which the older model has so many to recognise besides, from
    the seconds to decode one and to send one through the network.
    """
    decoding, one_pass = pace
    cached = pictures * (decoding + course.views * FROZEN_SHARE * one_pass) + recognised * (decoding + one_pass)
    steps = sum(phase.epochs * (STEP if phase.rates.stage else 0.0) for phase in course.phases)
    passes = (1 if course.refit else 1 + course.views) + LEFT_OUT * course.epochs  # all, and some after each epoch
    asked = pictures * PASS * (networks * passes + 1)  # the base is asked once
    drawn = drawn_in(course, round(pictures * (1 - LEFT_OUT)))
    return Estimate(cached, one_pass * (networks * drawn * steps + asked))
