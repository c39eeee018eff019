"""Sort: recognise, then move every sure picture into its class folder. A dry run takes the same way but the last step."""

from dataclasses import dataclass
from pathlib import Path

from gallery_sorter.app.events import Events
from gallery_sorter.app.session import Session
from gallery_sorter.base.cancel import Cancel


@dataclass(frozen=True, slots=True)
class SortOptions:
    """What to sort and how. `paths` is one folder on the command line; the window may give loose pictures too."""

    paths: tuple[Path, ...]
    into: Path  # class folders are made here
    threshold: float | None = None
    all_folders: bool = False  # also those that a person put together
    folders: tuple[Path, ...] = ()  # these of the person's own folders too
    exclude: tuple[str, ...] = ()
    dry_run: bool = False
    recursive: bool = True


def sort(session: Session, options: SortOptions, cancel: Cancel) -> Events:
    """Yields Progress, MoveRecord, Refused and Note; ends in a Receipt. The caller has asked the person.

    Exactly one record for each picture that was looked at; never overwrites, journals before it moves.
    """
    raise NotImplementedError
