"""Every kind of image comes out as the RGB that a person would see."""

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageOps

from gallery_sorter.pictures.decode import decode
from gallery_sorter.pictures.pixels import target_size
from gallery_sorter.pictures.values import Decoded, Limits, PictureFile
from tests.drawn import draw


def _seen(tmp_path: Path, name: str, image: Image.Image, **options: object) -> np.ndarray:
    """The pixels that decode gives for an image once saved, as integers."""
    path = tmp_path / name
    image.save(path, **options)
    result = decode(PictureFile(path, path.stat().st_size, 0))
    assert isinstance(result, Decoded), result
    assert result.pixels.shape == (image.height, image.width, 3)
    return result.pixels.astype(int)


def _ramp(width: int = 256) -> np.ndarray:
    """Grey from black to white, 0 to 1, two rows."""
    return np.linspace(0, 1, width)[None].repeat(2, 0)


@given(st.integers(1, 70_000), st.integers(1, 70_000))
def test_the_target_holds_what_the_limits_say(width: int, height: int):
    limits = Limits()
    target = target_size((width, height), limits)
    assert min(target) >= 1
    assert max(target) <= limits.long_side
    assert target[0] <= width
    assert target[1] <= height
    if max(width, height) / min(width, height) <= limits.long_side / limits.short_side:
        assert min(target) >= min(limits.short_side, width, height)
    assert target_size((height, width), limits) == target[::-1]


@pytest.mark.parametrize("scale", [65535, 1])
def test_wide_grey_is_neither_white_nor_black(tmp_path: Path, scale: int):
    expected = np.rint(_ramp() * 255)[..., None].repeat(3, 2)
    if scale == 1:
        seen = _seen(tmp_path, "a.tif", Image.fromarray(_ramp().astype(np.float32)))
    else:
        seen = _seen(tmp_path, "a.png", Image.fromarray(np.rint(_ramp() * scale).astype(np.uint16)))
    assert np.abs(seen - expected).max() <= 1


def test_floats_of_any_range_are_stretched_and_holes_do_no_harm(tmp_path: Path):
    values = (_ramp() * 5000 - 2000).astype(np.float32)
    values[0, 0], values[0, 1], values[0, 2] = np.nan, np.inf, -np.inf
    seen = _seen(tmp_path, "a.tif", Image.fromarray(values))
    assert np.abs(seen[1] - np.rint(_ramp() * 255)[1][:, None]).max() <= 2
    assert seen[0, :3, 0].tolist() == [0, 255, 0]
    assert _seen(tmp_path, "b.tif", Image.fromarray(np.full((2, 2), np.nan, np.float32))).max() == 0


def test_integers_of_32_bits(tmp_path: Path):
    expected = np.rint(_ramp() * 255)[..., None]
    for top in (255, 65535, 10**9):
        seen = _seen(tmp_path, "a.tif", Image.fromarray(np.rint(_ramp() * top).astype(np.int32)))
        assert np.abs(seen - expected).max() <= 1, top


def test_wide_grey_is_reduced_too(tmp_path: Path):
    path = tmp_path / "a.png"
    Image.fromarray(np.full((1200, 1600), 32768, np.uint16)).save(path)
    result = decode(PictureFile(path, 0, 0))
    assert result.pixels.shape == (288, 384, 3)
    assert set(np.unique(result.pixels)) == {128}


@pytest.mark.parametrize("mode", ["1", "L", "P"])
def test_grey_bits_and_palettes(tmp_path: Path, mode: str):
    image = draw("Memes", 1, (64, 48)).convert(mode)
    expected = np.asarray(image.convert("RGB")).astype(int)
    np.testing.assert_array_equal(_seen(tmp_path, "a.png", image), expected)


@pytest.mark.parametrize("size", [(40, 30), (900, 700)])
def test_what_is_transparent_lies_on_white(tmp_path: Path, size: tuple[int, int]):
    image = Image.new("RGBA", size, (200, 0, 0, 255))
    image.paste((0, 0, 0, 0), (0, 0, size[0] // 2, size[1]))
    image.paste((0, 0, 200, 128), (0, 0, size[0], size[1] // 2))
    path = tmp_path / "a.png"
    image.save(path)
    pixels = decode(PictureFile(path, 0, 0)).pixels.astype(int)
    for (x, y), colour in {(0, -1): (255, 255, 255), (-1, -1): (200, 0, 0), (-1, 0): (127, 127, 227)}.items():
        assert np.abs(pixels[y, x] - colour).max() <= 1, (x, y)


def test_transparent_grey_and_palette_colours_lie_on_white(tmp_path: Path):
    grey = _seen(tmp_path, "a.png", Image.merge("LA", (Image.new("L", (2, 2), 0), Image.new("L", (2, 2), 0))))
    assert grey.min() == 255
    palette = Image.new("P", (2, 2), 1)
    palette.putpalette([10, 20, 30, 200, 100, 50])
    assert _seen(tmp_path, "b.png", palette)[0, 0].tolist() == [200, 100, 50]
    assert _seen(tmp_path, "c.png", palette, transparency=1).min() == 255
    assert _seen(tmp_path, "d.gif", palette, transparency=1).min() == 255
    assert _seen(tmp_path, "e.png", Image.new("RGB", (2, 2), (9, 9, 9)), transparency=(9, 9, 9)).min() == 255


@pytest.mark.parametrize("name", ["a.jpg", "a.tif"])
def test_printing_inks_do_not_come_out_as_a_negative(tmp_path: Path, name: str):
    inks = Image.merge("CMYK", [Image.new("L", (32, 32), level) for level in (0, 255, 255, 0)])
    red = _seen(tmp_path, name, inks)
    assert (red[..., 0] > 200).all()
    assert (red[..., 1:] < 60).all()


def _profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def _with_red_and_green_exchanged(profile: bytes) -> bytes:
    """A profile whose red means green: nobody has one, so that it shows whether profiles are heeded."""
    names = profile.replace(b"rXYZ", b"@@@@").replace(b"gXYZ", b"rXYZ").replace(b"@@@@", b"gXYZ")
    return names.replace("sRGB".encode("utf-16-be"), "mRGB".encode("utf-16-be")).replace(
        b"sRGB built-in", b"mRGB built-in"
    )


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.webp", "a.tif", "a.avif"])
def test_a_colour_profile_is_heeded(tmp_path: Path, name: str):
    image = Image.new("RGB", (64, 48), (200, 30, 30))
    seen = _seen(tmp_path, name, image, icc_profile=_with_red_and_green_exchanged(_profile()))
    assert np.abs(seen - (30, 200, 30)).max() <= 8
    assert np.abs(_seen(tmp_path, name, image, icc_profile=_profile()) - (200, 30, 30)).max() <= 8


def test_a_colour_profile_leaves_transparency_alone(tmp_path: Path):
    image = Image.new("RGBA", (64, 48), (200, 30, 30, 0))
    profile = _with_red_and_green_exchanged(_profile())
    assert _seen(tmp_path, "a.png", image, icc_profile=profile).min() == 255
    image.putalpha(255)
    assert np.abs(_seen(tmp_path, "a.png", image, icc_profile=profile) - (30, 200, 30)).max() <= 2


@pytest.mark.parametrize("profile", [b"noise" * 100, b"\0" * 128, _profile()[:200]])
@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_a_profile_that_is_broken_or_of_another_kind_is_ignored(tmp_path: Path, profile: bytes, mode: str):
    image = ImageOps.invert(draw("Cars", 1, (64, 48))).convert(mode)
    plain = _seen(tmp_path, "a.tif", image)
    np.testing.assert_array_equal(_seen(tmp_path, "b.tif", image, icc_profile=profile), plain)
    if mode == "CMYK":
        np.testing.assert_array_equal(_seen(tmp_path, "c.tif", image, icc_profile=_profile()), plain)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "CMYK"])
@pytest.mark.parametrize("size", [(3001, 2003), (1200, 5000), (700, 577)])
def test_reducing_looks_like_averaging(tmp_path: Path, mode: str, size: tuple[int, int]):
    image = draw("Trees", 4, size).convert(mode)
    path = tmp_path / "a.tif"
    image.save(path)
    pixels = decode(PictureFile(path, 0, 0)).pixels.astype(int)
    averaged = image.convert("RGB").resize(target_size(size, Limits()), Image.Resampling.BOX)
    assert np.abs(pixels - np.asarray(averaged).astype(int)).mean() < 3


def test_saving_again_does_not_matter(tmp_path: Path):
    out = BytesIO()
    draw("Trees", 1, (640, 480)).save(out, "JPEG", quality=90)
    once = Image.open(out)
    assert np.abs(_seen(tmp_path, "a.png", once) - np.asarray(once).astype(int)).max() == 0
