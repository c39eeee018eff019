"""What a dry run told, summed up for the sheet that asks before a sort: no Qt, no deciding, only counting."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
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
    sums = _Sums()
    for event in events:
        match event:
            case MoveRecord(companion_of=None):
                sums.add(event)
            case MoveRecord(status=Status.PLANNED):
                sums.companions += 1
            case Refused():
                sums.unreadable += 1
            case Receipt():
                sums.skipped = event.skipped_kinds
    return sums.preview(into)


@dataclass(slots=True)
class _Sums:
    """What was counted so far."""

    going: Counter[tuple[str, Path]] = field(default_factory=Counter)
    kept: Counter[KeptReason] = field(default_factory=Counter)
    own_folders: Counter[Path] = field(default_factory=Counter)
    renamed: list[Renamed] = field(default_factory=list)
    blocked: list[MoveRecord] = field(default_factory=list)
    skipped: Mapping[str, int] = field(default_factory=dict)
    duplicates: int = 0
    unreadable: int = 0
    companions: int = 0

    def add(self, record: MoveRecord) -> None:
        """Count one picture's outcome."""
        match record:
            case MoveRecord(status=Status.PLANNED, target=Path() as target):
                self.going[record.class_name or "", target.parent] += 1
                if target.name != record.source.name:
                    self.renamed.append(Renamed(record.source, target))
            case MoveRecord(status=Status.KEPT, reason=KeptReason() as reason):
                self.kept[reason] += 1
                if reason is KeptReason.OWN_FOLDER:
                    self.own_folders[record.source.parent] += 1
            case MoveRecord(status=Status.DUPLICATE):
                self.duplicates += 1
            case _:
                self.blocked.append(record)

    def preview(self, into: Path) -> SortPreview:
        return SortPreview(
            into=into,
            rows=tuple(ClassRow(name, folder, self.going[name, folder]) for name, folder in sorted(self.going)),
            kept=self.kept,
            renamed=tuple(self.renamed),
            duplicates=self.duplicates,
            blocked=tuple(self.blocked),
            unreadable=self.unreadable,
            own_folders=dict(sorted(self.own_folders.items())),
            companions=self.companions,
            skipped=self.skipped,
        )
