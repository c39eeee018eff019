"""Measure the model on pictures whose class is known: FOLDER/<Class>/*. The person's labels play no part in it."""

import time
from collections import Counter
from pathlib import Path

import numpy as np

from gallery_sorter.app.classify import look_at, nothing_found
from gallery_sorter.app.events import Evaluated, Events, Note, Receipt
from gallery_sorter.app.pipeline import Recognised, Source, Unreadable
from gallery_sorter.app.session import Session
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.base.progress import Progress
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.pictures.values import Skipped
from gallery_sorter.recognition.evaluation import evaluate_outputs


def evaluate(session: Session, folder: Path, cancel: Cancel) -> Events:
    """Yields Refused and Progress, then one Evaluated, and ends in a Receipt.

    Subfolders whose names are not classes of the model count as pictures of no class. Raises SorterError
    (`not-found`) where there is no such folder, or none in it.
    """
    folders = class_folders(folder)
    began = time.monotonic()
    card, today = session.model().card, session.renamed_classes()
    rows: list[np.ndarray] = []
    truth: list[int] = []  # index of the class, -1 for none
    kinds: Counter[str] = Counter()
    refused = 0
    for step in look_at(session, Source(folders, recursive=False), cancel):
        match step:
            case Recognised():
                name = step.file.path.parent.name
                name = today.get(name, name)
                rows.append(step.logits)
                truth.append(card.classes.index(name) if name in card.classes else -1)
            case Unreadable():
                refused += 1
                yield step.refused
            case Skipped():
                kinds[step.kind.value] += 1
            case Progress():
                yield step
    answers = np.array(truth)
    if cancel:
        pass  # half a measurement is none
    elif (answers >= 0).any():
        figures = evaluate_outputs(card, np.stack(rows), answers, answers < 0)
        yield Evaluated(figures, round(time.monotonic() - began, 3))
    elif rows:
        yield Note(
            "warning", Sentence("None of the folders in {} is called like a class of the model {}.", folder, card.name)
        )
    else:
        yield nothing_found([folder])
    runtime = session.model().runtime
    yield Receipt(
        "evaluate",
        {"looked_at": len(rows) + refused, "classified": len(rows), "refused": refused, "skipped": kinds.total()},
        seconds=time.monotonic() - began,
        device=runtime.device,
        runtime=runtime.name,
        interrupted=bool(cancel),
        skipped_kinds=kinds,
    )


def class_folders(folder: Path) -> tuple[Path, ...]:
    """The folders in `folder`, but hidden ones. Raises SorterError (`not-found`) where there are none."""
    try:
        folders = tuple(sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith(".")))
    except OSError as error:
        raise SorterError(
            ErrorCode.NOT_FOUND,
            Sentence("The folder {} can't be read: {}.", folder, error.strerror),
            Sentence("Check the name."),
        ) from error
    if not folders:
        raise SorterError(
            ErrorCode.NOT_FOUND,
            Sentence("There are no class folders in {}.", folder),
            Sentence("It needs FOLDER/<Class>/*."),
        )
    return folders
