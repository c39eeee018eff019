"""Placeholder."""

from dataclasses import dataclass

from gallery_sorter.app.session import Choices


@dataclass(frozen=True, slots=True)
class Finding:
    """One line."""

    name: str
    value: str
    ok: bool
    needed: bool
    hint: str = ""


def examine(choices: Choices) -> list[Finding]:
    """Later."""
    return []
