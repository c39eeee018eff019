"""A model of the drawn pictures, trained for real: the starter's trunk, and a head fitted here in a second."""

from dataclasses import replace
from pathlib import Path

import numpy as np

from gallery_sorter.pictures.hashes import content_hash
from gallery_sorter.recognition.calibration import calibrate
from gallery_sorter.recognition.card import FileReference, ModelCard, write_card
from gallery_sorter.recognition.identities import Identities
from gallery_sorter.recognition.model import load_model
from gallery_sorter.recognition.shelf import Shelf
from gallery_sorter.recognition.views import views
from gallery_sorter.recognition.weights import Replay, save_head, save_replay
from gallery_sorter.training.examples import hash_rows
from gallery_sorter.training.head_fit import fit_head, with_outside
from tests.drawn import CLASSES, draw

NAME = "drawn"
PER_CLASS = 12
OF_NO_CLASS = 24
FIRST_SEED = 900_000  # far from the seeds that tests draw
SURE_FROM = 0.9  # by so few pictures the lowest confidence of them would be the border, which others lie beyond


def make_drawn_model(models: Path) -> ModelCard:
    """Put a version called NAME into a folder of models and into charge."""
    starter = load_model(Shelf(models), device="cpu")
    kinds = [*CLASSES * PER_CLASS, *["Other"] * OF_NO_CLASS]
    pictures = [draw(kind, FIRST_SEED + number, (320, 240)) for number, kind in enumerate(kinds)]
    inputs = np.stack([views(starter.card, np.asarray(picture)) for picture in pictures])
    features = np.concatenate([starter.runtime.run(some).features for some in np.array_split(inputs, 12)])
    truth = np.array([CLASSES.index(kind) if kind in CLASSES else -1 for kind in kinds])
    outside = truth < 0
    head = with_outside(
        fit_head(features[~outside], truth[~outside], len(CLASSES)), fit_head(features, outside.astype(int), 2)
    )
    fitted = calibrate(CLASSES, head.logits(features), truth, outside)
    folder = models / NAME
    folder.mkdir(parents=True)
    hashes = [content_hash(np.asarray(picture).tobytes()) for picture in pictures]
    identities, taught = Identities.of_contents(hash_rows(hashes)), np.zeros(len(hashes), np.bool_)
    replay = Replay(features.astype(np.float16), identities, truth.astype(np.int16), taught)
    card = replace(
        starter.card,
        name=NAME,
        classes=CLASSES,
        recipe="head on drawn pictures, for tests",
        head=FileReference("head.safetensors", save_head(folder / "head.safetensors", head)),
        temperature=fitted.temperature,
        thresholds=dict.fromkeys(CLASSES, SURE_FROM),
        precision_thresholds=fitted.precision_thresholds,
        outside=fitted.outside,
        measured=None,
        replay=FileReference("replay.safetensors", save_replay(folder / "replay.safetensors", replay)),
    )
    write_card(card, folder)
    Shelf(models).use(NAME)
    return card
