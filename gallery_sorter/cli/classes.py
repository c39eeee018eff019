"""The `classes` command: one function an action."""

import argparse
from collections.abc import Callable

from gallery_sorter.app import classes
from gallery_sorter.app.events import Events, Note
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
    return _tell(face, classes.rename_class(face.session, options.old, options.new, face.interruption.cancel))


def _merge(face: Face, options: argparse.Namespace) -> int:
    return _tell(face, classes.merge_class(face.session, options.old, options.new, face.interruption.cancel))


def _remove(face: Face, options: argparse.Namespace) -> int:
    classes.remove_class(face.session, options.name, confirmed=options.yes)
    face.output.event(Note("info", Sentence("{} is no class any more.", printable(options.name))))
    face.end("classes", 1)
    return 0


def _tell(face: Face, events: Events) -> int:
    for event in events:
        face.output.event(event)
    return 0


_ACTIONS: dict[str, Callable[[Face, argparse.Namespace], int]] = {
    "list": _list,
    "add": _add,
    "rename": _rename,
    "merge": _merge,
    "remove": _remove,
}
