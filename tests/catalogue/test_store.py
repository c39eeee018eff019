"""The catalogue answers what was written, for exactly the files and networks that it was written for."""

import os
import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery_sorter.base.errors import Reason
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.catalogue.store import Catalogue
from gallery_sorter.catalogue.values import FileState, KnownPicture, KnownRefusal, NewPicture, PictureFacts


def _content(number: int) -> bytes:
    return number.to_bytes(32, "big")


def _facts(number: int = 1) -> PictureFacts:
    return PictureFacts(
        _content(number), 4000, 3000, (1 << 63) + number, "2024-05-06T07:08:09", "Phone 1", (48.2, -16.4)
    )


def _picture(path: Path, number: int = 1, trunk: str = "trunk", model: str = "model") -> NewPicture:
    features = np.random.default_rng(number).normal(size=512).astype(np.float16)
    logits = np.arange(7, dtype=np.float32) + np.float32(number) / 3
    return NewPicture(FileState(path, 1000 + number, 10**18 + number), _facts(number), trunk, features, model, logits)


@pytest.fixture
def catalogue(tmp_path: Path):
    with Catalogue(tmp_path / "catalogue.sqlite") as catalogue:
        yield catalogue


def test_what_was_written_is_known_to_the_bit(catalogue: Catalogue, tmp_path: Path):
    new = _picture(tmp_path / "a.jpg")
    catalogue.write([new])
    (known,) = catalogue.known([new.file], "trunk", "model")
    assert isinstance(known, KnownPicture)
    assert known.facts == new.facts
    assert known.logits.dtype == np.float32
    assert known.features.dtype == np.float16
    np.testing.assert_array_equal(known.logits, new.logits)
    np.testing.assert_array_equal(known.features, new.features)
    assert catalogue.facts(new.facts.content_hash) == new.facts


def test_facts_that_are_missing_stay_missing(catalogue: Catalogue, tmp_path: Path):
    facts = replace(_facts(), taken=None, camera=None, place=None, perceptual_hash=0)
    new = replace(_picture(tmp_path / "a.jpg"), facts=facts)
    catalogue.write([new])
    assert catalogue.facts(facts.content_hash) == facts


def test_a_file_of_another_size_or_time_must_be_read(catalogue: Catalogue, tmp_path: Path):
    new = _picture(tmp_path / "a.jpg")
    catalogue.write([new])
    changed = [replace(new.file, size=1), replace(new.file, mtime_ns=1), replace(new.file, path=tmp_path / "b.jpg")]
    assert catalogue.known([*changed, new.file], "trunk", "model")[:3] == [None, None, None]
    assert catalogue.known([*changed, new.file], "trunk", "model")[3] is not None


def test_answers_keep_the_order_of_the_questions_beyond_one_statement(catalogue: Catalogue, tmp_path: Path):
    new = [_picture(tmp_path / f"{number}.jpg", number) for number in range(1200)]
    catalogue.write(new[::2])
    known = catalogue.known([picture.file for picture in new], "trunk", "model")
    assert [answer and answer.facts.content_hash for answer in known] == [
        None if number % 2 else _content(number) for number in range(1200)
    ]


def test_a_new_head_on_the_same_trunk_finds_the_features(catalogue: Catalogue, tmp_path: Path):
    new = _picture(tmp_path / "a.jpg")
    catalogue.write([new])
    (known,) = catalogue.known([new.file], "trunk", "another model")
    assert known.logits is None
    np.testing.assert_array_equal(known.features, new.features)

    logits = np.ones(9, np.float32)
    catalogue.write([replace(new, model="another model", features=None, logits=logits)])
    (known,) = catalogue.known([new.file], "trunk", "another model")
    np.testing.assert_array_equal(known.logits, logits)
    np.testing.assert_array_equal(known.features, new.features)
    (known,) = catalogue.known([new.file], "trunk", "model")
    np.testing.assert_array_equal(known.logits, new.logits)


def test_another_trunk_finds_the_facts_alone(catalogue: Catalogue, tmp_path: Path):
    new = _picture(tmp_path / "a.jpg")
    catalogue.write([new])
    (known,) = catalogue.known([new.file], "another trunk", "another model")
    assert known == KnownPicture(new.facts, None, None)


def test_a_copy_is_known_by_its_content(catalogue: Catalogue, tmp_path: Path):
    new = _picture(tmp_path / "a.jpg")
    catalogue.write([new])
    known = catalogue.known_content(new.facts.content_hash, "trunk", "model")
    assert known is not None
    np.testing.assert_array_equal(known.logits, new.logits)
    assert catalogue.known_content(_content(99), "trunk", "model") is None
    assert catalogue.facts(_content(99)) is None

    copy = replace(new.file, path=tmp_path / "copy.jpg")
    catalogue.write_hashes([(copy, new.facts.content_hash)])
    (known,) = catalogue.known([copy], "trunk", "model")
    assert known.facts == new.facts
    assert catalogue.paths_of(new.facts.content_hash) == [tmp_path / "a.jpg", tmp_path / "copy.jpg"]


def test_a_file_may_be_known_by_its_hash_alone(catalogue: Catalogue, tmp_path: Path):
    file = FileState(tmp_path / "a.jpg", 1, 2)
    catalogue.write_hashes([(file, _content(5))])
    assert catalogue.known([file], "trunk", "model") == [None]
    assert catalogue.content_hashes([file, replace(file, size=9)]) == [_content(5), None]


def test_a_moved_file_stays_known_and_its_old_place_is_forgotten(catalogue: Catalogue, tmp_path: Path):
    new = _picture(tmp_path / "a.jpg")
    catalogue.write([new])
    there = FileState(tmp_path / "Cars" / "a.jpg", new.file.size, new.file.mtime_ns)
    catalogue.moved([(new.file.path, there), (tmp_path / "never seen.jpg", replace(there, path=tmp_path / "x.jpg"))])
    old, moved, unseen = catalogue.known([new.file, there, replace(there, path=tmp_path / "x.jpg")], "trunk", "model")
    assert (old, unseen) == (None, None)
    np.testing.assert_array_equal(moved.features, new.features)


def test_a_forgotten_file_must_be_read_but_its_content_is_known(catalogue: Catalogue, tmp_path: Path):
    new = _picture(tmp_path / "a.jpg")
    catalogue.write([new])
    catalogue.forget([new.file.path])
    assert catalogue.known([new.file], "trunk", "model") == [None]
    assert catalogue.known_content(new.facts.content_hash, "trunk", "model") is not None


def test_refusals_last_until_the_file_changes_and_give_way_to_results(catalogue: Catalogue, tmp_path: Path):
    new = _picture(tmp_path / "a.jpg")
    refusal = KnownRefusal(Reason.TRUNCATED, Sentence("It is {} whose end is missing.", Sentence("a JPEG")))
    catalogue.write_refusals([(new.file, refusal)])
    assert catalogue.known([new.file, replace(new.file, size=7)], "trunk", "model") == [refusal, None]
    catalogue.write([new])
    assert isinstance(catalogue.known([new.file], "trunk", "model")[0], KnownPicture)
    catalogue.write_refusals([(new.file, refusal)])
    (known,) = catalogue.known([new.file], "trunk", "model")
    assert isinstance(known, KnownRefusal)
    assert known == refusal
    assert known.message.template == refusal.message.template  # it can still be said in another language


@pytest.mark.parametrize("reason", [Reason.NO_PERMISSION, Reason.VANISHED, Reason.TIMEOUT])
def test_what_passes_by_itself_is_not_kept(catalogue: Catalogue, tmp_path: Path, reason: Reason):
    file = FileState(tmp_path / "a.jpg", 1, 1)
    catalogue.write_refusals([(file, KnownRefusal(reason, Sentence("Not now.")))])
    assert catalogue.known([file], "trunk", "model") == [None]


@given(name=st.binary(min_size=1, max_size=40).filter(lambda name: not {0, 47} & set(name)))
def test_names_of_any_bytes_are_kept(tmp_path_factory: pytest.TempPathFactory, name: bytes):
    path = Path("/pictures") / os.fsdecode(name)
    with Catalogue(tmp_path_factory.mktemp("data") / "catalogue.sqlite") as catalogue:
        new = _picture(path)
        catalogue.write([new])
        assert catalogue.known([new.file], "trunk", "model")[0] is not None
        assert catalogue.paths_of(new.facts.content_hash) == [path]


def test_it_lasts(tmp_path: Path):
    new = _picture(tmp_path / "a.jpg")
    with Catalogue(tmp_path / "catalogue.sqlite") as catalogue:
        catalogue.write([new])
    with Catalogue(tmp_path / "catalogue.sqlite") as catalogue:
        assert catalogue.known([new.file], "trunk", "model")[0] is not None


def test_a_write_that_fails_on_the_way_keeps_nothing(catalogue: Catalogue, tmp_path: Path):
    good, bad = _picture(tmp_path / "a.jpg", 1), _picture(tmp_path / "b.jpg", 2)
    broken = replace(bad, facts=replace(bad.facts, width=None))
    with pytest.raises(Exception, match="NOT NULL"):
        catalogue.write([good, broken])
    assert catalogue.known([good.file], "trunk", "model") == [None]


def test_threads_write_side_by_side(tmp_path: Path):
    path, errors = tmp_path / "catalogue.sqlite", []

    def work(thread: int) -> None:
        try:
            with Catalogue(path) as mine:
                for number in range(20):
                    mine.write([_picture(tmp_path / f"{thread}-{number}.jpg", thread * 100 + number)])
        except Exception as error:  # noqa: BLE001 - told to the test
            errors.append(error)

    threads = [threading.Thread(target=work, args=(thread,)) for thread in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    files = [_picture(tmp_path / f"{t}-{n}.jpg", t * 100 + n).file for t in range(4) for n in range(20)]
    with Catalogue(path) as catalogue:
        assert None not in catalogue.known(files, "trunk", "model")
