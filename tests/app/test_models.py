"""Another model takes charge at once, and what is imported can be used."""

import os
import time
from pathlib import Path

import pytest

from gallery_sorter.app import models
from gallery_sorter.app.session import Session
from gallery_sorter.app.train import TrainOptions, train
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.recognition.arriving import KEPT
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
