"""A correction: one act in which a person changed labels, or classes and the labels with them, and can take it back.

Corrections can be taken back in any order: what was changed anew since is left as it is. One that goes with a batch of
moves, as renaming a class does, is taken back and given again with it.
"""

import sqlite3
import uuid
from collections.abc import Mapping
from typing import NamedTuple

from gallery_sorter.moves.journal import Journal, now
from gallery_sorter.moves.values import Correction


class ClassRow(NamedTuple):
    """What the journal says of a class's name: since when, and what it counts as since it was renamed or merged."""

    added: str
    merged_into: str | None = None


def correct(
    connection: sqlite3.Connection,
    labels: Mapping[bytes, tuple[str | None, str]],
    classes: Mapping[str, ClassRow | None] | None = None,
) -> str:
    """Write labels (content -> class and time; None forgets one) and rows of classes (None deletes one) as one
    correction, in the caller's transaction, and return its id. A class that was renamed or merged since gets its
    pictures under today's name.
    """
    identifier = uuid.uuid4().hex
    number = connection.execute("INSERT INTO corrections (id, at) VALUES (?, ?)", (identifier, now())).lastrowid
    for name, row in (classes or {}).items():
        connection.execute(
            "INSERT INTO class_changes VALUES (?, ?, ?, ?, ?, ?)",
            (number, name, *(_class_row(connection, name) or (None, None)), *(row or (None, None))),
        )
        _set_class(connection, name, row)
    today = names(connection)
    for content, (said, at) in labels.items():
        class_name = said if said is None else today.get(said, said)
        before = connection.execute("SELECT class_name, at FROM labels WHERE content_hash = ?", (content,)).fetchone()
        connection.execute(
            "INSERT INTO correction_changes VALUES (?, ?, ?, ?, ?)",
            (number, content, *(before or (None, None)), class_name),
        )
        _set_label(connection, content, class_name, at)
    return identifier


def take_back(journal: Journal, correction: str) -> dict[bytes, str | None]:
    """Undo one correction. Returns what each of its contents is labelled now (None: not at all).

    A content that was labelled otherwise since keeps its newer label, and so does a class. Taking back twice changes
    nothing more. Raises KeyError where there is no such correction.
    """
    with journal.transaction() as connection:
        row = connection.execute("SELECT number, taken_back FROM corrections WHERE id = ?", (correction,)).fetchone()
        if row is None:
            raise KeyError(correction)
        if not row["taken_back"]:
            _swap(connection, row["number"], back=True)
        changes = connection.execute(
            "SELECT content_hash FROM correction_changes WHERE correction = ?", (row["number"],)
        ).fetchall()
        return {content: label_of(connection, content) for (content,) in changes}


def follow(journal: Journal, batch: str, *, back: bool) -> None:
    """Take back (`back`), or give again, the correction that goes with a batch, if there is one."""
    with journal.transaction() as connection:
        rows = connection.execute(
            "SELECT number FROM corrections WHERE batch = ? AND taken_back = ?", (batch, not back)
        ).fetchall()
        for row in rows:
            _swap(connection, row["number"], back=back)


def corrections(journal: Journal, limit: int | None = None) -> list[Correction]:
    """The corrections that were not taken back, newest first: the window's Ctrl+Z goes through them."""
    found = journal.connection.execute(
        "SELECT * FROM corrections WHERE NOT taken_back ORDER BY number DESC LIMIT ?", (-1 if limit is None else limit,)
    ).fetchall()
    return [
        Correction(
            row["id"],
            row["at"],
            tuple(
                (change["content_hash"], change["before"], change["after"])
                for change in journal.connection.execute(
                    "SELECT * FROM correction_changes WHERE correction = ? ORDER BY content_hash", (row["number"],)
                )
            ),
        )
        for row in found
    ]


def mark(journal: Journal) -> tuple[int, int]:
    """Another one after each correction that was made, taken back or given again."""
    row = journal.connection.execute("SELECT coalesce(max(number), 0), coalesce(sum(taken_back), 0) FROM corrections")
    newest, taken_back = row.fetchone()
    return newest, taken_back


def names(connection: sqlite3.Connection) -> dict[str, str]:
    """Classes that were renamed or merged: old name -> what it counts as today. Never a chain."""
    rows = connection.execute("SELECT name, merged_into FROM classes WHERE merged_into NOTNULL")
    return {row["name"]: row["merged_into"] for row in rows}


def label_of(connection: sqlite3.Connection, content: bytes) -> str | None:
    """The person's word on a content, or None."""
    row = connection.execute("SELECT class_name FROM labels WHERE content_hash = ?", (content,)).fetchone()
    return row["class_name"] if row else None


def _swap(connection: sqlite3.Connection, number: int, *, back: bool) -> None:
    """Put what a correction changed back to what it was before, or after it, where nobody changed it since."""
    for change in connection.execute("SELECT * FROM class_changes WHERE correction = ?", (number,)).fetchall():
        before = _as_row(change["before_added"], change["before_merged"])
        after = _as_row(change["after_added"], change["after_merged"])
        expected, wanted = (after, before) if back else (before, after)
        if _class_row(connection, change["name"]) == expected:
            _set_class(connection, change["name"], wanted)
    for change in connection.execute("SELECT * FROM correction_changes WHERE correction = ?", (number,)).fetchall():
        expected, wanted, at = change["after"], change["before"], change["before_at"]
        if not back:
            expected, wanted, at = wanted, expected, at or now()
        if label_of(connection, change["content_hash"]) == expected:
            _set_label(connection, change["content_hash"], wanted, at)
    connection.execute("UPDATE corrections SET taken_back = ? WHERE number = ?", (back, number))


def _class_row(connection: sqlite3.Connection, name: str) -> ClassRow | None:
    row = connection.execute("SELECT added, merged_into FROM classes WHERE name = ?", (name,)).fetchone()
    return ClassRow(*row) if row else None


def _as_row(added: str | None, merged_into: str | None) -> ClassRow | None:
    return None if added is None else ClassRow(added, merged_into)


def _set_class(connection: sqlite3.Connection, name: str, row: ClassRow | None) -> None:
    if row is None:
        connection.execute("DELETE FROM classes WHERE name = ?", (name,))
    else:
        connection.execute("INSERT OR REPLACE INTO classes VALUES (?, ?, ?)", (name, *row))


def _set_label(connection: sqlite3.Connection, content: bytes, class_name: str | None, at: str | None) -> None:
    if class_name is None:
        connection.execute("DELETE FROM labels WHERE content_hash = ?", (content,))
    else:
        connection.execute("INSERT OR REPLACE INTO labels VALUES (?, ?, ?)", (content, class_name, at))
