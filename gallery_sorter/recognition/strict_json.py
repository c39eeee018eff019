"""Reads a JSON text from anywhere into frozen dataclasses, or says in a sentence what is wrong with it.

The dataclass is the schema: no key may be missing or unknown (fields with a default may be left out), no number may
be infinite, no key may stand twice, and nothing is converted silently.
"""

import dataclasses
import json
import math
import types
import typing
from collections.abc import Mapping
from typing import Any, TypeVar

T = TypeVar("T")

LONGEST_TEXT = 4_000  # characters of one string; a card's longest is its note on licences
MOST_ENTRIES = 10_000  # of one list or table


class JsonError(ValueError):
    """What is wrong with the text, as part of a sentence: `card.temperature is not a number`."""


def parse(cls: type[T], text: bytes, name: str) -> T:
    """Read `text` as one `cls`; `name` is what messages call it. Raises JsonError, never another exception."""
    try:
        data = json.loads(text.decode("utf-8"), object_pairs_hook=_object, parse_constant=_no_constant)
    except JsonError:
        raise
    except (ValueError, RecursionError) as error:  # UnicodeDecodeError and JSONDecodeError are ValueErrors
        raise JsonError(f"{name} is not JSON text") from error
    return typing.cast(T, _read(cls, data, name))


def dump(value: Any) -> bytes:
    """The JSON text of a dataclass, indented for people, as UTF-8."""
    text = json.dumps(dataclasses.asdict(value), indent=1, ensure_ascii=False, allow_nan=False)
    return (text + "\n").encode("utf-8")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise JsonError("a key stands in it twice")
    return found


def _no_constant(token: str) -> float:
    raise JsonError(f"{token} is not a number that it may hold")


def _read(kind: Any, data: Any, where: str) -> Any:
    """`data` as a value of the annotation `kind`."""
    if dataclasses.is_dataclass(kind):
        return _read_dataclass(typing.cast(type, kind), data, where)
    origin = typing.get_origin(kind)
    if origin is types.UnionType or origin is typing.Union:
        return _read_optional(kind, data, where)
    if origin is tuple:
        return _read_tuple(typing.get_args(kind), data, where)
    if origin is Mapping:
        return _read_mapping(typing.get_args(kind)[1], data, where)
    return _read_plain(kind, data, where)


def _read_plain(kind: type, data: Any, where: str) -> Any:
    if kind is str and isinstance(data, str):
        if len(data) > LONGEST_TEXT:
            raise JsonError(f"{where} is too long")
        if any("\ud800" <= c <= "\udfff" for c in data):
            raise JsonError(f"{where} holds half a character")
        return data
    if kind is int and isinstance(data, int) and not isinstance(data, bool):
        return data
    if kind is float and isinstance(data, int | float) and not isinstance(data, bool):
        return _finite(data, where)
    words = {str: "a text", int: "a whole number", float: "a number"}
    raise JsonError(f"{where} is not {words.get(kind, 'what it should be')}")


def _finite(number: float, where: str) -> float:
    try:
        value = float(number)
    except OverflowError:
        value = math.inf
    if not math.isfinite(value):
        raise JsonError(f"{where} is not a finite number")
    return value


def _read_dataclass(kind: type, data: Any, where: str) -> Any:
    if not isinstance(data, dict):
        raise JsonError(f"{where} is not an object")
    hints = typing.get_type_hints(kind)
    fields = dataclasses.fields(kind)
    unknown = sorted(data.keys() - {f.name for f in fields})
    if unknown:
        raise JsonError(f"{where} has the unknown key {unknown[0][:60]!a}")
    values = {}
    for field in fields:
        if field.name in data:
            values[field.name] = _read(hints[field.name], data[field.name], f"{where}.{field.name}")
        elif field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            raise JsonError(f"{where} lacks the key '{field.name}'")
    return kind(**values)


def _read_optional(kind: Any, data: Any, where: str) -> Any:
    if data is None:
        return None
    (inner,) = (k for k in typing.get_args(kind) if k is not type(None))
    return _read(inner, data, where)


def _read_tuple(kinds: tuple[Any, ...], data: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(data, list) or len(data) > MOST_ENTRIES:
        raise JsonError(f"{where} is not a list of sensible length")
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        kinds = (kinds[0],) * len(data)
    if len(kinds) != len(data):
        raise JsonError(f"{where} should have {len(kinds)} entries, not {len(data)}")
    return tuple(_read(k, d, f"{where}[{i}]") for i, (k, d) in enumerate(zip(kinds, data, strict=True)))


def _read_mapping(kind: Any, data: Any, where: str) -> dict[str, Any]:
    if not isinstance(data, dict) or len(data) > MOST_ENTRIES:
        raise JsonError(f"{where} is not an object of sensible size")
    return {_read_plain(str, k, f"a key of {where}"): _read(kind, d, f"{where}[{k[:60]!a}]") for k, d in data.items()}
