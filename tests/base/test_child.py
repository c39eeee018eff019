"""The child process runs this very code, from anywhere."""

import subprocess
import sys
from pathlib import Path

import pytest

from gallery_sorter import __version__
from gallery_sorter.base.child import child_command


def test_the_child_is_this_program_even_beside_a_module_of_its_name(tmp_path: Path) -> None:
    (tmp_path / "gallery_sorter.py").write_text("raise SystemExit('a stranger was imported')")
    done = subprocess.run(
        child_command("--version", "doctor"), cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.stdout.split() == ["gallery-sorter", __version__], done.stderr


def test_a_bundle_runs_its_console_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = "gallery-sorter.exe" if sys.platform == "win32" else "gallery-sorter"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "gallery-sorter-gui"))
    assert child_command("train") == [str(tmp_path / "gallery-sorter-gui"), "train"], "where there is no other"
    (tmp_path / name).touch()
    assert child_command("train") == [str(tmp_path / name), "train"]
