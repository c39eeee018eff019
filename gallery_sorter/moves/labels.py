"""A person's word on pictures. It hangs on the content, so it survives renames, moves and models."""

from collections.abc import Iterable

from gallery_sorter.moves.corrections import correct, label_of, names
from gallery_sorter.moves.journal import Journal, now
from gallery_sorter.moves.values import Conflict, Imported, Label


def label(journal: Journal, class_name: str, contents: Iterable[bytes]) -> str:
    """These contents (BLAKE3 hashes) belong to `class_name`. Returns the correction's id, for `take_back`."""
    at = now()
    with journal.transaction() as connection:
        return correct(connection, dict.fromkeys(contents, (class_name, at)))


def clear(journal: Journal, contents: Iterable[bytes]) -> str:
    """Forget what the person said of these contents. Returns the correction's id, for `take_back`."""
    at = now()
    with journal.transaction() as connection:
        return correct(connection, dict.fromkeys(contents, (None, at)))


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
        today = names(connection)
        for row in rows:
            there = today.get(row.class_name, row.class_name)
            here = label_of(connection, row.content_hash)
            if here == there:
                unchanged += 1
                continue
            if here is not None:
                conflicts.append(Conflict(row.content_hash, here, there, overruled=overrule))
            if here is None or overrule:
                wanted[row.content_hash] = there, row.at
        correction = correct(connection, wanted) if wanted else None
    return Imported(correction, len(wanted), unchanged, tuple(conflicts))
