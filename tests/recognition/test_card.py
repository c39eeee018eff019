"""A card survives the way to disk and back; one that is hostile or lies is refused with a sentence."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.recognition.card import CARD_NAME, ModelCard, parse_card, read_card, write_card
from gallery_sorter.recognition.strict_json import dump
from tests.recognition.conftest import plain_card

Change = Callable[[dict[str, Any]], object]


def test_a_card_comes_back_as_it_was_written(tmp_path: Path, card: ModelCard) -> None:
    write_card(card, tmp_path)
    assert read_card(tmp_path) == card


def test_keys_change_with_what_they_stand_for(card: ModelCard) -> None:
    other_head = plain_card(head=type(card.head)("head.safetensors", "2" * 64))
    assert other_head.trunk_key == card.trunk_key
    assert other_head.model_key != card.model_key
    other_trunk = plain_card(trunk=type(card.trunk)("trunk.safetensors", "2" * 64))
    assert other_trunk.trunk_key != card.trunk_key
    assert other_trunk.model_key != card.model_key
    assert plain_card(temperature=9.0).model_key == card.model_key, "temperature is applied after the logits"


def test_thresholds_for_a_precision_are_never_those_of_a_lower_one(card: ModelCard) -> None:
    assert card.thresholds_for(0.85)["Cars"] == 0.5
    assert card.thresholds_for(0.90)["Cars"] == 0.5
    assert card.thresholds_for(0.91)["Cars"] == 0.8
    with pytest.raises(SorterError) as caught:
        card.thresholds_for(0.995)
    assert caught.value.code == ErrorCode.USAGE


LIES: dict[str, Change] = {
    "lacks a key": lambda c: c.pop("temperature"),
    "unknown key": lambda c: c.update(extra=1),
    "newer format": lambda c: c.update(format=2),
    "text for a number": lambda c: c.update(temperature="1"),
    "true for a number": lambda c: c.update(temperature=True),
    "temperature of zero": lambda c: c.update(temperature=0),
    "huge number": lambda c: c.update(temperature=10**400),
    "class that leaves the folder": lambda c: c.update(classes=["../up", "Memes", "Trees"]),
    "class twice": lambda c: c.update(classes=["Cars", "cars", "Trees"]),
    "no classes": lambda c: c.update(classes=[]),
    "one class": lambda c: c.update(classes=["Cars"]),
    "rows that are no classes": lambda c: c.update(rows=[0, 1, 2, 3]),
    "rows below nothing": lambda c: c.update(rows=[0, 1, 2, -1]),
    "a class without a row": lambda c: c.update(rows=[0, 1, 1, 0]),
    "no more rows than classes": lambda c: c.update(rows=[2, 1, 0]),
    "classes is a text": lambda c: c.update(classes="Cars"),
    "name that leaves the shelf": lambda c: c.update(name="../mine"),
    "name of the shelf's own folder": lambda c: c.update(name="trunks"),
    "head elsewhere": lambda c: c["head"].update(file="../head.safetensors"),
    "absolute trunk": lambda c: c["trunk"].update(file="/etc/passwd"),
    "pickle": lambda c: c["head"].update(file="head.pth"),
    "two in one file": lambda c: c["head"].update(file="trunk.safetensors"),
    "hash that is none": lambda c: c["head"].update(blake3="xyz"),
    "other architecture": lambda c: c["trunk"].update(architecture="vgg16"),
    "threshold of no class": lambda c: c["thresholds"].update(Dogs=0.5),
    "threshold missing": lambda c: c["thresholds"].pop("Cars"),
    "threshold below zero": lambda c: c["thresholds"].update(Cars=-1),
    "precision that is none": lambda c: c["precision_thresholds"].update({"high": c["thresholds"]}),
    "limit above one": lambda c: c["outside"].update(limit=2),
    "input too large": lambda c: c["transform"].update(size=100_000),
    "input of odd size": lambda c: c["transform"].update(size=225),
    "unknown fit": lambda c: c["transform"].update(fit="stretch"),
    "deviation of zero": lambda c: c["transform"].update(std=[0, 1, 1]),
    "mean of two": lambda c: c["transform"].update(mean=[0, 1]),
    "null": lambda c: c.update(outside=None),
    "count that is a text": lambda c: c["trained_on"]["pictures"]["Cars"].update(drawn="many"),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_card_that_lies_is_refused_with_a_sentence(lie: str, card: ModelCard) -> None:
    data = json.loads(dump(card))
    LIES[lie](data)
    with pytest.raises(SorterError) as caught:
        parse_card(json.dumps(data).encode(), "card.json")
    assert caught.value.code == ErrorCode.BAD_MODEL
    assert caught.value.message.startswith("The model card card.json can't be used: ")
    assert caught.value.message.endswith(".")
    assert caught.value.message.isprintable()


@pytest.mark.parametrize(
    "text",
    [
        b"", b"null", b"[]", b"{", b"\xff\xfe{", b"[" * 100_000, b'{"format": 1, "format": 1}', b'{"format": NaN}',
        b'{"format": Infinity}', b'{"format": ' + b"9" * 5000 + b"}", b'{"a": "\\ud800"}',
    ],
)  # fmt: skip
def test_texts_that_are_no_card_are_refused(text: bytes) -> None:
    with pytest.raises(SorterError) as caught:
        parse_card(text, "card.json")
    assert caught.value.code == ErrorCode.BAD_MODEL


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)


@given(key=st.sampled_from(sorted(json.loads(dump(plain_card())))), value=_JSON)
def test_whatever_stands_under_a_key_the_answer_is_a_card_or_bad_model(key: str, value: Any) -> None:
    data = json.loads(dump(plain_card()))
    data[key] = value
    try:
        answer: object = parse_card(json.dumps(data).encode(), "card.json")
    except SorterError as error:
        answer = error.code
    assert isinstance(answer, ModelCard) or answer == ErrorCode.BAD_MODEL


def test_an_unsound_card_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(SorterError):
        write_card(plain_card(temperature=-1.0), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_card_is_a_bad_model(tmp_path: Path) -> None:
    with pytest.raises(SorterError, match=CARD_NAME):
        read_card(tmp_path)
