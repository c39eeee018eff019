"""The catalogue's questions and answers, over one SQLite file in WAL mode that may be deleted at any time.

A file's row only says whether it must be read again; everything else hangs on its content.
"""

import os
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np

from gallery_sorter.base.errors import Reason
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.catalogue.cache_file import CacheFile
from gallery_sorter.catalogue.schema import CATALOGUE
from gallery_sorter.catalogue.values import FileState, KnownPicture, KnownRefusal, NewPicture, PictureFacts

_Row = tuple[Any, ...]  # what SQLite gives: its types are those of the schema

_AT_ONCE = 500  # paths in one statement; SQLite takes 32,766 parameters at most, older ones 999

_FACTS = "c.content, c.width, c.height, c.perceptual, c.taken, c.camera, c.latitude, c.longitude"
_KNOWN = f"""
    SELECT {{of_file}} {_FACTS}, p.logits, v.vector
    FROM {{source}}
    LEFT JOIN predictions p ON p.content = c.content AND p.model = ?
    LEFT JOIN features v ON v.content = c.content AND v.trunk = ?
"""
_KNOWN_FILES = _KNOWN.format(
    of_file="f.path, f.size, f.mtime_ns,", source="files f JOIN contents c ON c.content = f.content"
)
_FEATURED = (
    _KNOWN.format(of_file="f.path,", source="files f JOIN contents c ON c.content = f.content")
    + "WHERE f.path > ? AND v.vector NOTNULL ORDER BY f.path LIMIT 500"
)
_KNOWN_CONTENT = _KNOWN.format(of_file="", source="contents c") + "WHERE c.content = ?"

# Reasons that can go away while size and date of the file stay as they are.
_PASSING = frozenset((Reason.NO_PERMISSION, Reason.VANISHED, Reason.LOCKED, Reason.TIMEOUT, Reason.CRASHED))


class Catalogue:
    """One connection; each thread opens its own.

    Raises SorterError (`data-folder`) on opening where no database can be kept there at all.
    """

    def __init__(self, path: Path) -> None:
        self._cache = CacheFile(path, CATALOGUE)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._cache.close()

    def known(self, files: Sequence[FileState], trunk: str, model: str) -> list[KnownPicture | KnownRefusal | None]:
        """What is known of each file, in order; None means that it must be read.

        A file is known as long as its size and time are those that it was read with.
        """
        answers: list[KnownPicture | KnownRefusal | None] = []
        for some in _chunks(files):
            nothing: dict[FileState, KnownPicture | KnownRefusal] = {}
            found = self._cache.read(partial(_known, files=some, trunk=trunk, model=model), nothing)
            answers += map(found.get, some)
        return answers

    def known_content(self, content_hash: bytes, trunk: str, model: str) -> KnownPicture | None:
        """What is known of a content, wherever it lies: for a file that was read and hashed but is a copy."""
        rows = self._rows(_KNOWN_CONTENT, (model, trunk, content_hash))
        return _known_picture(rows[0]) if rows else None

    def facts(self, content_hash: bytes) -> PictureFacts | None:
        """What is known of a content, whatever network has seen it."""
        rows = self._rows(f"SELECT {_FACTS} FROM contents c WHERE c.content = ?", (content_hash,))
        return _facts(rows[0]) if rows else None

    def content_hashes(self, files: Sequence[FileState]) -> list[bytes | None]:
        """The content of each file, in order; None where it must be read to be known."""
        answers: list[bytes | None] = []
        for some in _chunks(files):
            nothing: list[_Row] = []
            select = "SELECT path, size, mtime_ns, content FROM files"
            found = {row[:3]: row[3] for row in self._cache.read(partial(_by_path, select=select, files=some), nothing)}
            answers += [found.get(_key(file)) for file in some]
        return answers

    def paths_of(self, content_hash: bytes) -> list[Path]:
        """Where a content was last seen, in the order of the paths; a file may have gone since."""
        rows = self._rows("SELECT path FROM files WHERE content = ? ORDER BY path", (content_hash,))
        return [Path(os.fsdecode(path)) for (path,) in rows]

    def featured(self, trunk: str, model: str) -> Iterator[list[tuple[Path, KnownPicture]]]:
        """Every file whose features of this trunk are known, some hundreds at a time, in the order of their paths."""
        last = b""
        while rows := self._rows(_FEATURED, (model, trunk, last)):
            yield [(Path(os.fsdecode(row[0])), _known_picture(row[1:])) for row in rows]
            last = rows[-1][0]

    def _rows(self, statement: str, values: tuple[str | bytes, ...]) -> list[_Row]:
        nothing: list[_Row] = []
        return self._cache.read(lambda db: db.execute(statement, values).fetchall(), nothing)

    def write(self, pictures: Iterable[NewPicture]) -> None:
        """Keep results, in one transaction. Features that are None leave those that are kept as they are."""
        kept = list(pictures)
        facts = [_facts_row(picture.facts) for picture in kept]
        vectors = [
            (picture.facts.content_hash, picture.trunk, np.asarray(picture.features, "<f2").tobytes())
            for picture in kept
            if picture.features is not None
        ]
        logits = [(p.facts.content_hash, p.model, np.asarray(p.logits, "<f4").tobytes()) for p in kept]

        def keep(db: sqlite3.Connection) -> None:
            db.executemany("INSERT OR REPLACE INTO contents VALUES (?, ?, ?, ?, ?, ?, ?, ?)", facts)
            db.executemany("INSERT OR REPLACE INTO features VALUES (?, ?, ?)", vectors)
            db.executemany("INSERT OR REPLACE INTO predictions VALUES (?, ?, ?)", logits)
            _keep_files(db, ((picture.file, picture.facts.content_hash) for picture in kept))

        self._cache.write(keep)

    def write_hashes(self, files: Iterable[tuple[FileState, bytes]]) -> None:
        """Keep what content these files have, though nothing else may be known of it (yet)."""
        kept = list(files)
        self._cache.write(partial(_keep_files, files=kept))

    def write_refusals(self, refusals: Iterable[tuple[FileState, KnownRefusal]]) -> None:
        """Keep that these files can't be read as they are now. Reasons that pass by themselves are not kept."""
        rows = [
            (*_key(file), refusal.reason.value, refusal.message.packed())
            for file, refusal in refusals
            if refusal.reason not in _PASSING
        ]

        def keep(db: sqlite3.Connection) -> None:
            db.executemany("DELETE FROM files WHERE path = ?", [row[:1] for row in rows])
            db.executemany("INSERT OR REPLACE INTO refusals VALUES (?, ?, ?, ?, ?)", rows)

        self._cache.write(keep)

    def moved(self, moves: Iterable[tuple[Path, FileState]]) -> None:
        """A file went from a path to a new state: changes one row each, and nothing is read again.

        The moves are taken in the order in which they were done. A file that is not known stays so.
        """
        rows = [(*_key(new), os.fsencode(old)) for old, new in moves]

        def move(db: sqlite3.Connection) -> None:
            for path, size, mtime_ns, old in rows:
                db.execute("DELETE FROM refusals WHERE path = ?", (path,))
                for table in ("files", "refusals"):
                    db.execute(
                        f"UPDATE OR REPLACE {table} SET path = ?, size = ?, mtime_ns = ? WHERE path = ?",
                        (path, size, mtime_ns, old),
                    )

        self._cache.write(move)

    def forget(self, paths: Iterable[Path]) -> None:
        """These files are no longer there. What is known of their contents is kept: they may come back."""
        rows = [(os.fsencode(path),) for path in paths]

        def forget(db: sqlite3.Connection) -> None:
            db.executemany("DELETE FROM files WHERE path = ?", rows)
            db.executemany("DELETE FROM refusals WHERE path = ?", rows)

        self._cache.write(forget)


def _known(
    db: sqlite3.Connection, files: Sequence[FileState], trunk: str, model: str
) -> dict[FileState, KnownPicture | KnownRefusal]:
    states: dict[_Row, FileState] = {_key(file): file for file in files}
    found: dict[FileState, KnownPicture | KnownRefusal] = {}
    for row in _by_path(db, _KNOWN_FILES, files, (model, trunk), "f.path"):
        if file := states.get(row[:3]):
            found[file] = _known_picture(row[3:])
    if len(found) < len(states):
        for row in _by_path(db, "SELECT path, size, mtime_ns, reason, message FROM refusals", files):
            if file := states.get(row[:3]):
                found.setdefault(file, KnownRefusal(Reason(row[3]), Sentence.unpacked(row[4])))
    return found


def _by_path(
    db: sqlite3.Connection,
    select: str,
    files: Sequence[FileState],
    values: tuple[str, ...] = (),
    column: str = "path",
) -> list[_Row]:
    marks = ", ".join("?" * len(files))
    paths = (os.fsencode(file.path) for file in files)
    return db.execute(f"{select} WHERE {column} IN ({marks})", (*values, *paths)).fetchall()


def _keep_files(db: sqlite3.Connection, files: Iterable[tuple[FileState, bytes]]) -> None:
    rows = [(*_key(file), content) for file, content in files]
    db.executemany("DELETE FROM refusals WHERE path = ?", [row[:1] for row in rows])
    db.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", rows)


def _chunks(files: Sequence[FileState]) -> Iterator[Sequence[FileState]]:
    return (files[start : start + _AT_ONCE] for start in range(0, len(files), _AT_ONCE))


def _key(file: FileState) -> tuple[bytes, int, int]:
    """Paths are kept as bytes: names need not be UTF-8."""
    return os.fsencode(file.path), file.size, file.mtime_ns


def _facts_row(facts: PictureFacts) -> _Row:
    signed = facts.perceptual_hash - (1 << 64) if facts.perceptual_hash >> 63 else facts.perceptual_hash
    latitude, longitude = facts.place or (None, None)
    size = facts.width, facts.height
    return facts.content_hash, *size, signed, facts.taken, facts.camera, latitude, longitude


def _facts(row: _Row) -> PictureFacts:
    content, width, height, perceptual, taken, camera, latitude, longitude = row
    place = None if latitude is None or longitude is None else (latitude, longitude)
    # A phone names itself in each of its pictures: one text for all of them.
    camera = camera if camera is None else sys.intern(camera)
    return PictureFacts(content, width, height, perceptual & (1 << 64) - 1, taken, camera, place)


def _known_picture(row: _Row) -> KnownPicture:
    *facts, logits, vector = row
    return KnownPicture(
        facts=_facts(tuple(facts)),
        logits=None if logits is None else np.frombuffer(logits, "<f4").astype(np.float32),
        features=None if vector is None else np.frombuffer(vector, "<f2").astype(np.float16),
    )
