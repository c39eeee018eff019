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


def doubtful(
    seen: Sequence[Record], doubts: Sequence[Record], known_before: Collection[str] | None = None
) -> list[Record]:
    """The `seen` pictures that are likely in the wrong class, and those that there are `doubts` about; then those that
    are told least surely.

    Where its doubt alone is no help, `known_before` are the classes of the model before: only those `seen` ones that
    this one doubts, too. It says nothing against a class that it does not know.
    """
    if known_before is not None:
        seen = [record for record in seen if record["class"] in known_before and _doubted_before(record)]
    called = [(*_called(record), record) for record in (*seen, *doubts)]
    likely_wrong = [r for name, _, r in called if r["doubt"] >= DOUBTFUL and name != r["class"]]
    hardly_sure = [(sure, r) for name, sure, r in called if name == r["class"] and sure < UNSURE]
    return [
        *sorted(likely_wrong, key=lambda record: -record["doubt"]),
        *(record for _, record in sorted(hardly_sure, key=lambda one: one[0])),
    ]


def _called(record: Record) -> tuple[str, float]:
    """What a picture is called by who has not learned it, and how surely."""
    if record["type"] == "doubt":
        return record["called"], record["confidence"]
    return record["after"], record["after_confidence"]


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


def told_doubtful(record: Record, side: str) -> Told:
    """A picture of the list of `doubtful` ones."""
    if record["type"] != "doubt":
        return told_seen(record, side)
    you, called, sure = readable(record["class"]), readable(record["called"]), _chance(record["confidence"])
    if record["called"] == record["class"]:
        text = translate("ResultPage", "you: {} · judged by other pictures: the same, but unsure, {}").format(you, sure)
    else:
        text = translate("ResultPage", "you: {} · judged by other pictures: {}, {}").format(you, called, sure)
    return Told(Path(record["path"]), _content(record), text, record["class"], record["called"])


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
