"""Writes the fitted model: trunk, head, replay features and the card that says how all of it came about."""

import dataclasses
import datetime as dt
import shutil
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import safetensors.numpy
from numpy.typing import NDArray

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
from gallery_sorter.recognition.evaluation import evaluate_outputs
from gallery_sorter.recognition.shelf import STARTER
from gallery_sorter.recognition.weights import (
    Head,
    Replay,
    check_trunk,
    save_head,
    save_replay,
    save_tensors,
    trunk_shapes,
)

TRUNK_FILE, HEAD_FILE, REPLAY_FILE = "trunk.safetensors", "head.safetensors", "replay.safetensors"
VALIDATION = "pictures of left-out sources: 5-fold cross-validation over the training pictures' sources"

Validation = tuple[NDArray[np.float32], NDArray[np.intp], NDArray[np.bool_]]  # logits, truth, outside mask


@dataclass(frozen=True, slots=True)
class Story:
    """What the card says in words and counts."""

    version: str
    base: str
    recipe: str
    trained_on: TrainedOn
    seeds: dict[str, int]


def write_trunk(source: Path, folder: Path) -> str:
    """Copy the trunk's tensors alone (no fc, no batch counters) as fp16; returns the hash. Raises SorterError."""
    folder.mkdir(parents=True, exist_ok=True)
    stored = safetensors.numpy.load_file(source)
    tensors = {name: stored[name].astype(np.float16) for name in trunk_shapes() if name in stored}
    check_trunk(tensors, source)
    return save_tensors(folder / TRUNK_FILE, tensors)


def write_model(
    folder: Path,
    *,
    classes: tuple[str, ...],
    trunk_hash: str,
    head: Head,
    replay: Replay,
    calibration: Calibration,
    story: Story,
    validation: Validation,
    figures: dict[str, float],
) -> ModelCard:
    """Write head, replay features and card beside the trunk."""
    draft = ModelCard(
        format=FORMAT,
        name=STARTER,
        version=story.version,
        classes=classes,
        created=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        base=story.base,
        recipe=story.recipe,
        trained_on=story.trained_on,
        transform=Transform(),
        trunk=TrunkReference(TRUNK_FILE, trunk_hash),
        head=FileReference(HEAD_FILE, save_head(folder / HEAD_FILE, head)),
        temperature=calibration.temperature,
        thresholds=calibration.thresholds,
        precision_thresholds=calibration.precision_thresholds,
        outside=calibration.outside,
        measured=None,
        seeds=story.seeds,
        replay=FileReference(REPLAY_FILE, save_replay(folder / REPLAY_FILE, replay)),
    )
    card = _with_figures(draft, validation, figures)
    write_card(card, folder)
    return card


def _with_figures(
    card: ModelCard,
    validation: Validation,
    figures: dict[str, float],
) -> ModelCard:
    e = evaluate_outputs(card, *validation)
    more = {
        **figures,
        "brier": e.brier,
        "coverage_at_precision_0.99": e.coverage_at_precision["0.99"].coverage,
        "sure": e.sure,
        "sure_right": e.sure_right,
        "outside_accepted": e.outside.accepted if e.outside else 0.0,
        "outside_auroc": (e.outside.auroc or 0.0) if e.outside else 0.0,
    }
    rounded = {name: round(value, 4) for name, value in more.items()}
    measured = Measured(VALIDATION, e.pictures, e.accuracy, e.macro_f1, e.ece, e.ece_floor, rounded)
    return dataclasses.replace(card, measured=measured)


def replace_folder(partial: Path, target: Path) -> None:
    """Put the finished files in place of the old ones; the card last, as it is what makes them a model."""
    target.mkdir(parents=True, exist_ok=True)
    for file in sorted(partial.iterdir(), key=lambda p: p.suffix == ".json"):
        shutil.move(str(file), target / file.name)
    partial.rmdir()
