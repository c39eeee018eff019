"""The real command in a child process: records, exit codes, signals, and what reaches a person."""

import json
import os
import pty
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command import Command
from tests.drawn import make_dump


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    make_dump(tmp_path / "dump", 2)
    return tmp_path / "dump"


def test_classify_tells_scripts_and_people(command: Command, dump: Path) -> None:
    records = command.json("classify", dump)
    pictures = [r for r in records if r["type"] == "picture"]
    assert len(pictures) == 12
    assert all(abs(sum(p["probabilities"].values()) - 1) <= 1e-4 for p in pictures)
    assert all((p["unsure_because"] is None) == p["sure"] for p in pictures)
    assert records[-1]["type"] == "receipt"
    said = command.run("classify", dump).stdout
    assert "12 pictures looked at" in said
    assert "Mountains" in said


def test_refused_pictures_are_named_and_strict_says_so_in_the_code(command: Command, dump: Path) -> None:
    (dump / "broken\n\x1b[31m.jpg").write_bytes(b"no picture at all")
    said = command.run("classify", dump, "--strict", code=3).stdout
    assert "broken\\n\\x1b[31m.jpg" in said
    assert "\x1b" not in said
    (refused,) = [r for r in command.json("classify", dump) if r["type"] == "refused"]
    assert refused["reason"] == "not-a-picture"


def test_a_name_that_is_not_utf8_round_trips(command: Command, dump: Path) -> None:
    odd = os.fsencode(dump) + b"/caf\xe9.jpg"
    shutil.copy(next(dump.glob("IMG*.jpg")), os.fsdecode(odd))
    paths = [os.fsencode(r["path"]) for r in command.json("classify", dump) if r["type"] == "picture"]
    assert odd in paths


def test_sort_needs_a_yes(command: Command, dump: Path) -> None:
    before = sorted(dump.rglob("*"))
    assert command.json("sort", dump, code=1)[-1]["code"] == "not-confirmed"
    assert "--yes" in command.run("sort", dump, code=1).stderr
    assert sorted(dump.rglob("*")) == before


def test_sort_undo_redo_and_history(command: Command, dump: Path, tmp_path: Path) -> None:
    names = sorted(path.name for path in dump.iterdir())
    records = command.json("sort", dump, "--yes", "--threshold", "0")
    batch = records[-1]["batch"]
    assert records[-1]["moved"] > 0
    assert command.json("history")[0]["id"] == batch
    command.run("history", batch, "--csv", tmp_path / "receipt.csv")
    assert (tmp_path / "receipt.csv").exists()
    assert command.json("undo", "--dry-run")[-1]["moved"] == records[-1]["moved"]
    assert "taken back" not in command.run("undo").stderr
    assert sorted(path.name for path in dump.iterdir()) == names
    assert command.json("redo", batch)[-1]["moved"] == records[-1]["moved"]
    assert "recognised" not in command.run("undo").stdout
    assert command.json("undo", code=1)[-1]["code"] == "nothing-to-undo"


def test_a_person_at_a_terminal_is_asked(command: Command, dump: Path) -> None:
    for answer, moved in ((b"n\n", False), (b"y\n", True)):
        controller, terminal = pty.openpty()
        child = subprocess.Popen(
            command.line("sort", dump, "--threshold", "0"), env=command.env, stdin=terminal, stdout=subprocess.PIPE
        )
        os.write(controller, answer)
        said = child.communicate(timeout=120)[0].decode()
        os.close(terminal)
        os.close(controller)
        assert child.returncode == 0
        assert "[y/N]" in said
        assert (not list(dump.glob("*.jpg"))) is moved


def test_labels_hang_on_the_content(command: Command, dump: Path) -> None:
    one = next(dump.glob("*.jpg"))
    command.run("label", "Holidays", one)
    moved = one.rename(dump / "elsewhere.jpg")

    def told() -> dict[str, Any]:
        return next(r for r in command.json("classify", dump) if r.get("path") == str(moved))

    assert (told()["class"], told()["labelled_by"], told()["sure"], told()["confidence"]) == (
        "Holidays",
        "person",
        True,
        None,
    )
    said = command.run("label", "--clear", moved).stdout
    assert said.strip().splitlines() == ["1 picture looked at.", "  1 labelled no longer"]
    assert told()["labelled_by"] == "model"


@pytest.mark.parametrize(
    ("args", "code", "error"),
    [
        (("classify", "x", "--no-such-option"), 2, "usage"),
        (("label", "a/b", "."), 2, "usage"),
        (("history", "x"), 2, "usage"),
        (("watch",), 2, "usage"),
        (("evaluate", "nowhere"), 1, "not-found"),
        (("sort", "nowhere"), 1, "not-found"),
        (("sort", __file__), 1, "not-found"),
        (("label", "Trees", ""), 2, "usage"),
        (("undo", "no-such-batch"), 1, "not-found"),
        (("classify", ".", "--device", "cuda"), 1, "no-device"),
        (("classify", ".", "--model", "nobody"), 1, "no-model"),
    ],
)
def test_what_can_not_be_done_has_its_code(command: Command, args: tuple[str, ...], code: int, error: str) -> None:
    child = subprocess.run(
        [sys.executable, "-m", "gallery_sorter", *args, "--json"], env=command.env, capture_output=True, check=False
    )
    assert child.returncode == code
    assert json.loads(child.stdout.splitlines()[-1])["code"] == error
    assert child.stderr.decode().count("\n") == 1


def test_evaluate_measures_what_it_says(command: Command, tmp_path: Path) -> None:
    from tests.drawn import CLASSES, draw

    for kind in (*CLASSES, "Other"):
        folder = tmp_path / "labelled" / kind
        folder.mkdir(parents=True)
        for number in range(4):
            draw(kind, 500 + number).save(folder / f"{number}.jpg")
    records = command.json("evaluate", tmp_path / "labelled")
    (figures,) = [r for r in records if r["type"] == "evaluation"]
    rows = figures["confusion"]["rows"]
    assert figures["pictures"] == sum(map(sum, rows)) == 24
    assert figures["outside"]["pictures"] == 4
    assert figures["accuracy"] == pytest.approx(sum(rows[i][i] for i in range(6)) / 24)
    assert "macro-F1" in command.run("evaluate", tmp_path / "labelled").stdout


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_it_with_a_receipt(command: Command, tmp_path: Path, number: int, code: int) -> None:
    make_dump(tmp_path / "many", 20)
    child = subprocess.Popen(
        command.line("classify", tmp_path / "many", "--json"),
        env=command.env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        bufsize=0,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509  # nothing else runs here
    )
    assert child.stdout is not None
    child.stdout.readline()
    child.send_signal(number)
    out, err = child.communicate(timeout=60)
    assert child.returncode == code
    assert err == b""
    receipt = json.loads(out.splitlines()[-1])
    assert receipt["type"] == "receipt"
    assert receipt["interrupted"]


def test_a_reader_that_goes_away_is_no_traceback(command: Command, dump: Path) -> None:
    child = subprocess.Popen(
        command.line("classify", dump, "--json"), env=command.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert child.stdout is not None
    child.stdout.close()
    assert child.stderr is not None
    assert child.stderr.read() == b""
    assert child.wait(timeout=60) == 1
    child.stderr.close()


def test_help_loads_nothing_heavy(command: Command) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "gallery_sorter", "classify", "--help"],
        env=command.env,
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}
    assert not loaded & {"torch", "torchvision", "PySide6", "onnxruntime", "onnx", "numpy", "PIL"}
