"""The pictures that tests draw are what tests take them for."""

from pathlib import Path

import pytest
from PIL import ImageChops

from tests.drawn import CLASSES, KINDS, class_of, draw, make_dump


@pytest.mark.parametrize("kind", KINDS)
def test_a_seed_draws_one_picture_and_another_seed_another(kind: str):
    one = draw(kind, 1, (64, 48))
    assert (one.size, one.mode) == ((64, 48), "RGB")
    assert ImageChops.difference(one, draw(kind, 1, (64, 48))).getbbox() is None
    assert ImageChops.difference(one, draw(kind, 2, (64, 48))).getbbox() is not None


def test_a_dump_holds_as_many_of_each_class_in_mixed_order(tmp_path: Path):
    paths = make_dump(tmp_path / "dump", 2)
    assert sorted(paths) == sorted((tmp_path / "dump").iterdir())
    assert [class_of(path) for path in paths] == [*CLASSES, *CLASSES]
