"""From labelled pictures to examples: recognised once like any other picture, features out of the catalogue."""

from collections.abc import Collection, Generator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gallery_sorter.app.classify import look_at
from gallery_sorter.app.events import Progress, Refused
from gallery_sorter.app.labelled import Labelled, LabelledPicture
from gallery_sorter.app.pipeline import Recognised, Source, Unreadable
from gallery_sorter.app.session import Session
from gallery_sorter.app.training_task import Task
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.catalogue.values import KnownPicture
from gallery_sorter.training.examples import Examples, identities


@dataclass(frozen=True, slots=True)
class OwnPictures:
    """The person's pictures that could be read, row by row; `examples` has the features of the active trunk."""

    pictures: tuple[LabelledPicture, ...]
    examples: Examples


def gather_examples(
    session: Session, task: Task, cancel: Cancel, contents: Collection[bytes] | None = None
) -> Generator[Progress | Refused, None, OwnPictures]:
    """Have every labelled picture of a task recognised, or those with these contents alone; one that can't be read any
    more is excluded.
    """
    labelled, known = task.labelled, dict(task.known)
    chosen = [p for p in labelled.used.values() if contents is None or p.content_hash in contents]
    by_path = {picture.path: picture for picture in chosen if picture.content_hash not in known}
    features: dict[bytes, NDArray[np.floating]] = {}
    for step in look_at(session, Source(tuple(by_path), recursive=False), cancel):
        if isinstance(step, Recognised) and step.features is not None:
            features[step.facts.content_hash] = step.features
        elif isinstance(step, Unreadable):
            picture = by_path.get(step.refused.path)
            if picture is not None:
                labelled.exclude(picture.content_hash, "refused")
            yield step.refused
        elif isinstance(step, Progress):
            yield step
    left = [picture for picture in chosen if picture.content_hash in labelled.used]
    card = session.model().card
    with session.caches() as (catalogue, _):
        for picture in left:
            if picture.content_hash not in known:
                now = catalogue.known_content(picture.content_hash, card.trunk_key, card.model_key)
                if now is not None:
                    known[picture.content_hash] = now
    return _examples(labelled, left, task.classes, known, features)


def _examples(
    labelled: Labelled,
    chosen: list[LabelledPicture],
    classes: tuple[str, ...],
    known: dict[bytes, KnownPicture],
    fresh: dict[bytes, NDArray[np.floating]],
) -> OwnPictures:
    kept: list[LabelledPicture] = []
    rows: list[KnownPicture] = []
    features: list[NDArray[np.float16]] = []
    for picture in chosen:
        row = known.get(picture.content_hash)
        vector = fresh.get(picture.content_hash)
        if vector is None and row is not None:
            vector = row.features
        if row is None or vector is None:  # it changed or went since it was found
            labelled.exclude(picture.content_hash, "vanished")
            continue
        kept.append(picture)
        rows.append(row)
        features.append(vector.astype(np.float16))
    index = {name: place for place, name in enumerate(classes)}
    examples = Examples(
        np.stack(features) if features else np.zeros((0, 512), np.float16),
        np.array([index[picture.class_name] for picture in kept], dtype=np.intp),
        identities((k.facts.content_hash, k.facts.perceptual_hash, k.facts.taken) for k in rows),
        np.ones(len(kept), np.bool_),
        np.zeros(len(kept), np.bool_),
    )
    return OwnPictures(tuple(kept), examples)
