"""What crosses comes back as it was; what a child makes up is a BrokenAnswerError and nothing else."""

import json
import struct
from io import BytesIO
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery_sorter.base.errors import Reason
from gallery_sorter.pictures.decode_messages import (
    BrokenAnswerError,
    CodecRefusal,
    Parts,
    Signal,
    read_answer,
    read_request,
    send_picture,
    send_refusal,
    send_request,
    send_signal,
)
from gallery_sorter.pictures.values import Exif, Limits

LIMITS = Limits(max_pixels=10_000, short_side=4, long_side=16)
SAID = {"size": [3, 2], "exif": {"taken": None, "camera": None, "place": None}}  # 18 bytes of pixels


def _answer(told: object, data: bytes = b"") -> bytes:
    text = told if isinstance(told, bytes) else json.dumps(told).encode()
    return struct.pack("<IQ", len(text), len(data)) + text + data


def _read(data: bytes) -> object:
    return read_answer(BytesIO(data), LIMITS)


def _sent(parts: Parts) -> object:
    pipe = BytesIO()
    send_picture(pipe, parts)
    return _read(pipe.getvalue())


@pytest.mark.parametrize(
    "exif",
    [
        Exif(),
        Exif("2024-02-29T12:34:56", "Ä camera 写", (-33.1234567, 179.9)),
        Exif(None, "x" * 80, (0.0, 90.0)),
    ],
)
def test_a_picture_comes_back_to_the_last_byte(exif: Exif) -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (4, 6, 3), np.uint8)
    answer = _sent((pixels, (12, 8), exif))
    assert isinstance(answer, tuple)
    assert np.array_equal(answer[0], pixels)
    assert answer[0].flags.writeable
    assert answer[1:] == ((12, 8), exif)


@given(st.binary(max_size=100), st.integers(1, 10**10), st.integers(1, 5000))
def test_a_request_comes_back_as_it_was(data: bytes, pixels: int, side: int) -> None:
    pipe, limits = BytesIO(), Limits(max_pixels=pixels, long_side=side, max_seconds=1.5)
    send_request(pipe, data, limits)
    pipe.seek(0)
    assert read_request(pipe) == (data, limits)
    assert read_request(pipe) is None


def test_a_request_that_breaks_off_is_the_end() -> None:
    pipe = BytesIO()
    send_request(pipe, b"picture", LIMITS)
    assert read_request(BytesIO(pipe.getvalue()[:-1])) is None


def test_refusals_and_signals_come_back() -> None:
    pipe = BytesIO()
    send_signal(pipe, Signal.READY)
    send_refusal(pipe, CodecRefusal(Reason.CORRUPT, "ValueError('\udc80 ä\n\x1b[2J" + "x" * 10_000))
    pipe.seek(0)
    assert read_answer(pipe, LIMITS) is Signal.READY
    refusal = read_answer(pipe, LIMITS)
    assert isinstance(refusal, CodecRefusal)
    assert refusal.reason is Reason.CORRUPT
    assert len(refusal.said) <= 500
    assert refusal.said.isascii()
    assert refusal.said.isprintable(), "it goes into the log"


def test_the_honest_answer_that_the_others_are_made_of_is_taken() -> None:
    assert isinstance(_read(_answer(SAID, bytes(18))), tuple)


@pytest.mark.parametrize(
    ("told", "size"),
    [
        (SAID, 17),
        (SAID, 19),
        (SAID, 1 << 40),
        ({**SAID, "size": [2, 3]}, 1 << 40),
        ({**SAID, "size": [0, 2]}, 0),
        ({**SAID, "size": [-3, -2]}, 18),
        ({**SAID, "size": [3.0, 2.0]}, 18),
        ({**SAID, "size": [True, 2]}, 6),
        ({**SAID, "size": [3]}, 18),
        ({**SAID, "size": "32"}, 18),
        ({**SAID, "size": [101, 100]}, 101 * 100 * 3),
        ({**SAID, "size": [10**30, 10**30]}, 18),
        ({"size": [3, 2]}, 18),
        ({**SAID, "exif": None}, 18),
        ({**SAID, "exif": {**SAID["exif"], "taken": "2024-02-29 12:34:56"}}, 18),
        ({**SAID, "exif": {**SAID["exif"], "taken": ["2024-02-29T12:34:56"]}}, 18),
        ({**SAID, "exif": {**SAID["exif"], "camera": "red \x1b[31m"}}, 18),
        ({**SAID, "exif": {**SAID["exif"], "camera": "\ud800"}}, 18),
        ({**SAID, "exif": {**SAID["exif"], "camera": "x" * 81}}, 18),
        ({**SAID, "exif": {**SAID["exif"], "camera": 5}}, 18),
        ({**SAID, "exif": {**SAID["exif"], "place": [91.0, 0.0]}}, 18),
        ({**SAID, "exif": {**SAID["exif"], "place": [float("nan"), 0.0]}}, 18),
        ({**SAID, "exif": {**SAID["exif"], "place": [1, "2"]}}, 18),
        ({**SAID, "exif": {**SAID["exif"], "place": [1.0]}}, 18),
        ({"reason": "no-permission", "said": ""}, 0),
        ({"reason": "crashed", "said": ""}, 0),
        ({"reason": "corrupt"}, 0),
        ({"reason": "corrupt", "said": ""}, 1),
        ({"signal": "hello"}, 0),
        ({"signal": "ready"}, 1),
        ({}, 0),
        ([], 0),
        ("size", 0),
        (5, 0),
        (b"{", 0),
        (b"\xff", 0),
        (b"[" * 8000, 0),
        (b" " * 8193, 0),
    ],
)
def test_an_answer_that_is_made_up_is_refused(told: Any, size: int) -> None:
    text = told if isinstance(told, bytes) else json.dumps(told).encode()
    data = struct.pack("<IQ", len(text), size) + text + bytes(min(size, 100_000))
    with pytest.raises(BrokenAnswerError):
        _read(data)


@given(st.binary(max_size=64))
def test_any_bytes_are_refused_or_make_sense(data: bytes) -> None:
    with pytest.raises(BrokenAnswerError):
        _read(data)


@given(st.binary(max_size=64))
def test_any_text_is_refused_or_makes_sense(text: bytes) -> None:
    with pytest.raises(BrokenAnswerError):
        _read(_answer(text))


def test_an_answer_that_breaks_off_is_refused() -> None:
    whole = _answer(SAID, bytes(18))
    for length in range(len(whole)):
        with pytest.raises(BrokenAnswerError):
            _read(whole[:length])
