"""The records of a training, for `cli.records`: the keys are a promise, never renamed, never removed."""

import os
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from gallery_sorter.app.events import (
    ClassChange,
    Confusion,
    Doubt,
    Epoch,
    Excluded,
    Figures,
    Seen,
    TrainingProgress,
    TrainingResult,
    TrainingStart,
)

Record = dict[str, Any]


def _start(start: TrainingStart) -> Record:
    return {
        "type": "start",
        "recipe": start.recipe,
        "pictures": dict(start.pictures),
        "replayed": dict(start.replayed),
        "remembered": dict(start.remembered),
        "few": dict(start.few),
        "excluded": dict(start.excluded),
        "device": start.device,
        "base": start.base,
        "networks": start.networks,
        "estimate_seconds": round(start.estimate_seconds, 1),
    }


def _progress(step: TrainingProgress) -> Record:
    left = None if step.left is None else round(step.left, 1)
    return {"type": "progress", "doing": step.doing, "done": step.done, "total": step.total, "seconds_left": left}


def _epoch(epoch: Epoch) -> Record:
    return {"type": "epoch", **_plain_epoch(epoch)}


def _plain_epoch(epoch: Epoch) -> Record:
    return {name: _rounded(value) for name, value in asdict(epoch).items()}


def _picture(told: Seen | Doubt | ClassChange) -> Record:
    return {"path": os.fspath(told.path), "content_hash": told.content_hash.hex()}


def _seen(seen: Seen) -> Record:
    return {
        "type": "seen",
        **_picture(seen),
        "class": seen.class_name,
        "before": seen.before,
        "before_confidence": _rounded(seen.before_confidence),
        "after": seen.after,
        "after_confidence": _rounded(seen.after_confidence),
        "doubt": _rounded(seen.doubt),
    }


def _doubt(doubt: Doubt) -> Record:
    return {
        "type": "doubt",
        **_picture(doubt),
        "class": doubt.class_name,
        "called": doubt.called,
        "confidence": _rounded(doubt.confidence),
        "doubt": _rounded(doubt.doubt),
    }


def _change(change: ClassChange) -> Record:
    return {
        "type": "change",
        **_picture(change),
        "before": change.before,
        "before_confidence": _rounded(change.before_confidence),
        "after": change.after,
        "after_confidence": _rounded(change.after_confidence),
    }


def _result(result: TrainingResult) -> Record:
    comparison = result.comparison
    return {
        "type": "result",
        "model": result.model,
        "recipe": result.recipe,
        "base": result.base,
        "classes": list(result.classes),
        "before": _figures(comparison.before),
        "after": _figures(comparison.after),
        "compared_on": comparison.pictures,
        "own": asdict(comparison.own),
        "strangers": asdict(comparison.strangers),
        "found": {name: {"right": right, "pictures": of} for name, (right, of) in comparison.found.items()},
        "worse": comparison.worse or None,
        "worse_sentence": comparison.worse.packed() or None,
        "classes_before": {name: asdict(row) for name, row in comparison.classes_before.items()},
        "classes_after": {name: asdict(row) for name, row in comparison.classes_after.items()},
        "confusion_before": _confusion(comparison.confusion_before),
        "confusion_after": _confusion(comparison.confusion_after),
        "measured": _figures(result.measured),
        "measured_on": result.measured_on,
        "measured_on_sentence": result.measured_on.packed(),
        "activated": result.activated,
        "compared": result.compared,
        "previous": result.previous,
        "epochs": [_plain_epoch(epoch) for epoch in result.epochs],
        "changes": result.changes,
        "excluded": [_excluded(picture) for picture in result.excluded],
    }


def _figures(figures: Figures) -> Record:
    return asdict(figures)


def _confusion(confusion: Confusion) -> Record:
    return {"labels": list(confusion.labels), "rows": [list(row) for row in confusion.rows]}


def _excluded(excluded: Excluded) -> Record:
    return {"path": None if excluded.path is None else os.fspath(excluded.path), "reason": excluded.reason}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 6)


TRAINING_RECORDS: dict[type, Callable[[Any], Record]] = {
    TrainingStart: _start,
    TrainingProgress: _progress,
    Epoch: _epoch,
    Seen: _seen,
    Doubt: _doubt,
    ClassChange: _change,
    TrainingResult: _result,
}
