"""The questions and answers of the catalogue, as plain values. Everything but a file's place hangs on its content."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gallery_sorter.base.errors import Reason
from gallery_sorter.base.sentence import Sentence


@dataclass(frozen=True, slots=True)
class FileState:
    """What says whether a file must be read again: where it is, how big, and when it was last changed."""

    path: Path
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """What one read of a picture told, for good: it hangs on the content hash."""

    content_hash: bytes
    width: int  # as displayed
    height: int
    perceptual_hash: int  # 64 bits
    taken: str | None
    camera: str | None
    place: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class KnownPicture:
    """A file that need not be read: its content is known. `logits` is None where this model has not seen it yet."""

    facts: PictureFacts
    logits: NDArray[np.float32] | None  # (K + 1,): the classes in the card's order, then the outside logit
    features: NDArray[np.float16] | None  # (512,) of the asked trunk, None where it has not seen the picture


@dataclass(frozen=True, slots=True)
class KnownRefusal:
    """A file that could not be read when it looked just as it does now."""

    reason: Reason
    message: Sentence


@dataclass(frozen=True, slots=True)
class NewPicture:
    """What the pipeline found out about one file, to be kept: `trunk` and `model` say which network saw it."""

    file: FileState
    facts: PictureFacts
    trunk: str
    features: NDArray[np.float16] | None  # (512,); None where they are kept already
    model: str
    logits: NDArray[np.float32]  # (K + 1,)
