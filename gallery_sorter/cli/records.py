"""Each event of a use case as the record that scripts read. The keys are a promise: never renamed, never removed."""

import os
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from gallery_sorter.app.doctor import Finding
from gallery_sorter.app.events import (
    Back,
    Batch,
    Conflict,
    Evaluated,
    Event,
    KnownClass,
    MoveRecord,
    Picture,
    Receipt,
    Recovered,
    Refused,
    Shelved,
    Waiting,
    Watching,
)
from gallery_sorter.base.errors import SorterError
from gallery_sorter.cli.training_records import TRAINING_RECORDS

Record = dict[str, Any]

_DIGITS = 6  # that a probability keeps
_BATCHED = ("sort", "watch", "undo", "redo", "classes")  # commands whose receipt names a batch


def record_of(event: Event) -> Record | None:
    """The record of an event, or None for one that is told to people alone."""
    make = _MAKERS.get(type(event))
    return make(event) if make else None


def error_record(error: SorterError) -> Record:
    return {"type": "error", "code": error.code.value, "message": str(error), "sentence": error.sentence.packed()}


def finding_record(finding: Finding) -> Record:
    return {
        "type": "finding",
        "name": finding.name,
        "value": finding.value,
        "ok": finding.ok,
        "needed": finding.needed,
        "hint": finding.hint,
    }


def _batch(batch: Batch) -> Record:
    return {
        "type": "batch",
        "id": batch.id,
        "started": batch.started,
        "command": batch.command,
        "from": os.fspath(batch.root),
        "into": os.fspath(batch.into),
        "moved": batch.moved,
        "copied": batch.copied,
        "refused": batch.refused,
        "companions": batch.companions,
        "state": batch.state,
        "recovered": batch.recovered,
    }


def _picture(picture: Picture) -> Record:
    return {
        "type": "picture",
        "path": os.fspath(picture.path),
        "width": picture.width,
        "height": picture.height,
        "class": picture.class_name,
        "confidence": _rounded(picture.confidence),
        "outside": _rounded(picture.prediction.outside),
        "sure": picture.sure,
        "unsure_because": picture.unsure_because,
        "probabilities": {name: _rounded(p) for name, p in picture.prediction.probabilities.items()},
        "labelled_by": "model" if picture.label is None else "person",
        "model": picture.model,
        "cached": picture.cached,
    }


def _refused(refused: Refused) -> Record:
    return {
        "type": "refused",
        "path": os.fspath(refused.path),
        "reason": refused.reason.value,
        "message": refused.message,
    }


def _move(move: MoveRecord) -> Record:
    return {
        "type": "move",
        "from": os.fspath(move.source),
        "to": _path(move.target),
        "action": move.action.value,
        "class": move.class_name,
        "confidence": _rounded(move.confidence),
        "status": move.status.value,
        "reason": move.reason.value if move.reason is not None else None,
        "companion_of": _path(move.companion_of),
        "message": move.message,
    }


def _recovered(recovered: Recovered) -> Record:
    return {
        "type": "recovered",
        "batch": recovered.batch,
        "command": recovered.command,
        "finished": recovered.finished,
        "taken_back": recovered.taken_back,
        "left": recovered.left,
    }


def _receipt(receipt: Receipt) -> Record:
    record: Record = {"type": "receipt", "command": receipt.command, **receipt.counts}
    if receipt.command in _BATCHED:
        record["batch"] = receipt.batch
    record |= {
        "seconds": round(receipt.seconds, 3),
        "per_second": round(receipt.per_second, 2),
        "device": receipt.device,
        "runtime": receipt.runtime,
        "interrupted": receipt.interrupted,
    }
    return record


def _evaluated(evaluated: Evaluated) -> Record:
    figures = evaluated.figures
    outside = figures.outside
    return {
        "type": "evaluation",
        "model": figures.model,
        "pictures": figures.pictures,
        "accuracy": figures.accuracy,
        "macro_f1": figures.macro_f1,
        "ece": figures.ece,
        "ece_floor": figures.ece_floor,
        "brier": figures.brier,
        "classes": {name: asdict(row) for name, row in figures.classes.items()},
        "confusion": {"labels": list(figures.labels), "rows": [list(row) for row in figures.confusion]},
        "coverage_at_precision": {target: asdict(row) for target, row in figures.coverage_at_precision.items()},
        "outside": None if outside is None else asdict(outside),
        "sure": figures.sure,
        "sure_right": figures.sure_right,
        "seconds": evaluated.seconds,
    }


def _known_class(known: KnownClass) -> Record:
    return {"type": "class", "name": known.name, "in_model": known.in_model, "labelled": known.labelled}


def _conflict(conflict: Conflict) -> Record:
    return {
        "type": "conflict",
        "hash": conflict.content_hash.hex(),
        "here": conflict.here,
        "file": conflict.there,
        "overruled": conflict.overruled,
    }


def _shelved(version: Shelved) -> Record:
    card = version.card
    if card is None:
        unknown = ("created", "base", "recipe", "trained_on", "accuracy", "macro_f1", "ece", "ece_floor", "measured_on")
        made: Record = {"classes": []} | dict.fromkeys(unknown) | {"pictures": {}}
    else:
        measured = card.measured
        made = {
            "classes": list(card.classes),
            "created": card.created,
            "base": card.base,
            "recipe": card.recipe,
            "trained_on": card.trained_on.total,
            "accuracy": measured and measured.accuracy,
            "macro_f1": measured and measured.macro_f1,
            "ece": measured and measured.ece,
            "ece_floor": measured and measured.ece_floor,
            "measured_on": measured and measured.on,
            "pictures": card.trained_on.by_class,
        }
    return {"type": "model", "name": version.name, "active": version.active, **made, "problem": version.problem or None}


def _watching(watching: Watching) -> Record:
    return {
        "type": "watching",
        "folders": [os.fspath(folder) for folder in watching.methods],
        "method": watching.method,
        "methods": list(watching.methods.values()),
    }


def _waiting(waiting: Waiting) -> Record:
    return {"type": "waiting", "folder": os.fspath(waiting.folder)}


def _back(back: Back) -> Record:
    return {"type": "back", "folder": os.fspath(back.folder), "method": back.method}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, _DIGITS)


def _path(path: Path | None) -> str | None:
    return None if path is None else os.fspath(path)


_MAKERS: dict[type, Callable[[Any], Record]] = {
    Picture: _picture,
    Refused: _refused,
    MoveRecord: _move,
    Recovered: _recovered,
    Receipt: _receipt,
    Evaluated: _evaluated,
    Batch: _batch,
    **TRAINING_RECORDS,
    Shelved: _shelved,
    Conflict: _conflict,
    KnownClass: _known_class,
    Watching: _watching,
    Waiting: _waiting,
    Back: _back,
}
