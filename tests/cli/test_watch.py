"""`watch` in a child process: records as they happen, signals, a kill in the middle, and what a person reads."""

import json
import os
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.drawn import make_dump

SETTLE = "0.2"
PATIENCE = 60.0


class Command:
    """`gallery-sorter watch` on a data folder of its own."""

    def __init__(self, data_dir: Path) -> None:
        self._env = dict(os.environ, GALLERY_SORTER_HOME=str(data_dir))

    def start(self, *args: object) -> subprocess.Popen[str]:
        line = [sys.executable, "-m", "gallery_sorter", "watch", *map(str, args), "--settle", SETTLE, "--device", "cpu"]
        return subprocess.Popen(
            line,
            env=self._env,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509  # nothing else runs here
        )

    def run(self, *args: object, code: int = 0) -> str:
        child = self.start(*args)
        said, errors = child.communicate(timeout=PATIENCE)
        assert (child.returncode, errors) == (code, "")
        return said


@pytest.fixture
def command(data_dir: Path) -> Command:
    return Command(data_dir)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sync").mkdir()
    return tmp_path / "sync"


def records(said: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in said.splitlines()]


def read_one(child: subprocess.Popen[str]) -> dict[str, Any]:
    assert child.stdout is not None
    record: dict[str, Any] = json.loads(child.stdout.readline())
    return record


def test_arrivals_are_told_as_they_happen_and_sigterm_ends_it(command: Command, folder: Path, tmp_path: Path) -> None:
    child = command.start(folder, "--into", tmp_path / "gallery", "--threshold", "0.3", "--json")
    assert read_one(child) == {
        "type": "watching",
        "folders": [str(folder)],
        "method": "native",
        "methods": ["native"],
    }
    make_dump(folder, 2)
    told = [read_one(child) for _ in range(2 * 12)]
    assert [record["type"] for record in told] == ["picture", "move"] * 12
    assert [record["path"] for record in told[::2]] == [record["from"] for record in told[1::2]]
    (folder / "broken.jpg").write_bytes(b"no picture")
    assert (refused := read_one(child))["type"] == "refused"
    assert refused["reason"] == "not-a-picture"
    child.send_signal(signal.SIGTERM)
    said, errors = child.communicate(timeout=PATIENCE)
    assert (child.returncode, errors) == (143, "")
    (receipt,) = records(said)
    assert receipt["type"] == "receipt"
    assert (
        receipt["looked_at"] == 13 == sum(receipt[key] for key in ("moved", "copied", "kept", "duplicates", "refused"))
    )
    assert receipt["moved"] == len(list((tmp_path / "gallery").rglob("*.jpg"))) > 0
    assert receipt["batch"]


def test_once_catches_up_and_leaves_and_a_proposal_only_says(command: Command, folder: Path) -> None:
    make_dump(folder, 1)
    proposed = records(command.run(folder, "--once", "--propose", "--threshold", "0.3", "--json"))
    assert {record["status"] for record in proposed if record["type"] == "move"} <= {"planned", "kept"}
    assert proposed[-1]["batch"] is None
    assert len(list(folder.glob("*.jpg"))) == 6
    copied = records(command.run(folder, "--once", "--copy", "--threshold", "0.3", "--json"))
    assert copied[-1]["copied"] == proposed[-1]["moved"] > 0
    assert copied[-1]["moved"] == 0


def test_a_person_reads_what_happens(command: Command, folder: Path) -> None:
    child = command.start(folder, "--threshold", "0.3")
    assert child.stdout is not None
    assert "Watching" in child.stdout.readline()
    assert "Ctrl-C" in child.stdout.readline()
    make_dump(folder, 1)
    lines = [child.stdout.readline() for _ in range(6)]
    assert all(str(folder) in line and ("->" in line or "stays" in line) for line in lines)
    child.send_signal(signal.SIGINT)
    said, errors = child.communicate(timeout=PATIENCE)
    assert (child.returncode, errors) == (130, "")
    assert "sorted" in said
    assert "6 pictures looked at" in said


def test_what_a_kill_leaves_is_caught_up_with(command: Command, folder: Path, tmp_path: Path) -> None:
    gallery = tmp_path / "gallery"
    arguments = (folder, "--into", gallery, "--threshold", "0.3", "--json")
    sent = {path.read_bytes() for path in make_dump(tmp_path / "spool", 4)}
    child = command.start(*arguments)
    read_one(child)
    for path in sorted((tmp_path / "spool").iterdir()):
        path.rename(folder / path.name)
    end = time.monotonic() + PATIENCE
    while not list(gallery.rglob("*.jpg")):
        assert time.monotonic() < end
        time.sleep(0.01)
    child.kill()
    child.communicate()
    last = records(command.run(*arguments, "--once"))[-1]
    there = [path.read_bytes() for top in (folder, gallery) for path in top.rglob("*.jpg")]
    assert len(there) == len(sent) == 24
    assert set(there) == sent
    assert last["looked_at"] <= 24
    assert records(command.run(*arguments, "--once"))[-1]["looked_at"] == 0


def test_a_missing_folder_is_told_before_anything_starts(command: Command, tmp_path: Path) -> None:
    child = command.start(tmp_path / "nowhere", "--json")
    said, errors = child.communicate(timeout=PATIENCE)
    assert child.returncode == 1
    assert records(said)[-1]["code"] == "not-found"
    assert "nowhere" in errors


def test_a_unit_of_systemd_runs_the_same_command(
    data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    odd = tmp_path / "100% 'mine' $HOME \\x"
    odd.mkdir()
    said = records(Command(data_dir).run(odd, "--copy", "--systemd-unit", "--json"))
    assert [record["type"] for record in said] == ["receipt"]
    unit = tmp_path / "config" / "systemd" / "user" / "gallery-sorter.service"
    (start,) = [line for line in unit.read_text(encoding="utf-8").splitlines() if line.startswith("ExecStart=")]
    words = shlex.split(start.removeprefix("ExecStart="))
    plain = [word.replace("%%", "%").replace("$$", "$").replace("\\\\", "\\") for word in words]
    assert plain[-1] == str(odd)
    assert plain[plain.index("--data-dir") + 1] == str(data_dir)
    assert {"watch", "--copy", "--settle"} <= set(plain)
    assert not list(odd.iterdir())
