"""One opened data folder: the journal, the catalogue, the active model and where it runs. Both faces hold one."""

import logging
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from gallery_sorter.app.events import Picture, Recovered
from gallery_sorter.base.data_folder import DataFolder, choose_data_folder
from gallery_sorter.catalogue.store import Catalogue
from gallery_sorter.catalogue.thumbnails import ThumbnailStore
from gallery_sorter.moves import classes
from gallery_sorter.moves.journal import Journal
from gallery_sorter.moves.labels import labels
from gallery_sorter.moves.recovery import recover
from gallery_sorter.pictures.decoder import Decoder
from gallery_sorter.recognition.devices import has_torch
from gallery_sorter.recognition.judging import rejudge
from gallery_sorter.recognition.model import Model, load_model
from gallery_sorter.recognition.renaming import renamed
from gallery_sorter.recognition.shelf import STARTER, Shelf
from gallery_sorter.training.leftovers import drop_leftovers

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Choices:
    """The global options that a person gave."""

    data_dir: Path | None = None
    model: str | None = None
    device: str = "auto"


def safe_choices(choices: Choices) -> Choices:
    """The same on what nobody changed since the installation: the shipped model, if none was named, on the CPU."""
    return Choices(choices.data_dir, choices.model or STARTER, "cpu")


class Session:
    """Opens what it is asked for, when it is asked; close() it, or use it in a `with`.

    Safe to share between threads: every use case opens database connections of its own, and the model is loaded once.
    Runs that died are set right whenever the journal is opened; the one who listens is told at once, in that thread.
    """

    def __init__(self, choices: Choices) -> None:
        self.choices = choices
        self.folder: DataFolder = choose_data_folder(choices.data_dir)
        self.decoder = Decoder()  # starts nothing until it is needed
        self._loading = threading.Lock()
        self._loaded: Model | None = None  # as it lies on the shelf
        self._model: Model | None = None  # with the names that its classes have today
        self._reading = threading.Lock()
        self._thumbnails: ThumbnailStore | None = None
        self._recovering = threading.Lock()
        self._recovered: set[Recovered] = set()  # told already: what waits for its drive is found again and again
        self._tell_recovered: Callable[[Recovered], None] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Free the model and the caches that are held open, and end the decoder's processes."""
        self.decoder.close()
        self.forget_model()
        with self._reading:
            if self._thumbnails is not None:
                self._thumbnails.close()
                self._thumbnails = None

    def model(self) -> Model:
        """The chosen model on the chosen device, loaded on the first call, with its classes under today's names.

        Raises SorterError: `no-model`, `bad-model`, `no-device`, `no-torch`.
        """
        with self._loading:
            if self._loaded is None:
                self._loaded = load_model(self.shelf, self.choices.model, self.choices.device)
            if self._model is None:
                self._model = replace(self._loaded, card=renamed(self._loaded.card, self.renamed_classes()))
            return self._model

    @property
    def shelf(self) -> Shelf:
        """The models of this data folder."""
        return Shelf(self.folder.models)

    @property
    def has_torch(self) -> bool:
        """Whether torch is installed, which every recipe of training but `quick` needs. Does not import it."""
        return has_torch()

    def forget_model(self) -> None:
        """Another model may be in charge: the next call of `model` loads the one that is."""
        with self._loading:
            self._loaded = self._model = None

    def forget_names(self) -> None:
        """Classes may have been renamed or merged, or that was taken back: the next call of `model` asks anew."""
        with self._loading:
            self._model = None

    def listen(self, tell_recovered: Callable[[Recovered], None]) -> None:
        """From now on tell what was set right after a run that died."""
        self._tell_recovered = tell_recovered

    @contextmanager
    def journal(self) -> Iterator[Journal]:
        """A connection to the journal, for one thread. Before it is handed over, what a run that died left half done
        is set right: this is the only door to the journal, so that nobody can forget it.

        Raises SorterError (`data-folder`) where the journal can't be used, also later in the block.
        """
        with closing(Journal(self.folder.journal)) as journal, journal.explained():
            self._recover(journal)
            yield journal

    def set_right(self) -> None:
        """Set right now, and not only when somebody needs the journal, what a run that died left half done.
        What was left long ago by trainings goes too, and what was left of models.
        """
        self.drop_leftovers()
        with self.journal():
            pass

    def drop_leftovers(self) -> None:
        """Clear away what trainings left that nobody goes on with, and what came onto the shelf of models by halves."""
        drop_leftovers(self.folder.training)
        self.shelf.drop_unfinished()

    @contextmanager
    def caches(self) -> Iterator[tuple[Catalogue, ThumbnailStore]]:
        """Connections to both caches, for one thread."""
        with closing(Catalogue(self.folder.catalogue)) as catalogue, closing(self._open_thumbnails()) as thumbnails:
            yield catalogue, thumbnails

    def class_names(self) -> tuple[str, ...]:
        """The classes that keys and folders stand for: the model's, in the card's order, then the person's own, the
        oldest first, so that a key goes on standing for its class.
        """
        known = self.model().card.classes
        with self.journal() as journal:
            own = classes.classes(journal)
        return (*known, *(name for name in own if name not in known))

    def renamed_classes(self) -> Mapping[str, str]:
        """Classes that the person renamed or merged: old name -> what it counts as today."""
        with self.journal() as journal:
            return classes.names(journal)

    def labels(self) -> Mapping[bytes, str]:
        """The person's word on contents: content hash -> class."""
        with self.journal() as journal:
            return labels(journal)

    def rejudge(self, pictures: Sequence[Picture], threshold: float | None) -> list[Picture]:
        """Those that are sure, or unsure for another reason, by another threshold; None takes the card's.

        The others stay as they are. Cheap: arithmetic alone.
        """
        judged = rejudge(self.model().card, [picture.prediction for picture in pictures], threshold)
        return [
            replace(picture, prediction=prediction)
            for picture, prediction in zip(pictures, judged, strict=True)
            if picture.prediction is not prediction
        ]

    def thumbnail(self, content_hash: bytes) -> bytes | None:
        """The JPEG bytes of a thumbnail (long side 256 px), or None where the cache has let it go."""
        with self._reading:
            if self._thumbnails is None:
                self._thumbnails = self._open_thumbnails()
            return self._thumbnails.get(content_hash)

    def _recover(self, journal: Journal) -> None:
        with self._recovering:
            for found in recover(journal):
                if found in self._recovered:
                    continue
                self._recovered.add(found)
                _log.warning("recovered: %s", found)
                if self._tell_recovered is not None:
                    self._tell_recovered(found)

    def _open_thumbnails(self) -> ThumbnailStore:
        return ThumbnailStore(self.folder.thumbnails)
