"""Keeps what the pipeline found out in the caches, a transaction every second at most, so that nothing waits for it."""

import time

import numpy as np

from gallery_sorter.app.pipeline import Outcome, Recognised, Unreadable, state_of
from gallery_sorter.catalogue.store import Catalogue
from gallery_sorter.catalogue.thumbnails import ThumbnailStore
from gallery_sorter.catalogue.values import FileState, KnownRefusal, NewPicture
from gallery_sorter.recognition.card import ModelCard

_MOST_WAITING = 256  # outcomes
_MOST_SECONDS = 1.0


class Keeper:
    """Takes outcomes one by one; `flush` writes what is waiting. Used in one thread."""

    def __init__(self, catalogue: Catalogue, thumbnails: ThumbnailStore, card: ModelCard) -> None:
        self._catalogue, self._thumbnails, self._card = catalogue, thumbnails, card
        self._pictures: list[NewPicture] = []
        self._refusals: list[tuple[FileState, KnownRefusal]] = []
        self._small: list[tuple[bytes, bytes]] = []
        self._since = time.monotonic()

    def keep(self, outcome: Outcome) -> None:
        """Take one outcome; it is on disk after the next flush."""
        if isinstance(outcome, Recognised):
            self._keep_picture(outcome)
        elif isinstance(outcome, Unreadable):
            refused, file = outcome.refused, outcome.file
            if file is not None and not outcome.known_here:
                self._refusals.append((state_of(file), KnownRefusal(refused.reason, refused.message)))
        waiting = len(self._pictures) + len(self._refusals)
        if waiting >= _MOST_WAITING or time.monotonic() - self._since > _MOST_SECONDS:
            self.flush()

    def _keep_picture(self, picture: Recognised) -> None:
        if picture.known_here:
            return
        self._pictures.append(
            NewPicture(
                file=state_of(picture.file),
                facts=picture.facts,
                trunk=self._card.trunk_key,
                features=None if picture.features is None else picture.features.astype(np.float16),
                model=self._card.model_key,
                logits=picture.logits,
            )
        )
        if picture.thumbnail is not None:
            self._small.append((picture.facts.content_hash, picture.thumbnail))

    def flush(self) -> None:
        """Write what is waiting."""
        if self._pictures:
            self._catalogue.write(self._pictures)
        if self._refusals:
            self._catalogue.write_refusals(self._refusals)
        if self._small:
            self._thumbnails.put(self._small)
        self._pictures, self._refusals, self._small = [], [], []
        self._since = time.monotonic()
