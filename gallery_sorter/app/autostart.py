"""Starting with the person's session: the window in the background. Off until a person wants it.

On Linux an entry in the autostart folder (Desktop Application Autostart Specification); on macOS a LaunchAgent and on
Windows a value of the Run key, neither of which has been run. For the command alone there is a unit of systemd.
"""

import plistlib
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import platformdirs

from gallery_sorter.app.desktop import quoted
from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.base.sentence import Sentence

NAME = "gallery-sorter"
_LABEL = "org.gallery-sorter.watch"
_RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"


def starts_at_login() -> bool:
    """Whether the entry is there."""
    if sys.platform == "win32":
        return _windows_value() is not None
    return _entry().is_file()


def set_starts_at_login(command: Sequence[str], *, on: bool) -> None:
    """Write the entry that starts `command`, or remove it. Raises SorterError (`data-folder`) where that can't be."""
    try:
        if sys.platform == "win32":
            _set_windows_value(subprocess.list2cmdline(command) if on else None)
        elif on:
            entry = _entry()
            entry.parent.mkdir(parents=True, exist_ok=True)
            entry.write_bytes(_launch_agent(command) if sys.platform == "darwin" else desktop_entry(command))
        else:
            _entry().unlink(missing_ok=True)
    except OSError as error:
        raise SorterError(
            ErrorCode.DATA_FOLDER,
            Sentence("{} can't be written: {}.", error.filename or Sentence("The entry"), error.strerror or error),
        ) from error


def desktop_entry(command: Sequence[str]) -> bytes:
    """The autostart entry of a Linux desktop."""
    lines = [
        "[Desktop Entry]",
        "Type=Application",
        "Name=Gallery Sorter",
        "Comment=Sorts new pictures as they arrive",
        f"Exec={' '.join(map(quoted, command))}",
        f"Icon={NAME}",
        "X-GNOME-Autostart-enabled=true",
        "",
    ]
    return "\n".join(lines).encode("utf-8", "surrogateescape")


def own_program(name: str) -> list[str]:
    """The words that start this installation's program of that name, whatever the PATH of a login is."""
    found = shutil.which(name, path=str(Path(sys.executable).parent))
    return [found] if found else [sys.executable, "-m", "gallery_sorter"]


def write_systemd_unit(command: Sequence[str]) -> Path:
    """Write a user unit that runs `command`, and return where. Starting it is left to the person and systemctl.

    Raises SorterError (`data-folder`) where it can't be written.
    """
    unit = platformdirs.user_config_path() / "systemd" / "user" / f"{NAME}.service"
    try:
        unit.parent.mkdir(parents=True, exist_ok=True)
        unit.write_bytes(systemd_unit(command))
    except OSError as error:
        raise SorterError(
            ErrorCode.DATA_FOLDER, Sentence("{} can't be written: {}.", unit, error.strerror or error)
        ) from error
    return unit


def systemd_unit(command: Sequence[str]) -> bytes:
    """A user unit that runs the command line. systemd.service(5) says what must be escaped: %, $ and backslashes."""
    escapes = str.maketrans({"%": "%%", "$": "$$", "\\": "\\\\"})
    lines = [
        "[Unit]",
        "Description=Gallery Sorter sorts new pictures as they arrive",
        "",
        "[Service]",
        f"ExecStart={shlex.join(word.translate(escapes) for word in command)}",
        "SuccessExitStatus=143",
        "Nice=10",
        "",
        "[Install]",
        "WantedBy=default.target",
        "",
    ]
    return "\n".join(lines).encode("utf-8", "surrogateescape")


def _entry() -> Path:
    if sys.platform == "darwin":
        return Path.home() / "Library" / "LaunchAgents" / f"{_LABEL}.plist"
    return platformdirs.user_config_path() / "autostart" / f"{NAME}.desktop"


def _launch_agent(command: Sequence[str]) -> bytes:
    return plistlib.dumps({"Label": _LABEL, "ProgramArguments": list(command), "RunAtLoad": True})


if sys.platform == "win32":
    import winreg

    def _windows_value() -> str | None:
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN_KEY) as key:
                return str(winreg.QueryValueEx(key, NAME)[0])
        except FileNotFoundError:
            return None

    def _set_windows_value(command: str | None) -> None:
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _RUN_KEY) as key:
            if command is not None:
                winreg.SetValueEx(key, NAME, 0, winreg.REG_SZ, command)
            elif _windows_value() is not None:
                winreg.DeleteValue(key, NAME)
