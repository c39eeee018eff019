"""What packaging/ puts on a person's machine: right, complete, and taken back to the last file."""

import os
import re
import shutil
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent
PACKAGING = CHECKOUT / "packaging"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="menus of Unix desktops")

# What the specification asks to be quoted or escaped in an Exec key, all in one name.
ODD_NAME = 'gallery sorter $HOME `x` "q" back\\slash 100%f'


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home folder in which another program has a menu entry and this one has a picture and its memory."""
    for name in ("Pictures/a.jpg", ".local/share/gallery-sorter/journal.sqlite", ".local/share/applications/x.desktop"):
        path = tmp_path / "home" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return tmp_path / "home"


def run_script(home: Path, name: str, *arguments: str, path: str | None = None) -> subprocess.CompletedProcess[str]:
    environment = {"HOME": str(home), "PATH": path or os.defpath}
    command = ["sh", str(PACKAGING / name), *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)


def stand_in(path: Path) -> Path:
    """A program in place of gallery-sorter-gui that writes down its arguments beside itself."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('#!/bin/sh\nprintf "%s\\n" "$@" >"${0%/*}/arguments"\n', encoding="utf-8")
    path.chmod(0o755)
    return path


def entry_of(home: Path) -> dict[str, str]:
    """The keys of the installed desktop entry, with the escapes that every text in such a file may hold undone."""
    text = (home / ".local/share/applications/gallery-sorter.desktop").read_text(encoding="utf-8")
    pairs = [line.split("=", 1) for line in text.splitlines() if "=" in line]
    return {key: value.replace("\\\\", "\\") for key, value in pairs}


def tree(folder: Path) -> dict[str, bytes | None]:
    return {str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


def test_the_small_installation_is_the_whole_one_without_torch() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = (PACKAGING / "requirements-small.txt").read_text(encoding="utf-8").splitlines()
    small = [line for line in lines if line and not line.startswith("#")]
    assert small == [d for d in project["dependencies"] if re.split(r"[<>=~!]", d)[0] not in ("torch", "torchvision")]


def test_the_entry_opens_what_the_program_reads() -> None:
    from gallery_sorter.pictures.kinds import PICTURE_EXTENSIONS

    entry = (PACKAGING / "gallery-sorter.desktop").read_text(encoding="utf-8")
    types = re.findall(r"^MimeType=(.*);$", entry, re.MULTILINE)[0].split(";")
    same = {"jpg": "jpeg", "tif": "tiff"}
    assert set(types) == {"inode/directory"} | {f"image/{same.get(e, e)}" for e in PICTURE_EXTENSIONS}


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="desktop-file-utils is not installed")
def test_the_entry_is_valid_also_with_an_odd_command(home: Path, tmp_path: Path) -> None:
    done = run_script(home, "install-user.sh", str(stand_in(tmp_path / "bin" / ODD_NAME)))
    assert done.returncode == 0, done.stderr
    for entry in (PACKAGING / "gallery-sorter.desktop", home / ".local/share/applications/gallery-sorter.desktop"):
        said = subprocess.run(["desktop-file-validate", str(entry)], capture_output=True, text=True, check=False)
        assert (said.returncode, said.stdout) == (0, "")


def test_the_entry_names_the_command_in_the_specifications_words(home: Path, tmp_path: Path) -> None:
    command = stand_in(tmp_path / "bin" / ODD_NAME)
    assert run_script(home, "install-user.sh", str(command)).returncode == 0
    entry = entry_of(home)
    assert entry["TryExec"] == str(command)
    quoted = re.fullmatch(r'"((?:[^"`$\\]|\\["`$\\])*)" %F', entry["Exec"])
    assert quoted
    assert re.sub(r"\\(.)", r"\1", quoted[1]).replace("%%", "%") == str(command)


@pytest.mark.skipif(not shutil.which("gio"), reason="gio is not installed")
def test_a_desktop_starts_the_command_with_the_files(home: Path, tmp_path: Path) -> None:
    """By GLib, which GNOME, Xfce and others start programs with.

    Without the percent sign: GLib 2.74 takes an entry for broken whose program has one in its name.
    """
    command = stand_in(tmp_path / "bin" / ODD_NAME.replace("%", ""))
    assert run_script(home, "install-user.sh", str(command)).returncode == 0
    pictures = [str(home / "Pictures" / name) for name in ("a.jpg", "b c.jpg")]
    entry = str(home / ".local/share/applications/gallery-sorter.desktop")
    subprocess.run(["gio", "launch", entry, *pictures], check=True, timeout=60, capture_output=True)
    arguments, until = command.with_name("arguments"), time.monotonic() + 20
    while not (arguments.exists() and arguments.read_text(encoding="utf-8").endswith("b c.jpg\n")):
        assert time.monotonic() < until
        time.sleep(0.05)
    assert arguments.read_text(encoding="utf-8").splitlines() == pictures


def test_uninstalling_leaves_the_home_folder_as_it_was(home: Path, tmp_path: Path) -> None:
    before = tree(home)
    command = str(stand_in(tmp_path / "bin" / "gallery-sorter-gui"))
    for _ in range(2):  # installing again is no harm
        assert run_script(home, "install-user.sh", command).returncode == 0
    installed = tree(home)
    assert before.items() < installed.items()
    assert (home / ".local/share/icons/hicolor/scalable/apps/gallery-sorter.svg").read_bytes() == (
        CHECKOUT / "resources/icons/app.svg"
    ).read_bytes()
    done = run_script(home, "uninstall-user.sh")
    assert done.returncode == 0, done.stderr
    after = tree(home)
    after.pop(".local/share/applications/mimeinfo.cache", None)  # the other program's entry keeps it
    assert after == before


def test_folders_that_others_use_by_now_stay(home: Path, tmp_path: Path) -> None:
    command = str(stand_in(tmp_path / "bin" / "gallery-sorter-gui"))
    assert run_script(home, "install-user.sh", command).returncode == 0
    other = home / ".local/share/icons/hicolor/scalable/apps/other.svg"
    other.write_text("<svg/>", encoding="utf-8")
    assert run_script(home, "uninstall-user.sh").returncode == 0
    assert [path.name for path in other.parent.iterdir()] == ["other.svg"]


def test_pngs_are_drawn_by_the_programs_python(home: Path, tmp_path: Path) -> None:
    from PySide6.QtGui import QImage

    command = stand_in(tmp_path / "bin" / "gallery-sorter-gui")
    python = command.with_name("python")
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    done = run_script(home, "install-user.sh", str(command))
    assert (done.returncode, done.stderr) == (0, "")
    for size in (16, 24, 32, 48, 64, 128, 256):
        icon = QImage(str(home / f".local/share/icons/hicolor/{size}x{size}/apps/gallery-sorter.png"))
        assert (icon.width(), icon.height()) == (size, size)
        assert icon.pixelColor(0, 0).alpha() < 60  # a round corner
        assert icon.pixelColor(size // 2, size // 2).alpha() == 255


def test_a_command_on_the_path_is_found(home: Path, tmp_path: Path) -> None:
    """From a copy of the checkout, since that of a developer has an environment of its own."""
    for name in ("packaging", "resources/icons"):
        shutil.copytree(CHECKOUT / name, tmp_path / "copy" / name)
    command = stand_in(tmp_path / "bin" / "gallery-sorter-gui")
    script = os.path.relpath(tmp_path / "copy" / "packaging" / "install-user.sh", PACKAGING)
    done = run_script(home, script, path=f"{command.parent}:{os.defpath}")
    assert done.returncode == 0, done.stderr
    assert entry_of(home)["TryExec"] == str(command)


@pytest.mark.parametrize(
    ("script", "arguments"),
    [
        ("install-user.sh", ["/no/such/command"]),
        ("install-user.sh", ["--no-such-option"]),
        ("uninstall-user.sh", []),
    ],
)
def test_what_can_not_be_done_is_said_in_a_sentence(home: Path, script: str, arguments: list[str]) -> None:
    before = tree(home / "Pictures")
    done = run_script(home, script, *arguments)
    assert done.returncode == 1
    assert done.stderr.startswith(f"{script}: ")
    assert len(done.stderr.splitlines()) == 1
    assert not (home / ".local/share/applications/gallery-sorter.desktop").exists()
    assert tree(home / "Pictures") == before
