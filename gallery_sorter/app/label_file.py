"""Labels as a file, to keep or to take to another machine: JSON Lines or CSV of hash, class and time.

A file is read to its end and checked before anything is written, so that half of one is never taken over.
"""

import csv
import json
import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

from gallery_sorter.app.events import Events, Receipt
from gallery_sorter.app.session import Session
from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.moves import labels
from gallery_sorter.moves.values import Label
from gallery_sorter.recognition.class_names import name_problem

COLUMNS = ("hash", "class", "at")  # BLAKE3 in hexadecimal, the person's class, ISO 8601 in UTC

_HEX_HASH = re.compile(r"[0-9a-f]{64}")


def export_labels(session: Session, target: Path) -> int:
    """Write every label, the oldest first, and return how many. CSV where the name ends in .csv, else JSON Lines.

    Never overwrites. Raises SorterError (`usage`) where the file exists or can't be written.
    """
    with session.journal() as journal:
        rows = labels.export_labels(journal)
    try:
        with open(target, "x", encoding="utf-8", newline="") as file:
            _write(file, rows, as_csv=target.suffix.casefold() == ".csv")
    except OSError as error:
        raise SorterError(
            ErrorCode.USAGE,
            Sentence("The labels can't be written to {}: {}.", target, error.strerror),
            Sentence("Name another file."),
        ) from error
    return len(rows)


def import_labels(session: Session, source: Path, *, overrule: bool = False) -> Events:
    """Take over a file's labels. Yields a Conflict where one contradicts the word that stands here, which stays but
    with `overrule`; ends in a Receipt (`looked_at = imported + unchanged + kept`).

    Raises SorterError: `not-found`; `usage` where a line can't be understood, and nothing is taken over then.
    """
    began = time.monotonic()
    rows = _read(source)
    with session.journal() as journal:
        imported = labels.import_labels(journal, rows, overrule=overrule)
    yield from imported.conflicts
    counts = {
        "looked_at": len(rows),
        "imported": imported.written,
        "unchanged": imported.unchanged,
        "kept": len(rows) - imported.written - imported.unchanged,
    }
    yield Receipt("labels", counts, time.monotonic() - began, device=None, runtime=None)


def _write(file: TextIO, rows: list[Label], *, as_csv: bool) -> None:
    table = [(row.content_hash.hex(), row.class_name, row.at) for row in rows]
    if as_csv:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(table)
    else:
        file.writelines(json.dumps(dict(zip(COLUMNS, row, strict=True)), ensure_ascii=False) + "\n" for row in table)


def _read(source: Path) -> list[Label]:
    found: dict[bytes, Label] = {}
    try:
        with open(source, encoding="utf-8-sig", newline="") as file:
            for number, row in _rows(file):
                try:
                    label = _label(row)
                    if found.setdefault(label.content_hash, label).class_name != label.class_name:
                        raise ValueError("it contradicts a line above it")
                except (ValueError, RecursionError) as error:
                    raise _bad(Sentence("{}, line {}: {}.", source, number, error)) from error
    except FileNotFoundError as error:
        raise SorterError(
            ErrorCode.NOT_FOUND, Sentence("There is no {}.", source), Sentence("Check the name.")
        ) from error
    except OSError as error:
        raise _bad(Sentence("{} can't be read: {}.", source, error.strerror)) from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise _bad(Sentence("{} holds no labels: {}.", source, error)) from error
    return list(found.values())


def _bad(message: Sentence) -> SorterError:
    return SorterError(
        ErrorCode.USAGE, message, Sentence("Nothing was taken over; the file has to be as `labels export` makes it.")
    )


def _rows(file: TextIO) -> Iterator[tuple[int, Any]]:
    """Number and contents of each line: a text where the file begins as JSON Lines do, else a row of CSV by column."""
    first = file.read(1)
    file.seek(0)
    if first in ("{", ""):
        yield from ((number, line) for number, line in enumerate(file, 1) if line.strip())
    else:
        reader = csv.DictReader(file, strict=True)
        if not set(COLUMNS) <= set(reader.fieldnames or ()):
            raise csv.Error(f"its first line does not name {', '.join(COLUMNS)}")
        for row in reader:
            yield reader.line_num, row


def _label(row: Any) -> Label:
    """Raises ValueError, whose text says what is wrong."""
    if isinstance(row, str):
        try:
            row = json.loads(row)
        except ValueError as error:
            raise ValueError("it is no JSON") from error
    if not isinstance(row, dict):
        raise ValueError("it is no object")
    content, class_name, at = (row.get(column) for column in COLUMNS)
    if not isinstance(content, str) or not _HEX_HASH.fullmatch(content):
        raise ValueError("`hash` is not the BLAKE3 of a picture in hexadecimal")
    if not isinstance(class_name, str):
        raise ValueError("`class` is missing")
    problem = name_problem(class_name)
    if problem:
        raise ValueError(f"the class {class_name!a} {problem}")
    return Label(bytes.fromhex(content), class_name, _time(at))


def _time(at: Any) -> str:
    """The time as the journal writes it."""
    try:
        found = datetime.fromisoformat(at)
    except (TypeError, ValueError) as error:
        raise ValueError("`at` is no time in ISO 8601") from error
    return found.astimezone(UTC).isoformat(timespec="milliseconds")
