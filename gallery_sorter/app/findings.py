"""What the doctor says about one thing: a value that both faces print."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor. `needed` says that the main job can't run where `ok` is False."""

    name: str
    value: str
    ok: bool
    needed: bool
    hint: str = ""  # what to do, where something is not well
