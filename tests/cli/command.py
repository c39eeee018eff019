"""The real command in a child process, for the tests of this room."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

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
