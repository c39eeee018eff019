"""A process that sorts, undoes or redoes for real, and may be killed at any moment.

`child.py COMMAND ROOT INTO JOURNAL [WORD...]` says `ready` on a line of stdout when it has recovered and is about to
begin. Words change how it works: `copy` copies; `links` and `placeholders` take away the exclusive rename (and the
hard links), as some drives do.
"""

import contextlib
import sys
from pathlib import Path

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import SorterError
from gallery_sorter.moves import chunks, engine, renames, undo
from gallery_sorter.moves.companions import may_belong
from gallery_sorter.moves.journal import Journal
from gallery_sorter.moves.late_companions import LateCompanions
from gallery_sorter.moves.plan import plan
from gallery_sorter.moves.recovery import recover
from gallery_sorter.moves.values import Action, FileStamp, PlanOptions
from tests.moves.trees import CLASSES, candidates


def main(command: str, root: Path, into: Path, journal: Journal, words: list[str]) -> None:
    """Do one command to its end, in small chunks, so that there are many moments between them."""
    chunks.MOST_FILES = 40
    if "links" in words or "placeholders" in words:
        renames._system_rename = None
    if "placeholders" in words:
        renames._without_links.update({root.stat().st_dev, into.stat().st_dev})
    recover(journal)
    options = PlanOptions(action=Action.COPY if "copy" in words else Action.MOVE)
    chosen = plan(candidates(root), roots=[root], into=into, class_names=CLASSES, options=options)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    if command == "sort":
        steps = engine.run(chosen, journal, Cancel())
    elif command == "follow":
        files = [path for path in root.rglob("*") if path.is_file() and may_belong(path.name)]
        stamps = [FileStamp(path, path.stat().st_size, path.stat().st_mtime_ns) for path in files]
        (late,) = LateCompanions(root, copy=False, command="watch").plan(journal, stamps)
        steps = engine.run(late, journal, Cancel())
    elif command == "undo":
        steps = undo.undo(journal, None, Cancel())
    else:
        steps = undo.redo(journal, None, Cancel())
    with contextlib.suppress(SorterError):  # nothing left to undo or redo: a killed one before had done it all
        for _ in steps:
            pass
    journal.close()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), Journal(Path(sys.argv[4])), sys.argv[5:])
