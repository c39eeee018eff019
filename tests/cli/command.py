"""The real command, in a child process or, where that shows nothing more, in this one: a start takes a second."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from gallery_sorter.cli.main import run

Records = list[dict[str, Any]]


class Command:
    """`gallery-sorter` on a data folder of its own."""

    def __init__(self, data_dir: Path) -> None:
        self.env = dict(os.environ, GALLERY_SORTER_HOME=str(data_dir), QT_QPA_PLATFORM="offscreen")

    def line(self, *args: object) -> list[str]:
        return [sys.executable, "-m", "gallery_sorter", *map(str, args), "--device", "cpu"]

    def run(self, *args: object, code: int = 0) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            self.line(*args), env=self.env, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
        assert done.returncode == code, done.stderr
        assert "Traceback" not in done.stderr
        return done

    def json(self, *args: object, code: int = 0) -> Records:
        return [json.loads(line) for line in self.run(*args, "--json", code=code).stdout.splitlines()]


class CommandHere:
    """The same without a process of its own."""

    def __init__(self, data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._data_dir = data_dir
        self._capsys = capsys

    def run(self, *args: object, code: int = 0) -> str:
        """What it said on stdout."""
        handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            done = run([*map(str, args), "--device", "cpu", "--data-dir", str(self._data_dir)])
        finally:
            for number, handler in handlers.items():
                signal.signal(number, handler)
        out, err = self._capsys.readouterr()
        assert done == code, err
        return out

    def json(self, *args: object, code: int = 0) -> Records:
        return [json.loads(line) for line in self.run(*args, "--json", code=code).splitlines()]
