"""What is taken and what is refused is what the safetensors library takes and refuses, and the tensors are the same."""

import json
import struct

import numpy as np
import pytest
import safetensors
import safetensors.numpy
from hypothesis import given
from hypothesis import strategies as st

from gallery_sorter.recognition.tensor_file import parse_tensors

KINDS = ["f8", "f4", "f2", "i8", "i4", "i2", "i1", "u8", "u4", "u2", "u1", "?"]
ENTRY = {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}


def _file(header: object, body: bytes) -> bytes:
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + body


def _agree(data: bytes) -> bool:
    """Whether both take it; the test fails where they differ."""
    try:
        theirs = safetensors.numpy.load(data)
    except (safetensors.SafetensorError, KeyError, TypeError, ValueError):
        with pytest.raises(ValueError, match=r"\w"):
            parse_tensors(data)
        return False
    ours = parse_tensors(data)
    assert ours.keys() == theirs.keys()
    for name, tensor in theirs.items():
        assert ours[name].dtype == tensor.dtype
        assert ours[name].shape == tensor.shape
        assert ours[name].tobytes() == tensor.tobytes()
    return True


@given(st.dictionaries(st.text(), st.tuples(st.sampled_from(KINDS), st.lists(st.integers(0, 4), max_size=4))))
def test_what_the_library_writes_comes_back(tensors: dict[str, tuple[str, list[int]]]) -> None:
    made = {
        name: np.arange(np.prod(shape, dtype=int)).astype(kind).reshape(shape)
        for name, (kind, shape) in tensors.items()
        if name != "__metadata__" and "\ud800" not in name
    }
    assert _agree(safetensors.numpy.save(made))


@given(st.integers(0, 200), st.integers(0, 255))
def test_a_changed_byte_is_taken_or_refused_as_the_library_does(at: int, value: int) -> None:
    data = bytearray(safetensors.numpy.save({"a": np.ones((2, 3), np.float16), "b": np.zeros(4, np.uint8)}))
    data[at % len(data)] = value
    _agree(bytes(data))


@pytest.mark.parametrize(
    ("header", "size", "taken"),
    [
        ({"a": ENTRY}, 8, True),
        ({"a": ENTRY}, 7, False),
        ({"a": ENTRY}, 9, False),
        ({"a": ENTRY, "b": {**ENTRY, "data_offsets": [12, 20]}}, 20, False),
        ({"a": ENTRY, "b": {**ENTRY, "data_offsets": [4, 12]}}, 12, False),
        ({"a": {**ENTRY, "shape": [3]}}, 8, False),
        ({"a": {**ENTRY, "shape": [-2]}}, 8, False),
        ({"a": {**ENTRY, "shape": [2.0]}}, 8, False),
        ({"a": {**ENTRY, "shape": [True, 2]}}, 8, False),
        ({"a": {**ENTRY, "shape": [2**40, 2**40]}}, 8, False),
        ({"a": {**ENTRY, "shape": 2}}, 8, False),
        ({"a": {**ENTRY, "dtype": "BF16", "shape": [4]}}, 8, False),
        ({"a": {**ENTRY, "dtype": "F128"}}, 8, False),
        ({"a": {"dtype": "F32", "shape": [2]}}, 8, False),
        ({"a": 5}, 8, False),
        ({"a": ENTRY, "__metadata__": {"format": "pt"}}, 8, True),
        ({"a": ENTRY, "__metadata__": {"format": 1}}, 8, False),
        ({}, 0, True),
        ([], 0, False),
        (b"[" * 5000, 0, False),
        (b'{"a": \xff}', 0, False),
        (b"", 0, False),
    ],
)
def test_a_header_is_taken_or_refused_as_the_library_does(header: object, size: int, taken: bool) -> None:
    assert _agree(_file(header, bytes(size))) is taken


@pytest.mark.parametrize("data", [b"", b"\0" * 7, b"\xff" * 8, b"\xff" * 100])
def test_what_is_no_such_file_is_refused(data: bytes) -> None:
    assert not _agree(data)
