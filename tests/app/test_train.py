"""Training for real on drawn pictures: a new class in seconds, the old ones kept, nobody left worse off."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from gallery_sorter.app import training_base, training_deep
from gallery_sorter.app.classes import merge_class, rename_class
from gallery_sorter.app.classify import ClassifyOptions, classify
from gallery_sorter.app.events import (
    ClassChange,
    Doubt,
    Epoch,
    Event,
    Note,
    Picture,
    Recipe,
    Seen,
    TrainingResult,
    TrainingStart,
)
from gallery_sorter.app.label import label_files
from gallery_sorter.app.session import Choices, Session
from gallery_sorter.app.sort import SortOptions, sort
from gallery_sorter.app.train import TrainOptions, train
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.recognition.shelf import Shelf
from gallery_sorter.recognition.weights import load_replay
from gallery_sorter.training.courses import COURSES, Phase
from gallery_sorter.training.download import RemoteFile
from gallery_sorter.training.last_stage import Rates
from tests.app.training import of, only, run
from tests.drawn import CLASSES, class_of, draw, make_dump


def test_renamed_and_merged_classes_are_learned_as_what_they_are_called_today(session: Session, boats: Path) -> None:
    list(rename_class(session, "Cars", "Autos", Cancel()))
    list(merge_class(session, "Trees", "Mountains", Cancel()))
    (boats / "Cars").mkdir()
    for number in range(6):
        draw("Cars", 40 + number).save(boats / "Cars" / f"{number}.jpg")
    events = run(session, folders=(boats,))
    start, result = only(events, TrainingStart), only(events, TrainingResult)
    today = ("Autos", *(name for name in CLASSES if name not in ("Cars", "Trees")), "Boats")
    assert result.classes == today
    assert start.pictures["Autos"] == 6, "a folder of the old name counts as the new one"
    assert start.replayed["Mountains"] == 24
    assert result.comparison.before.accuracy is not None
    assert result.comparison.before.accuracy > 0.8
    card = Shelf(session.folder.models).card(result.model)
    assert (card.classes, card.rows) == (today, ())


def test_a_new_class_joins_the_old_ones(session: Session, boats: Path, tmp_path: Path) -> None:
    events = run(session, folders=(boats,))
    start, result = only(events, TrainingStart), only(events, TrainingResult)
    assert start.pictures == {**dict.fromkeys(CLASSES, 0), "Boats": 10}
    assert start.replayed == dict.fromkeys(CLASSES, 12)
    assert result.classes == (*CLASSES, "Boats")
    assert len(of(events, Epoch)) == 5
    assert result.comparison.pictures == 12 * len(CLASSES)
    assert len(of(events, Seen)) == 10
    assert result.activated == (not result.comparison.worse)

    shelf = Shelf(session.folder.models)
    card = shelf.card(result.model)
    folder = shelf.folder(result.model)
    assert card.classes == result.classes
    assert card.measured is not None
    assert card.replay is not None
    replay = load_replay(folder / card.replay.file, card.replay.blake3, len(card.classes))
    assert (replay.classes == 6).sum() == 10, "later training remembers the new class too"
    story = json.loads((folder / "training.json").read_text(encoding="utf-8"))
    assert len(story["content_hashes"]) == len(replay.classes)
    assert len(story["epochs"]) == 5

    with Session(Choices(data_dir=session.folder.root, model=result.model, device="cpu")) as after:
        make_dump(tmp_path / "fresh", 2, seed=5)
        for number in range(100, 106):
            draw("Other", number).save(tmp_path / "fresh" / f"boat{number}.jpg")
        seen = of(list(classify(after, ClassifyOptions((tmp_path / "fresh",)), Cancel())), Picture)
    right = sum(p.class_name == ("Boats" if p.path.stem.startswith("boat") else class_of(p.path)) for p in seen)
    assert right >= 15, "of 18"


def test_mistakes_that_were_corrected_go(session: Session, tmp_path: Path) -> None:
    """The person calls what was a tree a bush from now on."""
    paths = [path for path in make_dump(tmp_path / "dump", 10) if class_of(path) == "Trees"]
    list(classify(session, ClassifyOptions((tmp_path / "dump",)), Cancel()))
    list(label_files(session, "Memes", paths[:8], Cancel()))
    result_events = run(session, corrections=True, activate="never")
    result = only(result_events, TrainingResult)
    seen = {event.path: event for event in of(result_events, Seen)}
    assert set(seen) == set(paths[:8])
    assert sum(event.before == "Memes" for event in seen.values()) <= 2
    with Session(Choices(data_dir=session.folder.root, model=result.model, device="cpu")) as after:
        called = of(list(classify(after, ClassifyOptions(tuple(paths[:8])), Cancel())), Picture)
    assert sum(picture.prediction.class_name == "Memes" for picture in called) >= 6
    changes = of(result_events, ClassChange)
    assert {change.path for change in changes}.isdisjoint(paths[:8]), "what the person said does not change"
    assert all(change.before != change.after for change in changes)


def test_only_makes_exactly_the_folders_classes(session: Session, boats: Path) -> None:
    (boats / "Houses").mkdir()
    for number in range(6):
        draw("Cars", 500 + number).save(boats / "Houses" / f"{number}.jpg")
    result = only(run(session, folders=(boats,), only=True, activate="never"), TrainingResult)
    assert result.classes == ("Boats", "Houses")
    assert result.comparison.pictures == 0


def test_a_dry_run_tells_what_would_be_learned_and_leaves_nothing(session: Session, boats: Path) -> None:
    (boats / "Boats" / "broken.jpg").write_bytes(b"")
    events = run(session, folders=(boats,), dry_run=True)
    start = only(events, TrainingStart)
    assert start.excluded == {"refused": 1}
    assert start.estimate_seconds > 0
    assert not of(events, TrainingResult)
    assert len(Shelf(session.folder.models).versions()) == 2


def test_a_picture_that_turns_out_broken_is_left_out(session: Session, boats: Path) -> None:
    (boats / "Boats" / "broken.jpg").write_bytes(b"\xff\xd8\xff\xe0 no picture")
    result = only(run(session, folders=(boats,), activate="never"), TrainingResult)
    assert [(picture.path, picture.reason) for picture in result.excluded] == [
        (boats / "Boats" / "broken.jpg", "refused")
    ]


def test_too_few_pictures_are_said_before_anything_is_spent(session: Session, boats: Path) -> None:
    for path in sorted((boats / "Boats").iterdir())[4:]:
        path.unlink()
    with pytest.raises(SorterError, match="Boats has 4") as raised:
        run(session, folders=(boats,))
    assert raised.value.code is ErrorCode.TOO_FEW_PICTURES


def test_without_the_persons_word_nothing_is_learned(session: Session, boats: Path) -> None:
    """What the model remembers would be enough for it, and would say nothing new."""
    assert not session.labels()
    for options in ({"corrections": True}, {"corrections": True, "dry_run": True}):
        with pytest.raises(SorterError, match="Nothing of yours") as raised:
            run(session, **options)
        assert raised.value.code is ErrorCode.TOO_FEW_PICTURES


def test_a_dry_run_tells_of_what_there_is_too_little(session: Session, boats: Path) -> None:
    for path in sorted((boats / "Boats").iterdir())[4:]:
        path.unlink()
    told: list[Event] = []
    with pytest.raises(SorterError, match="Boats has 4"):
        told.extend(train(session, TrainOptions(folders=(boats,), dry_run=True), Cancel()))
    assert only(told, TrainingStart).pictures["Boats"] == 4


@pytest.mark.slow
@pytest.mark.parametrize("rate", [1e-4, 3.0])
def test_the_network_is_trained_without_recognising_a_picture_and_stays_where_that_brings_nothing(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rate: float
) -> None:
    for number in range(10):
        for name in ("Cars", "Trees"):
            (tmp_path / "own" / name).mkdir(parents=True, exist_ok=True)
            draw(name, 700 + number, (320, 240)).save(tmp_path / "own" / name / f"{number}.png")
    course = replace(COURSES["deep"], phases=(Phase(1, Rates(rate, rate)),))
    monkeypatch.setitem(COURSES, "deep", course)
    monkeypatch.setattr(training_deep, "gather_examples", None)
    events = run(session, folders=(tmp_path / "own",), recipe="deep", only=True, epochs=1)
    start, trained = of(events, Epoch)
    result = only(events, TrainingResult)
    shelf = Shelf(session.folder.models)
    card = shelf.card(result.model)
    same = card.trunk.blake3 == session.model().card.trunk.blake3
    assert same == (start.val_loss <= trained.val_loss)
    assert same == (rate > 1), "a small step helps, a wild one does not"
    seen = len(of(events, Seen))
    assert seen == 20 if same else 2 <= seen <= 10, "a network that has changed is asked about left-out ones alone"
    asked = {event.path for kind in (Seen, Doubt) for event in of(events, kind)}
    assert len(asked) == seen + len(of(events, Doubt)) == 20, "of what it has learned others tell"
    remembered = sum(kinds.get("remembered from drawn", 0) for kinds in card.trained_on.pictures.values())
    assert remembered > 20, "what it knew before goes along"
    assert result.comparison.pictures == seen + remembered
    assert ("what is remembered of others" in card.measured.on) == (not same)
    assert result.changes == ("known" if same else "likely")


@pytest.mark.slow
def test_the_published_recipe_tells_of_all_labels_without_recognising_a_picture(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("Cars", "Trees"):
        (tmp_path / "own" / name).mkdir(parents=True)
        for number in range(10):
            draw(name, 700 + number, (320, 240)).save(tmp_path / "own" / name / f"{number}.png")
    monkeypatch.setattr(training_deep, "gather_examples", None)
    events = run(session, folders=(tmp_path / "own",), looked_through=True, recipe="seed", epochs=1)
    seen, doubts = of(events, Seen), of(events, Doubt)
    assert 2 <= len(seen) <= 10
    assert len({event.path for event in (*seen, *doubts)}) == len(seen) + len(doubts) == 20
    assert all(event.before in CLASSES for event in seen), "the active model was asked"


@pytest.mark.slow
@pytest.mark.parametrize("recipe", ["deep", "seed"])
def test_where_a_class_is_small_every_picture_is_asked_about(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, recipe: Recipe
) -> None:
    for name, pictures in (("Cars", 8), ("Trees", 12)):
        (tmp_path / "own" / name).mkdir(parents=True)
        for number in range(pictures):
            draw(name, 700 + number, (320, 240)).save(tmp_path / "own" / name / f"{number}.png")
    course = replace(COURSES["deep"], phases=(Phase(1, Rates(1e-4, 1e-4)),))
    monkeypatch.setitem(COURSES, "deep", course)
    events = run(session, folders=(tmp_path / "own",), looked_through=True, recipe=recipe, only=True, epochs=1)
    start, result, epochs = only(events, TrainingStart), only(events, TrainingResult), of(events, Epoch)
    assert start.networks == 5
    assert [epoch.network for epoch in epochs if epoch.epoch == 1] == [1, 2, 3, 4, 5]
    assert all(epoch.seconds_left > 0 for epoch in epochs[:-1])
    assert len(of(events, Seen)) == result.comparison.own.pictures == 20
    assert "5 such networks" in result.measured_on
    assert list(result.epochs) == [epoch for epoch in epochs if epoch.network == 1]
    story = json.loads((session.folder.models / result.model / "training.json").read_text(encoding="utf-8"))
    assert [epoch["network"] for epoch in story["epochs"]] == [epoch.network for epoch in epochs]
    learned = len(story["content_hashes"])
    assert learned >= 20 if recipe == "deep" else 8 <= learned <= 18, "a head alone learns from all"


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        ({}, ErrorCode.USAGE, "Nothing to learn from"),
        ({"name": "starter"}, ErrorCode.USAGE, "already"),
        ({"base": "imagenet"}, ErrorCode.USAGE, "active model's network"),
        ({"epochs": 3}, ErrorCode.USAGE, "no number of epochs"),
        ({"resume": True}, ErrorCode.USAGE, "go on with"),
        ({"base": "/gone.pth", "recipe": "deep", "dry_run": True}, ErrorCode.NOT_FOUND, r"no file /gone\.pth"),
    ],
)
def test_options_that_make_no_sense_are_refused(
    session: Session, boats: Path, options: dict[str, object], code: ErrorCode, words: str
) -> None:
    given = {"folders": (boats,), **options} if options else {}
    with pytest.raises(SorterError, match=words) as raised:
        run(session, **given)
    assert raised.value.code is code


def test_a_looked_through_class_without_a_folder_is_told(session: Session, boats: Path) -> None:
    looked_through = ("Boats", "Boots")
    events = run(session, folders=(boats,), looked_through_classes=looked_through, dry_run=True)
    assert "called Boots was" in only(events, Note).message


def test_a_looked_through_class_is_known_by_what_it_is_called_today(session: Session, tmp_path: Path) -> None:
    """The folder that was there is written in its own way, and sorting went on with it."""
    folder = tmp_path / "dump"
    make_dump(folder, 2)
    (folder / "cars").mkdir()
    list(sort(session, SortOptions((folder,), into=folder, threshold=0.0), Cancel()))
    list(rename_class(session, "Trees", "Woods", Cancel()))
    for said in ("Woods", "Trees"):
        events = run(session, folders=(folder,), looked_through_classes=("Cars", said), dry_run=True)
        start = only(events, TrainingStart)
        assert {name: number for name, number in start.pictures.items() if number} == {"Cars": 2, "Woods": 2}
        assert not of(events, Note)


def test_the_published_recipe_starts_from_imagenet_where_that_is_at_hand(
    session: Session, boats: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Told by a dry run, which loads no network; and it is never fetched unasked."""
    (boats / "Houses").mkdir()
    for number in range(6):
        draw("Cars", 500 + number).save(boats / "Houses" / f"{number}.jpg")
    data = b"weights"
    here = RemoteFile("http://127.0.0.1:1/resnet34.pth", hashlib.sha256(data).hexdigest(), len(data))
    monkeypatch.setattr(training_base, "IMAGENET", here)
    monkeypatch.setenv("TORCH_HOME", str(tmp_path / "torch"))
    cache = tmp_path / "torch" / "hub" / "checkpoints"
    cache.mkdir(parents=True)
    for content, name in ((b"another", "drawn"), (data, "ResNet34 (ImageNet)")):
        (cache / "resnet34.pth").write_bytes(content)
        start = only(run(session, folders=(boats,), recipe="seed", dry_run=True), TrainingStart)
        assert start.base == name


def test_a_new_class_with_too_few_pictures_can_be_left_out(session: Session, boats: Path) -> None:
    for name, number in (("Houses", 4), ("Cars", 2)):
        (boats / name).mkdir()
        for row in range(number):
            draw("Cars", 500 + row + 10 * number).save(boats / name / f"{row}.jpg")
    with pytest.raises(SorterError, match="Houses has 4"):
        run(session, folders=(boats,))
    events = run(session, folders=(boats,), leave_out_few=True, activate="never")
    start, result = only(events, TrainingStart), only(events, TrainingResult)
    assert start.few == {"Houses": 4}
    assert start.excluded == {"too-few": 4}
    assert result.classes == (*CLASSES, "Boats")
    assert start.pictures["Cars"] == 2, "what the model remembers is enough for it"
    with pytest.raises(SorterError, match="has 0"):
        run(session, folders=(boats,), leave_out_few=True, recipe="deep")
