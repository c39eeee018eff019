"""The window as a process: how it ends, and what it says where it can't begin."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.drawn import make_dump

PATIENCE = 60.0


def environment(data_dir: Path, **more: str) -> dict[str, str]:
    return os.environ | {"GALLERY_SORTER_HOME": str(data_dir), "QT_QPA_PLATFORM": "offscreen", **more}


def start(data_dir: Path, *paths: Path, **more: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "gallery_sorter", "--device", "cpu", *map(str, paths)],
        env=environment(data_dir, **more),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def wait_for_thumbnails(data_dir: Path, child: "subprocess.Popen[bytes]") -> None:
    """Wait until the child is in the middle of its work: it has begun to keep what it found."""
    until = time.monotonic() + PATIENCE
    while not (data_dir / "catalogue.sqlite").exists():
        assert child.poll() is None, child.communicate()
        assert time.monotonic() < until
        time.sleep(0.05)
    time.sleep(0.7)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_signal_in_the_middle_of_work_ends_it(
    data_dir: Path, tmp_path: Path, number: signal.Signals, code: int
) -> None:
    dump = tmp_path / "dump"
    before = {path: path.read_bytes() for path in make_dump(dump, 40)}
    child = start(data_dir, dump)
    try:
        wait_for_thumbnails(data_dir, child)
        assert child.poll() is None
        child.send_signal(number)
        _, stderr = child.communicate(timeout=PATIENCE)
    finally:
        child.kill()
    assert child.returncode == code, stderr
    assert {path: path.read_bytes() for path in dump.iterdir()} == before
    assert stderr == b""


def test_without_a_screen_one_sentence_says_where_to_go_on(data_dir: Path) -> None:
    child = start(data_dir, QT_QPA_PLATFORM="xcb", DISPLAY=":987")
    _, stderr = child.communicate(timeout=PATIENCE)
    assert child.returncode == 1
    assert b"gallery-sorter doctor" in stderr
    assert b"Traceback" not in stderr
    assert len(stderr.strip().splitlines()) == 2


def test_without_qt_one_sentence_says_where_to_go_on(data_dir: Path) -> None:
    program = (
        "import sys; sys.modules['PySide6'] = None\n"
        "from pathlib import Path\n"
        "from gallery_sorter.app.session import Choices\n"
        "from gallery_sorter.window.start import run_window\n"
        f"sys.exit(run_window(Choices(data_dir=Path({str(data_dir)!r})), [], safe_mode=False))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, env=environment(data_dir), check=False)
    assert done.returncode == 1
    assert b"gallery-sorter doctor" in done.stderr
    assert b"Traceback" not in done.stderr


def test_the_window_opens_without_torch() -> None:
    program = (
        "import sys; import gallery_sorter.window.application\n"
        "sys.exit(bool({'torch', 'torchvision'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
