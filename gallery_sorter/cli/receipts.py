"""The last lines of a command: what was done with how many pictures, in words that add up."""

from collections.abc import Mapping

from gallery_sorter.app.events import Receipt
from gallery_sorter.base.wording import count, short_time

KEPT = {
    "unsure": "not sure enough",
    "in-place": "already in place",
    "own-folder": "in a folder of yours (--all-folders takes those too)",
}
_TOLD_OTHERWISE = ("history", "desktop", "doctor", "demo", "models", "labels")
_DONE = {
    "moved": "moved",
    "copied": "copied",
    "removed": "removed",
    "labelled": "labelled",
    "cleared": "labelled no longer",
    "already": "so already",
    "duplicates": "left, since the same picture is there already",
}


def receipt_lines(receipt: Receipt, kept: Mapping[str, int], *, planned: bool = False) -> list[str]:
    """Sentences for a person. `kept` counts the reasons of what stays; `planned` where nothing was done yet."""
    if receipt.command in _TOLD_OTHERWISE:
        return []
    counts = receipt.counts
    if receipt.command == "train":
        stopped = ["Stopped before the end; the models are as they were."] if receipt.interrupted else []
        return [f"{count(counts['used'], 'picture')} used, {counts['excluded']:,} left out.", *stopped]
    if receipt.command == "classes":
        return _class_lines(receipt)
    lines = [f"{count(counts.get('looked_at', 0), 'picture')} looked at{_speed(receipt)}"]
    would = "to be " if planned else ""
    lines += [f"  {counts[key]:,} {would}{words}" for key, words in _DONE.items() if counts.get(key)]
    if receipt.command == "classify":
        lines.append(f"  {counts['classified']:,} recognised, {counts['unsure']:,} of them unsure")
    lines += [f"  {number:,} {KEPT.get(reason, reason)}" for reason, number in sorted(kept.items())]
    if counts.get("refused"):
        lines.append(f"  {counts['refused']:,} refused, named above")
    if counts.get("companions"):
        where = " with them" if counts.get("looked_at") else " moved"
        lines.append(f"{count(counts['companions'], 'companion file')} (sidecars, clips, raw files){where}")
    if counts.get("skipped"):
        lines.append(f"{count(counts['skipped'], 'other file')} not looked at ({_kinds(receipt.skipped_kinds)})")
    if receipt.interrupted and receipt.command != "watch":  # which has no other end
        lines.append("Stopped before the end; what was done is done and can be taken back.")
    if receipt.command == "sort" and receipt.batch:
        lines.append(_how_to_undo(receipt))
    return lines


def _class_lines(receipt: Receipt) -> list[str]:
    """What went with a class that was renamed or merged; a list of classes has nothing more to say."""
    counts = receipt.counts
    if "moved" not in counts:
        return []
    lines = [f"{count(counts['moved'] + counts['companions'], 'file')} in its folders went with it."]
    if counts["refused"]:
        lines.append(f"{counts['refused']:,} refused, named above")
    if receipt.interrupted:
        lines.append("Stopped before the end; the same command goes on with it.")
    return [*lines, _how_to_undo(receipt)] if receipt.batch else lines


def _how_to_undo(receipt: Receipt) -> str:
    return f"`gallery-sorter undo` takes it back (batch {receipt.batch})."


def _speed(receipt: Receipt) -> str:
    looked_at = receipt.counts.get("looked_at", 0)
    if not looked_at or receipt.seconds < 1 or receipt.command == "watch":  # a rate of so short a run, or of waiting
        return "."
    return f" in {short_time(receipt.seconds)} ({receipt.per_second:.0f} a second)."


def _kinds(kinds: Mapping[str, int]) -> str:
    names = {"link": "links", "video": "videos", "other": "no pictures", "excluded": "excluded by you"}
    return ", ".join(f"{names.get(kind, kind)}: {number:,}" for kind, number in kinds.items() if number)
