"""What is learned from: pictures with a class, those that the person labelled and those that a model remembers.

A content stands among them once, and the person's word on it counts.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.base.sentence import Sentence, joined
from gallery_sorter.recognition.identities import Identities, minute_of
from gallery_sorter.recognition.weights import Replay
from gallery_sorter.training.alike import group_alike
from gallery_sorter.training.folds import content_folds

FEWEST = 5  # pictures that a class needs
# A picture of the person's counts as so many remembered ones of its class, so that ten do not drown in hundreds, as
# long as all of theirs together weigh no more than what is remembered, so that nothing is forgotten either.
EMPHASIS = 5.0
# A class with few pictures beside the others counts for less than they do, down to this: weighed like them it would
# take from them what is theirs. Chosen on sets that no figure is told of (docs/recognition.md).
LEAST_WEIGHT = 0.5


@dataclass(frozen=True, slots=True)
class Examples:
    """n pictures, in columns."""

    features: NDArray[np.floating]  # (n, 512): float16 as they are kept
    classes: NDArray[np.intp]  # (n,): index into the new model's classes; their number for pictures of none
    identities: Identities  # of n
    own: NDArray[np.bool_]  # (n,): the person's word, and not a memory
    taught: NDArray[np.bool_]  # (n,): the trunk that the features are of has learned their classes

    @property
    def content_hashes(self) -> NDArray[np.uint8]:
        """(n, 32)"""
        return self.identities.content_hashes

    def __len__(self) -> int:
        return len(self.classes)

    def take(self, rows: NDArray[np.bool_] | NDArray[np.intp]) -> "Examples":
        """Only these, in their order."""
        return Examples(
            self.features[rows], self.classes[rows], self.identities.take(rows), self.own[rows], self.taught[rows]
        )

    def folds(self, count: int) -> NDArray[np.intp]:
        """(n,) which of `count` parts each picture is left out with; those that look alike, or were taken together, are
        left out together.
        """
        return content_folds(group_alike(self.identities), self.classes, self.content_hashes, count)

    def also_taught(self, replay: Replay | None) -> "Examples":
        """The same, where the trunk is that of a model that remembers having learned some of these contents."""
        return replace(self, taught=self.taught | self.learned_by(replay))

    def learned_by(self, replay: Replay | None) -> NDArray[np.bool_]:
        """(n,) whose contents the network of a model with this memory has learned."""
        if replay is None or not replay.taught.any():
            return np.zeros(len(self), np.bool_)
        learned = replay.taught_contents
        return np.array([row.tobytes() in learned for row in self.content_hashes], dtype=np.bool_)

    def widened(self) -> "Examples":
        """With float32 features, for whoever computes with them more than once: most processors that numpy is built for
        have no sums of half precision, and turning it into single takes longer than a product with a head.
        """
        return replace(self, features=self.features.astype(np.float32))

    def weights(self, count: int) -> NDArray[np.float64]:
        """(n,) how much each picture counts within its class, of `count` classes and those of none."""
        remembered = np.bincount(self.classes[~self.own], minlength=count + 1)
        own = np.bincount(self.classes[self.own], minlength=count + 1)
        emphasis = np.clip(remembered / np.maximum(own, 1), 1.0, EMPHASIS)
        return np.where(self.own, emphasis[self.classes], 1.0)

    def class_weights(self, count: int, least: float = LEAST_WEIGHT) -> NDArray[np.float64]:
        """(count + 1,) how much each class counts as a whole; 1 for pictures of none and for half the usual number."""
        pictures = np.bincount(self.classes, minlength=count + 1)[:count]
        usual = float(np.median(pictures[pictures > 0])) if pictures.any() else 1.0
        return np.append(np.minimum(least + pictures / usual, 1.0), 1.0)


def identities(told: Iterable[tuple[bytes, int, str | None]]) -> Identities:
    """Of pictures by content hash, perceptual hash, and when they were taken as ISO 8601 local time."""
    rows = list(told)
    return Identities(
        hash_rows([content for content, _, _ in rows]),
        np.array([look for _, look, _ in rows], dtype=np.uint64),
        np.array([minute_of(taken) for _, _, taken in rows], dtype=np.int64),
    )


def hash_rows(content_hashes: list[bytes]) -> NDArray[np.uint8]:
    """(n, 32) from n content hashes."""
    return np.frombuffer(b"".join(content_hashes), np.uint8).reshape(-1, 32)


def remember(own: Examples, replay: Replay | None, old: tuple[str, ...], new: tuple[str, ...]) -> Examples:
    """The person's pictures, and what a model with the classes `old` remembers, told in the classes `new`.

    What it remembers of a class that the new model lacks counts as pictures of none.
    """
    if replay is None:
        return own
    known = {row.tobytes() for row in own.content_hashes}
    kept = np.array([row.tobytes() not in known for row in replay.content_hashes], dtype=np.bool_)
    place = {name: index for index, name in enumerate(new)}
    table = np.array([*(place.get(name, len(new)) for name in old), len(new)], dtype=np.intp)
    remembered = table[replay.classes[kept]]  # -1, of no class, is the table's last
    own = own.also_taught(replay)
    return Examples(
        np.concatenate([own.features, replay.features[kept]]),
        np.concatenate([own.classes, remembered]),
        own.identities.followed_by(replay.identities.take(kept)),
        np.concatenate([own.own, np.zeros(len(remembered), np.bool_)]),
        np.concatenate([own.taught, replay.taught[kept]]),
    )


def check_enough(pictures: dict[str, int], *, only: bool) -> None:
    """Raise SorterError (`too-few-pictures`) unless every class has enough, and there are two."""
    few = [Sentence("{} has {}", name, number) for name, number in pictures.items() if number < FEWEST]
    if few:
        raise SorterError(
            ErrorCode.TOO_FEW_PICTURES,
            Sentence(
                "Each class needs {} pictures to learn from: {}{}.",
                FEWEST,
                joined(few[:8]),
                " ..." if few[8:] else "",
            ),
            Sentence("Label more pictures, or leave out new classes with --leave-out-few, the model's with --only."),
        )
    if len(pictures) < 2:
        hint = (
            Sentence("Add the folder of another class, or leave out --only.")
            if only
            else Sentence("Add pictures of another class.")
        )
        raise SorterError(ErrorCode.TOO_FEW_PICTURES, Sentence("A model needs two classes at least."), hint)
