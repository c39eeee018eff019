"""`train` as scripts and people use it: records, the way it is stopped, and what it may not touch."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.test_commands import Command
from tests.drawn import CLASSES, draw


@pytest.fixture
def command(data_dir: Path) -> Command:
    return Command(data_dir)


@pytest.fixture
def boats(tmp_path: Path) -> Path:
    (tmp_path / "own" / "Boats").mkdir(parents=True)
    for number in range(6):
        draw("Other", number, (320, 240)).save(tmp_path / "own" / "Boats" / f"{number}.jpg")
    return tmp_path / "own"


def test_train_tells_scripts_and_people(command: Command, boats: Path) -> None:
    records = command.json("train", boats, "--activate", "never")
    steps = [record for record in records if record["type"] == "progress"]
    assert (steps[0]["doing"], steps[0]["total"]) == ("finding", None)
    assert {**steps[-1], "seconds_left": None} == {
        "type": "progress",
        "doing": "reading",
        "done": 6,
        "total": 6,
        "seconds_left": None,
    }
    assert steps[-1]["seconds_left"] > 0, "the learning is still to come"
    kinds = [record["type"] for record in records if record["type"] != "progress"]
    assert kinds[0] == "start"
    assert kinds.count("epoch") == 5
    assert kinds[-2:] == ["result", "receipt"]
    result = records[-2]
    assert result["activated"] is False
    assert result["classes"] == [*CLASSES, "Boats"]
    for side in ("before", "after", "measured"):
        assert set(result[side]) == {"accuracy", "macro_f1", "ece", "ece_floor", "sure"}
    assert result["excluded"] == []
    assert {r["path"] for r in records if r["type"] == "seen"} == {str(path) for path in (boats / "Boats").iterdir()}
    said = command.run("train", boats, "--name", "mine").stdout
    assert "6 pictures used, 0 left out." in said
    assert "mine" in said


def test_too_few_pictures_end_with_their_code(command: Command, boats: Path) -> None:
    for path in sorted((boats / "Boats").iterdir())[2:]:
        path.unlink()
    assert command.json("train", boats, code=1)[-1]["code"] == "too-few-pictures"
    assert command.json("train", code=2)[-1]["code"] == "usage"


@pytest.mark.parametrize("said", ["cancel\n", ""])
def test_a_line_on_stdin_or_its_end_stops_it(command: Command, boats: Path, said: str) -> None:
    line = [*command.line("train", boats), "--json", "--stdin-control"]
    done = subprocess.run(line, env=command.env, input=said, capture_output=True, text=True, check=False)
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 130, done.stderr
    assert records[-1]["interrupted"]
    assert not [record for record in records if record["type"] == "result"]


def test_a_line_on_stdin_stops_it_for_people_too(command: Command, boats: Path) -> None:
    line = [*command.line("train", boats), "--stdin-control"]
    done = subprocess.run(line, env=command.env, input="cancel\n", capture_output=True, text=True, check=False)
    assert done.returncode == 130, done.stderr
    assert "Stopped before the end" in done.stdout
