"""How the recipes `deep` and `seed` train: rates, epochs, views of a picture, as values that are easy to compare.

`deep` begins where `quick` ends, takes every class as often as the others, keeps the best epoch and fits the head anew.
`seed` is the published recipe as it stands, but for its mistakes.
"""

from dataclasses import dataclass, replace

import numpy as np

from gallery_sorter.training.frozen import Pixels
from gallery_sorter.training.last_stage import Rates
from gallery_sorter.training.values import Recipe


@dataclass(frozen=True, slots=True)
class Phase:
    """Some epochs with one optimiser."""

    epochs: int
    rates: Rates


@dataclass(frozen=True, slots=True)
class Course:
    """How a recipe trains."""

    recipe: Recipe
    phases: tuple[Phase, ...]
    views: int  # of a picture that pass the frozen part, VIEWS at most; with one of them maps are mirrored instead
    batch: int  # pictures of a step
    balanced: bool  # an epoch draws every class as often as the others, and not all of many pictures
    choosing: bool  # rates fall as a cosine, the best epoch is kept, and it stops once two bring nothing more
    refit: bool  # the head is fitted anew at the end, to the features that the stage has learned

    @property
    def epochs(self) -> int:
        return sum(phase.epochs for phase in self.phases)

    def lasting(self, epochs: int | None) -> "Course":
        """The same with so many epochs in all, shared out among its phases as they are; the first has one at least."""
        if epochs is None:
            return self
        ends = np.cumsum([phase.epochs for phase in self.phases]) * epochs / self.epochs
        rounded = np.maximum(np.floor(ends + 0.5), 1).astype(int)
        shares = np.diff(rounded, prepend=0).tolist()
        phases = zip(self.phases, shares, strict=True)
        return replace(self, phases=tuple(replace(phase, epochs=share) for phase, share in phases if share))


VIEWS = 2  # a picture as it is, and mirrored
DEEP = Course("deep", (Phase(2, Rates(1e-4, 3e-4, 1e-2)),), views=1, batch=16, balanced=True, choosing=True, refit=True)
# The published recipe: layer4 and fc at 1e-5 for 5 epochs, then fc alone at 3e-4 for 3; Adam, cross entropy, batch 64.
SEED = Course(
    "seed",
    (Phase(5, Rates(1e-5, 1e-5)), Phase(3, Rates(0.0, 3e-4))),
    views=2,
    batch=64,
    balanced=False,
    choosing=False,
    refit=False,
)
COURSES = {course.recipe: course for course in (DEEP, SEED)}
FEWEST_DRAWN = 64  # pictures in an epoch of `deep`, where there are as many; a quarter of all where that is more


def drawn_in(course: Course, pictures: int) -> int:
    """How many pictures an epoch learns from."""
    return min(pictures, max(FEWEST_DRAWN, pictures // 4)) if course.balanced else pictures


def make_views(pixels: Pixels, count: int) -> list[Pixels]:
    """The picture as it is, and mirrored: that is all that the published recipe makes of one."""
    return [pixels, pixels[:, ::-1]][:count]
