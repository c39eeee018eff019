"""What this process and a decoding child say to each other: a head, a short JSON text, and plain bytes behind it.

The child reads files that may be made up to take it over, so nothing of what it answers is taken on trust: an answer
that is not to the letter what was asked for is a BrokenAnswerError. No pickle crosses, and the child chooses no words.
"""

import json
import struct
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from gallery_sorter.base.errors import Reason
from gallery_sorter.pictures.exif import is_believable
from gallery_sorter.pictures.pixels import target_size
from gallery_sorter.pictures.values import Exif, Limits

_HEAD = struct.Struct("<IQ")  # the lengths of the JSON text and of the bytes
_LONGEST_TEXT = 8192
_LONGEST_SAID = 500  # characters of what a decoder raised, for the log
_REASONS = frozenset((Reason.TOO_LARGE, Reason.NOT_A_PICTURE, Reason.UNSUPPORTED, Reason.TRUNCATED, Reason.CORRUPT))

Parts = tuple[NDArray[np.uint8], tuple[int, int], Exif]  # as decode.decode_bytes gives them


class BrokenAnswerError(Exception):
    """The child has gone, or what it says makes no sense."""


class Signal(StrEnum):
    """What a child says besides answers."""

    READY = "ready"  # once, as the first thing
    LARGE = "large"  # the picture has to wait for its turn, until GO comes


GO = b"g"


@dataclass(frozen=True, slots=True)
class CodecRefusal:
    """Bytes that can't be decoded, and what the decoder raised, in ASCII."""

    reason: Reason
    said: str


def send_request(sink: IO[bytes], data: bytes, limits: Limits) -> None:
    """Ask for a picture. Raises OSError where the child has gone."""
    _send(sink, asdict(limits), data)


def read_request(source: IO[bytes]) -> tuple[bytes, Limits] | None:
    """In the child: what is asked for next; None at the end."""
    head = source.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    text, size = _HEAD.unpack(head)
    limits = Limits(**json.loads(source.read(text)))
    data = source.read(size)
    return (data, limits) if len(data) == size else None


def send_signal(sink: IO[bytes], signal: Signal) -> None:
    """In the child."""
    _send(sink, {"signal": signal.value})


def send_picture(sink: IO[bytes], parts: Parts) -> None:
    """In the child: what the bytes are a picture of."""
    pixels, size, exif = parts
    _send(sink, {"size": size, "exif": asdict(exif)}, np.ascontiguousarray(pixels).data.cast("B"))


def send_refusal(sink: IO[bytes], refusal: CodecRefusal) -> None:
    """In the child: that the bytes can't be decoded."""
    _send(sink, {"reason": refusal.reason.value, "said": refusal.said[:_LONGEST_SAID]})


def read_answer(source: IO[bytes], limits: Limits) -> Parts | CodecRefusal | Signal:
    """What the child says to a request with these limits. Raises BrokenAnswerError, OSError."""
    text, size = _HEAD.unpack(_exactly(source, _HEAD.size))
    if text > _LONGEST_TEXT:
        raise BrokenAnswerError(f"{text} bytes of text")
    said = _exactly(source, text)
    try:
        told = json.loads(said)
        if "size" in told:
            return _read_picture(source, told, size, limits)
        if size:
            raise BrokenAnswerError(f"{size} bytes that nobody asked for")
        return Signal(told["signal"]) if "signal" in told else _refusal(told)
    except (ValueError, TypeError, LookupError, RecursionError) as error:
        raise BrokenAnswerError(ascii(said[:_LONGEST_SAID])) from error


def _read_picture(source: IO[bytes], told: Mapping[str, Any], size: int, limits: Limits) -> Parts:
    width, height = told["size"]
    if type(width) is not int or type(height) is not int or not 0 < width * height <= limits.max_pixels or width < 1:
        raise ValueError("no size of a picture")
    across, down = target_size((width, height), limits)
    if size != across * down * 3:
        raise ValueError("the pixels of another size")
    exif = _exif(told["exif"])
    pixels = np.empty((down, across, 3), np.uint8)
    if source.readinto(pixels.data.cast("B")) != size:  # type: ignore[attr-defined]  # a buffered reader has it
        raise BrokenAnswerError("it ended amid a picture")
    return pixels, (width, height), exif


def _exif(told: Mapping[str, Any]) -> Exif:
    exif = Exif(told["taken"], told["camera"], None if told["place"] is None else tuple(told["place"]))
    if not is_believable(exif):
        raise ValueError("EXIF that is not believable")
    return exif


def _refusal(told: Mapping[str, Any]) -> CodecRefusal:
    reason = Reason(told["reason"])
    if reason not in _REASONS:
        raise ValueError("a reason that is no decoder's")
    return CodecRefusal(reason, ascii(told["said"])[:_LONGEST_SAID])


def _send(sink: IO[bytes], told: Mapping[str, Any], data: bytes | memoryview = b"") -> None:
    text = json.dumps(told).encode("ascii")
    sink.write(_HEAD.pack(len(text), len(data)) + text)
    sink.write(data)
    sink.flush()


def _exactly(source: IO[bytes], size: int) -> bytes:
    data = source.read(size)
    if len(data) < size:
        raise BrokenAnswerError("it has gone")
    return data
