"""The classes that pictures can belong to: the model's and the person's own, and what becomes of them.

Renaming and merging take everything along: the model's class, the person's word on pictures, and the folders that were
sorted into, as one batch, so that an undo brings all of it back.
"""

import time
from os import stat_result
from pathlib import Path

from gallery_sorter.app.carrying import carry
from gallery_sorter.app.events import Events, KnownClass, Receipt
from gallery_sorter.app.label import check_class_name
from gallery_sorter.app.session import Session
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.catalogue.store import Catalogue
from gallery_sorter.catalogue.values import FileState
from gallery_sorter.moves import class_folders, corrections, engine
from gallery_sorter.moves import classes as journaled
from gallery_sorter.moves.naming import twin_key


def classes(session: Session) -> list[KnownClass]:
    """Every class: the model's in the card's order, then the person's own by name."""
    with session.journal() as journal:
        labelled = journaled.labelled(journal)
    learned = session.model().card.classes
    return [KnownClass(name, name in learned, labelled.get(name, 0)) for name in session.class_names()]


def add_class(session: Session, name: str) -> KnownClass:
    """A class of the person's own, from now on among the keys and folders; the model knows it once it has learned it.

    Raises SorterError (`usage`) where it can't be called so, or there is one already.
    """
    _check_new_name(session, name)
    with session.journal() as journal:
        journaled.add_class(journal, name)
    return KnownClass(name, in_model=False, labelled=0)


def rename_class(session: Session, old: str, new: str, cancel: Cancel) -> Events:
    """Give a class a name that no other has. Yields the KnownClass that it is now, MoveRecord and Progress for the
    files of its folders, and ends in a Receipt (`looked_at = moved + refused`, which count files of any kind).

    A run that was cut off is finished by the same call again. Raises SorterError: `not-found` for a class that there
    isn't, `usage` for a name that is taken or impossible, `locked`.
    """
    if session.renamed_classes().get(old) != new:
        _check_known(session, old)
        _check_new_name(session, new, besides=old)
    yield from _rename(session, old, new, cancel, "rename")


def merge_class(session: Session, old: str, into: str, cancel: Cancel) -> Events:
    """Make a class a part of another one, which keeps its name. As `rename_class`."""
    if session.renamed_classes().get(old) != into:
        _check_known(session, old)
        _check_known(session, into)
        learned = set(session.model().card.classes)
        if old == into:
            raise SorterError(
                ErrorCode.USAGE, Sentence("{} can't be merged into itself.", old), Sentence("Name two classes.")
            )
        if learned == {old, into}:
            raise SorterError(
                ErrorCode.USAGE,
                Sentence("The model would be left with one class, which says nothing."),
                Sentence("Use another model."),
            )
    yield from _rename(session, old, into, cancel, "merge")


def remove_class(session: Session, name: str, *, confirmed: bool = False) -> str:
    """Forget a class of the person's own, and what was said of its pictures; no file is touched.

    Returns the id of the correction, for `take_back`. Raises SorterError: `not-found`; `usage` for a class of
    the model; `not-confirmed` where pictures are labelled so and nobody said yes.
    """
    found = next((known for known in classes(session) if known.name == name), None)
    if found is None:
        raise _unknown(session, name)
    if found.in_model:
        raise SorterError(
            ErrorCode.USAGE,
            Sentence("The model in charge recognises {}, so it can't be removed.", name),
            Sentence("Merge it into another class, or train a model without it (`train --only`)."),
        )
    if found.labelled and not confirmed:
        number = found.labelled
        pictures = Sentence("1 picture") if number == 1 else Sentence("{:,} pictures", number)
        raise SorterError(
            ErrorCode.NOT_CONFIRMED,
            Sentence("Nothing was removed: you gave {} to {}.", pictures, name),
            Sentence("Merge it into another class, or add --yes to forget that."),
        )
    with session.journal() as journal:
        return journaled.remove_class(journal, name)


def take_back(session: Session, correction: str) -> None:
    """Undo a rename, a merge or a removal that moved no file; where files went along, `history.undo` does it."""
    with session.journal() as journal:
        corrections.take_back(journal, correction)
    session.forget_names()


def _rename(session: Session, old: str, new: str, cancel: Cancel, command: str) -> Events:
    began = time.monotonic()
    with session.journal() as journal, session.caches() as (catalogue, _):
        folders = journaled.class_folders(journal, old)
        done_before = journaled.names(journal).get(old) == new
        correction = None if done_before else journaled.rename_class(journal, old, new)
        session.forget_names()
        yield next(known for known in classes(session) if known.name == new)
        plan = class_folders.plan_class_folders(folders, new, _known_content(catalogue), command)
        summary = yield from carry(session, engine.run(plan, journal, cancel, correction=correction))
        class_folders.remove_emptied(plan)
    yield Receipt(
        "classes",
        {
            "looked_at": summary.looked_at,
            "moved": summary.moved,
            "refused": summary.refused,
            "companions": summary.companions,
        },
        seconds=time.monotonic() - began,
        device=None,
        runtime=None,
        interrupted=summary.interrupted or bool(cancel),
        batch=summary.batch,
        correction=correction,
    )


def _known_content(catalogue: Catalogue) -> class_folders.KnownContent:
    """The content of a file as the catalogue knows it: files are not read just because their folder is renamed."""

    def look_up(path: Path, found: stat_result) -> bytes | None:
        return catalogue.content_hashes([FileState(path, found.st_size, found.st_mtime_ns)])[0]

    return look_up


def _check_known(session: Session, name: str) -> None:
    if name not in session.class_names():
        raise _unknown(session, name)


def _unknown(session: Session, name: str) -> SorterError:
    return SorterError(
        ErrorCode.NOT_FOUND,
        Sentence("There is no class called {!a}.", name),
        Sentence("There is: {}.", ", ".join(session.class_names())),
    )


def _check_new_name(session: Session, name: str, besides: str | None = None) -> None:
    """Two classes whose folders some file system takes for one are one class too many."""
    check_class_name(name)
    twin = next((known for known in session.class_names() if twin_key(known) == twin_key(name)), None)
    if twin is not None and (twin != besides or twin == name):
        raise SorterError(
            ErrorCode.USAGE,
            Sentence("There is a class called {} already.", twin),
            Sentence("Choose another name, or merge the two."),
        )
    today = session.renamed_classes().get(name, besides)
    if today != besides and name in session.shelf.card(session.choices.model).classes:
        raise SorterError(
            ErrorCode.USAGE,
            Sentence("{} is what the model calls {}, since that was renamed or merged.", name, today),
            Sentence("Choose another name."),  # not to rename it back: it may be a class of its own besides
        )
