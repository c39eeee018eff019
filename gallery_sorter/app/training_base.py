"""Chooses the network that a training starts from: the active model's, a file of the person's, or ImageNet's."""

from collections.abc import Generator
from pathlib import Path

from gallery_sorter.app.session import Session
from gallery_sorter.app.training_task import TrainOptions
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.base.progress import Progress
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.moves.locks import locked
from gallery_sorter.training.base import (
    IMAGENET,
    IMAGENET_NAME,
    Base,
    active_base,
    file_base,
    imagenet_base,
    torch_cache,
)
from gallery_sorter.training.download import download, is_whole

__all__ = ["IMAGENET", "base_name", "check_base", "choose_base", "is_active_base"]


def check_base(options: TrainOptions) -> None:
    """Raises SorterError: `usage` where this recipe can't start from another network, `not-found` for a file."""
    if options.base in ("auto", "active"):
        return
    if options.recipe == "quick":
        raise SorterError(
            ErrorCode.USAGE,
            Sentence("`quick` learns on the active model's network."),
            Sentence("Another --base needs --recipe deep."),
        )
    if options.base != "imagenet" and not Path(options.base).is_file():
        raise SorterError(
            ErrorCode.NOT_FOUND,
            Sentence("There is no file {}.", Path(options.base).absolute()),
            Sentence("Check the name."),
        )


def is_active_base(options: TrainOptions) -> bool:
    """Whether it starts from the active model's network, or from a file that may be anything."""
    return options.base in ("auto", "active") and not _is_imagenet(options)


def base_name(session: Session, options: TrainOptions) -> str:
    """What the network is called, before it is fetched or looked at."""
    if _is_imagenet(options):
        return IMAGENET_NAME
    return session.model().card.name if is_active_base(options) else Path(options.base).name


def choose_base(session: Session, options: TrainOptions, cancel: Cancel) -> Generator[Progress, None, Base | None]:
    """The trunk to start from; Progress counts the bytes of one that is fetched. None where cancelled.

    Raises SorterError: `not-found`, `bad-model`, `no-space`, `no-torch`, `locked` where another training fetches.
    """
    if _is_imagenet(options):
        session.folder.training.mkdir(parents=True, exist_ok=True)
        with locked([session.folder.training], cancel, wait=0.0):
            path = yield from download(IMAGENET, torch_cache(), cancel)
        return imagenet_base(path) if path is not None else None
    card = session.model().card
    if options.recipe == "quick":  # asks for no weight of the trunk
        return Base(card.name, card.base, {}, card.trunk.blake3)
    if is_active_base(options):
        return active_base(session.shelf, card)
    path = Path(options.base).absolute()
    return file_base(path, path.name, f"The file {path.name}, which the person named.")


def _is_imagenet(options: TrainOptions) -> bool:
    """The published recipe starts from ImageNet's weights where they are at hand; nothing is fetched unasked."""
    if options.base == "auto" and options.recipe == "seed":
        return is_whole(IMAGENET, torch_cache() / IMAGENET.name)
    return options.base == "imagenet"
