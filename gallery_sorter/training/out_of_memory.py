"""Where memory runs out in a training: fewer pictures pass at once, and where that is no help a person is told so."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.base.sentence import Sentence

log = logging.getLogger(__name__)

Value = TypeVar("Value")


class Sparing:
    """How many pictures pass at once: as many as there is memory for."""

    def __init__(self, at_once: int) -> None:
        self._at_once = at_once

    def do(self, work: Callable[[int], Value]) -> Value:
        """Do work with so many pictures at once: where memory is out, anew with half as many from now on.

        What was begun must be no hindrance to that. Raises what `work` raised where one picture is too many.
        """
        while True:
            try:
                return work(self._at_once)
            except (MemoryError, RuntimeError) as error:
                if not is_out_of_memory(error) or self._at_once == 1:
                    raise
                self._at_once //= 2
                log.warning("out of memory: %d pictures at once from now on", self._at_once)


@contextmanager
def told_plainly() -> Iterator[None]:
    """Memory that is out for good ends in a sentence. Raises SorterError (`internal`)."""
    try:
        yield
    except (MemoryError, RuntimeError) as error:
        if not is_out_of_memory(error):
            raise
        log.exception("out of memory, and fewer pictures at once are no help")
        raise SorterError(
            ErrorCode.INTERNAL,
            Sentence("There is not enough memory to train the network."),
            Sentence("Close other programs, or train with the quick recipe."),
        ) from error


def is_out_of_memory(error: BaseException) -> bool:
    """Whether torch, or Python, could not get memory: on the CPU torch says so in a RuntimeError's words alone."""
    words = str(error).lower()
    return isinstance(error, MemoryError) or "out of memory" in words or "can't allocate memory" in words
