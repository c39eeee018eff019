"""The demo folder: mixed, old, credited, and never mixed into somebody's own files."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from gallery_sorter.app.demo import write_demo
from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.base.resources import resource


def _pictures(folder: Path) -> list[Path]:
    return sorted(p for p in folder.rglob("*") if p.suffix in {".jpg", ".png"})


def test_writes_the_pictures_with_the_dates_of_their_names(tmp_path: Path) -> None:
    result = write_demo(tmp_path / "new" / "demo")
    assert result.pictures == len(_pictures(result.folder)) >= 24
    assert str(result.folder) in result.next_step
    dated = result.folder / "DCIM" / "Camera" / "IMG_20240302_093011.jpg"
    assert dated.stat().st_mtime == datetime(2024, 3, 2, 9, 30, 11, tzinfo=UTC).timestamp()
    newest = max(p.stat().st_mtime for p in _pictures(result.folder))
    assert newest < datetime(2025, 1, 1, tzinfo=UTC).timestamp()


def test_two_runs_write_the_same_bytes_and_times(tmp_path: Path) -> None:
    def state(folder: Path) -> dict[Path, tuple[bytes, int]]:
        return {p.relative_to(folder): (p.read_bytes(), p.stat().st_mtime_ns) for p in _pictures(folder)}

    assert state(write_demo(tmp_path / "a").folder) == state(write_demo(tmp_path / "b").folder)


def test_holds_what_a_phone_leaves_behind(tmp_path: Path) -> None:
    folder = write_demo(tmp_path / "demo").folder
    names = [p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()]
    for sign in ("DCIM/Camera/IMG_", "WhatsApp Images/IMG-", "Screenshots/Screenshot_", "Hiking 2018/", ".xmp"):
        assert any(sign in name for name in names), sign
    broken = []
    for path in _pictures(folder):
        with Image.open(path) as picture:
            try:
                picture.load()
            except OSError:
                broken.append(path.name)
    assert broken == ["IMG_20240519_171203.jpg"]


def test_an_empty_folder_is_filled_and_a_used_one_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert write_demo(tmp_path / "empty").pictures
    used = tmp_path / "used"
    used.mkdir()
    (used / "mine.txt").write_text("mine")
    with pytest.raises(SorterError, match="not empty") as raised:
        write_demo(used)
    assert raised.value.code is ErrorCode.USAGE
    assert [p.name for p in used.iterdir()] == ["mine.txt"]


def test_a_file_in_the_way_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("mine")
    for target in (file, file / "below"):
        with pytest.raises(SorterError) as raised:
            write_demo(target)
        assert raised.value.code is ErrorCode.USAGE
    assert file.read_text() == "mine"


def test_every_picture_is_credited_and_the_whole_is_small() -> None:
    credits_text = resource("demo", "CREDITS").read_text(encoding="utf-8")
    pictures = resource("demo", "pictures")
    blocks = {line: n for n, line in enumerate(credits_text.splitlines()) if line and not line.startswith(" ")}
    for path in pictures.rglob("*"):
        if path.is_file():
            assert path.relative_to(pictures).as_posix() in blocks
    for path in _pictures(pictures):
        if path.suffix == ".jpg" and path.name != "IMG_20240519_171203.jpg":
            with Image.open(path) as picture:
                author, terms = picture.getexif()[0x013B], picture.getexif()[0x8298]
            assert author
            assert terms
    assert sum(p.stat().st_size for p in pictures.rglob("*") if p.is_file()) <= 3_000_000
