"""One read gives upright RGB of a useful size, whatever the format; trouble is a reason and never an exception."""

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import blake3
import numpy as np
import pytest
from PIL import Image

from gallery_sorter.base.errors import Reason, Refused
from gallery_sorter.pictures.decode import decode
from gallery_sorter.pictures.values import Decoded, Limits, PictureFile
from tests.drawn import KINDS, draw

TRANSPOSED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,  # what EXIF asks to turn by 270 degrees
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def _file(path: Path) -> PictureFile:
    state = path.stat()
    return PictureFile(path, state.st_size, state.st_mtime_ns)


def _decoded(path: Path, limits: Limits = Limits()) -> Decoded:  # noqa: B008 - frozen
    result = decode(_file(path), limits)
    assert isinstance(result, Decoded), result
    assert result.pixels.dtype == np.uint8
    assert result.pixels.shape[2] == 3
    return result


def _reason(path: Path, limits: Limits = Limits()) -> Reason:  # noqa: B008 - frozen
    result = decode(_file(path), limits)
    assert isinstance(result, Refused), result
    assert result.path == path
    assert result.message.endswith(".")
    assert "Error" not in result.message
    return result.reason


def _difference(one: np.ndarray, other: Image.Image) -> float:
    """Mean difference of levels."""
    assert one.shape == (other.height, other.width, 3)
    return float(np.abs(one.astype(int) - np.asarray(other).astype(int)).mean())


def _saved(tmp_path: Path, name: str, image: Image.Image, **options: object) -> Path:
    path = tmp_path / name
    image.save(path, **options)
    return path


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.bmp", "a.tif", "a.avif", "png named.jpg"])
def test_formats_are_read_by_their_content(tmp_path: Path, name: str):
    image = draw("Cars", 1, (400, 300))
    path = _saved(tmp_path, name, image, format="PNG" if "named" in name else None)
    before, state = path.read_bytes(), path.stat()
    decoded = _decoded(path)
    assert decoded.size == (400, 300)
    assert _difference(decoded.pixels, image) < 4
    assert decoded.content_hash == blake3.blake3(before).digest()
    assert decoded.file == _file(path)
    assert path.read_bytes() == before
    assert path.stat().st_mtime_ns == state.st_mtime_ns


def test_of_an_animation_the_first_picture_counts(tmp_path: Path):
    frames = [draw("Memes", seed, (400, 300)).quantize(64) for seed in range(3)]
    path = _saved(tmp_path, "a.gif", frames[0], save_all=True, append_images=frames[1:])
    assert _difference(_decoded(path).pixels, frames[0].convert("RGB")) < 2


@pytest.mark.parametrize("orientation", range(10))
@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.tif"])
def test_orientation_is_heeded_once(tmp_path: Path, name: str, orientation: int):
    upright = draw("Selfies", 1, (400, 300))
    turn = TRANSPOSED.get(orientation)
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = _saved(tmp_path, name, upright if turn is None else upright.transpose(turn), exif=exif)
    decoded = _decoded(path)
    assert decoded.size == (400, 300)
    assert _difference(decoded.pixels, upright) < 6


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_orientation_is_heeded_once_in_avif_and_at_reduced_size(tmp_path: Path, orientation: int):
    upright, turn, exif = draw("Selfies", 1, (1600, 1200)), TRANSPOSED[orientation], Image.Exif()
    exif[0x0112] = orientation
    stored = upright if turn is None else upright.transpose(turn)
    jpeg = _decoded(_saved(tmp_path, "a.jpg", stored, exif=exif))
    avif = _decoded(_saved(tmp_path, "a.avif", stored, exif=exif, speed=10))  # takes the tag out of exif
    assert avif.size == jpeg.size == (1600, 1200)
    assert _difference(avif.pixels, upright.resize((384, 288), Image.Resampling.BOX)) < 6
    assert _difference(jpeg.pixels, upright.resize((400, 300), Image.Resampling.BOX)) < 6


@pytest.mark.parametrize(
    ("size", "shape"),
    [
        ((4000, 3000), (375, 500)),  # an eighth, by the JPEG decoder
        ((1600, 1200), (300, 400)),
        ((575, 575), (575, 575)),  # less than twice what is needed
        ((300, 1024), (1024, 300)),
        ((6000, 300), (51, 1024)),
        ((3000, 1), (1, 1024)),
        ((7, 5), (5, 7)),
        ((1, 1), (1, 1)),
    ],
)
def test_sizes(tmp_path: Path, size: tuple[int, int], shape: tuple[int, int]):
    decoded = _decoded(_saved(tmp_path, "a.jpg", draw("Trees", 1, size)))
    assert decoded.size == size
    assert decoded.pixels.shape[:2] == shape


def test_a_jpeg_scaled_by_its_decoder_looks_like_one_that_was_scaled_well(tmp_path: Path):
    image = draw("Mountains", 3, (3200, 2400))
    decoded = _decoded(_saved(tmp_path, "a.jpg", image, quality=95))
    assert _difference(decoded.pixels, image.resize((400, 300), Image.Resampling.BOX)) < 2


@pytest.mark.parametrize("progressive", [False, True])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_jpeg_that_is_cut_is_noticed_at_reduced_size(tmp_path: Path, progressive: bool, share: float):
    path = _saved(tmp_path, "a.jpg", draw("Other", 1, (2400, 1800)), progressive=progressive)
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
    assert _reason(path) is Reason.TRUNCATED


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.gif", "a.avif", "a.bmp", "a.tif"])
def test_no_cut_ends_in_an_exception(tmp_path: Path, name: str):
    data = _saved(tmp_path, name, draw("Other", 2, (64, 48))).read_bytes()
    reasons = set()
    for length in range(1, len(data) - 2, max(1, len(data) // 40)):
        (tmp_path / name).write_bytes(data[:length])
        result = decode(_file(tmp_path / name))
        if isinstance(result, Refused):
            reasons.add(result.reason)
    assert Reason.TRUNCATED in reasons
    assert reasons <= {Reason.TRUNCATED, Reason.NOT_A_PICTURE, Reason.CORRUPT}


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.gif", "a.avif", "a.bmp", "a.tif"])
def test_no_damage_ends_in_an_exception(tmp_path: Path, name: str):
    data = _saved(tmp_path, name, draw("Other", 2, (64, 48))).read_bytes()
    rng = np.random.default_rng(1)
    for _ in range(40):
        broken = bytearray(data)
        for at in rng.integers(0, min(len(data), 600), 8):
            broken[at] = rng.integers(256)
        (tmp_path / name).write_bytes(broken)
        assert isinstance(decode(_file(tmp_path / name), Limits(max_pixels=10**6)), Decoded | Refused)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Reason.EMPTY),
        (b"x", Reason.NOT_A_PICTURE),
        (b"no picture at all", Reason.NOT_A_PICTURE),
        (b"<!DOCTYPE html><html>not found</html>", Reason.NOT_A_PICTURE),
        (b"%PDF-1.7 and more", Reason.NOT_A_PICTURE),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", Reason.NOT_A_PICTURE),
        (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom", Reason.NOT_A_PICTURE),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", Reason.UNSUPPORTED),
        (b"\0\0\0\x0cJXL \r\n\x87\n" + bytes(100), Reason.UNSUPPORTED),
        (b"8BPS" + bytes(100), Reason.UNSUPPORTED),
        (b"\x89PNG\r\n\x1a\n\0\0\0\x04CgBI" + bytes(100), Reason.UNSUPPORTED),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", Reason.TRUNCATED),
        (b"\0\0\0\x18ftypheic\0\0\0\0heicmif1", Reason.TRUNCATED),
    ],
)
def test_what_is_no_picture_is_named(tmp_path: Path, content: bytes, reason: Reason):
    (tmp_path / "a.jpg").write_bytes(content)
    assert _reason(tmp_path / "a.jpg") is reason


def test_bombs_are_refused_before_they_are_unpacked(tmp_path: Path):
    path = _saved(tmp_path, "a.png", Image.new("1", (20_000, 20_000)))
    assert _reason(path) is Reason.TOO_LARGE
    small = _saved(tmp_path, "b.png", Image.new("RGB", (101, 100)))
    assert _reason(small, Limits(max_pixels=10_000)) is Reason.TOO_LARGE
    assert _decoded(small, Limits(max_pixels=10_100)).size == (101, 100)
    assert _reason(small, Limits(max_bytes=100)) is Reason.TOO_LARGE


def test_a_picture_that_pillow_warns_of_is_read_without_a_word(tmp_path: Path, recwarn: pytest.WarningsRecorder):
    path = _saved(tmp_path, "a.png", Image.new("1", (10_000, 9_000)))  # 90 megapixels, Pillow's warning is at 89.5
    assert _decoded(path).size == (10_000, 9_000)
    assert len(recwarn) == 0


def test_a_file_that_is_gone_or_has_become_a_folder_or_a_link(tmp_path: Path):
    path = _saved(tmp_path, "a.png", draw("Cars", 1, (8, 8)))
    listed = _file(path)
    path.rename(tmp_path / "b.png")
    assert decode(listed).reason is Reason.VANISHED
    path.symlink_to("b.png")
    assert decode(listed).reason is Reason.VANISHED
    path.unlink()
    path.mkdir()
    assert decode(listed).reason is Reason.VANISHED
    path.rmdir()
    os.mkfifo(path)
    assert decode(listed).reason is Reason.NOT_A_PICTURE, "and it does not wait for a writer"


@pytest.mark.usefixtures("ordinary_user")
def test_a_file_that_may_not_be_read(tmp_path: Path):
    path = _saved(tmp_path, "a.png", draw("Cars", 1, (8, 8)))
    path.chmod(0)
    assert _reason(path) is Reason.NO_PERMISSION


def test_the_state_that_was_read_is_told_where_it_is_not_the_one_listed(tmp_path: Path):
    path = _saved(tmp_path, "a.png", draw("Cars", 1, (8, 8)))
    stale = replace(_file(path), size=1, mtime_ns=1)
    assert decode(stale).file == _file(path)


@pytest.mark.skipif(not Path("/proc/version").is_file(), reason="needs a file that never has the size it claims")
def test_a_file_that_is_not_what_its_size_says_is_refused_as_changing():
    result = decode(PictureFile(Path("/proc/version"), 0, 0))
    assert isinstance(result, Refused)
    assert result.reason is Reason.TRUNCATED
    assert "changing" in result.message


def test_a_file_that_grows_under_the_reader_never_comes_out_mixed(tmp_path: Path):
    image = draw("Other", 1, (640, 480))
    whole = _saved(tmp_path, "whole.png", image).read_bytes()
    path, ended = tmp_path / "growing.png", threading.Event()
    path.write_bytes(whole[:1])

    def grow() -> None:
        with path.open("ab", buffering=0) as file:
            for at in range(1, len(whole), 512):
                file.write(whole[at : at + 512])
        ended.set()

    writer = threading.Thread(target=grow)
    writer.start()
    while not ended.is_set():
        result = decode(PictureFile(path, 1, 0))
        if isinstance(result, Decoded):
            np.testing.assert_array_equal(result.pixels, np.asarray(image))
        else:
            assert result.reason in (Reason.TRUNCATED, Reason.NOT_A_PICTURE, Reason.CORRUPT)
    writer.join()
    assert _decoded(path).content_hash == blake3.blake3(whole).digest()


def test_threads_side_by_side_get_what_one_gets(tmp_path: Path):
    paths = [
        _saved(tmp_path, f"{number}.{end}", draw(KINDS[number % 7], number, (800, 600)))
        for number, end in enumerate(["jpg", "png", "webp", "jpg", "tif", "avif"] * 3)
    ]
    (tmp_path / "broken.jpg").write_bytes(paths[0].read_bytes()[:5000])
    files = [_file(path) for path in [*paths, tmp_path / "broken.jpg"]]
    alone = [decode(file) for file in files]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(decode, files))
    for one, other in zip(alone[:-1], together[:-1], strict=True):
        np.testing.assert_array_equal(one.pixels, other.pixels)
        assert one.perceptual_hash == other.perceptual_hash
    assert together[-1] == alone[-1]
