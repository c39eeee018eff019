"""The frozen part: what comes out of it is what the whole network sees, and each picture passes it once."""

import shutil
from collections.abc import Iterable
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from numpy.typing import NDArray

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import ErrorCode, Reason, Refused, SorterError
from gallery_sorter.base.progress import Progress
from gallery_sorter.pictures.decode import decode
from gallery_sorter.pictures.values import Decoded, PictureFile
from gallery_sorter.recognition.card import Transform
from gallery_sorter.recognition.onnx_runtime import FrozenPart, OnnxRuntime
from gallery_sorter.recognition.views import normalise, squash
from gallery_sorter.training import frozen
from gallery_sorter.training.courses import DEEP, make_views
from gallery_sorter.training.frozen import FrozenMaps, FrozenWork, affordable_views, run_frozen
from gallery_sorter.training.last_stage import LastStage
from tests.drawn import KINDS, draw
from tests.recognition.conftest import random_head, random_trunk


def means(inputs: NDArray[np.float32]) -> NDArray[np.float32]:
    """Stands in for the network: each map is full of its picture's mean."""
    return np.broadcast_to(inputs.mean(axis=(1, 2, 3))[:, None, None, None], (len(inputs), 256, 14, 14))


def finished(steps: Iterable[object]) -> tuple[list[object], FrozenMaps | None]:
    told, running = [], iter(steps)
    while True:
        try:
            told.append(next(running))
        except StopIteration as end:
            return told, end.value


@pytest.fixture
def pictures(tmp_path: Path) -> list[tuple[PictureFile, bytes]]:
    found = []
    for number, kind in enumerate(KINDS):
        path = tmp_path / f"{number}.jpg"
        draw(kind, number, (320, 240)).save(path)
        state = path.stat()
        file = PictureFile(path, state.st_size, state.st_mtime_ns)
        decoded = decode(file)
        assert isinstance(decoded, Decoded)
        found.append((file, decoded.content_hash))
    return found


@pytest.fixture
def work(tmp_path: Path) -> FrozenWork:
    (tmp_path / "work").mkdir()
    return FrozenWork(tmp_path / "work", Transform(), lambda pixels: make_views(pixels, 2), 2)


def test_the_frozen_part_and_the_last_stage_make_the_whole_network(pictures: list[tuple[PictureFile, bytes]]) -> None:
    trunk, head = random_trunk(), random_head(2)
    decoded = decode(pictures[0][0])
    assert isinstance(decoded, Decoded)
    inputs = normalise(Transform(), squash(Transform(), decoded.pixels))[None]
    maps = FrozenPart(trunk).run(inputs)
    assert maps.shape == (1, 256, 14, 14)
    features = LastStage(trunk, head, DEEP.phases[0].rates, "cpu").features(maps, Cancel())
    assert np.allclose(features, OnnxRuntime(trunk, head).run(inputs).features, rtol=1e-3, atol=1e-3)


def test_each_picture_passes_once_also_after_a_cut(
    pictures: list[tuple[PictureFile, bytes]], work: FrozenWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frozen, "_AT_ONCE", 2)
    passed = 0

    def count(inputs: NDArray[np.float32]) -> NDArray[np.float32]:
        nonlocal passed
        passed += 1
        return means(inputs)

    steps = run_frozen(work, pictures, count, Cancel())
    for _ in range(5):
        assert isinstance(next(steps), Progress)
    steps.close()
    with (work.folder / "facts.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"content": "cut off in the mid')
    _, maps = finished(run_frozen(work, pictures, count, Cancel()))
    assert maps is not None
    assert passed == len(pictures) + 1, "one row was not told of yet"
    assert [fact.content for fact in maps.facts] == [content.hex() for _, content in pictures]
    assert len({float(row[0, 0, 0, 0]) for row in maps.maps}) == len(pictures)
    assert np.allclose(maps.maps[:, 0], maps.maps[:, 1], atol=1e-2), "mirrored, a picture has the same mean"


def test_pictures_that_went_or_changed_are_left_out(
    pictures: list[tuple[PictureFile, bytes]], work: FrozenWork
) -> None:
    pictures[1][0].path.unlink()
    draw("Cars", 77).save(pictures[2][0].path)
    told, maps = finished(run_frozen(work, pictures, means, Cancel()))
    assert maps is not None
    assert [fact.refused for fact in maps.facts] == [False, True, True, False, False, False, False]
    assert [event.reason for event in told if isinstance(event, Refused)] == [Reason.VANISHED]


def test_it_stops_where_it_is_asked_to(pictures: list[tuple[PictureFile, bytes]], work: FrozenWork) -> None:
    cancel = Cancel()
    steps = run_frozen(work, pictures, means, cancel)
    next(steps)
    cancel.set()
    assert finished(steps)[1] is None


def test_views_are_fewer_where_there_is_little_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    free = frozen.bytes_needed(100, 1, 224) + 1
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=free + frozen.SPARE))
    assert affordable_views(tmp_path, 100, 2, 224) == 1
    with pytest.raises(SorterError, match=r"needs 0\.0 GB in .* more than is free\. Free some space") as raised:
        affordable_views(tmp_path, 101, 2, 224)
    assert raised.value.code is ErrorCode.NO_SPACE


def test_where_more_room_would_be_no_help_nobody_is_told_to_make_some(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=1 << 50))
    assert affordable_views(tmp_path, 171_196, 2, 224) == 1
    with pytest.raises(SorterError, match="171,196 pictures at most, and these are 171,197") as raised:
        affordable_views(tmp_path, 171_197, 2, 224)
    assert raised.value.code is ErrorCode.NO_SPACE
    assert "free" not in str(raised.value).lower()


def test_what_an_earlier_run_has_written_already_is_no_want_of_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needed = frozen.bytes_needed(100, 2, 224)
    monkeypatch.setattr(frozen, "SPARE", shutil.disk_usage(tmp_path).free - needed // 2)
    assert affordable_views(tmp_path, 100, 2, 224) == 1
    (tmp_path / frozen.MAPS_FILE).write_bytes(bytes(needed))
    monkeypatch.setattr(frozen, "SPARE", shutil.disk_usage(tmp_path).free - needed // 2)
    assert affordable_views(tmp_path, 100, 2, 224) == 2


def test_the_first_view_is_the_picture_and_the_second_is_mirrored() -> None:
    pixels = np.asarray(draw("Cars", 1, (320, 240)))
    first, second = make_views(pixels, 2)
    assert np.array_equal(first, pixels)
    assert np.array_equal(second[:, ::-1], pixels)
    assert len(make_views(pixels, 1)) == 1
