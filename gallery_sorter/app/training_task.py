"""What a person asks of a training, and what it comes to once it is known that there is enough to learn from."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from gallery_sorter.app.events import Recipe
from gallery_sorter.app.labelled import Labelled
from gallery_sorter.app.pipeline import state_of
from gallery_sorter.app.session import Session
from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.catalogue.values import KnownPicture
from gallery_sorter.recognition.class_names import names_problem
from gallery_sorter.recognition.renaming import merged_replay
from gallery_sorter.recognition.weights import load_replay
from gallery_sorter.training.asking import Older
from gallery_sorter.training.examples import FEWEST, check_enough


@dataclass(frozen=True, slots=True)
class TrainOptions:
    """What to learn from, and how."""

    folders: tuple[Path, ...] = ()  # each holds a folder for each class
    corrections: bool = False  # what the person labelled, wherever it lies
    looked_through: bool = False  # every picture in the class folders is the person's word
    looked_through_classes: tuple[str, ...] = ()  # in the folders of these classes alone
    only: bool = False  # exactly these classes, instead of the active model's and these
    leave_out_few: bool = False  # classes with too few pictures that no model knows are left out, and don't end it
    recipe: Recipe = "quick"
    base: str = "auto"  # whose trunk: "active", "imagenet" (torch's cache, else fetched), or the path of a file
    name: str | None = None  # of the new version; numbered where it is not given
    epochs: int | None = None
    seed: int = 0
    resume: bool = False  # go on with a training of these options that was cut off
    activate: Literal["auto", "always", "never"] = "auto"  # auto: where it is not worse
    dry_run: bool = False  # say what it would learn from and how long it would take, and stop there


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be learned."""

    options: TrainOptions
    labelled: Labelled
    classes: tuple[str, ...]
    older: Older  # the model that it starts from
    known: Mapping[bytes, KnownPicture]  # what the catalogue knows of pictures that the network has seen, by content
    few: Mapping[str, int]  # classes that were left out for it, with their pictures

    def remembered(self) -> Mapping[str, int]:
        """Remembered pictures that the person has not labelled now, by the older model's classes: what a head is fitted
        to besides, wherever the network is the older one, or was made of it.
        """
        if self.older.replay is None or self.options.recipe == "seed" or self.options.base not in ("auto", "active"):
            return {}
        rows = zip(self.older.replay.content_hashes, self.older.replay.classes.tolist(), strict=True)
        used = self.labelled.used
        return Counter(self.older.card.classes[i] for row, i in rows if i >= 0 and row.tobytes() not in used)

    def counted(self) -> Mapping[str, int]:
        """Those of them that stand in for pictures, where each class must have enough: a network learns from pixels."""
        return self.remembered() if self.options.recipe == "quick" else {}

    def check_enough(self) -> None:
        """Raise SorterError (`too-few-pictures`) unless something is the person's, and every class has enough."""
        found, counted = self.labelled.counts(), self.counted()
        if not found:
            raise SorterError(
                ErrorCode.TOO_FEW_PICTURES,
                Sentence("Nothing of yours to learn from yet."),
                Sentence(
                    "Correct or confirm some pictures, or say that you have looked through the folders of classes."
                ),
            )
        counts = {name: found.get(name, 0) + counted.get(name, 0) for name in self.classes}
        check_enough(counts, only=self.options.only)


def make_task(session: Session, options: TrainOptions, labelled: Labelled) -> Task:
    """Settle the classes, whether or not each has enough. Raises SorterError (`usage`)."""
    model = session.model()
    older = Older(model.card, model.head, None)
    if model.replay is not None and model.card.replay is not None:
        replay = load_replay(model.replay, model.card.replay.blake3, model.card.head_rows)
        older = Older(model.card, model.head, merged_replay(model.card, replay))
    labelled.use_known_names(model.card.classes)
    found = labelled.counts()
    kept = () if options.only or options.recipe == "seed" else model.card.classes
    order = {name: place for place, name in enumerate(session.class_names())}  # in which keys stand for them
    classes = (*kept, *sorted(found.keys() - set(kept), key=lambda name: (order.get(name, len(order)), name)))
    problem = names_problem(classes)
    if problem:
        raise SorterError(
            ErrorCode.USAGE, Sentence("These can't be the classes of one model: {}.", problem), Sentence("Rename one.")
        )
    task = Task(options, labelled, classes, older, {}, {})
    if options.leave_out_few:
        task = _without_few(task, kept)
    return replace(task, known=_known(session, labelled))


def _without_few(task: Task, kept: tuple[str, ...]) -> Task:
    """Leave out the classes with too few pictures. Those that are to be `kept` stay: the model would lose them."""
    found, counted = task.labelled.counts(), task.counted()
    few = {n: found[n] for n in task.classes if n not in kept and found[n] + counted.get(n, 0) < FEWEST}
    for content, picture in list(task.labelled.used.items()):
        if picture.class_name in few:
            task.labelled.exclude(content, "too-few")
    return replace(task, classes=tuple(name for name in task.classes if name not in few), few=few)


def _known(session: Session, labelled: Labelled) -> dict[bytes, KnownPicture]:
    card, files = session.model().card, [state_of(picture.file) for picture in labelled.used.values()]
    with session.caches() as (catalogue, _):
        found = catalogue.known(files, card.trunk_key, card.model_key)
    return {k.facts.content_hash: k for k in found if isinstance(k, KnownPicture) and k.features is not None}
