"""Writes a trained model as a new version onto the shelf: all of it or nothing, whenever the machine stops."""

import contextlib
import datetime as dt
import json
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gallery_sorter.base.sentence import Sentence
from gallery_sorter.recognition.calibration import Calibration
from gallery_sorter.recognition.card import (
    FORMAT,
    FileReference,
    Measured,
    ModelCard,
    TrainedOn,
    Transform,
    TrunkReference,
    write_card,
)
from gallery_sorter.recognition.shelf import NameTakenError, Shelf
from gallery_sorter.recognition.weights import Head, Replay, Tensors, save_head, save_replay, save_tensors
from gallery_sorter.training.examples import Examples
from gallery_sorter.training.values import Comparison, Epoch, Figures

TRUNK_FILE, HEAD_FILE, REPLAY_FILE = "trunk.safetensors", "head.safetensors", "replay.safetensors"
MOST_REMEMBERED = 200_000  # pictures: a file of them takes 215 MB, and weights.LARGEST_FILE is the end
_UNNAMED = "arriving"  # until it is known what is free
STORY_FILE = "training.json"  # curves and confusion: for a person to look at, nothing reads it


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything about a version that is to be written."""

    classes: tuple[str, ...]
    head: Head
    calibration: Calibration
    examples: Examples  # what it is to remember, with the features of its own trunk
    learned: NDArray[np.bool_]  # of these, what it learned from: the others were left out for measuring to the end
    measured: Figures
    measured_on: Sentence
    pictures_measured: int
    comparison: Comparison
    epochs: tuple[Epoch, ...]
    base: str
    recipe: str
    seed: int
    transform: Transform
    licences: dict[str, int] = field(default_factory=dict)
    remembered_from: str = ""
    trunk: Tensors | None = None  # None where it is the older model's


@dataclass(frozen=True, slots=True)
class Arriving:
    """A version that is written to its end and stands nowhere yet. Its card has no name of its own until it arrives."""

    card: ModelCard
    shelf: Shelf
    folder: Path

    def arrive(self, name: str | None) -> ModelCard:
        """Let it appear on the shelf; where no name is given, as the first free one of `trained-1`, `trained-2`, ...

        Raises SorterError (`usage`) for a name that is impossible or taken, perhaps by another training meanwhile.
        """
        if name is not None:
            return self.shelf.shelve(replace(self.card, name=name), self.folder)
        number = 0
        while True:
            number += 1
            with contextlib.suppress(NameTakenError):
                return self.shelf.shelve(replace(self.card, name=f"trained-{number}"), self.folder)


@contextlib.contextmanager
def writing_version(shelf: Shelf, draft: Draft, older: ModelCard) -> Iterator[Arriving]:
    """Write a version, which stands on the shelf once the block lets it arrive, not yet in charge; where it did not,
    nothing is left of it. `older` is the model whose trunk it shares, where it does.

    Raises SorterError (`bad-model`), OSError.
    """
    if draft.trunk is None:
        shelf.keep_trunk(older, shelf.folder(older.name))
    with shelf.incoming() as folder:
        trunk = TrunkReference(older.trunk.file, older.trunk.blake3)
        if draft.trunk is not None:
            halves = {key: tensor.astype(np.float16) for key, tensor in draft.trunk.items()}
            trunk = TrunkReference(TRUNK_FILE, save_tensors(folder / TRUNK_FILE, halves))
        card = ModelCard(
            format=FORMAT,
            name=_UNNAMED,
            version="1",
            classes=draft.classes,
            created=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
            base=draft.base,
            recipe=draft.recipe,
            trained_on=_trained_on(draft),
            transform=draft.transform,
            trunk=trunk,
            head=FileReference(HEAD_FILE, save_head(folder / HEAD_FILE, draft.head)),
            temperature=draft.calibration.temperature,
            thresholds=draft.calibration.thresholds,
            precision_thresholds=draft.calibration.precision_thresholds,
            outside=draft.calibration.outside,
            measured=_measured(draft),
            seeds={"fit": draft.seed},
            replay=FileReference(REPLAY_FILE, save_replay(folder / REPLAY_FILE, _replay(draft))),
        )
        write_card(card, folder)
        (folder / STORY_FILE).write_text(json.dumps(_story(draft), indent=1), encoding="utf-8")
        _sync(folder)
        yield Arriving(card, shelf, folder)


def _replay(draft: Draft) -> Replay:
    count = len(draft.classes)
    classes: NDArray[np.intp] = np.where(draft.examples.classes < count, draft.examples.classes, -1)
    features = draft.examples.features.astype(np.float16)
    replay = Replay(features, draft.examples.identities, classes.astype(np.int16), draft.examples.taught)
    return replay if len(classes) <= MOST_REMEMBERED else replay.take(_evenly(replay, MOST_REMEMBERED))


def _evenly(replay: Replay, count: int) -> NDArray[np.intp]:
    """The rows of so many pictures, of every class the same number as far as there are; the same ones next time."""
    by_content = np.array(sorted(range(len(replay.classes)), key=lambda row: replay.content_hashes[row].tobytes()))
    rank = np.zeros(len(by_content), np.intp)
    for c in np.unique(replay.classes):
        rows = by_content[replay.classes[by_content] == c]
        rank[rows] = np.arange(len(rows))
    return np.sort(by_content[np.argsort(rank[by_content], kind="stable")[:count]])


def _trained_on(draft: Draft) -> TrainedOn:
    learned = draft.examples.take(draft.learned)
    source = np.where(learned.own, "yours", f"remembered from {draft.remembered_from}")
    counts = Counter(zip(learned.classes.tolist(), source.tolist(), strict=True))
    by_class = {
        name: {kind: n for (c, kind), n in sorted(counts.items()) if c == index}
        for index, name in enumerate(draft.classes)
    }
    outside = {kind: n for (c, kind), n in sorted(counts.items()) if c == len(draft.classes)}
    return TrainedOn(by_class, outside, draft.licences, "Licences are those of the pictures that are remembered.")


def _measured(draft: Draft) -> Measured | None:
    figures = draft.measured
    if figures.accuracy is None or figures.macro_f1 is None or figures.ece is None or figures.ece_floor is None:
        return None
    return Measured(
        str(draft.measured_on),
        draft.pictures_measured,
        figures.accuracy,
        figures.macro_f1,
        figures.ece,
        figures.ece_floor,
    )


def _story(draft: Draft) -> dict[str, Any]:
    return {
        "epochs": [asdict(epoch) for epoch in draft.epochs],
        "comparison": asdict(draft.comparison),
        "content_hashes": [row.tobytes().hex() for row in draft.examples.content_hashes[draft.learned]],
    }


def _sync(folder: Path) -> None:
    """What is written must be on the disk before the version appears under its name."""
    for path in folder.iterdir():
        with path.open("rb+") as file:
            os.fsync(file.fileno())
