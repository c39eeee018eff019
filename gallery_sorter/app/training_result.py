"""What a training came to: measured against the model before it, written onto the shelf, and put in charge or not."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from gallery_sorter.app.events import ClassChange, Comparison, Doubt, Figures, Seen, Tally
from gallery_sorter.app.labelled import LabelledPicture
from gallery_sorter.app.session import Session
from gallery_sorter.app.training_data import OwnPictures
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.recognition.calibration import Calibration, calibrate, left_out_temperatures
from gallery_sorter.recognition.card import ModelCard
from gallery_sorter.recognition.judging import judge
from gallery_sorter.recognition.renaming import merged_logits
from gallery_sorter.recognition.weights import Head
from gallery_sorter.training.asking import Older, ask_older
from gallery_sorter.training.comparing import Answers, compare, doubts, measure
from gallery_sorter.training.drift import Drift
from gallery_sorter.training.examples import Examples
from gallery_sorter.training.quick import Fitted

NO_CLASS = ""  # what a picture is that is none of the classes


@dataclass(frozen=True, slots=True)
class Judged:
    """A fitted head, calibrated and measured on the pictures that were left out."""

    classes: tuple[str, ...]
    fitted: Fitted
    calibration: Calibration
    comparison: Comparison
    measured: Figures
    pictures_measured: int
    truth: tuple[str, ...]  # of the measured pictures
    contents: tuple[bytes, ...]
    fair: NDArray[np.bool_]  # of them, those that both models were compared on
    before: Answers
    after: Answers


def judge_fit(older: Older, classes: tuple[str, ...], fitted: Fitted, asked: Examples, *, forgot: bool) -> Judged:
    """Calibrate and compare. `asked` are the left-out pictures with the features of the older model's trunk; those that
    this was taught are no fair question to that model, so that both are compared on the others. `forgot`: what that
    remembers is lost.
    """
    count = len(classes)
    known = asked.classes < count
    calibration = calibrate(classes, fitted.logits, asked.classes, ~known)
    said = [(*classes, NO_CLASS)[index] for index in asked.classes.tolist()]
    temperatures = np.full(len(said), calibration.temperature)
    temperatures[known] = left_out_temperatures(fitted.logits[known, :-1], asked.classes[known], fitted.folds[known])
    every = ask_older(older, asked, said, fitted.folds), Answers(classes, fitted.logits, temperatures, calibration)
    before, after = (answers.take(known) for answers in every)
    truth = [name for name in said if name != NO_CLASS]
    fair = ~asked.taught[known]
    fair = fair if fair.any() else np.ones(len(truth), np.bool_)
    compared = [name for name, counts in zip(truth, fair, strict=True) if counts]
    comparison = compare(compared, before.take(fair), after.take(fair), asked.own[known][fair], forgot=forgot)
    strangers = Tally(int((~known).sum()), *(int(answers.sure()[~known].sum()) for answers in every))
    return Judged(
        classes=classes,
        fitted=fitted,
        calibration=calibration,
        comparison=replace(comparison, strangers=strangers),
        measured=measure(truth, after),
        pictures_measured=len(truth),
        truth=tuple(truth),
        contents=tuple(row.tobytes() for row in asked.content_hashes[known]),
        fair=fair,
        before=before,
        after=after,
    )


def doubt_of(picture: LabelledPicture, called: str, confidence: float, doubt: float) -> Doubt:
    """What a labelled picture is called by who has not learned it."""
    return Doubt(picture.path, picture.content_hash, picture.class_name, called, confidence, doubt)


def seen_pictures(judged: Judged, own: OwnPictures) -> Iterator[Seen | Doubt]:
    """The person's pictures among the measured ones, the most doubtful labels first; a Doubt where the older model was
    not to be asked.
    """
    pictures = {picture.content_hash: picture for picture in own.pictures}
    index = {name: place for place, name in enumerate(judged.classes)}
    truth = np.array([index[name] for name in judged.truth], dtype=np.intp)
    doubt = doubts(truth, judged.after.probabilities())
    (before, sure_before), (after, sure_after) = judged.before.called(), judged.after.called()
    for row in np.argsort(-doubt, kind="stable").tolist():
        picture = pictures.get(judged.contents[row])
        if picture is None:
            continue
        if not judged.fair[row]:
            yield doubt_of(picture, after[row], float(sure_after[row]), float(doubt[row]))
        else:
            yield Seen(
                path=picture.path,
                content_hash=picture.content_hash,
                class_name=picture.class_name,
                before=before[row],
                before_confidence=float(sure_before[row]),
                after=after[row],
                after_confidence=float(sure_after[row]),
                doubt=float(doubt[row]),
            )


def class_changes(
    session: Session, card: ModelCard, head: Head, drift: Drift | None, cancel: Cancel
) -> Iterator[ClassChange]:
    """Every picture of the catalogue without the person's word that a new head on the same trunk calls otherwise; or
    most likely does, where the trunk has changed and `drift` tells how features have moved with it. Ends early where
    cancelled.
    """
    older = session.model()
    labels = session.labels()
    with session.caches() as (catalogue, _):
        for chunk in catalogue.featured(older.card.trunk_key, older.card.model_key):
            if cancel:
                return
            features: NDArray[np.float16] = np.stack([k.features for _, k in chunk if k.features is not None])
            after = head.logits(features if drift is None else drift.carry(features))
            before = older.head.logits(features)
            called = [card.classes[index] for index in after[:, :-1].argmax(axis=1)]
            likeliest = merged_logits(older.card, before)[:, :-1].argmax(axis=1)
            was = [older.card.classes[index] for index in likeliest]
            for row, (path, known) in enumerate(chunk):
                content = known.facts.content_hash
                if called[row] != was[row] and content not in labels and path.is_file():
                    old, new = judge(older.card, before[row]), judge(card, after[row])
                    if old.unsure_because == new.unsure_because == "fits-no-class":
                        continue  # neither calls it anything, to a person
                    yield ClassChange(path, content, old.class_name, old.confidence, new.class_name, new.confidence)
