"""What `desktop install` puts into a person's menu: right, complete, started, and taken back to the last file."""

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gallery_sorter.app import desktop
from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.base.resources import resource

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="menus of Linux desktops")

# What the specification asks to be quoted or escaped in an Exec key, all in one name.
ODD_NAME = 'gallery sorter $HOME `x` "q" back\\slash 100%f'
ENTRY = Path("applications/gallery-sorter.desktop")


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's data folder in which another program has a menu entry and this one has its memory."""
    folder = tmp_path / "share"
    for name in ("gallery-sorter/journal.sqlite", "applications/x.desktop"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(folder))
    return folder


def stand_in(folder: Path) -> Path:
    """A window's command that writes down its arguments beside itself; the command line's, which lies beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in (desktop.WINDOW_COMMAND, "gallery-sorter"):
        path = folder / name
        path.write_text('#!/bin/sh\nprintf "%s\\n" "$@" >"${0%/*}/arguments"\n', encoding="utf-8")
        path.chmod(0o755)
    return path


def keys_of(entry: Path) -> dict[str, str]:
    """The keys of the first group, with the escapes that every text in such a file may hold undone."""
    text = entry.read_text(encoding="utf-8").partition("[Desktop Action")[0]
    pairs = [line.split("=", 1) for line in text.splitlines() if "=" in line]
    return {key: value.replace("\\\\", "\\") for key, value in pairs}


def tree(folder: Path) -> dict[str, bytes | None]:
    return {str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


def test_the_entry_names_the_command_in_the_specifications_words(data: Path, tmp_path: Path) -> None:
    command = stand_in(tmp_path / ODD_NAME).with_name(desktop.WINDOW_COMMAND)
    desktop.install(command.with_name("gallery-sorter"))
    keys = keys_of(data / ENTRY)
    assert keys["TryExec"] == str(command)
    quoted = re.fullmatch(r'"((?:[^"`$\\]|\\["`$\\])*)" %F', keys["Exec"])
    assert quoted
    assert re.sub(r"\\(.)", r"\1", quoted[1]).replace("%%", "%") == str(command)
    assert f'"{quoted[1]}" --safe-mode' in (data / ENTRY).read_text(encoding="utf-8").replace("\\\\", "\\")


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="desktop-file-utils is not installed")
def test_the_entry_is_valid_also_with_an_odd_command(data: Path, tmp_path: Path) -> None:
    desktop.install(stand_in(tmp_path / ODD_NAME))
    for entry in (resource("desktop", "gallery-sorter.desktop"), data / ENTRY):
        said = subprocess.run(["desktop-file-validate", str(entry)], capture_output=True, text=True, check=False)
        assert (said.returncode, said.stdout) == (0, "")


@pytest.mark.skipif(not shutil.which("gio"), reason="GLib's tools are not installed")
def test_a_desktop_starts_the_command_with_all_that_was_opened(data: Path, tmp_path: Path) -> None:
    """By GLib, which GNOME, Xfce and others start programs with.

    Without the percent sign: GLib 2.74 takes an entry for broken whose program has one in its name.
    """
    command = stand_in(tmp_path / ODD_NAME.replace("%", ""))
    desktop.install(command)
    opened = [str(tmp_path / f"picture {number}.jpg") for number in range(200)]
    subprocess.run(["gio", "launch", str(data / ENTRY), *opened], check=True, timeout=60, capture_output=True)
    arguments, until = command.with_name("arguments"), time.monotonic() + 20
    while not (arguments.exists() and arguments.read_text(encoding="utf-8").endswith(f"{opened[-1]}\n")):
        assert time.monotonic() < until
        time.sleep(0.05)
    assert arguments.read_text(encoding="utf-8").splitlines() == opened


def test_uninstalling_leaves_the_folder_as_it_was(data: Path, tmp_path: Path) -> None:
    before = tree(data)
    command = stand_in(tmp_path / "bin")
    written = [desktop.install(command) for _ in range(2)]  # installing again is no harm
    assert written[0] == written[1]
    assert before.items() < tree(data).items()
    for path in written[0]:
        assert path.is_file()
    svg = data / "icons/hicolor/scalable/apps/gallery-sorter.svg"
    assert svg.read_bytes() == resource("icons", "app.svg").read_bytes()
    assert sorted(desktop.uninstall()) == sorted(written[0])
    after = tree(data)
    after.pop("applications/mimeinfo.cache", None)  # the other program's entry keeps it
    assert after == before
    assert desktop.uninstall() == []


def test_folders_that_others_use_by_now_stay(data: Path, tmp_path: Path) -> None:
    desktop.install(stand_in(tmp_path / "bin"))
    other = data / "icons/hicolor/scalable/apps/other.svg"
    other.write_text("<svg/>", encoding="utf-8")
    desktop.uninstall()
    assert [path.name for path in other.parent.iterdir()] == ["other.svg"]


def test_the_command_is_found_on_the_path(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command = stand_in(tmp_path / "bin").with_name(desktop.WINDOW_COMMAND)
    monkeypatch.setenv("PATH", f"{command.parent}:{os.defpath}")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "elsewhere" / "python"))
    desktop.install(tmp_path / "__main__.py")
    assert keys_of(data / ENTRY)["TryExec"] == str(command)


def test_without_a_command_nothing_is_written(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tree(data)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "elsewhere" / "python"))
    with pytest.raises(SorterError) as caught:
        desktop.install(tmp_path / "gallery-sorter")
    assert caught.value.code is ErrorCode.NOT_FOUND
    assert tree(data) == before


def test_what_can_not_be_written_is_said(data: Path, tmp_path: Path) -> None:
    (data / "icons").write_text("a file in the way", encoding="utf-8")
    with pytest.raises(SorterError) as caught:
        desktop.install(stand_in(tmp_path / "bin"))
    assert caught.value.code is ErrorCode.DATA_FOLDER
    assert str(data / "icons") in str(caught.value)


def test_the_command_line_installs_and_uninstalls_without_a_data_folder(data: Path, tmp_path: Path) -> None:
    """As a process, from a command of the name that pip gives it."""
    command = stand_in(tmp_path / "bin")
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "{RUN}" "$@"\n', encoding="utf-8")
    environment = os.environ | {"GALLERY_SORTER_HOME": str(tmp_path / "none"), "STARTED_AS": str(command)}
    for action, there in (("install", True), ("uninstall", False)):
        done = subprocess.run(
            [command, "desktop", action], env=environment, capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert "menu" in done.stdout
        assert (data / ENTRY).exists() is there
    assert not (tmp_path / "none").exists()


RUN = (
    "import os, sys; sys.argv[0] = os.environ['STARTED_AS']; from gallery_sorter.__main__ import main; sys.exit(main())"
)
