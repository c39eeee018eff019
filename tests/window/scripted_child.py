"""A child of a few lines in the place of the one that trains: what it does is what the window has to live with."""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gallery_sorter.recognition.card import CARD_NAME
from gallery_sorter.window import train_process
from gallery_sorter.window.main_window import MainWindow
from gallery_sorter.window.train_dialog import Page, TrainDialog
from tests.drawn_model import NAME as DRAWN
from tests.window.acting import PATIENCE
from tests.window.training_records import Record, start

DEAF = "time.sleep(600)"  # hears no wish to cancel, and is ended by force
HEARS = "sys.stdin.readline()"  # ends when it is told to
NAME = "trained-1"
WRITES = f"""
models = Path(sys.argv[sys.argv.index("--data-dir") + 1], "models")
shutil.copytree(models / {DRAWN!r}, models / ".partial-1")
card = json.loads((models / ".partial-1" / {CARD_NAME!r}).read_text())
(models / ".partial-1" / {CARD_NAME!r}).write_text(json.dumps(card | dict(name={NAME!r})))
(models / ".partial-1").rename(models / {NAME!r})
"""  # a new model

_CHILD = """
import json, shutil, sys, time
from pathlib import Path
Path({folder!r}, "asked").open("a").write(json.dumps(sys.argv[1:]) + "\\n")
def tell(*records):
    for record in records:
        print(json.dumps(record), flush=True)
tell({start!r})
if "--dry-run" in sys.argv:
    while Path({folder!r}, "held").exists():
        time.sleep(0.01)
else:
    exec(Path({folder!r}, "acts").read_text())
"""


@dataclass(frozen=True)
class Child:
    """Its every start is recorded; what it does after the first record can be set anew before each."""

    folder: Path

    def does(self, *acts: str | Record) -> None:
        """What comes after its start when it trains: records that it tells, and lines that it runs."""
        lines = (act if isinstance(act, str) else f"tell(json.loads({json.dumps(act)!r}))" for act in acts)
        (self.folder / "acts").write_text("\n".join(lines))

    @contextmanager
    def held(self) -> Iterator[None]:
        """One that only counts does not end within the block, though it has told what it counted."""
        (self.folder / "held").touch()
        try:
            yield
        finally:
            (self.folder / "held").unlink()

    @property
    def trainings(self) -> list[Sequence[str]]:
        """The arguments of each training that was begun."""
        asked = [json.loads(line) for line in (self.folder / "asked").read_text().splitlines()]
        return [arguments for arguments in asked if "--dry-run" not in arguments]


@pytest.fixture
def child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Child:
    """Trains in the window's place; it has told its start when it begins to act."""
    made = Child(tmp_path / "child")
    made.folder.mkdir()
    made.does()
    code = _CHILD.format(folder=str(made.folder), start=start())
    monkeypatch.setattr(train_process, "child_command", lambda *words: [sys.executable, "-c", code, *words])
    return made


def begin(qtbot: QtBot, window: MainWindow) -> TrainDialog:
    """Open the dialog and press Next and Train."""
    window.menus["train"].trigger()
    dialog = window.training.dialog
    assert dialog is not None
    for _ in range(2):
        qtbot.waitUntil(dialog.go.isEnabled, timeout=PATIENCE)
        dialog.go.click()
    assert dialog.page is Page.PROGRESS
    return dialog


def under_way(qtbot: QtBot, dialog: TrainDialog) -> None:
    """Wait until the child has told its start."""
    qtbot.waitUntil(lambda: "pictures of yours" in dialog.progress.status.text(), timeout=PATIENCE)
