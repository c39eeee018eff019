"""The `models` command: one function an action, each telling of the model that it was about."""

import argparse
from collections.abc import Callable

from gallery_sorter.app import models
from gallery_sorter.app.events import Note, Shelved
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.base.wording import printable
from gallery_sorter.cli.face import Face
from gallery_sorter.cli.shelf_lines import card_lines


def run_models(face: Face, options: argparse.Namespace) -> int:
    """List, show, use, roll back, import, export or remove."""
    told = _ACTIONS[options.action](face, options)
    face.end("models", told)
    return 0


def _list(face: Face, options: argparse.Namespace) -> int:
    found = models.models(face.session)
    for version in found:
        face.output.event(version)
    return len(found)


def _show(face: Face, options: argparse.Namespace) -> int:
    version = models.model(face.session, options.name)
    face.output.event(version)
    for line in card_lines(version):
        face.output.event(Note("info", Sentence(line)))
    return 1


def _use(face: Face, options: argparse.Namespace) -> int:
    return _tell(face, models.use_model(face.session, options.name), "{} is in charge now.")


def _roll_back(face: Face, options: argparse.Namespace) -> int:
    return _tell(face, models.roll_back(face.session), "{} is in charge again.")


def _import(face: Face, options: argparse.Namespace) -> int:
    version = models.import_model(face.session, options.folder.absolute(), options.name)
    return _tell(face, version, "{} was imported; `models use` puts it in charge.")


def _export(face: Face, options: argparse.Namespace) -> int:
    version = models.export_model(face.session, options.name, options.folder.absolute())
    return _tell(face, version, "{} was written to " + str(options.folder))


def _remove(face: Face, options: argparse.Namespace) -> int:
    return _tell(face, models.remove_model(face.session, options.name), "{} was removed.")


def _tell(face: Face, version: Shelved, sentence: str) -> int:
    face.output.event(version)
    face.output.event(Note("info", Sentence(sentence.format(printable(version.name)))))
    return 1


_ACTIONS: dict[str, Callable[[Face, argparse.Namespace], int]] = {
    "list": _list,
    "show": _show,
    "use": _use,
    "rollback": _roll_back,
    "import": _import,
    "export": _export,
    "remove": _remove,
}
