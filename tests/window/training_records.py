"""Records as `train --json` tells them, made by hand."""

from typing import Any

Record = dict[str, Any]

LABELS = ["Cars", "Trees", "Whatsapp_Screenshots"]


def start(**more: object) -> Record:
    values: Record = {
        "type": "start",
        "recipe": "quick",
        "pictures": {"Cars": 8, "Trees": 0, "Boats": 3},
        "replayed": {"Cars": 200, "Trees": 170},
        "remembered": {"Cars": 200, "Trees": 170},
        "few": {},
        "excluded": {"unchecked": 63, "vanished": 1},
        "device": "cpu",
        "base": "starter",
        "networks": 0,
        "estimate_seconds": 12.3,
    }
    return values | more


def progress(doing: str, done: int, total: int | None, left: float | None = None) -> Record:
    return {"type": "progress", "doing": doing, "done": done, "total": total, "seconds_left": left}


def epoch(number: int, of: int = 5, network: int = 1, networks: int = 1) -> Record:
    return {
        "type": "epoch",
        "epoch": number,
        "of": of,
        "network": network,
        "networks": networks,
        "train_loss": 1 / number,
        "val_loss": 1.2 / number,
        "val_accuracy": 1 - 0.1 / number,
        "seconds_left": 2.0 * (of - number),
    }


def _picture(name: str, true: str) -> Record:
    return {"path": f"/phone/{name}.jpg", "content_hash": name.encode().hex().ljust(64, "0"), "class": true}


def doubt(name: str, true: str, called: str, doubt: float, confidence: float = 0.8) -> Record:
    return {
        "type": "doubt",
        **_picture(name, true),
        "called": called,
        "confidence": confidence,
        "doubt": doubt,
    }


def seen(name: str, true: str, before: str, after: str, doubt: float = 0.0) -> Record:
    return {
        "type": "seen",
        **_picture(name, true),
        "before": before,
        "before_confidence": 0.7,
        "after": after,
        "after_confidence": 0.9,
        "doubt": doubt,
    }


def change(name: str, before: str, after: str) -> Record:
    return {**seen(name, "", before, after), "type": "change"}


def result(**more: object) -> Record:
    values: Record = {
        "type": "result",
        "model": "trained-1",
        "recipe": "quick",
        "classes": LABELS,
        "before": {"accuracy": 0.95, "macro_f1": 0.94, "ece": 0.02, "ece_floor": 0.01, "sure": 0.84},
        "after": {"accuracy": 0.985, "macro_f1": 0.981, "ece": 0.015, "ece_floor": 0.01, "sure": 0.79},
        "compared_on": 120,
        "compared": "starter",
        "measured_on": "a fifth of the pictures that it learned from",
        "measured_on_sentence": "a fifth of the pictures that it learned from",
        "epochs": [{**epoch(number), "type": "epoch"} for number in (1, 2)],
        "own": {"pictures": 40, "before": 36, "after": 39},
        "strangers": {"pictures": 90, "before": 9, "after": 11},
        "found": {},
        "worse": None,
        "confusion_before": {"labels": LABELS, "rows": [[38, 2, 0], [1, 38, 1], [0, 2, 38]]},
        "confusion_after": {"labels": LABELS, "rows": [[39, 1, 0], [0, 40, 0], [0, 1, 39]]},
        "classes_before": dict.fromkeys(LABELS),
        "measured": {"accuracy": 0.98, "macro_f1": 0.97, "ece": 0.02, "ece_floor": 0.01, "sure": 0.79},
        "activated": False,
        "previous": "starter",
        "changes": "known",
        "excluded": [],
    }
    values |= more
    return {**values, "worse_sentence": values["worse"]}
