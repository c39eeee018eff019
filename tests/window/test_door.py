"""A door leads back to the GUI thread, and nothing that belongs there is kept by the worker."""

import weakref
from collections.abc import Callable

from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.window.door import Door


class Pool:
    """Runs at once, and is slow to forget."""

    def __init__(self) -> None:
        self.kept: list[Callable[[], None]] = []

    def start(self, work: Callable[[], None]) -> None:
        self.kept.append(work)
        work()


class Asker:
    """Whoever wants to know."""

    def __init__(self) -> None:
        self.heard: list[object] = []

    def hear(self, what: object) -> None:
        self.heard.append(what)


def test_an_answer_or_an_error_comes_back(qapp: object) -> None:
    door, asker = Door(Pool()), Asker()
    error = SorterError(ErrorCode.NO_SPACE, Sentence("Full."))

    def fail() -> None:
        raise error

    door.send(lambda: 7, asker.hear, asker.hear)
    door.send(fail, asker.hear, asker.hear)
    assert asker.heard == [7, error]


def test_the_worker_is_never_the_last_to_let_go_of_who_asked(qapp: object) -> None:
    """A widget that ended in the worker's thread would take the program with it."""
    pool, asker = Pool(), Asker()
    door = Door(pool)
    door.send(lambda: 7, asker.hear, asker.hear)
    gone = weakref.ref(asker)
    del asker
    assert pool.kept
    assert gone() is None
