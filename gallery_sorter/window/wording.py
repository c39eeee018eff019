"""The window's own short texts: how counts, progress, dates and what stays are said, alike everywhere."""

from collections.abc import Mapping
from datetime import datetime

from gallery_sorter.base.wording import count, percent, printable
from gallery_sorter.window.sections import Item, readable


def day_and_time(iso: str) -> str:
    """An ISO time as "24 Nov 2026, 18:03", local where it names a zone; as it stands where it is no time."""
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError:
        return printable(iso)
    if moment.tzinfo is not None:
        moment = moment.astimezone()
    return f"{moment.day} {moment:%b %Y, %H:%M}"


def kinds_line(skipped: Mapping[str, int]) -> str:
    """What lies in the folder and is no picture: "412 videos and 3 other files stay."; empty where nothing does."""
    names = {"video": ("video", "videos"), "other": ("other file", "other files"), "link": ("link", "links")}
    parts = [count(skipped[kind], *names[kind]) for kind in names if skipped.get(kind)]
    if not parts:
        return ""
    listed = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
    alone = sum(skipped.get(kind, 0) for kind in names) == 1
    return f"{listed} {'stays' if alone else 'stay'}."


def tip_of(item: Item) -> str:
    """What is said over a tile."""
    name = printable(item.shown.path.name)
    picture = item.picture
    if picture is None:
        return f"{name}\n{getattr(item.shown, 'message', '')}"
    return f"{name}\n{verdict_of(item)}"


def verdict_of(item: Item) -> str:
    """What a picture is taken for, and by whom, in a few words."""
    picture = item.picture
    if picture is None:
        return "could not be read"
    name = readable(picture.class_name)
    if picture.label is not None:
        return f"{name}, you said so"
    sure = percent(picture.prediction.confidence)
    if picture.unsure_because == "fits-no-class":
        return f"fits none of the classes; nearest is {name}"
    return f"{name}, {sure}" + ("" if picture.sure else ", unsure")
