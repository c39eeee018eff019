"""The models on this machine: which there are, which one is in charge, how they come and go.

Their classes are called what they are called today, in what is told and in what is exported; their files stay.
A session that has loaded a model forgets it when another one takes charge, so that nothing goes on with the old one.
"""

from dataclasses import replace
from pathlib import Path

from gallery_sorter.app.events import Shelved
from gallery_sorter.app.session import Session
from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.recognition.card import CARD_NAME
from gallery_sorter.recognition.renaming import renamed


def models(session: Session) -> list[Shelved]:
    """Every model, the starter first. A broken one is listed with its problem."""
    names = session.renamed_classes()
    return [
        version if version.card is None else replace(version, card=renamed(version.card, names))
        for version in session.shelf.versions()
    ]


def model(session: Session, name: str | None = None) -> Shelved:
    """One model, the active one by default. Raises SorterError (`no-model`)."""
    wanted = session.shelf.folder(name or session.choices.model)
    return next(version for version in models(session) if version.folder == wanted)


def use_model(session: Session, name: str) -> Shelved:
    """Put a model in charge. Raises SorterError (`no-model`, `bad-model`)."""
    session.shelf.use(name)
    session.forget_model()
    return model(session, name)


def roll_back(session: Session) -> Shelved:
    """Put the model in charge that was so before. Raises SorterError (`no-model`, `bad-model`)."""
    card = session.shelf.roll_back()
    session.forget_model()
    return model(session, card.name)


def import_model(session: Session, source: Path, name: str | None = None) -> Shelved:
    """Copy a model folder onto the shelf, under another name where one is given; it is not put in charge.

    Raises SorterError: `not-found`, `bad-model`, or `usage` where the name is taken.
    """
    folder = source.parent if source.name == CARD_NAME else source
    if not folder.is_dir():
        raise SorterError(
            ErrorCode.NOT_FOUND,
            Sentence("There is no folder {}.", folder),
            Sentence("Name the folder that `models export` made."),
        )
    return model(session, session.shelf.import_version(folder, name).name)


def export_model(session: Session, name: str, target: Path) -> Shelved:
    """Copy a model with everything that it needs into the new folder `target`.

    Raises SorterError: `no-model`, `bad-model`, or `usage` where the folder exists or can't be written.
    """
    names = session.renamed_classes()
    if len(renamed(session.shelf.card(name), names).classes) < 2:
        raise SorterError(
            ErrorCode.USAGE,
            Sentence("All classes of the model {} were merged into one, which says nothing.", name),
            Sentence("Export another model."),
        )
    try:
        session.shelf.export_version(name, target, names)
    except OSError as error:
        raise SorterError(
            ErrorCode.USAGE,
            Sentence("The model can't be written to {}: {}.", target, error.strerror),
            Sentence("Name another folder."),
        ) from error
    return model(session, name)


def remove_model(session: Session, name: str) -> Shelved:
    """Take a model off the shelf. Raises SorterError: `no-model`, or `usage` for the starter and the one in charge."""
    gone = model(session, name)
    session.shelf.remove(name)
    return gone
