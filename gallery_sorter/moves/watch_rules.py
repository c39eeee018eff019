"""The rules of watched folders: what a person said is to happen in which folder. Kept in the journal."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from gallery_sorter.moves.journal import Journal, now

SETTLE_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class WatchRule:
    """What is to happen with the pictures that arrive in one folder. All paths are absolute."""

    folder: Path
    into: Path  # class folders are made here
    recursive: bool = True
    copy: bool = False
    threshold: float | None = None  # None: those of the model's card
    unsure_folder: bool = False  # unsure pictures go to into/Unsure/
    proposes: bool = False  # says what it would do, and moves nothing
    settle: float = SETTLE_SECONDS  # seconds that a file's size and time have to rest
    enabled: bool = True


def watch_rules(journal: Journal) -> list[WatchRule]:
    """Every rule, in the order in which they were made."""
    rows = journal.connection.execute("SELECT * FROM watch_rules ORDER BY number")
    return [
        WatchRule(
            folder=Path(os.fsdecode(row["folder"])),
            into=Path(os.fsdecode(row["into_folder"])),
            recursive=bool(row["recursive"]),
            copy=row["action"] == "copy",
            threshold=row["threshold"],
            unsure_folder=bool(row["unsure_folder"]),
            proposes=bool(row["proposes"]),
            settle=row["settle_seconds"],
            enabled=bool(row["enabled"]),
        )
        for row in rows
    ]


def set_watch_rules(journal: Journal, rules: Iterable[WatchRule]) -> None:
    """These are the rules from now on; of two for one folder the later one counts."""
    with journal.transaction() as connection:
        connection.execute("DELETE FROM watch_rules")
        connection.executemany(
            "INSERT OR REPLACE INTO watch_rules (folder, into_folder, action, threshold, settle_seconds, enabled,"
            " added, recursive, unsure_folder, proposes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (os.fsencode(rule.folder), os.fsencode(rule.into), "copy" if rule.copy else "move", rule.threshold,
                 rule.settle, rule.enabled, now(), rule.recursive, rule.unsure_folder, rule.proposes)
                for rule in rules
            ],
        )  # fmt: skip
