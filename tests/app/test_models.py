"""Another model takes charge at once, and what is imported can be used."""

import os
import shutil
import time
from dataclasses import replace
from pathlib import Path

import pytest

from gallery_sorter.app import models
from gallery_sorter.app.classes import merge_class, rename_class
from gallery_sorter.app.classify import ClassifyOptions, classify
from gallery_sorter.app.doctor import model_findings
from gallery_sorter.app.events import Picture
from gallery_sorter.app.session import Choices, Session
from gallery_sorter.app.train import TrainOptions, train
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.moves import classes as journaled
from gallery_sorter.recognition.arriving import KEPT
from gallery_sorter.recognition.values import Prediction
from tests.drawn import CLASSES, make_dump
from tests.drawn_model import NAME


def test_the_session_goes_on_with_the_model_that_took_charge(session: Session) -> None:
    assert session.model().card.name == NAME
    assert models.use_model(session, "starter").active
    assert session.model().card.name == "starter"
    assert models.roll_back(session).name == NAME
    assert session.model().card.name == NAME


def test_a_model_goes_out_and_comes_back_under_another_name(session: Session, tmp_path: Path) -> None:
    models.export_model(session, NAME, tmp_path / "out")
    brought = models.import_model(session, tmp_path / "out" / "card.json", "again")
    assert not brought.active
    assert models.use_model(session, "again").card == brought.card
    assert session.model().card.name == "again"
    models.use_model(session, NAME)
    assert models.remove_model(session, "again") not in models.models(session)


def test_models_are_told_and_exported_with_the_names_of_today(session: Session, tmp_path: Path) -> None:
    list(rename_class(session, "Cars", "Autos", Cancel()))
    list(merge_class(session, "Trees", "Mountains", Cancel()))
    today = ("Autos", *(name for name in CLASSES if name not in ("Cars", "Trees")))
    told = models.model(session, NAME)
    assert told in models.models(session)
    assert told.card is not None
    assert set(told.card.classes) == set(today)
    assert told.card.trained_on.by_class.keys().isdisjoint(("Cars", "Trees"))
    models.export_model(session, NAME, tmp_path / "out")
    make_dump(tmp_path / "dump", 2)
    with Session(Choices(data_dir=tmp_path / "other", device="cpu")) as other:
        other.folder.create()
        models.import_model(other, tmp_path / "out", "brought")
        models.use_model(other, "brought")
        assert set(other.class_names()) == set(today)
        assert all(finding.ok for finding in model_findings(other.shelf, None))
        there = predictions(other, tmp_path / "dump")
    assert there == predictions(session, tmp_path / "dump")
    assert session.shelf.card(NAME).classes == CLASSES, "its own file stays, so that the names can be taken back"


def predictions(session: Session, folder: Path) -> list[Prediction]:
    events = classify(session, ClassifyOptions((folder,)), Cancel())
    return [event.prediction for event in events if isinstance(event, Picture)]


def test_a_model_whose_classes_have_become_one_is_not_exported(session: Session, tmp_path: Path) -> None:
    small = replace(session.shelf.card(NAME), name="small", rows=(0, 1, 1, 1, 1, 1), classes=("Old", "New"))
    small = replace(small, thresholds=dict.fromkeys(small.classes, 0.9), precision_thresholds={})
    with session.shelf.incoming() as folder:
        for file in ("head.safetensors", "replay.safetensors"):
            shutil.copyfile(session.folder.models / NAME / file, folder / file)
        session.shelf.shelve(small, folder)
    with session.journal() as journal:
        journaled.rename_class(journal, "Old", "New")
    with pytest.raises(SorterError, match="merged into one") as caught:
        models.export_model(session, "small", tmp_path / "out")
    assert caught.value.code is ErrorCode.USAGE
    assert not (tmp_path / "out").exists()


def test_what_can_not_be_done_with_a_model(session: Session, tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    refused = {
        lambda: models.model(session, "nobody"): ErrorCode.NO_MODEL,
        lambda: models.use_model(session, "nobody"): ErrorCode.NO_MODEL,
        lambda: models.import_model(session, tmp_path / "nowhere"): ErrorCode.NOT_FOUND,
        lambda: models.import_model(session, tmp_path / "taken"): ErrorCode.BAD_MODEL,
        lambda: models.export_model(session, NAME, tmp_path / "taken"): ErrorCode.USAGE,
        lambda: models.remove_model(session, NAME): ErrorCode.USAGE,
        lambda: models.remove_model(session, "starter"): ErrorCode.USAGE,
    }
    for act, code in refused.items():
        with pytest.raises(SorterError) as caught:
            act()
        assert caught.value.code is code


@pytest.mark.parametrize("opening", [True, False], ids=["the window's opening", "the next training"])
def test_halves_of_models_are_cleared_away(session: Session, opening: bool) -> None:
    left = session.folder.models / f".partial-{'1' * 32}"
    left.mkdir()
    os.utime(left, (time.time() - 2 * KEPT, time.time() - 2 * KEPT))
    if opening:
        session.set_right()
    else:
        with pytest.raises(SorterError, match="Nothing of yours"):
            list(train(session, TrainOptions(corrections=True), Cancel()))
    assert not left.exists()
