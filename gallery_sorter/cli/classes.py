"""The `classes` command: one function an action."""

import argparse
import shlex
from collections.abc import Callable

from gallery_sorter.app import classes
from gallery_sorter.app.events import Events, Note, Receipt
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.base.wording import printable
from gallery_sorter.cli.face import Face


def run_classes(face: Face, options: argparse.Namespace) -> int:
    """List, add, rename, merge or remove."""
    return _ACTIONS[options.action](face, options)


def _list(face: Face, options: argparse.Namespace) -> int:
    found = classes.classes(face.session)
    for known in found:
        face.output.event(known)
    face.end("classes", len(found))
    return 0


def _add(face: Face, options: argparse.Namespace) -> int:
    face.output.event(classes.add_class(face.session, options.name))
    face.end("classes", 1)
    return 0


def _rename(face: Face, options: argparse.Namespace) -> int:
    back = Sentence(
        "No file moved, so `undo` has nothing to take back; `gallery-sorter classes rename {} {}` does.",
        *map(_quoted, (options.new, options.old)),
    )
    events = classes.rename_class(face.session, options.old, options.new, face.interruption.cancel)
    return _tell(face, events, back)


def _merge(face: Face, options: argparse.Namespace) -> int:
    back = Sentence("No file moved, so `undo` has nothing to take back, and no other command parts the two again.")
    if options.old not in face.session.model().card.classes:
        back = Sentence(
            "No file moved, so `undo` has nothing to take back; `gallery-sorter classes add {}` brings the class back, "
            "without the pictures that you had given to it.",
            _quoted(options.old),
        )
    events = classes.merge_class(face.session, options.old, options.new, face.interruption.cancel)
    return _tell(face, events, back)


def _remove(face: Face, options: argparse.Namespace) -> int:
    classes.remove_class(face.session, options.name, confirmed=options.yes)
    face.output.event(Note("info", Sentence("{} is no class any more.", printable(options.name))))
    face.end("classes", 1)
    return 0


def _tell(face: Face, events: Events, back: Sentence) -> int:
    """Hand every event on, and say how it is taken back where there is no batch of moves for `undo`."""
    for event in events:
        face.output.event(event)
        if isinstance(event, Receipt) and event.correction and not event.batch and not event.interrupted:
            face.output.event(Note("info", back))
    return 0


def _quoted(name: str) -> str:
    return printable(shlex.quote(name))


_ACTIONS: dict[str, Callable[[Face, argparse.Namespace], int]] = {
    "list": _list,
    "add": _add,
    "rename": _rename,
    "merge": _merge,
    "remove": _remove,
}
