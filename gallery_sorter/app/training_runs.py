"""What a run of a recipe comes to, and the recipe `quick`, on features that are there."""

from collections.abc import Callable, Generator
from dataclasses import dataclass

from gallery_sorter.app.events import Doubt, Event
from gallery_sorter.app.session import Session
from gallery_sorter.app.training_data import OwnPictures, gather_examples
from gallery_sorter.app.training_result import Judged, judge_fit
from gallery_sorter.app.training_task import Task
from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.recognition.weights import Tensors
from gallery_sorter.training.answering import left_out_in_turn
from gallery_sorter.training.base import Base
from gallery_sorter.training.drift import Drift
from gallery_sorter.training.examples import remember
from gallery_sorter.training.quick import FIT, Fitted, fit_quick
from gallery_sorter.training.values import Epoch
from gallery_sorter.training.version import Draft


def _nothing() -> None:
    """There is nothing to clear away."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a recipe came to."""

    base: Base
    judged: Judged
    epochs: tuple[Epoch, ...]
    own: OwnPictures  # those that were left out for measuring among them
    trunk: Tensors | None  # None where it is the older model's, unchanged
    recipe: str  # for the card
    measured_on: Sentence
    doubted: tuple[Doubt, ...] = ()  # of the person's pictures that can't be asked about any more
    drift: Drift | None = None  # how features have moved with a trunk that has changed, where that could be told
    finished: Callable[[], None] = _nothing  # clears away what a later run could have gone on from


def run_quick(session: Session, task: Task, base: Base, cancel: Cancel) -> Generator[Event, None, Run | None]:
    """A new head on the active model's trunk. None where cancelled."""
    own = yield from gather_examples(session, task, cancel)
    if cancel:
        return None
    task.check_enough()  # some may have turned out to be broken
    older = task.older
    examples = remember(own.examples, older.replay, older.card.classes, task.classes)
    epochs: list[Epoch] = []
    fitted = yield from _collected(fit_quick(examples, len(task.classes), cancel), epochs)
    if fitted is None:
        return None
    recipe = (
        f"quick: the trunk of {older.card.name} as it is; a multinomial logistic head, L2 {FIT.penalty:g}, classes "
        "balanced, the outside logit learned as one more class; temperature, thresholds and outside score fitted on "
        "answers to left-out pictures."
    )
    judged = judge_fit(older, task.classes, fitted, fitted.examples.take(fitted.asked), forgot=False)
    return Run(base, judged, tuple(epochs), own, None, recipe, left_out_in_turn(fitted.examples))


def _collected(
    fitting: Generator[Epoch, None, Fitted | None], epochs: list[Epoch]
) -> Generator[Epoch, None, Fitted | None]:
    """Hand the epochs on, and keep them too."""
    while True:
        try:
            epoch = next(fitting)
        except StopIteration as end:
            fitted: Fitted | None = end.value
            return fitted
        epochs.append(epoch)
        yield epoch


def draft_of(task: Task, run: Run) -> Draft:
    """The version that a run has made."""
    older = task.older.card
    return Draft(
        classes=task.classes,
        head=run.judged.fitted.head,
        calibration=run.judged.calibration,
        examples=run.judged.fitted.examples,
        learned=run.judged.fitted.learned,
        measured=run.judged.measured,
        measured_on=run.measured_on,
        pictures_measured=run.judged.pictures_measured,
        comparison=run.judged.comparison,
        epochs=run.epochs,
        base=run.base.story,
        recipe=run.recipe,
        seed=task.options.seed,
        transform=older.transform,
        licences=dict(older.trained_on.licences) if not run.judged.fitted.examples.own.all() else {},
        remembered_from=older.name,
        trunk=run.trunk,
    )
