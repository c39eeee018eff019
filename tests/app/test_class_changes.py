"""Which pictures would change their class, of those that the catalogue knows."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from gallery_sorter.app import training_result
from gallery_sorter.app.classify import ClassifyOptions, classify
from gallery_sorter.app.session import Session
from gallery_sorter.app.training_result import class_changes
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.recognition.card import ModelCard
from gallery_sorter.recognition.judging import judge
from gallery_sorter.recognition.values import Prediction
from gallery_sorter.recognition.weights import Head
from tests.drawn import make_dump

Judge = Callable[[ModelCard, "np.ndarray[tuple[int, ...], np.dtype[np.float32]]"], Prediction]


@pytest.mark.parametrize(("strange_before", "strange_after"), [(False, True), (True, False), (True, True)])
def test_what_neither_model_calls_anything_is_no_change(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, strange_before: bool, strange_after: bool
) -> None:
    paths = make_dump(tmp_path / "dump", 2)
    list(classify(session, ClassifyOptions((tmp_path / "dump",)), Cancel()))
    model = session.model()
    count = len(model.card.classes)
    turned = np.append((np.arange(count) + 1) % count, count)  # each class is the next one now
    head = Head(model.head.weight[turned], model.head.bias[turned])
    card = replace(model.card, name="turned")

    def changed() -> list[Path]:
        return [change.path for change in class_changes(session, card, head, None, Cancel())]

    assert sorted(changed()) == sorted(paths), "what fits is told"
    monkeypatch.setattr(training_result, "judge", judging(model.card, before=strange_before, after=strange_after))
    told = changed()
    assert told == [] if strange_before and strange_after else sorted(told) == sorted(paths)


def judging(older: ModelCard, *, before: bool, after: bool) -> Judge:
    """As it is, but that to the one or the other model no picture fits."""

    def judged(card: ModelCard, logits: "np.ndarray[tuple[int, ...], np.dtype[np.float32]]") -> Prediction:
        strange = before if card is older else after
        found = judge(card, logits)
        return replace(found, sure=False, unsure_because="fits-no-class") if strange else replace(found, sure=True)

    return judged
