"""Turning trouble with a file into a reason and a sentence that a person understands."""

import errno
from pathlib import Path

from gallery_sorter.base.errors import Reason, Refused
from gallery_sorter.base.sentence import Sentence
from gallery_sorter.pictures.signatures import Signature, Verdict, is_apple_png, looks_cut, sniff

# No such name, or another kind of entry has come to stand in its place: a folder, a link.
_GONE = (errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ELOOP)


class TooManyPixelsError(Exception):
    """A picture with more pixels than the limit."""


def refuse(path: Path, error: OSError) -> Refused:
    """What a system error on a file or folder means."""
    if error.errno in _GONE:
        return Refused(
            path, Reason.VANISHED, Sentence("It is no longer there; it may have been moved, renamed or deleted.")
        )
    if isinstance(error, PermissionError):
        return Refused(
            path, Reason.NO_PERMISSION, Sentence("It may not be read. Change its permissions, then try again.")
        )
    trouble = error.strerror or type(error).__name__
    return Refused(
        path, Reason.NO_PERMISSION, Sentence("The system can't read it ({}). Check the disk, then try again.", trouble)
    )


def reason_of(data: bytes, error: Exception) -> Reason:
    """Why bytes could not be decoded: by what the decoder raised and by the bytes themselves."""
    what, said = sniff(data), str(error).lower()
    if isinstance(error, TooManyPixelsError | MemoryError) or type(error).__name__ == "DecompressionBombError":
        return Reason.TOO_LARGE
    if what.verdict is Verdict.NO_PICTURE:
        return Reason.NOT_A_PICTURE
    if what.verdict is Verdict.FOREIGN or is_apple_png(data):
        return Reason.UNSUPPORTED
    if "unsupported" in said or "not supported" in said or "not available" in said or "cannot decode" in said:
        return Reason.UNSUPPORTED
    return Reason.TRUNCATED if "truncated" in said or looks_cut(data) else Reason.CORRUPT


def refuse_content(path: Path, data: bytes, reason: Reason) -> Refused:
    """What is said of bytes that could not be decoded for this reason."""
    return Refused(path, reason, _sentence(data, reason))


def refuse_late(path: Path, seconds: float) -> Refused:
    """What is said of a file that was given up after so long."""
    message = Sentence("It took longer than {:.0f} seconds to read, so it was left as it is.", seconds)
    return Refused(path, Reason.TIMEOUT, message)


def _sentence(data: bytes, reason: Reason) -> Sentence:
    what = sniff(data)
    if is_apple_png(data):
        what = Signature(Sentence("a PNG of Apple's own kind"), Verdict.FOREIGN)
    foreign = Sentence("It is {}, which can't be read here. Save it as JPEG or PNG.", what.name)
    rare = Sentence("It is {} of a rare kind that can't be read here. Save it anew as JPEG.", what.name)
    return {
        Reason.TOO_LARGE: Sentence("It claims more pixels than are safe to read. Save it smaller."),
        Reason.NOT_A_PICTURE: Sentence("It is no picture: it is {} that is named like one.", what.name),
        Reason.UNSUPPORTED: foreign if what.verdict is Verdict.FOREIGN else rare,
        Reason.TRUNCATED: Sentence("It is {} whose end is missing. Copy it anew from where it came.", what.name),
        Reason.CORRUPT: Sentence("It is {}, but damaged. Copy it anew from where it came.", what.name),
        Reason.CRASHED: Sentence(
            "It is {} at which the decoder broke down, so it was left as it is. Save it anew as JPEG.", what.name
        ),
    }[reason]
