"""Puts the program into one user's menu and takes it out again: a desktop entry with its file types, and icons.

It writes below the user's data folder alone (~/.local/share, or XDG_DATA_HOME), under names that bear the program's
own, and removes exactly these. Other systems' installers fill their menus themselves.
"""

import contextlib
import errno
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import platformdirs

from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.base.resources import resource
from gallery_sorter.base.sentence import Sentence

NAME = "gallery-sorter"
WINDOW_COMMAND = "gallery-sorter-gui"
ICON_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
_ENTRY = Path("applications", f"{NAME}.desktop")
_HICOLOR = Path("icons", "hicolor")
_REFRESH_SECONDS = 60


def install(started_as: Path) -> list[Path]:
    """Write the menu entry and the icons, over those that are there; the files that were written.

    `started_as` is the command that runs now; the window's own command is looked for beside it. Raises SorterError
    where there is none (`not-found`), where this is no Linux desktop (`usage`), or where nothing can be written
    (`data-folder`).
    """
    data = _data()
    entry = _entry_for(_window_command(started_as))
    written = []
    try:
        for relative, source in _icons():
            (data / relative).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, data / relative)
            written.append(data / relative)
        (data / _ENTRY).parent.mkdir(parents=True, exist_ok=True)
        (data / _ENTRY).write_text(entry, encoding="utf-8", errors="surrogateescape")
    except OSError as error:
        raise _unwritten(error, data) from error
    _refresh(data)
    return [*written, data / _ENTRY]


def uninstall() -> list[Path]:
    """Remove what `install` writes, and folders that are empty then; the files that were there.

    Pictures, and what the program remembers of them, stay. Raises SorterError as `install` does.
    """
    data = _data()
    removed = []
    try:
        for relative in [*(relative for relative, _ in _icons()), _ENTRY]:
            if (data / relative).is_symlink() or (data / relative).exists():
                (data / relative).unlink()
                removed.append(data / relative)
    except OSError as error:
        raise _unwritten(error, data) from error
    if not removed:
        return []
    applications = data / _ENTRY.parent
    if not any(applications.glob("*.desktop")):  # else the list of types serves other programs' entries
        (applications / "mimeinfo.cache").unlink(missing_ok=True)
    _refresh(data)
    for path in removed:
        for folder in path.relative_to(data).parents[:-1]:
            with contextlib.suppress(OSError):  # not empty, or gone already
                (data / folder).rmdir()
    return removed


def _data() -> Path:
    if not sys.platform.startswith("linux"):
        raise SorterError(
            ErrorCode.USAGE,
            Sentence("`desktop` fills the menus of Linux desktops alone."),
            Sentence("On Windows and macOS the program's installer does it."),
        )
    return platformdirs.user_data_path()


def _icons() -> Iterator[tuple[Path, Path]]:
    """Where each icon goes below the data folder, and the shipped file that it is."""
    yield _HICOLOR / "scalable" / "apps" / f"{NAME}.svg", resource("icons", "app.svg")
    for size in ICON_SIZES:
        yield _HICOLOR / f"{size}x{size}" / "apps" / f"{NAME}.png", resource("icons", "app", f"{size}.png")


def _window_command(started_as: Path) -> Path:
    """The command that opens the window: beside the one that runs now, beside Python or the bundle, or on the PATH."""
    beside = [Path(found).absolute().parent for found in (shutil.which(started_as), sys.executable) if found]
    for path in [folder / WINDOW_COMMAND for folder in beside] + [shutil.which(WINDOW_COMMAND)]:
        if path is not None and shutil.which(path):
            return Path(path)
    raise SorterError(
        ErrorCode.NOT_FOUND,
        Sentence("There is no {} beside this program or on the PATH, so a menu could not start it.", WINDOW_COMMAND),
        Sentence("Install the program with pip first."),
    )


def _entry_for(command: Path) -> str:
    """The shipped desktop entry with this command in place of the bare name."""
    if "\n" in str(command):
        raise SorterError(
            ErrorCode.USAGE, Sentence("The program's path holds a line break, which a desktop entry can't.")
        )
    text = resource("desktop", f"{NAME}.desktop").read_text(encoding="utf-8")
    start, escaped = quoted(command), _escaped(str(command))
    text = re.sub(rf"^Exec={WINDOW_COMMAND}\b", lambda _: f"Exec={start}", text, flags=re.MULTILINE)
    return re.sub(rf"^TryExec={WINDOW_COMMAND}$", lambda _: f"TryExec={escaped}", text, flags=re.MULTILINE)


def quoted(command: Path | str) -> str:
    """A path or an argument as the Exec key wants it: quoted as an argument, then escaped as every text, and % twice.

    Desktop Entry Specification 1.5, "The Exec key".
    """
    argument = re.sub(r'([\\"`$])', r"\\\1", str(command))
    return f'"{_escaped(argument)}"'.replace("%", "%%")


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\")


def _refresh(data: Path) -> None:
    """Desktops that keep caches see the change at once; those without the tools find it by themselves."""
    hicolor = data / _HICOLOR
    commands = []
    if any((data / _ENTRY.parent).glob("*.desktop")):
        commands.append(["update-desktop-database", "-q", str(data / _ENTRY.parent)])
    if (hicolor / "icon-theme.cache").exists():
        commands.append(["gtk-update-icon-cache", "-q", "-t", str(hicolor)])
    if hicolor.exists():
        hicolor.touch()
    for command in commands:
        if shutil.which(command[0]):
            with contextlib.suppress(subprocess.TimeoutExpired):
                subprocess.run(command, capture_output=True, timeout=_REFRESH_SECONDS, check=False)


def _unwritten(error: OSError, data: Path) -> SorterError:
    code = ErrorCode.NO_SPACE if error.errno == errno.ENOSPC else ErrorCode.DATA_FOLDER
    return SorterError(code, Sentence("{} can't be written: {}.", error.filename or data, error.strerror or error))
