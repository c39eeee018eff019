"""What a person reads of a model: one line in the list, and all that its card tells where it is shown alone."""

from datetime import datetime

from gallery_sorter.app.events import Shelved
from gallery_sorter.base.wording import count, printable


def model_lines(version: Shelved) -> list[str]:
    """Two lines: which model this is and how good it was measured to be, then its classes."""
    mark = "*" if version.active else " "
    if version.card is None:
        return [f"{mark} {printable(version.name)}  can't be used: {printable(version.problem)}"]
    measured = version.card.measured
    figures = (
        "not measured" if measured is None else f"accuracy {measured.accuracy:.3f}, macro-F1 {measured.macro_f1:.3f}"
    )
    return [
        f"{mark} {printable(version.name)}  {count(len(version.card.classes), 'class', 'classes')}, {figures}",
        f"    {printable(', '.join(version.card.classes))}",
    ]


def card_lines(version: Shelved) -> list[str]:
    """How a model was made, on what, and what it was measured on."""
    card = version.card
    if card is None:
        return []
    created = datetime.fromisoformat(card.created).astimezone()
    lines = [
        f"made: {created:%Y-%m-%d %H:%M}",
        f"base: {card.base}",
        f"recipe: {card.recipe}",
        f"trained on: {count(card.trained_on.total, 'picture')} ("
        + ", ".join(f"{name} {number:,}" for name, number in card.trained_on.by_class.items())
        + f", of no class {sum(card.trained_on.outside.values()):,})",
    ]
    if card.measured is not None:
        m = card.measured
        lines.append(
            f"measured on: {m.on} ({count(m.pictures, 'picture')}): ECE {m.ece:.3f}, "
            f"a perfectly calibrated one would show {m.ece_floor:.3f}"
        )
    return [printable(line) for line in lines]
