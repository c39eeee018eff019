"""Fetches one known file, only where a person asked for it: a broken transfer is gone on with, and what arrives is kept
only if its hash is right.

This is the only module that speaks to another machine. It asks for the file and sends nothing else.
"""

import errno
import hashlib
import http.client
import itertools
import shutil
import urllib.error
import urllib.request
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from gallery_sorter.base.cancel import Cancel
from gallery_sorter.base.errors import ErrorCode, SorterError
from gallery_sorter.base.progress import Pace, Progress
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.base.threads import map_ordered
from gallery_sorter.base.wording import byte_size

_CHUNK = 1 << 18
_PATIENCE = 20.0  # seconds without a byte from the other side
_SPARE = 100 << 20  # bytes of the disk that are left to others


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file that never changes, and how to tell that it is this one."""

    url: str
    sha256: str  # hexadecimal
    size: int  # bytes

    @property
    def name(self) -> str:
        """What it is called at its place, and here."""
        return self.url.rpartition("/")[2]


def is_whole(file: RemoteFile, path: Path) -> bool:
    """Whether it lies there, every byte of it."""
    try:
        return path.stat().st_size == file.size and _sha256(path) == file.sha256
    except OSError:
        return False


def download(file: RemoteFile, folder: Path, cancel: Cancel) -> Generator[Progress, None, Path | None]:
    """Have the file in a folder under its own name; Progress counts bytes. None where cancelled: the part waits.

    Raises SorterError: `not-found` where it can't be fetched, `bad-model` for another file, `no-space`.
    """
    target, partial = folder / file.name, folder / f"{file.name}.part"
    if is_whole(file, target):
        return target
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _check_room(file, folder, partial)
        yield from _receive(file, partial, cancel)
        if cancel:
            return None
        if partial.stat().st_size < file.size:
            raise _broken(file, Sentence("it broke off after {}", byte_size(partial.stat().st_size)))
        if not is_whole(file, partial):
            partial.unlink()
            raise _other_file(file)
        partial.replace(target)
    except (OSError, http.client.HTTPException) as error:
        raise _explained(file, folder, partial, error) from error
    return target


def _receive(file: RemoteFile, partial: Path, cancel: Cancel) -> Generator[Progress, None, None]:
    """Add to what an earlier try has left, where the other side can go on; else begin anew."""
    done = partial.stat().st_size if partial.is_file() else 0
    if done >= file.size:
        done = 0
    request = urllib.request.Request(file.url, headers={"Range": f"bytes={done}-"} if done else {})

    def connect(asked: urllib.request.Request) -> http.client.HTTPResponse:
        answer: http.client.HTTPResponse = urllib.request.urlopen(asked, timeout=_PATIENCE)
        return answer

    # In a thread each, so that cancelling waits for nobody.
    with closing(map_ordered(connect, [request], workers=1, ahead=1, name="connect", cancel=cancel)) as connected:
        answer = next(connected, None)
    if answer is None:
        return
    goes_on = answer.status == http.HTTPStatus.PARTIAL_CONTENT
    done = done if goes_on else 0
    if answer.length is not None and done + answer.length != file.size:  # the sign-in page of a network, say
        answer.close()
        raise _other_file(file)
    pace = Pace(done=done)
    read = map_ordered(answer.read, itertools.repeat(_CHUNK), workers=1, ahead=1, name="download", cancel=cancel)
    with closing(answer), partial.open("ab" if goes_on else "wb") as out, closing(read) as chunks:
        for chunk in itertools.takewhile(len, chunks):
            out.write(chunk)
            done += len(chunk)
            yield pace.at(min(done, file.size), file.size)
            if done > file.size:  # another file
                return


def _check_room(file: RemoteFile, folder: Path, partial: Path) -> None:
    held = partial.stat().st_size if partial.is_file() else 0
    if shutil.disk_usage(folder).free < file.size - held + _SPARE:
        raise SorterError(
            ErrorCode.NO_SPACE,
            Sentence("There is no room for {} in {}.", byte_size(file.size), folder),
            Sentence("Free some space."),
        )


def _explained(file: RemoteFile, folder: Path, partial: Path, error: Exception) -> SorterError:
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return SorterError(
            ErrorCode.NO_SPACE, Sentence("The disk of {} is full.", folder), Sentence("Free some space.")
        )
    if isinstance(error, PermissionError):
        return SorterError(ErrorCode.NOT_FOUND, Sentence("Nothing can be written into {}: {}.", folder, error.strerror))
    if isinstance(error, urllib.error.HTTPError):
        error.close()
        if error.code == http.HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
            partial.unlink(missing_ok=True)
        return _broken(file, Sentence("the other side says {}", error.code))
    reason = error.reason if isinstance(error, urllib.error.URLError) else error
    return _broken(file, Sentence(str(getattr(reason, "strerror", None) or reason or type(reason).__name__)))


def _broken(file: RemoteFile, why: Sentence) -> SorterError:
    return SorterError(
        ErrorCode.NOT_FOUND,
        Sentence("{} can't be fetched: {}.", file.url, why),
        Sentence("Try again, it goes on from there; or fetch it yourself and name the file."),
    )


def _other_file(file: RemoteFile) -> SorterError:
    return SorterError(
        ErrorCode.BAD_MODEL,
        Sentence("What {} gave is not the file that is known by that name; nothing of it was kept.", file.url),
        Sentence("Try again later, or name a file of your own."),
    )


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
