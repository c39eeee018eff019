"""What makes the program a decoding child stands in no help, is no path, and works in every way it is started."""

import subprocess
import sys

import pytest

from gallery_sorter.base.child import DECODE_PICTURES, child_command
from gallery_sorter.cli.parser import first_word


@pytest.mark.parametrize("warnings", ["default", "error"])
def test_it_says_that_it_is_ready_and_ends_with_its_stdin(warnings: str) -> None:
    command = child_command(DECODE_PICTURES)
    command[1:1] = ["-W", warnings]
    done = subprocess.run(command, input=b"", capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.endswith(b'{"signal": "ready"}')


def test_it_stands_in_no_help_and_means_no_path() -> None:
    helped = subprocess.run([*child_command("--help")], capture_output=True, text=True, check=True).stdout
    assert DECODE_PICTURES not in helped
    assert first_word([DECODE_PICTURES]) is None


def test_it_loads_neither_the_window_nor_a_runtime() -> None:
    code = (
        "import sys, os; os.close(0); os.open(os.devnull, os.O_RDONLY); sys.argv[1:] = sys.argv[2:3]; "
        "from gallery_sorter.__main__ import main; main(); "
        "sys.stderr.write(' '.join(m for m in ('PySide6', 'onnxruntime', 'torch', 'sqlite3') if m in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "-", DECODE_PICTURES], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
