"""A perceptual hash says what looks alike; a content hash says what is alike."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from gallery_sorter.pictures.decode import decode
from gallery_sorter.pictures.hashes import content_hash, distance, perceptual_hash
from gallery_sorter.pictures.values import PictureFile
from tests.drawn import CLASSES, draw


def _hash(path: Path, image: Image.Image, **options: object) -> int:
    image.save(path, **options)
    return decode(PictureFile(path, 0, 0)).perceptual_hash


@pytest.mark.parametrize("kind", CLASSES)
def test_one_picture_saved_anew_stays_near_and_others_are_far(tmp_path: Path, kind: str):
    image = draw(kind, 1, (1200, 900))
    original = _hash(tmp_path / "a.png", image)
    assert distance(original, _hash(tmp_path / "b.jpg", image, quality=60)) <= 8
    assert distance(original, _hash(tmp_path / "c.webp", image.resize((800, 600)))) <= 8
    others = [_hash(tmp_path / "d.png", draw(other, 1, (1200, 900))) for other in CLASSES if other != kind]
    assert min(distance(original, other) for other in others) > 8


def test_the_hash_counts_rises_row_by_row():
    row = np.arange(0, 252, 28, dtype=np.uint8)  # nine rising levels
    picture = np.repeat(np.repeat(row[None, :, None], 8, 0), 3, 2)
    assert perceptual_hash(picture) == (1 << 64) - 1
    assert perceptual_hash(np.ascontiguousarray(picture[:, ::-1])) == 0
    picture[1:] = 7
    assert perceptual_hash(picture) == 0xFF << 56


@pytest.mark.parametrize("size", [(1, 1), (1, 300), (300, 1), (5, 5)])
def test_any_size_has_a_hash(size: tuple[int, int]):
    assert 0 <= perceptual_hash(np.zeros((*size, 3), np.uint8)) < 1 << 64


def test_the_content_hash_is_blake3():
    empty = "af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262"  # from the BLAKE3 paper's test vectors
    assert content_hash(b"").hex() == empty
