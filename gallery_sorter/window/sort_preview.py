"""What a dry run told, summed up for the sheet that asks before a sort: no Qt, no deciding, only counting."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from gallery_sorter.app.events import Event, KeptReason, MoveRecord, Receipt, Refused, Status


@dataclass(frozen=True, slots=True)
class ClassRow:
    """How many pictures of a class go into which folder."""

    class_name: str
    folder: Path
    count: int


@dataclass(frozen=True, slots=True)
class Renamed:
    """A picture that gets a new name, since its own is taken where it goes."""

    source: Path
    target: Path


@dataclass(frozen=True, slots=True)
class SortPreview:
    """What a sort would do. `going` + `kept` + `duplicates` + `blocked` + `unreadable` are all the pictures."""

    into: Path
    rows: tuple[ClassRow, ...]  # in the order of the classes' names
    kept: Mapping[KeptReason, int]
    renamed: tuple[Renamed, ...]
    duplicates: int  # their very content is there already
    blocked: tuple[MoveRecord, ...]  # can be read but not moved, each with its message
    unreadable: int
    own_folders: Mapping[Path, int]  # folders that a person put together -> pictures in them that stay for that
    companions: int  # files that go along with their picture
    skipped: Mapping[str, int]  # kinds of files that are no pictures

    @property
    def going(self) -> int:
        """How many pictures would be moved or copied."""
        return sum(row.count for row in self.rows)

    @property
    def folders(self) -> int:
        """How many folders they go into."""
        return len({row.folder for row in self.rows})


def make_preview(events: Iterable[Event], into: Path) -> SortPreview:
    """Sum up a dry run's events, its Receipt among them. `into` is where the class folders stand."""
    going: Counter[tuple[str, Path]] = Counter()
    kept: Counter[KeptReason] = Counter()
    own: Counter[Path] = Counter()
    renamed: list[Renamed] = []
    blocked: list[MoveRecord] = []
    sums: Counter[str] = Counter()
    skipped: Mapping[str, int] = {}
    for event in events:
        match event:
            case MoveRecord(status=Status.PLANNED, target=Path() as target, companion_of=None):
                going[event.class_name or "", target.parent] += 1
                if target.name != event.source.name:
                    renamed.append(Renamed(event.source, target))
            case MoveRecord(status=Status.PLANNED):
                sums["companions"] += 1
            case MoveRecord(status=Status.KEPT, reason=KeptReason() as reason):
                kept[reason] += 1
                if reason is KeptReason.OWN_FOLDER:
                    own[event.source.parent] += 1
            case MoveRecord(status=Status.DUPLICATE):
                sums["duplicates"] += 1
            case MoveRecord(status=Status.REFUSED, companion_of=None):
                blocked.append(event)
            case Refused():
                sums["unreadable"] += 1
            case Receipt():
                skipped = event.skipped_kinds
    return SortPreview(
        into=into,
        rows=tuple(ClassRow(name, folder, going[name, folder]) for name, folder in sorted(going)),
        kept=kept,
        renamed=tuple(renamed),
        duplicates=sums["duplicates"],
        blocked=tuple(blocked),
        unreadable=sums["unreadable"],
        own_folders=dict(sorted(own.items())),
        companions=sums["companions"],
        skipped=skipped,
    )
