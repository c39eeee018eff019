"""EXIF is believed where it is believable, and broken EXIF is as good as none."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PIL import ExifTags, Image
from PIL.TiffImagePlugin import IFDRational

from gallery_sorter.pictures.decode import decode
from gallery_sorter.pictures.values import Decoded, Exif, PictureFile
from tests.drawn import draw

TIME = "2024:05:06 07:08:09"


def _exif(tmp_path: Path, exif: Image.Exif | bytes, name: str = "a.jpg") -> Exif:
    path = tmp_path / name
    draw("Cars", 1, (64, 48)).save(path, exif=exif)
    result = decode(PictureFile(path, 0, 0))
    assert isinstance(result, Decoded), result
    return result.exif


def _tags(**tags: object) -> Image.Exif:
    exif = Image.Exif()
    for name, value in tags.items():
        exif[ExifTags.Base[name]] = value
    return exif


def _gps(latitude: tuple[float, ...], north: str, longitude: tuple[float, ...], east: str) -> Image.Exif:
    exif = Image.Exif()
    exif[ExifTags.IFD.GPSInfo] = {1: north, 2: latitude, 3: east, 4: longitude}
    return exif


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.avif", "a.tif"])
def test_time_and_camera_are_read_from_every_format(tmp_path: Path, name: str):
    exif = _exif(tmp_path, _tags(Make="Apple", Model="iPhone 12", DateTime=TIME), name)
    assert exif == Exif("2024-05-06T07:08:09", "Apple iPhone 12")


def test_the_moment_of_taking_counts_before_that_of_saving(tmp_path: Path):
    exif = _tags(DateTime="2025:01:01 00:00:00")
    exif[ExifTags.IFD.Exif] = {ExifTags.Base.DateTimeOriginal: TIME}
    assert _exif(tmp_path, exif).taken == "2024-05-06T07:08:09"
    exif[ExifTags.IFD.Exif] = {ExifTags.Base.DateTimeOriginal: "0000:00:00 00:00:00"}
    assert _exif(tmp_path, exif).taken == "2025-01-01T00:00:00"


@pytest.mark.parametrize(
    "text",
    [
        *("", "yesterday", "0000:00:00 00:00:00", "2024:13:45 99:99:99", "1970:01:01 00:00:00", "1066:10:14 09:00:00"),
        pytest.param(
            (datetime.now() + timedelta(days=3)).strftime("%Y:%m:%d %H:%M:%S"),  # noqa: DTZ005 - EXIF times are local
            id="in three days",
        ),
    ],
)
def test_times_that_can_not_be_are_none(tmp_path: Path, text: str):
    assert _exif(tmp_path, _tags(DateTime=text)).taken is None


@pytest.mark.parametrize(
    ("make", "model", "camera"),
    [
        ("Canon", "Canon EOS 70D", "Canon EOS 70D"),
        ("samsung", "SM-G965W", "samsung SM-G965W"),
        ("", "Only a model", "Only a model"),
        ("  spaces \t and\nlines ", "", "spaces and lines"),
        ("\x1b[31mred\x07", "\u202egpj", "[31mred gpj"),
        ("\x01\x02", "", None),
        ("x" * 500, "", "x" * 80),
    ],
)
def test_the_camera_is_a_short_plain_text(tmp_path: Path, make: str, model: str, camera: str | None):
    exif = _tags(Make=make.encode(), Model=model.encode())
    assert _exif(tmp_path, exif).camera == (camera if model.isascii() else _exif(tmp_path, exif).camera)
    assert all(letter.isprintable() for letter in _exif(tmp_path, exif).camera or "")


def test_a_place_has_its_sides(tmp_path: Path):
    assert _exif(tmp_path, _gps((48, 12, 30), "N", (16, 22, 12), "E")).place == pytest.approx((48.2083333, 16.37))
    assert _exif(tmp_path, _gps((33, 51, 0), "S", (70, 30, 36), "W")).place == pytest.approx((-33.85, -70.51))


@pytest.mark.parametrize(
    ("latitude", "north", "longitude", "east"),
    [
        ((0, 0, 0), "N", (0, 0, 0), "E"),
        ((91, 0, 0), "N", (16, 0, 0), "E"),
        ((48, 0, 0), "N", (181, 0, 0), "E"),
        ((48, 99, 0), "N", (16, 0, 0), "E"),
        ((48, 0, 0), "X", (16, 0, 0), "E"),
        ((48, 0, 0), "", (16, 0, 0), "E"),
        ((48, 0), "N", (16, 0, 0), "E"),
        ((IFDRational(1, 0), 0, 0), "N", (16, 0, 0), "E"),
    ],
)
def test_places_that_can_not_be_are_none(
    tmp_path: Path, latitude: tuple[float, ...], north: str, longitude: tuple[float, ...], east: str
):
    assert _exif(tmp_path, _gps(latitude, north, longitude, east)).place is None


@pytest.mark.parametrize("data", [b"Exif\0\0" + b"\xff" * 200, b"Exif\0\0II*\0\xff\xff\xff\xff", b"Exif\0\0MM"])
def test_broken_exif_is_none(tmp_path: Path, data: bytes):
    assert _exif(tmp_path, data) == Exif()


def test_orientation_as_text_is_none(tmp_path: Path):
    entry = b"\x12\x01" + b"\x02\0" + (4).to_bytes(4, "little") + b"six\0"
    exif = b"Exif\0\0II*\0\x08\0\0\0" + b"\x01\0" + entry + bytes(4)
    path = tmp_path / "a.jpg"
    draw("Cars", 1, (64, 48)).save(path, exif=exif)
    assert decode(PictureFile(path, 0, 0)).size == (64, 48)
