"""Half a version is out of sight, and does not stay for ever."""

import os
import time
from contextlib import suppress
from pathlib import Path

import pytest

from gallery_sorter.base.writing import replace_file
from gallery_sorter.recognition.arriving import KEPT, TRUNKS, drop_unfinished, partial_folder, remove_at_once
from gallery_sorter.recognition.shelf import Shelf


def aged(path: Path, age: float) -> Path:
    """The file or folder and what lies in it, last written `age` seconds ago."""
    for one in (*(path.iterdir() if path.is_dir() else ()), path):
        os.utime(one, (time.time() - age, time.time() - age))
    return path


def partial(models: Path, digit: str) -> Path:
    folder = models / f".partial-{digit * 32}"
    folder.mkdir(parents=True)
    (folder / "trunk.safetensors").write_bytes(b"half")
    return folder


def trunk(models: Path, ending: str) -> Path:
    path = models / TRUNKS / f"{'a' * 64}.safetensors{ending}"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"half")
    return path


def test_what_dead_processes_left_goes_after_a_day_and_nothing_else(tmp_path: Path) -> None:
    old, fresh, working = (partial(tmp_path, digit) for digit in "123")
    aged(old, KEPT * 1.1)
    aged(fresh, KEPT * 0.9)
    aged(working, KEPT * 1.1)
    (working / "head.safetensors").write_bytes(b"half")
    half = aged(trunk(tmp_path, f".{'1' * 32}"), KEPT * 1.1)
    stay = [fresh, working, aged(trunk(tmp_path, ""), KEPT * 1.1), trunk(tmp_path, f".{'2' * 32}")]
    for name in ("mine", ".partial-mine", ".partial-" + "1" * 31):
        (tmp_path / name).mkdir()
        stay.append(aged(tmp_path / name, KEPT * 1.1))
    Shelf(tmp_path).drop_unfinished()
    assert not old.exists()
    assert not half.exists()
    assert all(path.exists() for path in stay)


def test_without_models_there_is_nothing_to_clear(tmp_path: Path) -> None:
    drop_unfinished(tmp_path / "models")
    assert not (tmp_path / "models").exists()


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "models").mkdir()
    elsewhere = aged(partial(tmp_path, "1"), KEPT * 1.1)
    (tmp_path / "models" / elsewhere.name).symlink_to(elsewhere)
    drop_unfinished(tmp_path / "models")
    assert (elsewhere / "trunk.safetensors").exists()


def test_what_comes_and_goes_is_called_so_on_its_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A kill on the way leaves names by which it is found."""
    with partial_folder(tmp_path) as folder:
        (folder / "head.safetensors").write_bytes(b"half")
        aged(folder, KEPT * 1.1)
        drop_unfinished(tmp_path)
        assert not folder.exists()
    (tmp_path / "mine").mkdir()
    aged(tmp_path / "mine", KEPT * 1.1)
    with monkeypatch.context() as dying:
        dying.setattr("gallery_sorter.recognition.arriving.shutil.rmtree", lambda *_, **__: None)
        remove_at_once(tmp_path / "mine")

    def die(*_: object) -> None:
        raise OSError

    trunk(tmp_path, "").unlink()
    with monkeypatch.context() as dying, suppress(OSError):
        dying.setattr(Path, "unlink", lambda *_, **__: None)
        dying.setattr(Path, "replace", die)
        replace_file(tmp_path / TRUNKS / f"{'a' * 64}.safetensors", b"half")
    (half,) = (tmp_path / TRUNKS).iterdir()
    aged(half, KEPT * 1.1)
    assert len(list(tmp_path.iterdir())) == 2
    drop_unfinished(tmp_path)
    assert [path.name for path in tmp_path.rglob("*")] == [TRUNKS]
