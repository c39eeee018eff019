"""A folder of very many pictures that the catalogue knows already, for the benchmark of the window.

The files are empty: the catalogue knows them by path, size and time, so nothing asks for their bytes. Each has a
content, a prediction and a thumbnail of its own; the thumbnails are a few thousand drawings that take turns.
"""

import io
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from gallery_sorter.app.session import Session
from gallery_sorter.catalogue.values import FileState, NewPicture, PictureFacts

A_FOLDER = 2_000  # pictures
AT_ONCE = 5_000  # rows in one transaction


def make_known(session: Session, folder: Path, number: int, drawings: int) -> None:
    """Write `number` empty files below `folder`, and all that the window needs to know of them into the caches.

    Takes about a minute and 8 kB a picture for 100,000.
    """
    card = session.model().card
    generator = np.random.default_rng(0)
    jpegs = [_drawing(generator) for _ in range(drawings)]
    with session.caches() as (catalogue, thumbnails):
        for start in range(0, number, AT_ONCE):
            numbers = range(start, min(start + AT_ONCE, number))
            contents = [n.to_bytes(32, "big") for n in numbers]
            logits = _logits(generator, len(contents), len(card.classes))
            catalogue.write(
                NewPicture(
                    _touch(folder / f"DCIM/{100 + n // A_FOLDER}MEDIA/IMG_{n:06d}.jpg"),
                    PictureFacts(content, 4000, 3000, n, "2024-08-17T12:13:14", "Fairphone FP4", None),
                    card.trunk_key,
                    None,
                    card.model_key,
                    row,
                )
                for n, content, row in zip(numbers, contents, logits, strict=True)
            )
            thumbnails.put((content, jpegs[n % drawings]) for n, content in zip(numbers, contents, strict=True))


def _touch(path: Path) -> FileState:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    state = path.stat()
    return FileState(path, state.st_size, state.st_mtime_ns)


def _logits(generator: np.random.Generator, number: int, classes: int) -> NDArray[np.float32]:
    """Most are clearly of one class, a tenth lies between two, and a twentieth fits none."""
    logits = generator.normal(0, 1, (number, classes + 1))
    rows = np.arange(number)
    logits[rows, generator.integers(0, classes, number)] += generator.choice([14.0, 2.0], number, p=[0.9, 0.1])
    logits[:, -1] += generator.choice([-12.0, 12.0], number, p=[0.95, 0.05])
    return logits.astype(np.float32)


def _drawing(generator: np.random.Generator) -> bytes:
    """The JPEG bytes of something like a photo's thumbnail: soft shapes, and grain."""
    picture = Image.new("RGB", (256, 192), tuple(generator.integers(0, 256, 3).tolist()))
    pen = ImageDraw.Draw(picture)
    for _ in range(12):
        x, y, w, h = generator.integers(0, 200, 4).tolist()
        pen.ellipse((x, y, x + w, y + h), fill=tuple(generator.integers(0, 256, 3).tolist()))
    soft = np.asarray(picture.filter(ImageFilter.GaussianBlur(3)), dtype=np.int16)
    grain = soft + generator.integers(-8, 9, soft.shape)
    buffer = io.BytesIO()
    Image.fromarray(grain.clip(0, 255).astype(np.uint8)).save(buffer, "JPEG", quality=80)
    return buffer.getvalue()
