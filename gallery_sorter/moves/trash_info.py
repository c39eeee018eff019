"""The note that freedesktop's bin keeps beside each file: where it was, and when it was thrown away.

https://specifications.freedesktop.org/trash-spec/1.0/
"""

import contextlib
import os
import urllib.parse
from datetime import datetime
from pathlib import Path

_SUFFIX = ".trashinfo"
FILES = "files"
INFO = "info"
HOME_TRASH_NAME = "Trash"


def path_of(trashed: str) -> Path:
    """Where the note of a file in a bin's `files` folder is."""
    file = Path(trashed)
    return file.parent.parent / INFO / (file.name + _SUFFIX)


def write(trashed: str, original: str) -> None:
    """Write the note, exclusively, which reserves the name. Raises FileExistsError where the name is taken; whatever
    OSError it is, nothing of the note is left. Its folder is not synced: see `info_folder`.
    """
    # The specification asks for local time without a zone.
    when = datetime.now().astimezone().strftime("%Y-%m-%dT%H:%M:%S")
    text = f"[Trash Info]\n{_path_line(trashed, original)}\nDeletionDate={when}\n"
    with open(path_of(trashed), "x", encoding="ascii") as file:
        try:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            remove(trashed)
            raise


def info_folder(trashed: str) -> str:
    """The folder that the note of a trashed file lies in."""
    return str(path_of(trashed).parent)


def _path_line(trashed: str, original: str) -> str:
    trash = Path(trashed).parent.parent
    recorded = original
    if trash.name != HOME_TRASH_NAME:  # a bin at the top of a drive names its files from there
        top = trash.parent.parent if trash.parent.name == ".Trash" else trash.parent
        with contextlib.suppress(ValueError):
            recorded = str(Path(original).relative_to(top))
    return f"Path={urllib.parse.quote(os.fsencode(recorded))}"


def is_about(trashed: str, original: str) -> bool:
    """True where the note beside a trashed file's name was written for `original`, or was cut short while writing."""
    try:
        text = path_of(trashed).read_text(encoding="ascii", errors="replace")
    except OSError:
        return False
    return text == "" or _path_line(trashed, original) in text.splitlines()


def remove(trashed: str) -> None:
    """Remove the note; a missing one is no trouble."""
    with contextlib.suppress(FileNotFoundError):
        path_of(trashed).unlink()
