"""A store of drawn pictures: chats, memes and other screens, where the collected ones are few or alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from tools.starter.drawn_chats import draw_chat
from tools.starter.drawn_memes import draw_meme
from tools.starter.drawn_screens import draw_screen
from tools.starter.lettering import Lettering
from tools.starter.pictures import CLASSES, OUTSIDE, Pixels, Sample, Store

CHATS, MEMES = CLASSES.index("Whatsapp_Screenshots"), CLASSES.index("Memes")
LONG_SIDE = 420

Draw = Callable[[Callable[[], Pixels], Lettering, np.random.Generator], Pixels]


def drawn_samples(
    photos: Store, usable: list[int], letters: Lettering, counts: tuple[int, int, int], seed: int
) -> Iterator[Sample]:
    """`counts` chats, memes and other screens; the photos in them are drawn from `usable`."""
    kinds: tuple[tuple[str, int, Draw], ...] = (
        ("drawn-chat", CHATS, draw_chat),
        ("drawn-meme", MEMES, draw_meme),
        ("drawn-screen", OUTSIDE, draw_screen),
    )
    for kind, ((name, label, draw), count) in enumerate(zip(kinds, counts, strict=True)):
        for number in range(count):
            rng = np.random.default_rng([seed, kind, number])

            def photo(rng: np.random.Generator = rng) -> Pixels:
                return photos.pixels(int(rng.choice(usable)))

            pixels = draw(photo, letters, rng)
            yield Sample(_limited(pixels), label, name, f"{name}/{number:05d}")


def _limited(pixels: Pixels) -> Pixels:
    """Keep the long side within what training needs."""
    height, width = pixels.shape[:2]
    scale = min(1.0, LONG_SIDE / max(height, width))
    if scale == 1.0:
        return pixels
    from PIL import Image

    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return np.asarray(Image.fromarray(pixels).resize(size, Image.Resampling.BICUBIC), dtype=np.uint8)
