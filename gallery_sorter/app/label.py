"""A person's word on pictures: remembered by content in the journal, so that it survives moves and models."""

import time
from collections.abc import Callable, Generator, Sequence
from pathlib import Path

from gallery_sorter.app.classify import check_paths
from gallery_sorter.app.events import Events, Receipt
from gallery_sorter.app.pipeline import state_of
from gallery_sorter.app.session import Session
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import ErrorCode, Refused, SorterError
from gallery_sorter.base.progress import Pace, Progress
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.catalogue.values import FileState
from gallery_sorter.moves import corrections, labels
from gallery_sorter.moves.journal import Journal
from gallery_sorter.pictures.read import read_file
from gallery_sorter.pictures.scan import scan
from gallery_sorter.pictures.values import PictureFile, Skipped
from gallery_sorter.recognition.class_names import name_problem


def label(session: Session, class_name: str, contents: Sequence[bytes]) -> str:
    """These contents belong to `class_name`. Returns the id of the correction, for `take_back`.

    Raises SorterError (`usage`) for a name that can't be a class.
    """
    check_class_name(class_name)
    with session.journal() as journal:
        return labels.label(journal, class_name, contents)


def clear(session: Session, contents: Sequence[bytes]) -> str:
    """Forget what the person said of these contents. Returns the id of the correction, for `take_back`."""
    with session.journal() as journal:
        return labels.clear(journal, contents)


def take_back(session: Session, correction: str) -> dict[bytes, str | None]:
    """Undo one correction: returns what each content's label is now (None: the model's word counts again)."""
    with session.journal() as journal:
        return corrections.take_back(journal, correction)


def label_files(session: Session, class_name: str, paths: Sequence[Path], cancel: Cancel) -> Events:
    """Label files by path, which are read for their content. Yields Refused and Progress, ends in a Receipt.

    Raises SorterError: `usage` for a name that can't be a class, `not-found` for a path that isn't there.
    """
    check_class_name(class_name)
    yield from _for_files(
        session, paths, cancel, "labelled", lambda journal, found: labels.label(journal, class_name, found)
    )


def clear_files(session: Session, paths: Sequence[Path], cancel: Cancel) -> Events:
    """Forget what the person said of these files' contents. As `label_files`."""
    yield from _for_files(session, paths, cancel, "cleared", labels.clear)


def check_class_name(name: str) -> None:
    """Raises SorterError (`usage`) where a class can't be called so: it becomes the name of a folder."""
    problem = name_problem(name)
    if problem:
        raise SorterError(
            ErrorCode.USAGE,
            Sentence("A class can't be called {!a}: it {}.", name, problem),
            Sentence("Choose another."),
        )


def _for_files(
    session: Session, paths: Sequence[Path], cancel: Cancel, done: str, say: Callable[[Journal, list[bytes]], str]
) -> Events:
    """`done` is what the receipt calls those of which something else was said before, or nothing."""
    check_paths(paths)
    began = time.monotonic()
    read: list[tuple[FileState, bytes]] = []
    already = 0
    with session.journal() as journal:  # opened first: what was recovered is told before anything else
        refused = yield from _hash(paths, cancel, read)
        found = [content for _, content in read]
        if found:
            with session.caches() as (catalogue, _):
                catalogue.write_hashes(read)  # so that a training finds them where they lie now
            before = labels.labels(journal)
            say(journal, found)
            after = labels.labels(journal)
            already = sum(before.get(content) == after.get(content) for content in found)
    yield Receipt(
        "label",
        {
            "looked_at": len(found) + refused,
            "labelled": 0,
            "cleared": 0,
            done: len(found) - already,
            "already": already,
            "refused": refused,
        },
        seconds=time.monotonic() - began,
        device=None,
        runtime=None,
        interrupted=bool(cancel),
    )


def _hash(
    paths: Sequence[Path], cancel: Cancel, read: list[tuple[FileState, bytes]]
) -> Generator[Refused | Progress, None, int]:
    """Fill `read` with files and their content hashes; returns how many files were refused."""
    refused = 0
    pace = Pace()
    for entry in scan(paths, cancel=cancel):
        if isinstance(entry, Skipped):
            continue
        contents = read_file(entry) if isinstance(entry, PictureFile) else entry
        if isinstance(contents, Refused):
            refused += 1
            yield contents
        else:
            read.append((state_of(contents.file), contents.content_hash))
        yield pace.at(len(read) + refused, None)
    return refused
