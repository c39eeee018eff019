"""The child that trains: its records arrive, cancelling ends it, and its death is told in words."""

import os
import signal
import sys
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from gallery_sorter.app.session import Choices, Session
from gallery_sorter.window import train_process
from gallery_sorter.window.train_process import TrainProcess
from tests.window.scripted_child import DEAF

PATIENCE = 60_000


@pytest.fixture
def process(qtbot: QtBot, tmp_path: Path) -> TrainProcess:
    return TrainProcess(Session(Choices(data_dir=tmp_path / "data", device="cpu")))


def script(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """A child of a few lines in the place of the program: what it does is what the window has to live with."""
    monkeypatch.setattr(train_process, "child_command", lambda *words: [sys.executable, "-c", code, *words])


def told(process: TrainProcess) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = []
    process.told.connect(records.append)
    return records


def test_the_programs_own_refusal_is_told_as_it_stands(qtbot: QtBot, process: TrainProcess, tmp_path: Path) -> None:
    records = told(process)
    with qtbot.waitSignal(process.ended, timeout=PATIENCE) as ended:
        process.start([str(tmp_path / "nowhere")])
    assert "nowhere" in ended.args[0]
    assert [record["type"] for record in records] == ["error"]
    assert not process.running


@pytest.mark.usefixtures("german")
def test_it_is_told_in_the_language_of_the_window(qtbot: QtBot, process: TrainProcess, tmp_path: Path) -> None:
    with qtbot.waitSignal(process.ended, timeout=PATIENCE) as ended:
        process.start([str(tmp_path / "nowhere")])
    assert ended.args[0].startswith(f"Der Ordner {tmp_path / 'nowhere'} lässt sich nicht lesen:")


def test_records_are_told_line_by_line(qtbot: QtBot, process: TrainProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = r'{"type":"start","x":"caf\udce9"}', '{"type":"epoch","n":1}'
    script(monkeypatch, f"import sys; sys.stdout.write('\\n'.join({lines!r}) + '\\nno json\\n')")
    records = told(process)
    with qtbot.waitSignal(process.ended, timeout=PATIENCE) as ended:
        process.start([])
    assert ended.args == [""]
    assert records == [{"type": "start", "x": "caf\udce9"}, {"type": "epoch", "n": 1}]


@pytest.mark.parametrize("ears", ["for line in sys.stdin: sys.exit(0)", DEAF])
def test_cancelling_ends_it_even_where_the_child_is_deaf(
    qtbot: QtBot, process: TrainProcess, monkeypatch: pytest.MonkeyPatch, ears: str
) -> None:
    script(monkeypatch, f'import sys, time; print(\'{{"type":"start"}}\', flush=True)\n{ears}')
    with qtbot.waitSignal(process.told, timeout=PATIENCE):
        process.start([])
    with qtbot.waitSignal(process.ended, timeout=PATIENCE) as ended:
        process.cancel()
        process.cancel()
    assert ended.args == [""], "the person wanted it"
    assert not process.running


def test_a_child_that_is_killed_is_told_in_words(
    qtbot: QtBot, process: TrainProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    script(
        monkeypatch, 'import os, time; print(\'{"type":"start","pid":%d}\' % os.getpid(), flush=True)\ntime.sleep(600)'
    )
    with qtbot.waitSignal(process.told, timeout=PATIENCE) as record:
        process.start([])
    with qtbot.waitSignal(process.ended, timeout=PATIENCE) as ended:
        os.kill(record.args[0]["pid"], signal.SIGKILL)
    assert "not enough memory" in ended.args[0]


def test_a_child_that_can_not_be_started(qtbot: QtBot, process: TrainProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(train_process, "child_command", lambda *words: ["/no/such/program", *words])
    with qtbot.waitSignal(process.ended, timeout=PATIENCE) as ended:
        process.start([])
    assert "could not be started" in ended.args[0]


def test_no_child_outlives_the_window(qtbot: QtBot, process: TrainProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    script(
        monkeypatch, 'import os, time; print(\'{"type":"start","pid":%d}\' % os.getpid(), flush=True)\ntime.sleep(600)'
    )
    with qtbot.waitSignal(process.told, timeout=PATIENCE) as record:
        process.start([])
    process.shut_down()
    with pytest.raises(ProcessLookupError):
        os.kill(record.args[0]["pid"], 0)
