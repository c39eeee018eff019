"""How the recipes `deep` and `seed` train: rates, epochs, views of a picture, as values that are easy to compare.

`deep` begins where `quick` ends, takes every class as often as the others, keeps the best epoch and fits the head anew.
`seed` is the published recipe as it stands, but for its mistakes.
"""

from dataclasses import dataclass, replace

import numpy as np

from gallery_sorter.training.augment import augmented
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
    views: int  # of a picture, where there are few; see `views_of`
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


DEEP = Course("deep", (Phase(3, Rates(3e-5, 3e-4, 1e-2)),), views=2, balanced=True, choosing=True, refit=True)
# The published recipe: layer4 and fc at 1e-5 for 5 epochs, then fc alone at 3e-4 for 3; Adam, cross entropy, batch 64.
SEED = Course(
    "seed",
    (Phase(5, Rates(1e-5, 1e-5)), Phase(3, Rates(0.0, 3e-4))),
    views=2,
    balanced=False,
    choosing=False,
    refit=False,
)
COURSES = {course.recipe: course for course in (DEEP, SEED)}
FEW = 400  # pictures up to which each is cached in all its views: more of them make up for it
FEWEST_DRAWN = 320  # pictures in an epoch of `deep`, where there are as many; a quarter of all where that is more


def views_of(course: Course, pictures: int) -> int:
    """How many views of each picture are cached: one costs as much as an epoch."""
    return course.views if not course.balanced or pictures <= FEW else 1


def drawn_in(course: Course, pictures: int) -> int:
    """How many pictures an epoch learns from."""
    return min(pictures, max(FEWEST_DRAWN, pictures // 4)) if course.balanced else pictures


def make_views(course: Course, pixels: Pixels, content: bytes, count: int, seed: int) -> list[Pixels]:
    """The picture as it is, and altered copies of it; mirrored is all that the published recipe makes of one."""
    if not course.balanced:
        return [pixels, pixels[:, ::-1]][:count]
    return [pixels, *(augmented(pixels, f"{seed}/{view}/{content.hex()}") for view in range(1, count))]
