"""Who is in charge after a training, what is left of one that did not end, and what may be asked of its model."""

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from gallery_sorter.app.classify import ClassifyOptions, classify
from gallery_sorter.app.events import ClassChange, Epoch, Event, Receipt, Seen, TrainingResult
from gallery_sorter.app.session import Choices, Session
from gallery_sorter.app.train import TrainOptions, train
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.recognition.card import NEVER
from gallery_sorter.recognition.shelf import Shelf
from gallery_sorter.recognition.weights import load_replay
from gallery_sorter.training.courses import COURSES, Phase
from gallery_sorter.training.last_stage import Rates
from tests.app.training import of, only, run
from tests.drawn import CLASSES, draw, make_dump


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Ten pictures of each of two classes that the model knows."""
    for number in range(10):
        for name in ("Cars", "Trees"):
            (tmp_path / "own" / name).mkdir(parents=True, exist_ok=True)
            draw(name, 700 + number, (320, 240)).save(tmp_path / "own" / name / f"{number}.png")
    return tmp_path / "own"


def test_a_model_that_is_worse_does_not_take_over_unless_it_must(session: Session, tmp_path: Path) -> None:
    """Nonsense as the person's word: any class for any picture."""
    guess = random.Random(0)
    for path in make_dump(tmp_path / "dump", 7, seed=3):
        folder = tmp_path / "own" / guess.choice(CLASSES)
        folder.mkdir(parents=True, exist_ok=True)
        path.rename(folder / path.name)
    events = run(session, folders=(tmp_path / "own",))
    result = only(events, TrainingResult)
    assert "worse" in result.comparison.worse
    assert not result.activated
    assert Shelf(session.folder.models).active_name() == "drawn"
    assert only(run(session, folders=(tmp_path / "own",), activate="always"), TrainingResult).activated
    assert Shelf(session.folder.models).active_name() == "trained-2"


def test_it_takes_over_from_no_model_that_it_was_not_held_against(session: Session, boats: Path) -> None:
    first = only(run(session, folders=(boats,), activate="always"), TrainingResult)
    with Session(Choices(data_dir=session.folder.root, model="drawn", device="cpu")) as other:
        result = only(run(other, folders=(boats,)), TrainingResult)
    assert not result.comparison.worse
    assert (result.compared, result.previous, result.activated) == ("drawn", first.model, False)
    assert Shelf(session.folder.models).active_name() == first.model


def test_a_model_that_would_never_be_sure_does_not_take_over(session: Session, own: Path) -> None:
    """Two classes alone, with twenty pictures and what is remembered of them, which is too little for 99 of 100."""
    (result,) = of(run(session, folders=(own,), only=True), TrainingResult)
    card = Shelf(session.folder.models).card(result.model)
    assert set(card.thresholds.values()) == {NEVER}
    assert result.comparison.before.sure
    assert result.comparison.after.sure == 0
    assert "never be sure" in result.comparison.worse
    assert not result.activated


def _assert_nothing_was_left(session: Session) -> None:
    assert [version.name for version in Shelf(session.folder.models).versions()] == ["starter", "drawn"]
    assert not [path for path in session.folder.models.iterdir() if path.name.startswith(".")]


def test_cancelled_training_leaves_nothing_behind(session: Session, boats: Path) -> None:
    cancel = Cancel()
    events: list[Event] = []
    for event in train(session, TrainOptions(folders=(boats,)), cancel):
        events.append(event)
        if isinstance(event, Epoch):
            cancel.set()
    assert isinstance(events[-1], Receipt)
    assert events[-1].interrupted
    assert not of(events, TrainingResult)
    _assert_nothing_was_left(session)


def test_cancelled_while_it_tells_what_would_change_it_leaves_nothing_behind(session: Session, tmp_path: Path) -> None:
    make_dump(tmp_path / "dump", 6)
    list(classify(session, ClassifyOptions((tmp_path / "dump",)), Cancel()))
    guess = random.Random(1)
    for path in make_dump(tmp_path / "more", 7, seed=3):
        folder = tmp_path / "nonsense" / guess.choice(CLASSES)
        folder.mkdir(parents=True, exist_ok=True)
        path.rename(folder / path.name)
    cancel = Cancel()
    events: list[Event] = []
    for event in train(session, TrainOptions(folders=(tmp_path / "nonsense",), activate="always"), cancel):
        events.append(event)
        if isinstance(event, ClassChange):
            cancel.set()
    assert of(events, ClassChange)
    assert only(events, Receipt).interrupted
    assert not of(events, TrainingResult)
    _assert_nothing_was_left(session)


def test_cancelled_after_its_result_it_has_come_to_its_end(session: Session, boats: Path) -> None:
    cancel = Cancel()
    events: list[Event] = []
    for event in train(session, TrainOptions(folders=(boats,)), cancel):
        events.append(event)
        if isinstance(event, TrainingResult):
            cancel.set()
    receipt = only(events, Receipt)
    assert not receipt.interrupted
    assert receipt.counts["used"] == 10


def come_between(session: Session, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """A model of this name arrives while a training tells what would change, just before its own."""

    def arrive(*_: object) -> list[Event]:
        models = session.folder.models
        Shelf(models).import_version(models / "drawn", name)
        return []

    monkeypatch.setattr("gallery_sorter.app.train.class_changes", arrive)


def test_another_training_that_takes_the_number_meanwhile_costs_nothing(
    session: Session, boats: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    come_between(session, monkeypatch, "trained-1")
    assert only(run(session, folders=(boats,), activate="always"), TrainingResult).model == "trained-2"
    shelf = Shelf(session.folder.models)
    assert shelf.active_name() == "trained-2"
    assert "Boats" in shelf.card("trained-2").classes
    assert "Boats" not in shelf.card("trained-1").classes


def test_a_name_that_is_taken_meanwhile_is_said(session: Session, boats: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    come_between(session, monkeypatch, "mine")
    with pytest.raises(SorterError, match="mine already") as raised:
        run(session, folders=(boats,), name="mine")
    assert raised.value.code is ErrorCode.USAGE
    assert [version.name for version in Shelf(session.folder.models).versions()] == ["starter", "drawn", "mine"]
    assert not [path for path in session.folder.models.iterdir() if path.name.startswith(".")]


@pytest.mark.slow
def test_what_the_network_was_taught_is_asked_about_by_no_later_training(
    session: Session, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(
        COURSES, "deep", replace(COURSES["deep"], phases=(Phase(1, Rates(1e-4, 1e-4)),), choosing=False)
    )
    deep = run(session, folders=(own,), recipe="deep", activate="always", only=True)
    left_out = {event.content_hash for event in of(deep, Seen)}
    assert 2 <= len(left_out) < 20
    with Session(Choices(data_dir=session.folder.root, device="cpu")) as after:
        card, replay_file = after.model().card, after.model().replay
        assert card.replay is not None
        assert replay_file is not None
        replay = load_replay(replay_file, card.replay.blake3, card.head_rows)
        quick = run(after, folders=(own,), activate="never")
    learned = {row.tobytes() for row in replay.content_hashes[replay.taught]}
    assert len(learned) == 20 - len(left_out)
    assert {event.content_hash for event in of(quick, Seen)} == left_out
    assert f"without {len(learned)} that" in only(quick, TrainingResult).measured_on
    assert np.count_nonzero(replay.identities.looks) >= 20, "look-alikes are known again"
