"""A person's word on pictures. It hangs on the content, so it survives renames, moves and models.

Each act of labelling is a correction that can be taken back, in any order: what somebody has labelled anew since is
left as it is.
"""

import sqlite3
import uuid
from collections.abc import Iterable, Mapping, Sequence

from gallery_sorter.moves.journal import Journal, now
from gallery_sorter.moves.values import Conflict, Correction, Imported, Label


def label(journal: Journal, class_name: str, contents: Iterable[bytes]) -> str:
    """These contents (BLAKE3 hashes) belong to `class_name`. Returns the correction's id, for `take_back`."""
    return _correct(journal, dict.fromkeys(contents, class_name))


def clear(journal: Journal, contents: Iterable[bytes]) -> str:
    """Forget what the person said of these contents. Returns the correction's id, for `take_back`."""
    return _correct(journal, dict.fromkeys(contents))


def take_back(journal: Journal, correction: str) -> dict[bytes, str | None]:
    """Undo one correction. Returns what each of its contents is labelled now (None: not at all).

    A content that was labelled otherwise since keeps its newer label. Taking back twice changes nothing more.
    Raises KeyError where there is no such correction.
    """
    with journal.transaction() as connection:
        row = connection.execute("SELECT number, taken_back FROM corrections WHERE id = ?", (correction,)).fetchone()
        if row is None:
            raise KeyError(correction)
        changes = connection.execute(
            "SELECT changes.*, labels.class_name AS current FROM correction_changes AS changes"
            " LEFT JOIN labels USING (content_hash) WHERE correction = ?",
            (row["number"],),
        ).fetchall()
        if not row["taken_back"]:
            for change in changes:
                if change["current"] == change["after"]:
                    _set(connection, change["content_hash"], change["before"], change["before_at"])
            connection.execute("UPDATE corrections SET taken_back = 1 WHERE number = ?", (row["number"],))
        return {change["content_hash"]: _get(connection, change["content_hash"]) for change in changes}


def labels(journal: Journal) -> dict[bytes, str]:
    """Everything that the person said: content hash -> class."""
    return {row["content_hash"]: row["class_name"] for row in journal.connection.execute("SELECT * FROM labels")}


def export_labels(journal: Journal) -> list[Label]:
    """Every label with its time, the oldest first."""
    rows = journal.connection.execute("SELECT * FROM labels ORDER BY at, content_hash")
    return [Label(row["content_hash"], row["class_name"], row["at"]) for row in rows]


def import_labels(journal: Journal, rows: Iterable[Label], *, overrule: bool = False) -> Imported:
    """Take over labels with their times, as one correction. Where both sides labelled a content otherwise, the word
    that stands here stays, or with `overrule` the imported one counts; either way it is told as a conflict.
    """
    wanted: dict[bytes, tuple[str, str]] = {}
    conflicts: list[Conflict] = []
    unchanged = 0
    with journal.transaction() as connection:
        for row in rows:
            here = _get(connection, row.content_hash)
            if here == row.class_name:
                unchanged += 1
                continue
            if here is not None:
                conflicts.append(Conflict(row.content_hash, here, row.class_name, overruled=overrule))
            if here is None or overrule:
                wanted[row.content_hash] = row.class_name, row.at
        correction = _write(connection, wanted) if wanted else None
    return Imported(correction, len(wanted), unchanged, tuple(conflicts))


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


def classes(journal: Journal) -> list[str]:
    """The person's own classes: those added, and those that a label names; each once, by name."""
    rows = journal.connection.execute(
        "SELECT name FROM classes WHERE merged_into IS NULL UNION SELECT class_name FROM labels ORDER BY 1"
    )
    return [str(row[0]) for row in rows]


def add_class(journal: Journal, name: str) -> None:
    """Remember a class of the person's own. One that is there already stays as it is."""
    with journal.transaction() as connection:
        connection.execute("INSERT OR IGNORE INTO classes (name, added) VALUES (?, ?)", (name, now()))


def _correct(journal: Journal, wanted: Mapping[bytes, str | None]) -> str:
    at = now()
    with journal.transaction() as connection:
        return _write(connection, {content: (class_name, at) for content, class_name in wanted.items()})


def _write(connection: sqlite3.Connection, wanted: Mapping[bytes, tuple[str | None, str]]) -> str:
    """Content -> class and time, as one correction."""
    identifier = uuid.uuid4().hex
    number = connection.execute("INSERT INTO corrections (id, at) VALUES (?, ?)", (identifier, now())).lastrowid
    for content, (class_name, at) in wanted.items():
        before = connection.execute("SELECT class_name, at FROM labels WHERE content_hash = ?", (content,)).fetchone()
        values: Sequence[object] = (number, content, *(before or (None, None)), class_name)
        connection.execute("INSERT INTO correction_changes VALUES (?, ?, ?, ?, ?)", values)
        _set(connection, content, class_name, at)
    return identifier


def _get(connection: sqlite3.Connection, content: bytes) -> str | None:
    row = connection.execute("SELECT class_name FROM labels WHERE content_hash = ?", (content,)).fetchone()
    return row["class_name"] if row else None


def _set(connection: sqlite3.Connection, content: bytes, class_name: str | None, at: str | None) -> None:
    if class_name is None:
        connection.execute("DELETE FROM labels WHERE content_hash = ?", (content,))
    else:
        connection.execute("INSERT OR REPLACE INTO labels VALUES (?, ?, ?)", (content, class_name, at))
