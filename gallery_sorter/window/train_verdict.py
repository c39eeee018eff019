"""What a training came to, in one sentence: better than before, worse, or about the same."""

from collections.abc import Mapping
from typing import Any

from gallery_sorter.window.sections import readable
from gallery_sorter.window.wording import decimal, left_to_right, translate

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


def new_classes(result: Record) -> list[str]:
    """What the model that was there before does not know, as it is shown."""
    return [readable(name) for name in result["classes"] if name not in result["classes_before"]]


def tenths(share: float) -> str:
    """`96.5 %`: two models differ by tenths; all and none are said as such."""
    return left_to_right(f"{decimal(share * 100, 1 if 0 < share < 1 else 0)} %")
