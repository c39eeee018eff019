"""Values that panels show, made by hand."""

from collections.abc import Mapping
from pathlib import Path

from gallery_sorter.app.events import Action, Batch, KeptReason, MoveRecord, Picture, Prediction, Status

FOLDER = Path("/phone/DCIM")
PROBABILITIES = {"Cars": 0.8, "Memes": 0.15, "Whatsapp_Screenshots": 0.05}


def make_picture(
    name: str = "IMG_1.jpg",
    *,
    label: str | None = None,
    unsure: str | None = None,
    taken: str | None = "2024-08-17T12:13:14",
    camera: str | None = "Fairphone FP4",
    place: tuple[float, float] | None = (48.8583, -2.2945),
    probabilities: Mapping[str, float] = PROBABILITIES,
) -> Picture:
    best = max(probabilities, key=lambda one: probabilities[one])
    return Picture(
        path=FOLDER / name,
        size_bytes=3_912_345,
        mtime_ns=0,
        content_hash=b"x" * 32,
        width=4032,
        height=3024,
        taken=taken,
        camera=camera,
        place=place,
        perceptual_hash=0,
        prediction=Prediction(best, probabilities[best], 0.1, unsure is None, unsure, probabilities),  # type: ignore[arg-type]
        label=label,
        model="starter",
        cached=False,
    )


def make_move(
    source: Path,
    target: Path | None = None,
    class_name: str = "Cars",
    *,
    status: Status = Status.PLANNED,
    reason: KeptReason | None = None,
    companion_of: Path | None = None,
    message: str = "",
) -> MoveRecord:
    return MoveRecord(source, target, Action.MOVE, class_name, 0.9, status, reason, message, companion_of)


def make_kept(source: Path, reason: KeptReason) -> MoveRecord:
    return make_move(source, status=Status.KEPT, reason=reason)


def make_batch(name: str, state: str = "done", **more: object) -> Batch:
    values: dict[str, object] = {
        "started": "2026-11-24T18:03:00+00:00",
        "command": "sort",
        "root": FOLDER,
        "into": FOLDER,
        "moved": 3026,
        "copied": 0,
        "refused": 0,
        "companions": 0,
        "recovered": False,
    }
    return Batch(id=name, state=state, **{**values, **more})  # type: ignore[arg-type]
