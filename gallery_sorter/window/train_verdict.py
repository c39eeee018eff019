"""What a training came to, in sentences: better than before or not, on which pictures, and how sure of them."""

from collections.abc import Mapping
from typing import Any

from gallery_sorter.base.sentence import Sentence
from gallery_sorter.window.sections import readable
from gallery_sorter.window.wording import decimal, grouped, in_language, left_to_right, picture_count, translate

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
    """Which pictures the figures are of, and what the figures of all together hide."""
    pictures = picture_count(result["compared_on"])
    on = in_language(Sentence.unpacked(result["measured_on_sentence"]))
    lines = [translate("Figures", "Both were asked about the same {}: {}.").format(pictures, on)]
    own, strangers = result["own"], result["strangers"]
    if own["pictures"]:
        said = translate("Figures", "Of {} of yours among them {} were right before, {} are now.")
        lines.append(said.format(*(grouped(own[key]) for key in ("pictures", "before", "after"))))
    if own["pictures"] < result["compared_on"]:
        lines[-1] += " " + translate(
            "Figures", "What is not yours is remembered; the network may have been made with it, which flatters both."
        )
    if found := [_found(name, told) for name, told in result["found"].items()]:
        lines.append(translate("Figures", "New: {}.").format(" · ".join(found)))
    if strangers["pictures"]:
        said = translate("Figures", "Of {} that fit no class {} were called sure all the same, {} are now.")
        numbers = (grouped(strangers[key]) for key in ("before", "after"))
        lines.append(said.format(picture_count(strangers["pictures"]), *numbers))
    return lines


def _found(name: str, told: Record) -> str:
    said = translate("Figures", "{} found in {} of {}")
    return said.format(readable(name), grouped(told["right"]), grouped(told["pictures"]))


def warning(result: Record) -> str:
    """What speaks against a new model although it may call more pictures rightly; empty where nothing does."""
    if result["before"]["sure"] and result["after"]["sure"] == 0:
        return translate("Figures", "The new model is sure of none of them: with it, nothing is sorted by itself.")
    return ""


def new_classes(result: Record) -> list[str]:
    """What the model that was there before does not know, as it is shown."""
    return [readable(name) for name in result["classes"] if name not in result["classes_before"]]


def tenths(share: float) -> str:
    """`96.5 %`: two models differ by tenths; all and none are said as such."""
    return left_to_right(f"{decimal(share * 100, 1 if 0 < share < 1 else 0)} %")
