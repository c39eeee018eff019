"""Makes the starter model from a trunk and class folders: one seeded command, a few minutes, no torch.

    python -m tools.fit_starter --trunk FILE --train DIR --outside-name Other --out resources/models/starter

DIR holds a folder for each class, and one of pictures that belong to none. A file's name up to its last underscore is
its source; sources are kept apart wherever something is chosen or calibrated. SOURCES.tsv beside DIR, where there is
one, gives the licences for the card. Everything is chosen on DIR alone: no other picture is read.
"""

import argparse
import dataclasses
import logging
import tempfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gallery_sorter.recognition import measures
from gallery_sorter.recognition.calibration import calibrate
from gallery_sorter.recognition.card import FEATURES, ModelCard, TrainedOn, Transform
from gallery_sorter.recognition.identities import Identities
from gallery_sorter.recognition.onnx_runtime import OnnxRuntime
from gallery_sorter.recognition.weights import Head, Replay, load_trunk
from tools.starter_head.choosing import FOLDS, Trial, fit_way, out_of_fold, try_ways
from tools.starter_head.features import FeatureCache, Featured, features_of
from tools.starter_head.labelled import Labelled, count_licences, count_sources, find_labelled
from tools.starter_head.writing import TRUNK_FILE, Story, replace_folder, write_model, write_trunk

log = logging.getLogger("fit_starter")

LICENCE_NOTE = (
    "Licences are those that the sources state for their repositories or pictures; most state none. "
    "The pictures themselves are not part of the program. See `base` for what the trunk was trained on."
)


def main() -> None:
    arguments = _arguments()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    partial = Path(tempfile.mkdtemp(prefix=".starter-", dir=arguments.out.parent))
    trunk_hash = write_trunk(arguments.trunk, partial)

    pictures = find_labelled(arguments.train)
    classes = tuple(sorted({p.class_name for p in pictures} - {arguments.outside_name}))
    featured = _features(pictures, partial / TRUNK_FILE, trunk_hash, arguments)
    index = {name: i for i, name in enumerate(classes)}
    labels = np.array([index.get(p.class_name, len(classes)) for p in featured.pictures], dtype=np.intp)

    trial = try_ways(featured.features, labels, len(classes), [p.group for p in featured.pictures], arguments.seed)[0]
    log.info("chosen: %s, outside score from %s", trial.way, trial.evidence)
    outside = labels == len(classes)
    calibration = calibrate(classes, trial.logits, labels, outside, trial.evidence)
    rows = featured.features.reshape(-1, FEATURES)
    head = fit_way(trial.way, rows, np.repeat(labels, arguments.views), len(classes))
    replay = Replay(
        featured.features[:, 0],
        Identities.of_contents(featured.content_hashes),
        np.where(outside, -1, labels).astype(np.int16),
        np.zeros(len(labels), np.bool_),  # the trunk was taught no class
    )
    figures = _figures(trial, featured, labels, len(classes), arguments.seed)
    card = write_model(
        partial,
        classes=classes,
        trunk_hash=trunk_hash,
        head=head,
        replay=replay,
        calibration=calibration,
        story=_story(arguments, featured.pictures, classes, trial),
        validation=(trial.logits, labels, outside),
        figures=figures,
    )
    replace_folder(partial, arguments.out)
    _report(card)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trunk", type=Path, required=True, help="safetensors by torchvision's names; fc is dropped")
    parser.add_argument("--train", type=Path, required=True, help="folder of class folders")
    parser.add_argument("--outside-name", default="Other", help="the folder of pictures that belong to no class")
    parser.add_argument("--out", type=Path, required=True, help="the model's folder")
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "fit-starter", help="features")
    parser.add_argument("--sources", type=Path, help="table of licences; default: SOURCES.tsv beside --train")
    parser.add_argument("--base", default="not stated", help="for the card: where the trunk comes from")
    parser.add_argument("--version", default="1", help="for the card")
    parser.add_argument("--views", type=int, default=4, help="views a picture, the plain one included")
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


def _features(pictures: list[Labelled], trunk: Path, trunk_hash: str, arguments: argparse.Namespace) -> Featured:
    transform = Transform()
    nothing = Head(np.zeros((2, FEATURES), np.float32), np.zeros(2, np.float32))  # only the features are wanted
    runtime = OnnxRuntime(load_trunk(trunk, trunk_hash), nothing, transform.size)
    key = f"{trunk_hash[:16]}-{transform.version}-{arguments.views}-{arguments.seed}"
    cache = FeatureCache(arguments.cache, key)
    return features_of(pictures, runtime, transform, cache, views=arguments.views, seed=arguments.seed)


def _figures(trial: Trial, featured: Featured, labels: NDArray[np.intp], count: int, seed: int) -> dict[str, float]:
    """More figures for the card: how the outside scores compare, and what a random split would have flattered."""
    folds = np.random.default_rng(seed).permutation(len(labels)).astype(np.intp) % FOLDS
    logits = out_of_fold(trial.way, featured.features, labels, count, folds)
    known = labels < count
    found = {f"outside_auroc_{name}": value for name, value in trial.aurocs.items()}
    found["random_split_accuracy"] = measures.accuracy(labels[known], logits[known, :-1].argmax(axis=1))
    return found


def _story(arguments: argparse.Namespace, pictures: list[Labelled], classes: tuple[str, ...], trial: Trial) -> Story:
    table = arguments.sources or arguments.train.parent / "SOURCES.tsv"
    way = "as one more class" if trial.way.joint else "against all classes together"
    recipe = (
        f"Frozen trunk; multinomial logistic head on {arguments.views} views a picture (the first as it is, the others "
        f"mirrored, cropped, turned, brightened, greyed, shrunk, recompressed), L2 {trial.way.penalty:g}, classes "
        f"balanced; the outside logit learned {way}, its score from: {trial.evidence}. Penalty and outside score "
        f"chosen, temperature and thresholds fitted, on {FOLDS}-fold predictions that leave sources out."
    )
    trained_on = TrainedOn(
        pictures={name: count_sources(pictures, name) for name in classes},
        outside=count_sources(pictures, arguments.outside_name),
        licences=count_licences(pictures, table if table.is_file() else None),
        note=LICENCE_NOTE,
    )
    return Story(arguments.version, arguments.base, recipe, trained_on, {"fit": arguments.seed})


def _report(card: ModelCard) -> None:
    assert card.measured is not None
    log.info("temperature %.3f, outside %s", card.temperature, dataclasses.asdict(card.outside))
    log.info("thresholds %s", {name: round(value, 3) for name, value in card.thresholds.items()})
    log.info("measured %s", dataclasses.asdict(card.measured))


if __name__ == "__main__":
    main()
