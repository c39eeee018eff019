"""Reads the bytes of a safetensors file as views on them, with the checks that the safetensors library makes.

The library copies all tensors in one go and holds the interpreter meanwhile: 28 ms for a trunk, in which no window can
move. The format: https://huggingface.co/docs/safetensors
"""

import json
import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

_TYPES = {
    "F64": "<f8",
    "F32": "<f4",
    "F16": "<f2",
    "I64": "<i8",
    "I32": "<i4",
    "I16": "<i2",
    "I8": "<i1",
    "U64": "<u8",
    "U32": "<u4",
    "U16": "<u2",
    "U8": "<u1",
    "BOOL": "?",
}  # those that numpy has
_LENGTH = 8  # bytes that say how long the header is
_METADATA = "__metadata__"


def parse_tensors(data: bytes) -> dict[str, NDArray[np.generic]]:
    """The tensors by their names, not to be written into. Raises ValueError where this is no such file, where it is
    damaged, and where it holds a type of numbers that numpy lacks.
    """
    start = _LENGTH + int.from_bytes(data[:_LENGTH], "little")
    if not _LENGTH < start <= len(data):
        raise ValueError("no header")
    try:
        return _tensors(data, start, json.loads(data[_LENGTH:start].decode("utf-8")))
    except (TypeError, LookupError, AttributeError, OverflowError, RecursionError) as error:
        raise ValueError("a header that makes no sense") from error


def _tensors(data: bytes, start: int, header: dict[str, Any]) -> dict[str, NDArray[np.generic]]:
    """As `parse_tensors`; the tensors must follow each other without a gap, up to the end of the file."""
    metadata = header.pop(_METADATA, {})
    if not all(isinstance(value, str) for value in metadata.values()):
        raise ValueError("metadata that is no text")
    tensors: dict[str, NDArray[np.generic]] = {}
    at = start
    for name, told in sorted(header.items(), key=lambda entry: tuple(entry[1]["data_offsets"])):
        kind, shape, (begin, end) = np.dtype(_TYPES[told["dtype"]]), told["shape"], told["data_offsets"]
        if not all(type(number) is int and number >= 0 for number in (begin, end, *shape)):
            raise ValueError("a number that is no size")
        count = math.prod(shape)
        if start + begin != at or end - begin != count * kind.itemsize or start + end > len(data):
            raise ValueError("tensors that overlap, or leave a gap")
        tensors[name] = np.frombuffer(data, kind, count, at).reshape(shape)
        at = start + end
    if at != len(data):
        raise ValueError("bytes that belong to no tensor")
    return tensors
