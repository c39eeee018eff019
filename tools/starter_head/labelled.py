"""Labelled pictures in class folders, with the source that each comes from and the licence that its source states."""

import csv
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.pictures.scan import scan
from gallery_sorter.pictures.values import PictureFile

# Sources that show the same people: they stand on one side of every split.
SAME_PEOPLE = {"bitwarrior07-mask": "masks", "chandrikadeb7-mask": "masks", "observations-mask": "masks"}
UNLISTED = "not listed"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A picture file, its class folder and its source (the file's name up to the last underscore)."""

    file: PictureFile
    class_name: str
    source: str

    @property
    def group(self) -> str:
        """What is kept together in a split."""
        return SAME_PEOPLE.get(self.source, self.source)


def find_labelled(folder: Path) -> list[Labelled]:
    """Every picture in the class folders of `folder`, in order."""
    found = []
    for class_folder in sorted(p for p in folder.iterdir() if p.is_dir() and not p.name.startswith(".")):
        for file in scan([class_folder], cancel=Cancel()):
            if isinstance(file, PictureFile):
                stem = file.path.stem
                found.append(Labelled(file, class_folder.name, stem.rpartition("_")[0] or stem))
    return found


def count_sources(pictures: list[Labelled], class_name: str) -> dict[str, int]:
    """Pictures of one class, by source."""
    return dict(sorted(Counter(p.source for p in pictures if p.class_name == class_name).items()))


def count_licences(pictures: list[Labelled], table: Path | None) -> dict[str, int]:
    """Pictures by the licence that `table` (SOURCES.tsv: source, class, licence, ...) gives for their source."""
    known = _read_licences(table) if table else {}
    return dict(Counter(_licence(p, known) for p in pictures).most_common())


def _read_licences(table: Path) -> dict[tuple[str, str], str]:
    with table.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {(row["source"], row["class"]): row["licence"].strip() or "none stated" for row in rows}


def _licence(picture: Labelled, known: Mapping[tuple[str, str], str]) -> str:
    exact = known.get((picture.source, picture.class_name))
    if exact:
        return exact
    # The same source under another class, then the repository that the source is a part of.
    of_source = {licence for (source, _), licence in known.items() if source == picture.source}
    if of_source:
        return sorted(of_source)[0]
    wider = [(len(s), licence) for (s, _), licence in known.items() if picture.source.startswith(s + "-")]
    return max(wider)[1] if wider else UNLISTED
