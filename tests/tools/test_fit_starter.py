"""The starter's command, run for real on drawn pictures: a model that loads, judges, and says where it comes from."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from gallery_sorter.recognition.judging import predictions
from gallery_sorter.recognition.model import load_model
from gallery_sorter.recognition.shelf import Shelf
from gallery_sorter.recognition.views import views
from gallery_sorter.recognition.weights import load_replay, save_tensors
from tests.drawn import draw
from tests.recognition.conftest import random_trunk

KINDS = ("Cars", "Whatsapp_Screenshots", "Trees", "Other")
CHECKOUT = Path(__file__).resolve().parents[2]


def _draw_train_folder(folder: Path, per_source: int) -> None:
    for kind in KINDS:
        (folder / kind).mkdir(parents=True)
        for number in range(3 * per_source):
            source = f"source{number % 3}-{kind.lower()}"
            draw(kind, number, (160, 120)).save(folder / kind / f"{source}_{number:04}.jpg")
    (folder / "Cars" / "broken_0001.jpg").write_bytes(b"\xff\xd8 no picture")


def _run(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "tools.fit_starter", *arguments], cwd=CHECKOUT, check=True)


@pytest.mark.slow
def test_the_command_makes_a_model_that_can_be_used_and_tells_its_story(tmp_path: Path) -> None:
    _draw_train_folder(tmp_path / "train", 4)
    (tmp_path / "SOURCES.tsv").write_text(
        "source\trepository\tclass\ttrain\ttest\tlicence\tremark\nsource0-cars\tx/y\tCars\t4\t0\tCC0-1.0\t\n"
    )
    with_fc = {
        **random_trunk(),
        "fc.bias": np.zeros(1000, np.float32),
        "bn1.num_batches_tracked": np.zeros((), np.int64),
    }
    save_tensors(tmp_path / "trunk.safetensors", with_fc)
    out = tmp_path / "shipped" / "starter"
    arguments = ["--trunk", str(tmp_path / "trunk.safetensors"), "--train", str(tmp_path / "train")]
    arguments += ["--cache", str(tmp_path / "cache"), "--views", "2", "--base", "random numbers", "--out"]
    _run(*arguments, str(out))

    model = load_model(Shelf(tmp_path / "models", out), device="cpu")
    card = model.card
    assert card.classes == ("Cars", "Trees", "Whatsapp_Screenshots")
    assert card.base == "random numbers"
    assert card.trained_on.pictures["Cars"] == {"source0-cars": 4, "source1-cars": 4, "source2-cars": 4}
    assert card.trained_on.licences == {"not listed": 44, "CC0-1.0": 4}
    assert card.measured is not None
    assert card.measured.pictures == 36, "outside and broken pictures are not among them"
    assert card.replay is not None
    assert len(load_replay(out / card.replay.file, card.replay.blake3, 3).features) == 48

    inputs = np.stack([views(card, np.asarray(draw(kind, 500, (160, 120)))) for kind in card.classes])
    judged = predictions(card, model.runtime.run(inputs).logits)
    assert [p.class_name for p in judged] == list(card.classes)

    again = tmp_path / "again"
    _run(*arguments, str(again))
    for file in ("trunk.safetensors", "head.safetensors", "replay.safetensors"):
        assert (again / file).read_bytes() == (out / file).read_bytes(), "the same seed makes the same model"
