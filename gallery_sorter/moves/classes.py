"""The person's classes: their own ones, and what became of names that were renamed or merged.

A rename and a merge are one thing here: everything that was called `old` counts as `new`. Each is a correction, so
that it can be taken back, alone or with the batch of moves that it goes with.
"""

import os
from pathlib import Path

from gallery_sorter.moves import corrections, naming
from gallery_sorter.moves.corrections import ClassRow
from gallery_sorter.moves.journal import Journal, now


def classes(journal: Journal) -> list[str]:
    """The person's own classes: those added, and those that a label names; each once, the oldest first."""
    rows = journal.connection.execute(
        "SELECT name FROM ("
        "SELECT name, added AS at FROM classes WHERE merged_into IS NULL UNION ALL SELECT class_name, at FROM labels"
        ") GROUP BY name ORDER BY min(at), name"
    )
    return [str(row[0]) for row in rows]


def names(journal: Journal) -> dict[str, str]:
    """Classes that were renamed or merged: old name -> what it counts as today. Never a chain."""
    return corrections.names(journal.connection)


def labelled(journal: Journal) -> dict[str, int]:
    """How many contents the person's labels give to each class."""
    rows = journal.connection.execute("SELECT class_name, count(*) FROM labels GROUP BY class_name")
    return {str(name): int(number) for name, number in rows}


def add_class(journal: Journal, name: str) -> None:
    """Remember a class of the person's own. One that is there already stays as it is; a name that was renamed or
    merged is a class of its own again.
    """
    with journal.transaction() as connection:
        connection.execute(
            "INSERT INTO classes (name, added) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET merged_into = NULL",
            (name, now()),
        )


def rename_class(journal: Journal, old: str, new: str) -> str:
    """From now on `old` counts as `new`, whether that is a class already (a merge) or not: labels follow, with the
    times at which they were said, and so does what was renamed to `old` before. Returns the correction's id.
    """
    with journal.transaction() as connection:
        found = connection.execute("SELECT name, added, merged_into FROM classes").fetchall()
        known = {row["name"]: ClassRow(row["added"], row["merged_into"]) for row in found}
        at = now()
        changed: dict[str, ClassRow | None] = {
            name: row._replace(merged_into=new) for name, row in known.items() if row.merged_into == old
        }
        changed[old] = ClassRow(known[old].added if old in known else at, new)
        changed[new] = ClassRow(known[new].added if new in known else at)
        rows = connection.execute("SELECT content_hash, at FROM labels WHERE class_name = ?", (old,)).fetchall()
        return corrections.correct(connection, {row["content_hash"]: (new, row["at"]) for row in rows}, changed)


def remove_class(journal: Journal, name: str) -> str:
    """Forget a class of the person's own, its labels and the names that were renamed to it. Returns the correction's
    id.
    """
    with journal.transaction() as connection:
        gone = connection.execute("SELECT name FROM classes WHERE name = :name OR merged_into = :name", {"name": name})
        rows = {str(row["name"]): None for row in gone.fetchall()}
        contents = connection.execute("SELECT content_hash FROM labels WHERE class_name = ?", (name,)).fetchall()
        at = now()
        return corrections.correct(connection, {row["content_hash"]: (None, at) for row in contents}, rows)


def class_folders(journal: Journal, name: str) -> list[Path]:
    """The folders, as far as they exist, into which pictures of this class were put and still are for all we know.

    A link is none: it leads to a folder of somebody else's choosing.
    """
    rows = journal.connection.execute(
        "SELECT DISTINCT target FROM operations WHERE class_name = ? AND state = 'done' AND action IN ('move', 'copy')",
        (name,),
    )
    key = naming.twin_key(naming.folder_name(name))
    parents = {os.path.dirname(os.fsdecode(row["target"])) for row in rows}  # noqa: PTH120 (bare strings are fast)
    found = {above for parent in parents if (above := _called(Path(parent), key)) is not None}
    return sorted(folder for folder in found if folder.is_dir() and not folder.is_symlink())


def _called(folder: Path, key: str) -> Path | None:
    """The folder itself, or the nearest above it, that is called so."""
    return next((above for above in (folder, *folder.parents) if naming.twin_key(above.name) == key), None)
