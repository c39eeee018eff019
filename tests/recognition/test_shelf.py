"""Versions come, take charge and go in one step each; what is broken or hostile leaves nothing behind."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.recognition.card import CARD_NAME
from gallery_sorter.recognition.choice import ACTIVE
from gallery_sorter.recognition.model import load_model
from gallery_sorter.recognition.shelf import STARTER, NameTakenError, Shelf
from gallery_sorter.recognition.weights import save_tensors
from tests.recognition.conftest import fill_model_folder, random_head, random_trunk


@pytest.fixture
def shelf(tmp_path: Path, starter_folder: Path) -> Shelf:
    return Shelf(tmp_path / "models", starter_folder)


def _copy(folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(folder, tmp_path / "given" / folder.name))


def test_the_starter_is_always_there_and_active_at_first(shelf: Shelf, tmp_path: Path) -> None:
    (only,) = shelf.versions()
    assert (only.name, only.active) == (STARTER, True)
    assert only.card is not None
    assert not (tmp_path / "models").exists(), "looking makes nothing"


def test_a_version_is_imported_used_exported_and_removed(shelf: Shelf, model_folder: Path, tmp_path: Path) -> None:
    card = shelf.import_version(model_folder)
    assert [v.name for v in shelf.versions()] == [STARTER, "mine"]
    assert shelf.active_name() == STARTER
    shelf.use("mine")
    assert shelf.active_name() == "mine"
    with pytest.raises(SorterError):
        shelf.remove("mine")
    exported = shelf.export_version("mine", tmp_path / "out" / "mine")
    assert sorted(p.name for p in exported.iterdir()) == sorted(p.name for p in model_folder.iterdir())
    shelf.use(STARTER)
    shelf.remove("mine")
    assert [v.name for v in shelf.versions()] == [STARTER]
    assert shelf.import_version(exported) == card


def test_a_version_that_shares_the_starters_trunk_needs_none_of_its_own(
    shelf: Shelf, model_folder: Path, tmp_path: Path
) -> None:
    given = _copy(model_folder, tmp_path)
    (given / "trunk.safetensors").unlink()
    shelf.import_version(given)
    model = load_model(shelf, "mine", "cpu")
    assert model.runtime.run(np.zeros((1, 3, 224, 224), np.float32)).logits.shape == (1, 4)
    assert model.replay is not None
    assert model.replay.is_file()


def test_a_kept_trunk_outlives_the_starter_that_it_came_from(
    shelf: Shelf, model_folder: Path, starter_folder: Path, tmp_path: Path
) -> None:
    shelf.keep_trunk(shelf.card(STARTER), starter_folder)
    given = _copy(model_folder, tmp_path)
    (given / "trunk.safetensors").unlink()
    shelf.import_version(given)
    updated = tmp_path / "updated" / "starter"
    updated.mkdir(parents=True)
    fill_model_folder(updated, random_trunk(seed=7), random_head(3), "starter")
    assert load_model(Shelf(tmp_path / "models", updated), "mine", "cpu").card.name == "mine"


def test_rolling_back_goes_through_what_was_in_charge(shelf: Shelf, model_folder: Path) -> None:
    with pytest.raises(SorterError) as caught:
        shelf.roll_back()
    assert caught.value.code == ErrorCode.NO_MODEL
    for name in ("one", "two", "three"):
        shelf.import_version(model_folder, name)
        shelf.use(name)
    shelf.use("three")  # in charge already: nothing more to go back to
    shelf.use("one")
    shelf.remove("three")
    gone_back = [shelf.roll_back().name for _ in range(3)]
    assert gone_back == ["two", "one", STARTER]
    assert shelf.active_name() == STARTER
    with pytest.raises(SorterError):
        shelf.roll_back()


@pytest.mark.parametrize("broken", ["head", "replay", "trunk", "card"])
def test_a_broken_model_is_refused_and_nothing_is_written(
    shelf: Shelf, model_folder: Path, tmp_path: Path, broken: str
) -> None:
    given = _copy(model_folder, tmp_path)
    file = given / (CARD_NAME if broken == "card" else f"{broken}.safetensors")
    file.write_bytes(file.read_bytes()[:-7])
    if broken == "trunk":  # one that no other version has
        data = json.loads((given / CARD_NAME).read_text())
        data["trunk"]["blake3"] = "a" * 64
        (given / CARD_NAME).write_text(json.dumps(data))
    with pytest.raises(SorterError) as caught:
        shelf.import_version(given)
    assert caught.value.code == ErrorCode.BAD_MODEL
    assert not list((tmp_path / "models").glob("*")) if (tmp_path / "models").exists() else True


def test_a_trunk_of_wrong_shapes_under_its_true_hash_is_refused(
    shelf: Shelf, model_folder: Path, tmp_path: Path, trunk: dict[str, NDArray[np.float32]]
) -> None:
    given = _copy(model_folder, tmp_path)
    wrong = {**trunk, "conv1.weight": np.zeros((64, 3, 3, 3), np.float32)}
    data = json.loads((given / CARD_NAME).read_text())
    data["trunk"]["blake3"] = save_tensors(given / "trunk.safetensors", wrong)
    (given / CARD_NAME).write_text(json.dumps(data))
    with pytest.raises(SorterError, match=r"conv1\.weight has the shape"):
        shelf.import_version(given)


@pytest.mark.parametrize("name", ["../escape", "starter", "STARTER", "trunks", ".hidden", "con", ""])
def test_a_name_that_is_taken_or_impossible_is_refused(shelf: Shelf, tmp_path: Path, name: str) -> None:
    with shelf.incoming() as partial, pytest.raises(SorterError) as caught:
        shelf.shelve(replace(shelf.card(STARTER), name=name), partial)
    assert caught.value.code == ErrorCode.USAGE
    assert list((tmp_path / "models").iterdir()) == []


def test_a_version_whose_making_fails_leaves_nothing(shelf: Shelf, tmp_path: Path) -> None:
    def make() -> None:
        with shelf.incoming() as partial:
            (partial / "head.safetensors").write_bytes(b"half")
            raise RuntimeError("the disk went away")

    with pytest.raises(RuntimeError):
        make()
    assert list((tmp_path / "models").iterdir()) == []


def test_a_name_that_is_taken_at_the_last_moment_is_refused_too(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Shelf, "check_new_name", lambda *_: None)  # as if the other came right after it
    (tmp_path / "models" / "new").mkdir(parents=True)
    (tmp_path / "models" / "new" / CARD_NAME).write_text("the other's")
    card = shelf.card(STARTER)
    with shelf.incoming() as partial:
        with pytest.raises(NameTakenError, match="new already"):
            shelf.shelve(replace(card, name="new"), partial)
        shelf.shelve(replace(card, name="newer"), partial)
    assert shelf.card("newer") == replace(card, name="newer")
    assert (tmp_path / "models" / "new" / CARD_NAME).read_text() == "the other's"


@pytest.mark.parametrize("text", ["", "{", "[]", '{"active": 3}', '{"active": "gone"}', '{"active": "../mine"}'])
def test_a_damaged_choice_falls_back_to_the_starter(shelf: Shelf, tmp_path: Path, text: str) -> None:
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / ACTIVE).write_text(text)
    assert shelf.active_name() == STARTER


def test_a_broken_version_is_listed_with_its_problem(shelf: Shelf, model_folder: Path, tmp_path: Path) -> None:
    shelf.import_version(model_folder)
    (tmp_path / "models" / "mine" / CARD_NAME).write_text("{}")
    broken = shelf.versions()[1]
    assert broken.card is None
    assert "can't be used" in broken.problem
    with pytest.raises(SorterError):
        shelf.use("mine")


def test_an_unknown_model_is_no_model(shelf: Shelf) -> None:
    with pytest.raises(SorterError) as caught:
        load_model(shelf, "nobody")
    assert caught.value.code == ErrorCode.NO_MODEL
