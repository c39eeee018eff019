"""A training of the network is killed, as `kill -9` does, while it reads and while it learns.

Gone on with, it makes the very model that it would have made uninterrupted.
"""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gallery_sorter.recognition.devices import has_torch
from gallery_sorter.training.frozen import FACTS_FILE
from tests.cli.command import Command, Records
from tests.drawn import draw

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows"),
    pytest.mark.skipif(not has_torch(), reason="torch and torchvision are not installed"),
]

EACH, FEW = 32, 7  # pictures of a class
KILLED = -9
PATIENCE = 300  # seconds
NAME = "trained"


class Machine:
    """A data folder, and the one training that is done in it."""

    def __init__(self, data_dir: Path, pictures: Path, recipe: str) -> None:
        self.data_dir = data_dir
        self._command = Command(data_dir)
        self._words = (
            *("train", pictures, "--recipe", recipe, "--epochs", 2, "--looked-through", "--only"),
            *("--activate", "never", "--name", NAME, "--json"),
        )

    def finish(self, *words: str) -> Records:
        """What the training told, up to its end."""
        done = self._start(*words)
        said, errors = done.communicate(timeout=PATIENCE)
        assert done.returncode == 0, errors
        return [json.loads(line) for line in said.splitlines()]

    def kill(self, *words: str, once: Callable[[Records], bool]) -> Records:
        """Start the training and kill it once that is so of what it has told; what it told until then."""
        process, told = self._start(*words), Records()
        assert process.stdout is not None
        for line in process.stdout:
            told.append(json.loads(line))
            if once(told):
                break
        process.kill()
        process.communicate(timeout=PATIENCE)
        assert process.returncode == KILLED
        return told

    def kill_in_reading(self) -> None:
        """The same as soon as some pictures are known to have passed the frozen part."""
        process, end = self._start(), time.monotonic() + PATIENCE
        while not self.rows_read():
            assert process.poll() is None
            assert time.monotonic() < end
            time.sleep(0.001)
        process.kill()
        process.communicate(timeout=PATIENCE)
        assert process.returncode == KILLED

    def rows_read(self) -> int:
        """Pictures of which an earlier run has kept what the frozen part made of them."""
        return sum(path.read_bytes().count(b"\n") for path in (self.data_dir / "training").glob(f"*/{FACTS_FILE}"))

    def model(self) -> dict[str, Any]:
        """Each file of the model that came of it: tensors as bytes, the rest without times."""
        return {
            path.name: _timeless(json.loads(path.read_bytes())) if path.suffix == ".json" else path.read_bytes()
            for path in (self.data_dir / "models" / NAME).iterdir()
        }

    def _start(self, *words: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            self._command.line(*self._words, *words),
            env=self._command.env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )


@pytest.fixture
def make(request: pytest.FixtureRequest, tmp_path: Path, drawn_models: Path) -> Callable[[str], Machine]:
    """By recipe and pictures of a class."""
    recipe, each = request.param
    for kind in ("Cars", "Other", "Trees"):
        (tmp_path / "own" / kind).mkdir(parents=True)
        for number in range(each):
            draw(kind, number, (160, 120)).save(tmp_path / "own" / kind / f"{number}.jpg")

    def machine(name: str) -> Machine:
        shutil.copytree(drawn_models, tmp_path / name / "models")
        return Machine(tmp_path / name, tmp_path / "own", recipe)

    return machine


@pytest.mark.parametrize("make", [("deep", EACH), ("seed", EACH)], indirect=True, ids=["deep", "seed"])
def test_what_a_kill_leaves_is_gone_on_with_to_the_very_same_model(make: Callable[[str], Machine]) -> None:
    whole, cut_off = make("whole"), make("cut-off")
    epochs = _epochs(whole.finish())
    assert epochs[-1]["epoch"] == 2

    cut_off.kill_in_reading()
    read = cut_off.rows_read()
    assert 0 < read < 3 * EACH, "it was reading"
    told = cut_off.kill("--resume", once=lambda told: told[-1]["type"] == "epoch" and told[-1]["epoch"] == 1)
    steps = [record for record in told if record["type"] == "progress" and record["doing"] == "reading"]
    assert {step["total"] for step in steps} == {3 * EACH}, "none is recognised besides"
    reading = [step["done"] for step in steps]
    assert reading[-1] == 3 * EACH
    assert reading[0] > read, "what had been read was not read again"
    rest = cut_off.finish("--resume")
    assert _epochs(told) + _epochs(rest) == epochs
    assert [record["epoch"] for record in _epochs(rest)] == [2], "what had been learned was not learned again"

    model = whole.model()
    assert {"card.json", "head.safetensors", "replay.safetensors", "trunk.safetensors"} <= model.keys()
    assert cut_off.model() == model
    assert not list((cut_off.data_dir / "training").iterdir()), "it has been cleared away"


@pytest.mark.parametrize("make", [("deep", FEW)], indirect=True, ids=["deep"])
def test_of_several_networks_those_that_have_learned_are_not_trained_again(make: Callable[[str], Machine]) -> None:
    whole, cut_off = make("whole"), make("cut-off")
    epochs = _epochs(whole.finish())
    assert {epoch["network"] for epoch in epochs} == {1, 2, 3, 4, 5}
    told = cut_off.kill(once=lambda told: (told[-1].get("network"), told[-1].get("epoch")) == (3, 1))
    rest = cut_off.finish("--resume")
    assert _epochs(told) + _epochs(rest) == epochs
    assert _epochs(rest)[0]["network"] == 3
    assert cut_off.model() == whole.model()


def _epochs(records: Records) -> Records:
    return [_timeless(record) for record in records if record["type"] == "epoch"]


def _timeless(value: Any) -> Any:
    """JSON without what depends on the time."""
    if isinstance(value, dict):
        return {name: _timeless(part) for name, part in value.items() if name not in ("created", "seconds_left")}
    return [_timeless(part) for part in value] if isinstance(value, list) else value
