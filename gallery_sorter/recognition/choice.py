"""Which model version was put in charge, and which were so before it: one small file, replaced as a whole."""

import json
from dataclasses import dataclass
from pathlib import Path

from gallery_sorter.base.writing import replace_file

ACTIVE = "active.json"
_MOST_EARLIER = 50  # versions that a rollback can still go back to


@dataclass(frozen=True, slots=True)
class Choice:
    """Names of versions, as they were written down: any of them may be gone by now."""

    active: str | None = None
    earlier: tuple[str, ...] = ()  # the latest last


def read_choice(models: Path) -> Choice:
    """What was chosen; nothing where there is no such file, or it can't be read."""
    try:
        told = json.loads((models / ACTIVE).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Choice()
    if not isinstance(told, dict):
        return Choice()
    active, earlier = told.get("active"), told.get("earlier")
    names = [name for name in earlier if isinstance(name, str)] if isinstance(earlier, list) else []
    return Choice(active if isinstance(active, str) else None, tuple(names))


def write_choice(models: Path, choice: Choice) -> None:
    """Put it down. Raises OSError."""
    models.mkdir(parents=True, exist_ok=True)
    told = {"active": choice.active, "earlier": choice.earlier[-_MOST_EARLIER:]}
    replace_file(models / ACTIVE, json.dumps(told).encode())
