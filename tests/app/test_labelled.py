"""What counts as the person's word, on real files in real class folders."""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from gallery_sorter.app.classify import ClassifyOptions, classify
from gallery_sorter.app.history import undo
from gallery_sorter.app.label import label_files
from gallery_sorter.app.labelled import Labelled, LabelSources, find_labelled
from gallery_sorter.app.session import Session
from gallery_sorter.app.sort import SortOptions, sort
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import ErrorCode, SorterError
from tests.drawn import CLASSES, draw, make_dump


def find(session: Session, *folders: Path, corrections: bool = False, looked_through: str = "") -> Labelled:
    looking = find_labelled(session, LabelSources(folders, corrections, lambda name: name == looked_through), Cancel())
    while True:
        try:
            next(looking)
        except StopIteration as end:
            found: Labelled = end.value
            return found


def reasons(found: Labelled) -> Counter[str]:
    return Counter(picture.reason for picture in found.excluded)


@pytest.fixture
def sorted_folder(session: Session, tmp_path: Path) -> Path:
    """A folder that was sorted by the program, and not looked at since."""
    folder = tmp_path / "dump"
    make_dump(folder, 2)
    list(sort(session, SortOptions((folder,), into=folder, threshold=0.0), Cancel()))
    return folder


def test_what_a_person_put_into_a_class_folder_is_their_word(session: Session, tmp_path: Path) -> None:
    for number, name in enumerate(("Boats", "Boats", "Trees")):
        path = tmp_path / "own" / name / f"{number}.jpg"
        path.parent.mkdir(parents=True, exist_ok=True)
        draw("Other", number).save(path)
    (tmp_path / "own" / "Boats" / "broken.jpg").write_bytes(b"no picture")
    (tmp_path / "own" / "Boats" / "empty.jpg").touch()
    shutil.copy(tmp_path / "own" / "Boats" / "0.jpg", tmp_path / "own" / "Boats" / "copy.jpg")
    shutil.copy(tmp_path / "own" / "Trees" / "2.jpg", tmp_path / "own" / "Boats" / "both.jpg")
    found = find(session, tmp_path / "own")
    assert found.counts() == {"Boats": 3}, "a picture in two class folders says nothing; a broken one is seen later"
    assert reasons(found) == {"refused": 1, "same-content": 2, "two-classes": 1}


def test_the_models_own_guesses_are_left_out(session: Session, sorted_folder: Path) -> None:
    found = find(session, sorted_folder)
    assert not found.used
    assert reasons(found) == {"unchecked": 12}


def test_what_the_person_looked_through_confirmed_or_moved_counts(session: Session, sorted_folder: Path) -> None:
    ((first, *others),) = [sorted((sorted_folder / "Trees").glob("*.jpg"))]
    list(label_files(session, "Trees", [first], Cancel()))
    assert find(session, sorted_folder).counts() == {"Trees": 1}
    (moved,) = others
    (sorted_folder / "Bushes").mkdir()
    moved.rename(sorted_folder / "Bushes" / moved.name)
    assert find(session, sorted_folder).counts() == {"Bushes": 1, "Trees": 1}
    assert find(session, sorted_folder, looked_through="Cars").counts()["Cars"] >= 2


def test_a_guess_that_was_taken_back_binds_nobody(session: Session, sorted_folder: Path) -> None:
    list(undo(session, None, Cancel()))
    (sorted_folder / "Mine").mkdir()
    for path in sorted_folder.glob("*.jpg"):
        path.rename(sorted_folder / "Mine" / path.name)
    assert find(session, sorted_folder).counts() == {"Mine": 12}


def test_corrections_count_wherever_they_lie(session: Session, tmp_path: Path) -> None:
    paths = make_dump(tmp_path / "dump", 1)
    list(classify(session, ClassifyOptions((tmp_path / "dump",)), Cancel()))
    list(label_files(session, "Boats", paths[:3], Cancel()))
    paths[0].rename(tmp_path / "dump" / "elsewhere.jpg")
    list(classify(session, ClassifyOptions((tmp_path / "dump",)), Cancel()))
    paths[1].unlink()
    found = find(session, corrections=True)
    assert found.counts() == {"Boats": 2}
    assert reasons(found) == {"vanished": 1}
    assert find(session).counts() == {}


def test_what_was_labelled_by_path_is_found_where_nothing_was_classified(session: Session, tmp_path: Path) -> None:
    paths = make_dump(tmp_path / "dump", 1)
    list(label_files(session, "Boats", paths[:3], Cancel()))
    found = find(session, corrections=True)
    assert {picture.path for picture in found.used.values()} == set(paths[:3])
    assert not found.excluded


def test_what_was_classified_moved_and_then_labelled_is_found_where_it_lies_now(
    session: Session, tmp_path: Path
) -> None:
    path = make_dump(tmp_path / "dump", 1)[0]
    list(classify(session, ClassifyOptions((tmp_path / "dump",)), Cancel()))
    moved = path.rename(tmp_path / "elsewhere.jpg")
    list(label_files(session, "Boats", [moved], Cancel()))
    (used,) = find(session, corrections=True).used.values()
    assert used.path == moved


def test_folders_that_phones_make_are_no_classes(session: Session, tmp_path: Path) -> None:
    for name in ("DCIM", "Screenshots", "Unsure", CLASSES[0]):
        (tmp_path / "own" / name).mkdir(parents=True)
        draw("Trees", len(name)).save(tmp_path / "own" / name / "one.jpg")
    assert find(session, tmp_path / "own").counts() == {CLASSES[0]: 1}


def test_folders_that_can_not_be_classes_are_named_all_at_once(session: Session, tmp_path: Path) -> None:
    (tmp_path / "own" / "con.jpg").mkdir(parents=True)
    (tmp_path / "own" / "Trees").mkdir()
    with pytest.raises(SorterError, match="device name") as raised:
        find(session, tmp_path / "own")
    assert raised.value.code is ErrorCode.USAGE
    assert f"{tmp_path / 'own' / 'con.jpg'} " in raised.value.message
    (tmp_path / "more" / "Boats.").mkdir(parents=True)
    with pytest.raises(SorterError, match="Rename the folders") as raised:
        find(session, tmp_path / "own", tmp_path / "more")
    assert raised.value.code is ErrorCode.USAGE
    for folder in (tmp_path / "own" / "con.jpg", tmp_path / "more" / "Boats."):
        assert f"{folder} (its name " in raised.value.message
    with pytest.raises(SorterError, match="no class folders") as raised:
        find(session, tmp_path / "own" / "con.jpg")
    assert raised.value.code is ErrorCode.NOT_FOUND


def test_capital_letters_make_no_other_class(session: Session, tmp_path: Path) -> None:
    (tmp_path / "own" / "cars").mkdir(parents=True)
    draw("Cars", 1).save(tmp_path / "own" / "cars" / "one.jpg")
    found = find(session, tmp_path / "own")
    found.use_known_names(CLASSES)
    assert found.counts() == {"Cars": 1}
