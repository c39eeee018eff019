"""What a training tells of single pictures, as the rows that the result's lists show."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from gallery_sorter.window.sections import readable
from gallery_sorter.window.train_pictures import Told
from gallery_sorter.window.wording import percent, translate

Record = Mapping[str, Any]

DOUBTFUL = 0.5  # from this doubt on a label is more likely wrong than right
UNSURE = 0.6  # below this confidence the model agrees with the person, but hardly


def doubtful(seen: Sequence[Record], known_before: Collection[str] | None = None) -> list[Record]:
    """The `seen` pictures that are likely in the wrong class, then those that the new model is least sure of.

    Where its doubt alone is no help, `known_before` are the classes of the model before: only those that this one
    doubts, too. It says nothing against a class that it does not know.
    """
    asked = seen
    if known_before is not None:
        asked = [record for record in seen if record["class"] in known_before and _doubted_before(record)]
    likely_wrong = [r for r in asked if r["doubt"] >= DOUBTFUL and r["after"] != r["class"]]
    hardly_sure = [r for r in asked if r["after"] == r["class"] and r["after_confidence"] < UNSURE]
    return [*likely_wrong, *sorted(hardly_sure, key=lambda record: record["after_confidence"])]


def _doubted_before(record: Record) -> bool:
    """Whether the model before calls a picture something else, or hardly what the person says."""
    if record["before"] is None:
        return False
    return bool(record["before"] != record["class"] or record["before_confidence"] < UNSURE)


def told_seen(record: Record, side: str) -> Told:
    """A picture that both models were asked about; `side` is the one that is looked at, "before" or "after"."""
    you, new = readable(record["class"]), readable(record["after"])
    sure = _chance(record["after_confidence"])
    if record["after"] == record["class"] and record["after_confidence"] < UNSURE:
        text = translate("ResultPage", "you: {} · model: the same, but unsure, {}").format(you, sure)
    else:
        text = translate("ResultPage", "you: {} · model: {}, {}").format(you, new, sure)
    if side == "before":
        old, before = readable(record["before"]), _chance(record["before_confidence"])
        text = translate("ResultPage", "before: {}, {} · now: {}, {}").format(old, before, new, sure)
    return Told(Path(record["path"]), _content(record), text, record["class"], record["after"])


def told_change(record: Record) -> Told:
    """A picture that the new model gives another class."""
    before, after = readable(record["before"]), readable(record["after"])
    text = f"{before}, {_chance(record['before_confidence'])} → {after}, {_chance(record['after_confidence'])}"
    return Told(Path(record["path"]), _content(record), text, record["before"], record["after"])


def _chance(confidence: float) -> str:
    """A model is never certain, even where its figure was rounded to one."""
    return percent(min(confidence, 0.999))


def _content(record: Record) -> bytes:
    return bytes.fromhex(record["content_hash"])
