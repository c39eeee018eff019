"""A thumbnail is a small plain JPEG of the same picture, whatever its shape."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from gallery_sorter.pictures.thumbnail import LONG_SIDE, make_thumbnail
from tests.drawn import draw


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((500, 375), (256, 192)),
        ((375, 500), (192, 256)),
        ((1024, 1), (256, 1)),
        ((1, 1024), (1, 256)),
        ((256, 200), (256, 200)),
        ((3, 2), (3, 2)),
        ((1, 1), (1, 1)),
    ],
)
def test_the_long_side_fits_and_no_side_is_0(size: tuple[int, int], expected: tuple[int, int]):
    jpeg = make_thumbnail(np.array(draw("Trees", 1, size)))
    image = Image.open(BytesIO(jpeg))
    image.load()
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", expected)
    assert max(image.size) <= LONG_SIDE
    assert not image.getexif()
    assert "icc_profile" not in image.info


def test_it_shows_the_picture():
    picture = draw("Selfies", 2, (512, 384))
    seen = np.asarray(Image.open(BytesIO(make_thumbnail(np.array(picture))))).astype(int)
    expected = np.asarray(picture.resize((256, 192), Image.Resampling.BOX)).astype(int)
    assert np.abs(seen - expected).mean() < 4
