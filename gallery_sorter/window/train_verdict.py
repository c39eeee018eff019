"""What a training came to, in sentences: better than before or not, on which pictures, and how sure of them."""

from collections.abc import Mapping
from typing import Any

from gallery_sorter.base.sentence import Sentence
from gallery_sorter.window.sections import readable
from gallery_sorter.window.wording import decimal, in_language, left_to_right, percent, picture_count, translate

Record = Mapping[str, Any]


def headline(result: Record) -> str:
    """The `result` record of a training, by how many of the same pictures both models call rightly."""
    before, after = result["before"]["accuracy"], result["after"]["accuracy"]
    if after is None or before is None:
        measured = result["measured"]["accuracy"]
        right = "–" if measured is None else tenths(measured)
        return translate("Figures", "{} of the left-out pictures are right").format(right)
    if after == before and not result["worse"]:
        return translate("Figures", "As good as before: {} right").format(tenths(after))
    if result["worse"]:
        said = translate("Figures", "Not better than before: {} right, before {}")
    elif after > before:
        said = translate("Figures", "Better: {} right, before {}")
    elif new_classes(result):
        said = translate("Figures", "Little is lost for what is new: {} right, before {}")
    else:
        said = translate("Figures", "About as good as before: {} right, before {}")
    return said.format(tenths(after), tenths(before))


def about(result: Record) -> list[str]:
    """Which pictures the figures are of, and how many of them each model is sure of, as far as it was told."""
    pictures = picture_count(result["compared_on"])
    on = in_language(Sentence.unpacked(result.get("measured_on_sentence") or result.get("measured_on") or ""))
    if on:
        lines = [translate("Figures", "Both were asked about the same {}: {}.").format(pictures, on.rstrip("."))]
    else:
        lines = [translate("Figures", "Both were asked about the same {}.").format(pictures)]
    before, after = result.get("sure_before"), result.get("sure_after")
    if before is not None and after is not None:
        said = translate("Figures", "Sure of {} of them before, {} now.")
        lines.append(said.format(percent(before), percent(after)))
    elif after is not None:
        lines.append(translate("Figures", "Sure of {} of them now.").format(percent(after)))
    return lines


def warning(result: Record) -> str:
    """What speaks against a new model although it may call more pictures rightly; empty where nothing does."""
    if result.get("sure_before") and result.get("sure_after") == 0:
        return translate("Figures", "The new model is sure of none of them: with it, nothing is sorted by itself.")
    return ""


def new_classes(result: Record) -> list[str]:
    """What the model that was there before does not know, as it is shown."""
    return [readable(name) for name in result["classes"] if name not in result["classes_before"]]


def tenths(share: float) -> str:
    """`96.5 %`: two models differ by tenths; all and none are said as such."""
    return left_to_right(f"{decimal(share * 100, 1 if 0 < share < 1 else 0)} %")
