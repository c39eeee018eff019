"""A child is spoken to through its pipes, ends when it is told to, and never outlives whoever started it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gallery_sorter.base.piped import PipedChild

ECHO = "import sys; [(sys.stdout.write(line.upper()), sys.stdout.flush()) for line in sys.stdin]"


def _gone(pid: int) -> bool:
    """Within ten seconds; one that has ended and was not asked for by its parent counts as gone."""
    for _ in range(1000):
        try:
            if Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] == "Z":
                return True
        except OSError:
            return True
        time.sleep(0.01)
    return False


def test_it_answers_until_it_is_ended() -> None:
    child = PipedChild([sys.executable, "-c", ECHO])
    child.sink.write(b"a word\n")
    child.sink.flush()
    assert child.source.readline() == b"A WORD\n"
    assert child.end() != 0
    assert child.source.closed
    assert child.sink.closed
    assert child.end() != 0, "a second time does no harm"


def test_what_has_gone_by_itself_is_told_by_its_code_and_by_its_end() -> None:
    child = PipedChild([sys.executable, "-c", "import sys; sys.exit(5)"])
    assert child.source.read() == b""
    with pytest.raises(OSError):  # noqa: PT011 - a pipe without a reader: BrokenPipeError, OSError on Windows
        child.sink.write(bytes(1 << 20))
    assert child.end() == 5


def test_a_program_that_is_not_there_is_an_oserror(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="none"):
        PipedChild([str(tmp_path / "none")])


@pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_it_ends_with_its_parent_however_that_ends(number: int) -> None:
    starts_one = (
        "import sys, time; from gallery_sorter.base.piped import PipedChild; "
        f"child = PipedChild([sys.executable, '-c', {ECHO!r}]); print(child.pid, flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", starts_one], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        os.kill(pid, 0)
        parent.send_signal(number)
        parent.wait()
    assert _gone(pid)
