"""Maps that nobody goes on with do not stay for ever."""

import os
import time
from pathlib import Path

from gallery_sorter.training.leftovers import KEPT, drop_leftovers


def left(folder: Path, age: float) -> Path:
    folder.mkdir(parents=True)
    for path in (folder / "maps.fp16", folder):
        path.touch()
        os.utime(path, (time.time() - age, time.time() - age))
    return folder


def test_only_a_training_without_a_sign_of_life_for_long_is_cleared_away(tmp_path: Path) -> None:
    old, cancelled, working = (left(tmp_path / name, KEPT * age) for name, age in (("a", 1.1), ("b", 0.9), ("c", 1.1)))
    (working / "progress.json").write_text("{}")
    (tmp_path / "lock").touch()
    drop_leftovers(tmp_path)
    assert not old.exists()
    assert (cancelled / "maps.fp16").exists()
    assert working.exists()
    assert (tmp_path / "lock").exists()


def test_without_trainings_there_is_nothing_to_clear(tmp_path: Path) -> None:
    drop_leftovers(tmp_path / "training")
    assert not (tmp_path / "training").exists()
