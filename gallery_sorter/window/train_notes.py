"""What a training would learn from, in sentences: what is left out, and what is to be known of the rest."""

from collections.abc import Mapping
from typing import Any

from gallery_sorter.window.sections import readable
from gallery_sorter.window.wording import listed, picture_count, translate

Record = Mapping[str, Any]

FEWEST = 5  # pictures that a class needs, as `train` says
_LOPSIDED = 20  # times as many pictures in the largest class as in the smallest: that is worth a word


def notes_on(start: Record, *, with_folders: bool) -> list[str]:
    """What is to be known of the pictures that a training would learn from, a line each."""
    lines = [left_out] if (left_out := left_out_note(start)) else []
    sums = [own + start["remembered"].get(name, 0) for name, own in start["pictures"].items()]
    if sums and min(sums) and max(sums) >= _LOPSIDED * min(sums):
        lines.append(
            translate("SourcesPage", "The classes differ much in size; each picture of a small one counts for more.")
        )
    excluded = start["excluded"]
    if excluded.get("unchecked"):
        left = translate("SourcesPage", "{} left out: this program put them there, and you have not looked at them.")
        lines.append(left.format(picture_count(excluded["unchecked"])))
    if with_folders:
        lines.append(
            translate("SourcesPage", "Tick the classes whose folders you have looked through: all of them count then.")
        )
    others = sum(number for reason, number in excluded.items() if reason not in ("unchecked", "too-few"))
    if others:
        lines.append(
            translate("SourcesPage", "{} left out: unreadable, double, or no longer where they were.").format(
                picture_count(others)
            )
        )
    if any(start["remembered"].values()):
        lines.append(
            translate("SourcesPage", "Remembered: what the model learned from before, as numbers; no picture is kept.")
        )
    return lines


def left_out_note(start: Record) -> str:
    """Of the classes that a training leaves out since they have too few pictures; empty where there are none."""
    if not start["few"]:
        return ""
    said = translate("SourcesPage", "Left out this time, with fewer than {} pictures yet: {}. What you said is kept.")
    return said.format(FEWEST, listed([readable(name) for name in start["few"]]))


def networks_note(start: Record) -> str:
    """Why a training takes several times as long as another; empty where it does not."""
    if start["networks"] < 2:
        return ""
    said = translate(
        "RecipePage",
        "A class has few pictures: up to {} networks learn, each without some of yours, which it is asked about then. "
        "The first is kept.",
    )
    return said.format(start["networks"])
