"""How tests of recovery leave a sort half done: as a kill at a named point would, within one process."""

from pathlib import Path

import pytest

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.moves import engine, faults
from gallery_sorter.moves.journal import Journal
from gallery_sorter.moves.plan import plan
from gallery_sorter.moves.values import Action, PlanOptions
from tests.moves.trees import CLASSES, candidates, run_to_end


class Died(BaseException):
    """What stands for a kill within one process: nothing that the room does may catch it."""


def die(
    root: Path,
    journal: Journal,
    monkeypatch: pytest.MonkeyPatch,
    point: str,
    *,
    copy: bool = False,
    into: Path | None = None,
) -> None:
    """Sort, and die where this point is first reached."""

    def reach(reached: str) -> None:
        if reached == point:
            raise Died

    options = PlanOptions(action=Action.COPY if copy else Action.MOVE)
    found = candidates(root, class_name="Cars")
    chosen = plan(found, roots=[root], into=into or root, class_names=CLASSES, options=options)
    with monkeypatch.context() as patch:
        patch.setattr(faults, "reach", reach)
        with pytest.raises(Died):
            run_to_end(engine.run(chosen, journal, Cancel()))
