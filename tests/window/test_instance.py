"""One window a data folder: what a second start hands over arrives, and nobody is locked out."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from gallery_sorter.base.data_folder import DataFolder
from gallery_sorter.window.instance import FrontDoor, Instance

# A start of its own: it says what came of claiming, and of handing over what it is given.
START = """
import sys
from pathlib import Path
from gallery_sorter.base.data_folder import DataFolder
from gallery_sorter.window.instance import Instance
instance = Instance(DataFolder(Path(sys.argv[1])))
print("first" if instance.claim() else instance.hand_over([Path(p) for p in sys.argv[3:]], float(sys.argv[2])))
"""


@pytest.fixture(autouse=True)
def runtime(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Short, as it is in life: the path of a socket has 107 bytes at most."""
    with tempfile.TemporaryDirectory(prefix="run-") as folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        yield Path(folder)


@pytest.fixture
def first(tmp_path: Path, qapp: object) -> Iterator[Instance]:
    instance = Instance(DataFolder(tmp_path / "data"))
    assert instance.claim()
    yield instance
    instance.leave()


def start(data: Path, *paths: Path, patience: float = 20, token: str = "") -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", START, str(data), str(patience), *map(str, paths)]
    environment = os.environ | ({"XDG_ACTIVATION_TOKEN": token} if token else {})
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


def test_a_second_start_hands_over_its_paths(first: Instance, tmp_path: Path, qtbot: QtBot) -> None:
    first.listen()
    paths = [tmp_path / "Fotos für dich", Path(os.fsdecode(b"/not \xff utf-8.jpg")), Path("/with\nline")]
    with qtbot.waitSignal(first.asked, timeout=30_000) as caught:
        second = start(tmp_path / "data", *paths, token="token of the desktop")
    assert caught.args == [paths, "token of the desktop"]
    assert second.communicate(timeout=30)[0].strip() == "True"


def test_a_second_start_waits_for_a_first_that_is_just_opening(first: Instance, tmp_path: Path, qtbot: QtBot) -> None:
    second = start(tmp_path / "data")
    with qtbot.waitSignal(first.asked, timeout=30_000) as caught:
        qtbot.wait(500)
        first.listen()
    assert caught.args == [[], ""]
    assert second.communicate(timeout=30)[0].strip() == "True"


def test_a_first_that_does_not_answer_locks_nobody_out(first: Instance, tmp_path: Path) -> None:
    first.listen()  # and then its event loop stands still
    assert start(tmp_path / "data", patience=0.5).communicate(timeout=30)[0].strip() == "False"


def test_another_data_folder_has_a_window_of_its_own(first: Instance, tmp_path: Path) -> None:
    assert start(tmp_path / "other").communicate(timeout=30)[0].strip() == "first"


def test_one_that_died_stands_in_nobodys_way(tmp_path: Path, qtbot: QtBot, runtime: Path) -> None:
    dying = START.replace("print(", "import os; from PySide6.QtCore import QCoreApplication; a = QCoreApplication([]);"
                          "instance.claim(); instance.listen(); os._exit(0) or (")  # fmt: skip
    subprocess.run([sys.executable, "-c", dying, str(tmp_path / "data"), "1"], check=True, timeout=60)
    assert len(list(runtime.iterdir())) == 2  # its lock and its socket are still there
    first = Instance(DataFolder(tmp_path / "data"))
    assert first.claim()
    first.listen()
    with qtbot.waitSignal(first.asked, timeout=30_000):
        second = start(tmp_path / "data")
    second.communicate(timeout=30)
    first.leave()


def test_only_this_user_may_speak_to_it(first: Instance, runtime: Path) -> None:
    first.listen()
    socket = next(path for path in runtime.iterdir() if path.is_socket())
    assert socket.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("said", [b"GET / HTTP/1.1\n", b"{}\n", b"[1]\n", b'{"paths": 3, "token": ""}\n', b"\xff\n"])
def test_what_is_no_later_start_is_turned_away(first: Instance, qtbot: QtBot, runtime: Path, said: bytes) -> None:
    first.listen()
    asked: list[object] = []
    first.asked.connect(lambda *values: asked.append(values))
    socket = QLocalSocket()
    socket.connectToServer(str(next(path for path in runtime.iterdir() if path.is_socket())))
    with qtbot.waitSignal(socket.disconnected, timeout=30_000):
        socket.write(said)
    assert not asked


def test_a_second_start_brings_the_window_back_and_opens(tmp_path: Path, qtbot: QtBot, qt_messages: list[str]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    door = FrontDoor(window)
    opened: list[list[Path]] = []
    door.opened.connect(opened.append)
    window.showMinimized()
    door.receive([tmp_path], "")
    assert not window.isMinimized()
    assert opened == [[tmp_path]]
    door.receive([], "")
    assert opened == [[tmp_path]]
    unraised(qt_messages)


def test_paths_wait_while_a_dialog_waits_for_an_answer(tmp_path: Path, qtbot: QtBot, qt_messages: list[str]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    door = FrontDoor(window)
    opened: list[list[Path]] = []
    door.opened.connect(opened.append)
    dialog = QDialog(window)
    dialog.open()
    door.receive([tmp_path], "")
    assert opened == []
    dialog.reject()
    qtbot.waitUntil(lambda: opened == [[tmp_path]])
    unraised(qt_messages)


def unraised(said: list[str]) -> None:
    """The offscreen platform has no order of windows, and says so whenever one should come to the front."""
    said[:] = [message for message in said if "does not support raise()" not in message]
